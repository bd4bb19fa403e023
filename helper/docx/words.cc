#include "docx/words.h"

#include <string_view>
#include <unordered_map>

#include "docx/names.h"

namespace engross::docx {
namespace {

using Table = std::unordered_map<std::string_view, Word>;

const Table& wordprocessing() {
  static const Table table = {
      {"document", Word::document},
      {"body", Word::body},
      {"hdr", Word::header},
      {"ftr", Word::footer},
      {"footnote", Word::footnote},
      {"endnote", Word::endnote},
      {"comment", Word::comment},
      {"txbxContent", Word::text_box},
      {"p", Word::paragraph},
      {"pPr", Word::paragraph_properties},
      {"r", Word::run},
      {"rPr", Word::run_properties},
      {"sectPr", Word::section},
      {"t", Word::text},
      {"tab", Word::tab},
      {"br", Word::line_break},
      {"cr", Word::line_break},
      {"noBreakHyphen", Word::hyphen},
      {"softHyphen", Word::soft_hyphen},
      {"tbl", Word::table},
      {"tr", Word::row},
      {"tc", Word::cell},
      {"sdt", Word::control},
      {"sdtContent", Word::control_content},
      {"sdtPr", Word::control_properties},
      {"id", Word::control_id},
      {"hyperlink", Word::hyperlink},
      {"ins", Word::inserted},
      {"del", Word::deleted},
      {"moveFrom", Word::moved_from},
      {"moveTo", Word::moved_to},
      {"smartTag", Word::smart_tag},
      {"customXml", Word::custom_xml},
      {"bdo", Word::direction},
      {"dir", Word::direction},
      {"fldChar", Word::field_char},
      {"instrText", Word::field_text},
      {"fldSimple", Word::simple_field},
      {"bookmarkStart", Word::range_start},
      {"bookmarkEnd", Word::range_end},
      {"commentRangeStart", Word::range_start},
      {"commentRangeEnd", Word::range_end},
      {"permStart", Word::range_start},
      {"permEnd", Word::range_end},
      {"moveFromRangeStart", Word::range_start},
      {"moveFromRangeEnd", Word::range_end},
      {"moveToRangeStart", Word::range_start},
      {"moveToRangeEnd", Word::range_end},
      {"customXmlInsRangeStart", Word::range_start},
      {"customXmlInsRangeEnd", Word::range_end},
      {"customXmlDelRangeStart", Word::range_start},
      {"customXmlDelRangeEnd", Word::range_end},
      {"customXmlMoveFromRangeStart", Word::range_start},
      {"customXmlMoveFromRangeEnd", Word::range_end},
      {"customXmlMoveToRangeStart", Word::range_start},
      {"customXmlMoveToRangeEnd", Word::range_end},
      {"commentReference", Word::comment_reference},
      {"proofErr", Word::unseen},
      {"lastRenderedPageBreak", Word::unseen},
      {"tcPr", Word::unseen},
      {"trPr", Word::unseen},
      {"tblPr", Word::unseen},
      {"tblGrid", Word::unseen},
      {"tblPrEx", Word::unseen},
      {"sdtEndPr", Word::unseen},
      {"smartTagPr", Word::unseen},
      {"customXmlPr", Word::unseen},
      {"rPrChange", Word::change},
      {"pPrChange", Word::change},
      {"tblPrChange", Word::change},
      {"trPrChange", Word::change},
      {"tcPrChange", Word::change},
      {"sectPrChange", Word::change},
      {"numberingChange", Word::change},
      {"cellIns", Word::change},
      {"cellDel", Word::change},
      {"pStyle", Word::heading_style},
      {"annotationRef", Word::unseen},
  };
  return table;
}

}  // namespace

Word word_of(const xml::Name& name) {
  if (name.space == kWord) {
    const auto found = wordprocessing().find(name.local);
    return found == wordprocessing().end() ? Word::other : found->second;
  }
  if (name.space == kWordDrawing && name.local == "docPr") return Word::drawing_properties;
  return Word::other;
}

Words::Words(const xml::Document& document) : nodes_(&document.nodes()) {
  by_name_.reserve(document.names().size());
  for (const xml::Name& name : document.names()) by_name_.push_back(word_of(name));
}

}  // namespace engross::docx
