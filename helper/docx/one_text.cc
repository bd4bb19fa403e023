#include "docx/one_text.h"

#include "base/text.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;

bool holds_section(const Part& part, Index properties) {
  for (Index i = properties + 1; i < part.xml[properties].end; ++i) {
    if (part.words[i] == Word::section) return true;
  }
  return false;
}

// A link that a value has put there may go for the next one.
bool is_link(std::string_view code) {
  return base::trim(code).starts_with("HYPERLINK") || base::is_blank(code);
}

// What is neither text nor anything with a meaning of its own: a tick's own symbol alone.
bool may_be_replaced(const Part& part, const TaggedControl& control, Index node) {
  return control.kind == ControlKind::tick && part.xml.is(node, kWord, "sym");
}

}  // namespace

bool holds_one_text(const Part& part, const TaggedControl& control) {
  const Index content = control.content;
  std::size_t paragraphs = 0;
  std::size_t rows = 0;
  std::size_t cells = 0;
  int fields = 0;
  for (Index i = content + 1; i < part.xml[content].end; ++i) {
    switch (part.words[i]) {
      case Word::control:
      case Word::table:
      case Word::hyperlink:
      case Word::text_box:
      case Word::section:
        return false;
      case Word::paragraph:
        ++paragraphs;
        break;
      case Word::row:
        ++rows;
        break;
      case Word::cell:
        ++cells;
        break;
      case Word::field_char:
        fields += part.xml.value(i, kWord, "fldCharType") == "begin" ? 1 : 0;
        fields -= part.xml.value(i, kWord, "fldCharType") == "end" ? 1 : 0;
        break;
      case Word::field_text:
        if (!is_link(part.xml.text(i))) return false;
        break;
      case Word::simple_field:
        if (!is_link(part.xml.value(i, kWord, "instr"))) return false;
        break;
      case Word::line_break:
        if (part.xml.value(i, kWord, "type") == "page") return false;
        break;
      case Word::paragraph_properties:
        if (holds_section(part, i)) return false;
        i = part.xml[i].end - 1;
        break;
      case Word::run_properties:
      case Word::unseen:
      case Word::deleted:
      case Word::moved_from:
        i = part.xml[i].end - 1;
        break;
      case Word::other:
        if (!may_be_replaced(part, control, i)) return false;
        break;
      default:
        break;
    }
  }
  const bool one = paragraphs <= 1 || control.placeholder;
  return one && rows <= 1 && cells <= 1 && fields == 0 && (rows == 0 || cells == 1);
}

}  // namespace engross::docx
