#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "docx/mark_parser.h"

namespace engross::docx {
namespace {

Verb verb_of(std::string_view word) {
  if (word == "if") return Verb::if_true;
  if (word == "elif") return Verb::else_if;
  if (word == "else") return Verb::otherwise;
  if (word == "endif") return Verb::end_if;
  if (word == "include") return Verb::include;
  return word == "for" ? Verb::for_each : Verb::end_for;
}

// Quotation marks that go together, those that begin and those that end.
constexpr std::array<std::array<std::string_view, 5>, 2> kQuotes = {
    {{"\"", "“", "”", "„", "«"}, {"'", "‘", "’", "‚", "‹"}}};
constexpr std::array<std::string_view, 2> kOtherEnds = {"»", "›"};

// What stands between two quotation marks of a kind; nothing when `text` is anything else.
std::optional<std::string> quoted(std::string_view text) {
  for (std::size_t kind = 0; kind < kQuotes.size(); ++kind) {
    std::vector<std::string_view> marks(kQuotes[kind].begin(), kQuotes[kind].end());
    const auto open =
        std::ranges::find_if(marks, [&](std::string_view mark) { return text.starts_with(mark); });
    if (open == marks.end()) continue;
    std::string_view inside = text.substr(open->size());
    marks.push_back(kOtherEnds[kind]);
    const auto close =
        std::ranges::find_if(marks, [&](std::string_view mark) { return inside.ends_with(mark); });
    if (close == marks.end()) return std::nullopt;
    inside.remove_suffix(close->size());
    const bool ends_before = std::ranges::any_of(
        marks, [&](std::string_view mark) { return inside.find(mark) != inside.npos; });
    if (ends_before) return std::nullopt;
    return std::string(base::trim(inside));
  }
  return std::nullopt;
}

}  // namespace

void MarkParser::parse_control(std::string_view text) {
  std::string_view rest = text;
  const std::string word = base::lower(take_word(rest));
  if (word == "if") return parse_if(Verb::if_true, rest);
  if (word == "elif" || word == "elsif" || word == "elseif") return parse_if(Verb::else_if, rest);
  if (word == "else") return parse_else(rest);
  if (word == "endif") return parse_end(Verb::end_if, rest);
  if (word == "endfor") return parse_end(Verb::end_for, rest);
  if (word == "end") return parse_two_words(rest);
  if (word == "for") return parse_for(rest);
  if (word == "include") return parse_include(rest);
  unknown(word);
}

void MarkParser::unknown(const std::string& word) {
  if (word.empty()) {
    return fault("empty-mark", "nothing stands in the mark",
                 "write if, for, else, endif, endfor or include");
  }
  const auto meant =
      base::nearest(word, {"if", "elif", "else", "endif", "for", "endfor", "include"});
  // Taken for what it was meant to be, so that one slip does not look like several.
  if (meant) mark_.verb = verb_of(*meant);
  fault("unknown-control", "“" + word + "” is no control word",
        meant ? "did you mean “" + *meant + "”?"
              : "write if, elif, else, endif, for, endfor or include");
}

void MarkParser::parse_if(Verb verb, std::string_view condition) {
  mark_.verb = verb;  // its end has something to end even when the condition is faulty
  parse_expression(condition, "write a condition, as in " + written("if spouse"));
}

void MarkParser::parse_else(std::string_view rest) {
  std::string_view after = rest;
  if (base::lower(take_word(after)) == "if") return parse_if(Verb::else_if, after);
  parse_end(Verb::otherwise, rest);
}

void MarkParser::parse_two_words(std::string_view rest) {
  const std::string word = base::lower(take_word(rest));
  if (word == "if") return parse_end(Verb::end_if, rest);
  if (word == "for") return parse_end(Verb::end_for, rest);
  unknown("end" + word);
}

void MarkParser::parse_end(Verb verb, std::string_view rest) {
  mark_.verb = verb;  // the block closes all the same; one slip is one fault
  // "endfor child" names what it ends, as people do.
  if (rest.empty() || is_name(rest)) return;
  fault("syntax", "more stands in the mark than its word", "write nothing else in it");
}

std::string_view MarkParser::take_scope(std::string_view text) {
  struct Scope {
    std::string_view words;
    Reach reach;
  };
  constexpr std::array<Scope, 4> kScopes = {{{"by row", Reach::row},
                                             {"by column", Reach::cell},
                                             {"by paragraph", Reach::paragraph},
                                             {"by text", Reach::run}}};
  const std::size_t comma = text.rfind(',');
  if (comma == std::string_view::npos) return text;
  const std::string scope = base::lower(base::trim(text.substr(comma + 1)));
  for (const auto& [words, reach] : kScopes) {
    if (scope != words) continue;
    mark_.reach = reach;
    return base::trim(text.substr(0, comma));
  }
  return text;
}

void MarkParser::parse_for(std::string_view rest) {
  const std::string remedy =
      "write " + written(mark_.kind == MarkKind::merge ? "for each child in children"
                                                       : "for child in children");
  rest = take_scope(rest);
  std::string_view variable = take_word(rest);
  std::string_view after = rest;
  if (base::lower(variable) == "each" && base::lower(take_word(after)) != "in")
    variable = take_word(rest);
  const std::string in = base::lower(take_word(rest));
  mark_.verb = Verb::for_each;
  mark_.variable = variable;
  if (!is_name(variable) || in != "in") {
    fault("syntax", "a loop names a variable and a list", remedy);
  } else if (variable == "loop") {
    fault("syntax", "“loop” is the name of the count inside a loop",
          "choose another name for the variable");
  } else {
    parse_expression(rest, remedy);
  }
}

void MarkParser::parse_include(std::string_view rest) {
  mark_.verb = Verb::include;
  const auto name = quoted(rest);
  if (name) mark_.document = *name;
  if (!name || name->empty()) {
    fault("include-name", "an included document is named by its words between quotation marks",
          "write " + written("include \"signature block\""));
  } else if (!base::is_file_name(*name)) {
    fault("include-name", "“" + *name + "” is no name of a document beside the template",
          "put the document into the template's folder and write its name alone");
  }
}

}  // namespace engross::docx
