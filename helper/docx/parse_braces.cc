// Marks of the braces dialect, as authors who know docxtemplater and easy-template-x write them:
// {name}, {#list} … {/list}, {^list} … {/}, {-w:tr list} and {#list [loopOver: "row"]}.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "docx/mark_parser.h"

namespace engross::docx {
namespace {

std::string_view this_for_dot(std::string_view text) { return text == "." ? "this" : text; }

struct Reached {
  std::string_view word;
  Reach reach;
};
constexpr std::array<Reached, 4> kElements = {
    {{"w:p", Reach::paragraph}, {"w:tr", Reach::row}, {"w:tc", Reach::cell}, {"w:r", Reach::run}}};
constexpr std::array<Reached, 4> kLoopOver = {{{"row", Reach::row},
                                               {"column", Reach::cell},
                                               {"paragraph", Reach::paragraph},
                                               {"content", Reach::run}}};

}  // namespace

bool is_free_name(std::string_view text) {
  text = base::trim(text);
  return !text.empty() && text.find_first_of("\"'|()[]{}<>=+*/%~,;:!?@#&^\\$`") == text.npos &&
         text.find('.') == text.npos && !(text.front() >= '0' && text.front() <= '9') &&
         text.front() != '-';
}

void MarkParser::parse_brace(std::string_view text) {
  const char sign = text.empty() ? '\0' : text.front();
  switch (sign) {
    case '#':
      return parse_section(Verb::each, text.substr(1));
    case '^':
      return parse_section(Verb::if_false, text.substr(1));
    case '-':
      return parse_dashed(base::trim(text.substr(1)));
    case '/':
      mark_.verb = Verb::end_any;
      mark_.variable = base::trim(text.substr(1));
      return;
    case '@':
      return fault("raw-xml", "XML as a value, which could be anything",
                   "write a value, as {name}; it is text, whatever stands in it");
    case '%':
      // "%%" is docxtemplater's picture in a paragraph of its own, which the paragraph says itself.
      return parse_picture(base::trim(text.substr(text.starts_with("%%") ? 2 : 1)));
    default:
      return parse_value(this_for_dot(text));
  }
}

void MarkParser::parse_picture(std::string_view name) {
  const std::string value = "(" + std::string(this_for_dot(name)) + ") | image";
  if (parse_expression(base::is_blank(name) ? name : value, "write {%logo}"))
    mark_.verb = Verb::print;
}

void MarkParser::parse_section(Verb verb, std::string_view name) {
  name = take_loop_over(base::trim(name));
  mark_.variable = name;
  mark_.verb = verb;  // its end has something to end even when the name is faulty
  parse_expression(this_for_dot(name), "write the name of a list, as in {#items}");
}

void MarkParser::parse_dashed(std::string_view text) {
  for (const auto& [word, reach] : kElements) {
    if (!text.starts_with(std::string(word) + " ")) continue;
    mark_.reach = reach;
    return parse_section(Verb::each, text.substr(word.size()));
  }
  mark_.verb = Verb::each;
  mark_.variable = base::trim(text.substr(std::min(text.find(' '), text.size())));
  fault("syntax", "a loop over an element that is not known here",
        "write {-w:p items}, {-w:tr items}, {-w:tc items} or {-w:r items}");
}

std::string_view MarkParser::take_loop_over(std::string_view text) {
  const std::size_t open = text.rfind('[');
  if (open == std::string_view::npos || !text.ends_with(']')) return text;
  std::string_view option = base::trim(text.substr(open + 1, text.size() - open - 2));
  constexpr std::string_view kName = "loopOver";
  if (!option.starts_with(kName)) return text;
  option = base::trim(option.substr(kName.size()));
  if (!option.starts_with(':')) return text;
  const std::string wanted = base::fold_word(option.substr(1));  // quotation marks of any kind
  for (const auto& [word, reach] : kLoopOver) {
    if (wanted != word) continue;
    mark_.reach = reach;
    return base::trim(text.substr(0, open));
  }
  fault("syntax", "a loop over something that is not known here",
        "write loopOver: \"row\", \"column\", \"paragraph\" or \"content\"");
  return base::trim(text.substr(0, open));
}

}  // namespace engross::docx
