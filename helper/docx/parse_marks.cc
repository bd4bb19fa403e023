#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "docx/mark_parser.h"
#include "docx/merge_marks.h"

namespace engross::docx {
namespace {

using expression::Expression;

constexpr std::string_view kBlank = " \t\r\n\u00A0";

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

// Jinja's "-" and "+" beside the brackets steer white space, which paragraphs settle here.
std::string_view without_signs(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  text = base::trim(text);
  if (!text.empty() && text.back() == '-') text.remove_suffix(1);
  return base::trim(text);
}

// A part may name other brackets half-way, in which one text means two things.
bool means_the_same(const Mark& one, const Mark& other) {
  return one.kind == other.kind && one.inside == other.inside;
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && is_name_start(text.front()) && std::ranges::all_of(text, is_name_part);
}

std::string_view take_word(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_part(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  text = base::trim(text.substr(end));
  return word;
}

void MarkParser::parse() {
  const std::string inside = readable(mark_.inside);
  switch (mark_.kind) {
    case MarkKind::comment:
      mark_.verb = Verb::comment;
      return;
    case MarkKind::value: {
      const std::string_view text = without_signs(take_reach(inside));
      mark_.reach = Reach::automatic;
      return parse_value(text);
    }
    case MarkKind::control:
      return parse_control(without_signs(take_reach(inside)));
    case MarkKind::either:
      return parse_brace(base::trim(inside));
    case MarkKind::merge:
      return parse_merge(base::trim(inside));
  }
}

void MarkParser::fault(std::string code, std::string what, std::string remedy) {
  faults_.push_back({std::move(code), mark_.paragraph, mark_.begin, mark_.text, std::move(what),
                     std::move(remedy)});
}

std::string MarkParser::written(std::string_view words) const {
  return mark_.kind == MarkKind::merge ? "<<" + std::string(words) + ">>"
                                       : "{% " + std::string(words) + " %}";
}

bool MarkParser::parse_expression(std::string_view text, std::string_view empty_remedy) {
  if (base::is_blank(text)) {
    fault("empty-mark", "nothing stands in the mark", std::string(empty_remedy));
    return false;
  }
  const bool merged = mark_.kind == MarkKind::merge;
  auto parsed = Expression::parse(text, options_.known_filters,
                                  merged ? options_.merge_names : expression::OtherNames{});
  if (!parsed && mark_.kind == MarkKind::either && is_free_name(text)) {
    mark_.expression = Expression::of_name(std::string(base::trim(text)));
    return true;
  }
  if (!parsed) {
    const bool filter = parsed.error().what.find("filter") != std::string::npos;
    fault(filter ? "unknown-filter" : "syntax", parsed.error().what, parsed.error().remedy);
    return false;
  }
  mark_.expression = std::move(*parsed);
  return true;
}

std::string_view MarkParser::take_reach(std::string_view text) {
  struct Letters {
    std::string_view letters;
    Reach reach;
  };
  constexpr std::array<Letters, 4> kAll = {
      {{"tr", Reach::row}, {"tc", Reach::cell}, {"p", Reach::paragraph}, {"r", Reach::run}}};
  for (const auto& [letters, reach] : kAll) {
    if (!text.starts_with(letters) || text.size() == letters.size()) continue;
    const std::string_view rest = text.substr(letters.size());
    if (kBlank.find(rest.front()) == std::string_view::npos) continue;
    const std::string_view next = base::trim(rest);
    // "{{ r | upper }}" glued to its bracket asks for a name "r".
    if (next.empty() || !(is_name_start(next.front()) || next.front() == '-')) continue;
    mark_.reach = reach;
    return rest;
  }
  return text;
}

void MarkParser::parse_value(std::string_view text) {
  if (text.starts_with('?')) {
    mark_.optional = true;
    text = base::trim(text.substr(1));
  }
  const std::string_view remedy =
      mark_.kind == MarkKind::either  ? "write the name of a value, as in {name}"
      : mark_.kind == MarkKind::merge ? "write the name of a value, as in <<Matter.Client.Name>>"
                                      : "write the name of a value, as in {{ client.name.full }}";
  const std::string value = with_filter(text);
  if (parse_expression(value, remedy)) mark_.verb = Verb::print;
}

void MarkParser::parse_merge(std::string_view text) {
  if (text.starts_with('!')) {
    mark_.verb = Verb::comment;
  } else if (begins_with_control(text)) {
    parse_control(text);
  } else {
    parse_value(text);
  }
}

void parse_marks(std::vector<Mark>& marks, const Options& options, std::vector<MarkFault>& faults) {
  // Templates ask for the same few names over and over.
  std::unordered_map<std::string_view, const Mark*> read;
  for (Mark& mark : marks) {
    const auto before = read.find(mark.text);
    if (before != read.end() && means_the_same(*before->second, mark)) {
      static_cast<Meaning&>(mark) = *before->second;
      continue;
    }
    const std::size_t known = faults.size();
    MarkParser(mark, options, faults).parse();
    if (faults.size() == known) read.insert_or_assign(mark.text, &mark);
  }
}

}  // namespace engross::docx
