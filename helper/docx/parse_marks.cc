#include <algorithm>
#include <array>

#include "base/text.h"
#include "docx/mark.h"

namespace engross::docx {
namespace {

using expression::Expression;

constexpr std::string_view kBlank = " \t\r\n\u00A0";

// Word puts soft hyphens and zero-width characters where nobody sees them; breaks and tabs are
// spaces.
std::string readable(std::string_view inside) {
  std::string out;
  for (const char32_t c : base::code_points(inside)) {
    if (c == U'\u00AD' || (c >= U'\u200B' && c <= U'\u200D') || c == U'\u2060' || c == U'\uFEFF')
      continue;
    if (c == U'\n' || c == U'\r' || c == U'\t') {
      out.push_back(' ');
    } else {
      base::append_utf8(out, c);
    }
  }
  return out;
}

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

bool is_name(std::string_view text) {
  return !text.empty() && is_name_start(text.front()) && std::ranges::all_of(text, is_name_part);
}

// The first word of a text, which is removed from it together with the space behind.
std::string_view take_word(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_part(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  text = base::trim(text.substr(end));
  return word;
}

class Parser {
 public:
  Parser(Mark& mark, const Options& options, std::vector<MarkFault>& faults)
      : mark_(mark), options_(options), faults_(faults) {}

  void parse() {
    const std::string inside = readable(mark_.inside);
    switch (mark_.kind) {
      case MarkKind::comment:
        mark_.verb = Verb::comment;
        return;
      case MarkKind::value:
        return parse_value(inside);
      case MarkKind::control:
        return parse_control(inside);
      case MarkKind::either:
        return parse_brace(inside);
    }
  }

 private:
  void fault(std::string code, std::string what, std::string remedy) {
    faults_.push_back({std::move(code), mark_.paragraph, mark_.begin, mark_.text, std::move(what),
                       std::move(remedy)});
  }

  bool parse_expression(std::string_view text, std::string_view empty_remedy) {
    if (base::is_blank(text)) {
      fault("empty-mark", "nothing stands in the mark", std::string(empty_remedy));
      return false;
    }
    auto parsed = Expression::parse(text, options_.known_filters);
    if (!parsed) {
      const bool filter = parsed.error().what.find("filter") != std::string::npos;
      fault(filter ? "unknown-filter" : "syntax", parsed.error().what, parsed.error().remedy);
      return false;
    }
    mark_.expression = std::move(*parsed);
    return true;
  }

  // Jinja's "-" and "+" beside the brackets steer white space, which paragraphs settle here.
  static std::string_view without_signs(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    text = base::trim(text);
    if (!text.empty() && text.back() == '-') text.remove_suffix(1);
    return base::trim(text);
  }

  // docxtpl's letters, glued to the bracket: {%p …, {%tr …, {%tc …, {%r …, {{r ….
  std::string_view take_reach(std::string_view text) {
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

  void parse_value(std::string_view text) {
    const std::string_view body = without_signs(take_reach(text));
    mark_.reach = Reach::automatic;
    if (parse_expression(body, "write the name of a value, as in {{ client.name.full }}"))
      mark_.verb = Verb::print;
  }

  void parse_control(std::string_view text) {
    text = without_signs(take_reach(text));
    std::string_view rest = text;
    const std::string word = base::lower(take_word(rest));
    if (word == "if") return parse_if(Verb::if_true, rest);
    if (word == "elif" || word == "elsif" || word == "elseif") return parse_if(Verb::else_if, rest);
    if (word == "else") return parse_else(rest);
    if (word == "endif") return parse_end(Verb::end_if, rest);
    if (word == "endfor") return parse_end(Verb::end_for, rest);
    if (word == "end") return parse_two_words(rest);
    if (word == "for") return parse_for(rest);
    unknown(word);
  }

  void unknown(const std::string& word) {
    if (word.empty()) {
      return fault("empty-mark", "nothing stands in the mark",
                   "write if, for, else, endif or endfor");
    }
    const auto meant = base::nearest(word, {"if", "elif", "else", "endif", "for", "endfor"});
    // Taken for what it was meant to be, so that one slip does not look like several.
    if (meant) mark_.verb = verb_of(*meant);
    fault("unknown-control", "“" + word + "” is no control word",
          meant ? "did you mean “" + *meant + "”?" : "write if, elif, else, endif, for or endfor");
  }

  static Verb verb_of(std::string_view word) {
    if (word == "if") return Verb::if_true;
    if (word == "elif") return Verb::else_if;
    if (word == "else") return Verb::otherwise;
    if (word == "endif") return Verb::end_if;
    return word == "for" ? Verb::for_each : Verb::end_for;
  }

  void parse_if(Verb verb, std::string_view condition) {
    mark_.verb = verb;  // its end has something to end even when the condition is faulty
    parse_expression(condition, "write a condition, as in {% if spouse %}");
  }

  void parse_else(std::string_view rest) {
    std::string_view after = rest;
    if (base::lower(take_word(after)) == "if") return parse_if(Verb::else_if, after);
    parse_end(Verb::otherwise, rest);
  }

  void parse_two_words(std::string_view rest) {
    const std::string word = base::lower(take_word(rest));
    if (word == "if") return parse_end(Verb::end_if, rest);
    if (word == "for") return parse_end(Verb::end_for, rest);
    unknown("end" + word);
  }

  void parse_end(Verb verb, std::string_view rest) {
    mark_.verb = verb;  // the block closes all the same; one slip is one fault
    // "endfor child" names what it ends, as people do.
    if (rest.empty() || is_name(rest)) return;
    fault("syntax", "more stands in the mark than its word", "write nothing else in it");
  }

  void parse_for(std::string_view rest) {
    constexpr std::string_view kRemedy = "write {% for child in children %}";
    std::string_view variable = take_word(rest);
    std::string_view after = rest;
    if (base::lower(variable) == "each" && base::lower(take_word(after)) != "in")
      variable = take_word(rest);
    const std::string in = base::lower(take_word(rest));
    mark_.verb = Verb::for_each;
    mark_.variable = variable;
    if (!is_name(variable) || in != "in") {
      fault("syntax", "a loop names a variable and a list", std::string(kRemedy));
    } else if (variable == "loop") {
      fault("syntax", "“loop” is the name of the count inside a loop",
            "choose another name for the variable");
    } else {
      parse_expression(rest, kRemedy);
    }
  }

  void parse_brace(std::string_view text) {
    text = base::trim(text);
    const char sign = text.empty() ? '\0' : text.front();
    if (sign == '#') return parse_section(Verb::each, text.substr(1));
    if (sign == '^') return parse_section(Verb::if_false, text.substr(1));
    if (sign == '/') {
      mark_.verb = Verb::end_any;
      mark_.variable = base::trim(text.substr(1));
      return;
    }
    if (parse_expression(this_for_dot(text), "write the name of a value, as in {name}"))
      mark_.verb = Verb::print;
  }

  void parse_section(Verb verb, std::string_view name) {
    name = base::trim(name);
    mark_.variable = name;
    if (parse_expression(this_for_dot(name), "write the name of a list, as in {#items}"))
      mark_.verb = verb;
  }

  static std::string_view this_for_dot(std::string_view text) {
    return text == "." ? "this" : text;
  }

  Mark& mark_;
  const Options& options_;
  std::vector<MarkFault>& faults_;
};

}  // namespace

void parse_marks(std::vector<Mark>& marks, const Options& options, std::vector<MarkFault>& faults) {
  for (Mark& mark : marks) Parser(mark, options, faults).parse();
}

}  // namespace engross::docx
