// Where a mark that includes a document may stand, and what it names.
#include <algorithm>

#include "base/text.h"
#include "docx/include.h"

namespace engross::docx {

using xml::Index;
using xml::kNone;

std::string included_title(const std::string& name) {
  const std::string lower = base::lower(name);
  return lower.ends_with(".docx") ? name.substr(0, name.size() - 5) : name;
}

std::string included_file(const std::string& name) {
  constexpr std::string_view kExtensions[] = {".docx", ".docm", ".dotx", ".dotm"};
  const std::string lower = base::lower(name);
  const bool whole = std::ranges::any_of(
      kExtensions, [&](std::string_view extension) { return lower.ends_with(extension); });
  return whole ? name : name + ".docx";
}

bool behind_table(const Part& body, Index paragraph) {
  Word before = Word::none;
  for (Index i = body.xml[paragraph].parent + 1; i < paragraph; i = body.xml[i].end) {
    if (body.words[i] == Word::table || body.words[i] == Word::paragraph) before = body.words[i];
  }
  return before == Word::table;
}

std::optional<MarkFault> misplaced(const Part& part, const Mark& mark) {
  const Paragraph& paragraph = part.paragraphs[mark.paragraph];
  const auto fault = [&](std::string what, std::string remedy) {
    return MarkFault{"include-place", mark.paragraph,  mark.begin,
                     mark.text,       std::move(what), std::move(remedy)};
  };
  const bool in_box = part.enclosing(paragraph.node, Word::text_box) != kNone;
  if (part.words[0] != Word::document || in_box) {
    return fault("a document is included in the body alone, and this is " +
                     (in_box ? std::string("a text box") : "the part “" + part.title + "”"),
                 "put its text here, or include it in the body");
  }
  if (!paragraph.objects.empty() || base::trim(paragraph.text) != mark.text) {
    return fault("more stands in the paragraph that the included document takes",
                 "give “" + mark.text + "” a paragraph of its own");
  }
  return std::nullopt;
}

}  // namespace engross::docx
