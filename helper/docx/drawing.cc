#include "docx/drawing.h"

#include <fmt/format.h>

#include "docx/names.h"

namespace engross::docx {
namespace {

struct Spaces {
  std::string_view drawing;  // wp
  std::string_view main;     // a
  std::string_view picture;  // pic
  std::string_view relationship;
};
constexpr Spaces kUsual = {kWordDrawing, kDrawing,
                           "http://schemas.openxmlformats.org/drawingml/2006/picture",
                           kRelationship};
constexpr Spaces kOfStrict = {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
                              "http://purl.oclc.org/ooxml/drawingml/main",
                              "http://purl.oclc.org/ooxml/drawingml/picture",
                              "http://purl.oclc.org/ooxml/officeDocument/relationships"};

std::string blip(const Figure& figure, const Spaces& spaces) {
  const std::string open =
      fmt::format("<a:blip xmlns:r=\"{}\" r:embed=\"{}\"", spaces.relationship, figure.relation);
  if (figure.transparency == 0) return open + "/>";
  return fmt::format("{}><a:alphaModFix amt=\"{}\"/></a:blip>", open,
                     (100 - figure.transparency) * 1000);
}

}  // namespace

std::string inline_drawing(const Figure& figure, std::string_view prefix, bool strict) {
  const Spaces& spaces = strict ? kOfStrict : kUsual;
  std::string described;
  if (!figure.words.empty()) {
    described = " descr=\"";
    xml::append_escaped_attribute(described, figure.words);
    described += "\"";
  }
  const std::string name = fmt::format("Picture {}", figure.id);
  const std::string size = fmt::format("cx=\"{}\" cy=\"{}\"", figure.width, figure.height);
  return fmt::format(
      "<{0}drawing><wp:inline xmlns:wp=\"{1}\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
      "<wp:extent {2}/><wp:docPr id=\"{3}\" name=\"{4}\"{5}/><wp:cNvGraphicFramePr>"
      "<a:graphicFrameLocks xmlns:a=\"{6}\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
      "<a:graphic xmlns:a=\"{6}\"><a:graphicData uri=\"{7}\"><pic:pic xmlns:pic=\"{7}\">"
      "<pic:nvPicPr><pic:cNvPr id=\"{3}\" name=\"{4}\"/><pic:cNvPicPr/></pic:nvPicPr>"
      "<pic:blipFill>{8}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
      "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {2}/></a:xfrm>"
      "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"
      "</a:graphic></wp:inline></{0}drawing>",
      prefix, spaces.drawing, size, figure.id, name, described, spaces.main, spaces.picture,
      blip(figure, spaces));
}

}  // namespace engross::docx
