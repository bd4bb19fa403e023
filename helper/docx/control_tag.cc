#include "docx/control_tag.h"

#include <algorithm>

#include "base/text.h"
#include "docx/mark_parser.h"
#include "docx/tag_mark.h"

namespace engross::docx {
namespace {

bool is_small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// "client.name.full", as this program writes its values.
bool is_own_path(std::string_view text) {
  bool dotted = false;
  char before = '.';
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (c == '.' ? before == '.' : !is_small(c) || (digit && before == '.')) return false;
    dotted = dotted || c == '.';
    before = c;
  }
  return dotted && before != '.';
}

// "Matter.Client.Name": merge fields begin with a capital.
bool is_merge_path(std::string_view text) {
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
         text.find('.') != std::string_view::npos &&
         text.find_first_of(" |([<>=+*/~\"") == std::string_view::npos;
}

// What stands before a filter.
std::string_view before_filter(std::string_view text) {
  return base::trim(text.substr(0, text.find('|')));
}

// "child in children" is a loop; "children" alone brings the members of its items into reach.
void read_list(Mark& mark, const Options& options, std::vector<MarkFault>& faults) {
  std::string_view rest = base::trim(mark.inside);
  const std::string_view whole = rest;
  const bool loop = take_word(rest) == "for" && !rest.empty();
  rest = loop ? rest : whole;
  const std::string words(rest);
  const bool named = is_name(take_word(rest)) && base::lower(take_word(rest)) == "in";
  if (loop || named) {
    mark.inside = "for " + words;
    mark.kind = MarkKind::control;
    return read_mark(mark, options, faults);
  }
  read_mark(mark, options, faults);
  if (mark.verb == Verb::print) mark.verb = Verb::each;
}

void read_as(Mark& mark, bool section, const Options& options, std::vector<MarkFault>& faults) {
  if (section) return read_list(mark, options, faults);
  read_mark(mark, options, faults);
}

bool is_read(const Mark& mark, bool section) {
  if (!mark.expression) return false;
  return section ? mark.verb == Verb::for_each || mark.verb == Verb::each
                 : mark.verb == Verb::print;
}

}  // namespace

std::optional<ControlTag> read_tag(Mark mark, bool section, const Options& options,
                                   std::vector<MarkFault>& faults,
                                   std::vector<std::string>& notices) {
  std::vector<MarkFault> own;
  if (is_bracketed(mark)) {
    read_as(mark, section, options, own);
    if (own.empty() && !is_read(mark, section)) {
      own.push_back({"control-tag", mark.paragraph, mark.begin, mark.text,
                     section ? "the tag of a repeating section that names no list"
                             : "the tag of a content control that is no value",
                     section ? "write “child in children” for the tag"
                             : "write a value for the tag, as in client.name.full"});
    }
    faults.insert(faults.end(), own.begin(), own.end());
    if (!own.empty()) return std::nullopt;
    return ControlTag{std::move(mark)};
  }
  // Another system's marks have their brackets, or are no marks.
  if (options.dialect != Dialect::engross) return std::nullopt;
  const std::string text = mark.inside;
  if (is_merge_path(before_filter(text))) mark.kind = MarkKind::merge;
  read_as(mark, section, options, own);
  const bool filtered = text.find('|') != std::string::npos;
  if (!own.empty() || !is_read(mark, section)) {
    if (filtered && is_own_path(before_filter(text)) && !own.empty())
      notices.push_back("a content control stays as it is, because its tag cannot be read: “" +
                        text + "”, " + own.front().what);
    return std::nullopt;
  }
  const auto names = mark.expression->names();
  if (names.empty()) return std::nullopt;
  const bool merged = mark.kind == MarkKind::merge && names.front().path != text;
  const bool sure =
      filtered || merged || mark.verb == Verb::for_each || is_own_path(mark.expression->source());
  return ControlTag{std::move(mark), !sure};
}

}  // namespace engross::docx
