// Documents filled with pictures, and what is drawn in them.
#pragma once

#include <string>

#include "fakes/pictures.h"
#include "filled.h"

namespace engross::docx_tests {

inline std::string picture_values() {
  const std::string base64 = fakes::base64(fakes::png(192, 96));
  return R"({"logo": {"_type": "image", "source": ")" + base64 +
         R"(", "format": "image/png", "width": 200, "height": 100, "altText": "A \"hero\" & co"},
    "faded": {"_type": "image", "source": ")" +
         base64 + R"(", "width": 10, "height": 10, "transparencyPercent": 80},
    "bytes": ")" +
         base64 + R"(", "other": ")" + fakes::base64(fakes::gif(96, 96)) + R"(",
    "jpeg_said_png": {"_type": "image", "source": ")" +
         fakes::base64(fakes::jpeg(1, 1)) + R"(", "format": "image/png"},
    "no_source": {"_type": "image"}, "wide": {"_type": "image", "source": ")" +
         base64 + R"(", "width": 100000}, "negative": {"_type": "image", "source": ")" + base64 +
         R"(", "width": -1}, "worded": {"_type": "image", "source": ")" + base64 +
         R"(", "height": "10"},
    "faint": {"_type": "image", "source": ")" +
         base64 + R"(", "transparencyPercent": 101}, "text": "words", "number": 5, "nothing": null,
    "Our Hero": {"_type": "image", "source": ")" +
         base64 + R"("}, "rows": [{"n": 1}, {"n": 2}], "chart": {"_type": "chart", "series": []}})";
}

inline base::Result<std::string> beside_template(std::string_view name) {
  if (name == "logo.png") return fakes::png(192, 96, 3780);
  return base::failure(base::Fault::not_found, "no such file", std::string(name), "write its name");
}

inline std::string pictured(const fakes::DocxMaker& maker,
                            docx::Dialect dialect = docx::Dialect::engross) {
  const auto opened =
      docx::Template::open(maker.bytes(), {.dialect = dialect, .beside = beside_template});
  if (!opened) return "open: " + opened.error().line();
  if (!opened->faults().empty()) return "faults: " + faults_of(*opened);
  const auto filled = opened->fill(values(picture_values()), environment(), docx::Missing::stop);
  if (!filled) return "fill: " + filled.error().error.line();
  std::string unsound;
  for (const docx::OutputFault& fault : docx::check_output(filled->document))
    unsound += fault.code + " " + fault.part + " " + fault.what + "\n";
  return unsound.empty() ? filled->document : "unsound: " + unsound;
}

// "cx×cy of relation" of every drawing, its words in quotes; or why there is none.
inline std::string drawings_in(const std::string& xml) {
  const auto value = [&](std::size_t from, const std::string& name) {
    const std::size_t at = xml.find(name + "=\"", from);
    if (at == std::string::npos) return std::string();
    const std::size_t begin = at + name.size() + 2;
    return xml.substr(begin, xml.find('"', begin) - begin);
  };
  std::string out;
  for (std::size_t at = xml.find("<w:drawing>"); at != std::string::npos;
       at = xml.find("<w:drawing>", at + 1)) {
    const std::size_t end = xml.find("</w:drawing>", at);
    const std::size_t described = xml.find("descr=\"", at);
    out += (out.empty() ? "" : "; ") + value(at, "cx") + "x" + value(at, "cy") + " of " +
           value(at, "r:embed");
    if (described < end) out += " \"" + value(at, "descr") + "\"";
  }
  return out;
}

struct DrawnRow {
  std::string name;
  std::string body;
  std::string drawn;
};

}  // namespace engross::docx_tests
