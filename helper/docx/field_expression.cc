// Fields put into the language of expressions.
#include <algorithm>

#include "base/text.h"
#include "docx/date_picture.h"
#include "docx/field_switches.h"
#include "docx/merge_marks.h"

namespace engross::docx {
namespace {

using expression::OtherNames;

// Whether it is a name or a path of names as an expression has them.
bool is_plain_path(std::string_view text) {
  bool word = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                        static_cast<unsigned char>(c) >= 0x80U;
    if (c == '.' ? !word : !letter && !(word && c >= '0' && c <= '9')) return false;
    word = c != '.';
  }
  return word;
}

// A merge field's name cannot hold dots in Word: Matter_Client_Name is Matter.Client.Name where
// the table has the beginning of that. "First Name", from a sheet's column, is first_name.
Written name_of(std::string_view written, const OtherNames& names) {
  std::string dotted(written);
  std::ranges::replace(dotted, '_', '.');
  if (is_plain_path(dotted)) {
    for (std::size_t end = dotted.size(); end != std::string::npos;
         end = dotted.rfind('.', end - 1))
      if (names.contains(base::fold(dotted.substr(0, end)))) return dotted;
  }
  if (is_plain_path(written)) return std::string(written);
  const std::string slug = base::slug(written);
  if (is_plain_path(slug)) return slug;
  return not_so("a merge field without a name that can be read",
                "insert the merge field again, by its name");
}

// The inside of a text that is one mark and nothing else.
std::optional<std::string> inside_of_mark(std::string_view text) {
  text = base::trim(text);
  const bool merge = text.starts_with("<<") && text.ends_with(">>");
  const bool value = text.starts_with("{{") && text.ends_with("}}");
  if (text.size() < 5 || (!merge && !value)) return std::nullopt;
  const std::string inside = readable(text.substr(2, text.size() - 4));
  if (inside.find("<<") != std::string::npos || inside.find("{{") != std::string::npos)
    return std::nullopt;
  return inside;
}

bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos &&
         text.front() != '.' && text.back() != '.' && std::ranges::count(text, '.') < 2;
}

// What one side of a comparison is.
Written operand(const CodeToken& token, const OtherNames& names) {
  if (token.only_text()) {
    const std::string text = token.text();
    if (const auto inside = inside_of_mark(text)) return "(" + *inside + ")";
    if (is_plain_number(text)) return text;
    const std::string word = base::lower(text);
    return word == "true" || word == "false" ? word : in_quotes(text);
  }
  std::string joined;
  std::string text;
  int parts = 0;
  const auto add = [&](const std::string& part) {
    joined += (joined.empty() ? "" : " ~ ") + part;
    ++parts;
  };
  for (const CodeAtom& atom : token.atoms) {
    if (atom.byte != 0) {
      text += atom.byte;
      continue;
    }
    if (atom.field == nullptr)
      return not_so("a picture or a break in a field's comparison", "take it out");
    if (!text.empty()) add(in_quotes(text));
    text.clear();
    const Written value = field_expression(*atom.field, names);
    if (!value) return value;
    add("(" + *value + ")");
  }
  if (!text.empty()) add(in_quotes(text));
  return parts > 1 ? "(" + joined + ")" : joined;
}

// { = A - B \# "…" } with merge fields or marks among what is calculated.
Written calculation(const FieldCode& field, const OtherNames& names) {
  const std::vector<CodeToken> tokens = code_tokens(field);
  std::string sum;
  std::size_t i = 1;  // behind the "="
  for (; i < tokens.size() && tokens[i].kind != CodeToken::Kind::option; ++i) {
    const auto inside = tokens[i].only_text() ? inside_of_mark(tokens[i].text()) : std::nullopt;
    if (tokens[i].only_text() && !inside) {
      sum += " " + tokens[i].text();
      continue;
    }
    const Written value = operand(tokens[i], names);
    if (!value) return value;
    sum += " " + *value;
  }
  const auto switches = read_switches(tokens, i);
  if (!switches) return tl::unexpected(switches.error());
  return with_switches("(" + sum + ")", *switches);
}

// "Mr*" with = compares beginnings.
Written compared(const std::string& left, const std::string& sign, const CodeToken& right,
                 const OtherNames& names) {
  const bool equal = sign == "=";
  const bool text = right.only_text() && !inside_of_mark(right.text());
  if ((equal || sign == "<>") && text) {
    std::string word = right.text();
    if (word.empty()) return left + (equal ? " is empty" : " is not empty");
    const std::size_t wild = word.find_first_of("?*");
    if (wild != std::string::npos && (wild + 1 < word.size() || word[wild] == '?')) {
      return not_so("a comparison with ? or * inside a text",
                    "write the condition as a mark, as in {% if client.city contains \"x\" %}");
    }
    if (word.ends_with('*')) {
      word.pop_back();
      return (equal ? "" : "not ") + left + " starts with " + in_quotes(word);
    }
  }
  const Written other = operand(right, names);
  if (!other) return other;
  return left + (equal ? " == " : sign == "<>" ? " != " : " " + sign + " ") + *other;
}

}  // namespace

Written field_expression(const FieldCode& field, const OtherNames& names) {
  const std::string name = field.name();
  if (name == "=") return calculation(field, names);
  if (name != "MERGEFIELD") {
    return not_so("a merge field inside the code of another field of Word ({ " + name + " })",
                  "write the merge field outside that field");
  }
  const std::vector<CodeToken> tokens = code_tokens(field);
  if (tokens.size() < 2 || tokens[1].kind == CodeToken::Kind::option || !tokens[1].only_text()) {
    return not_so("a merge field without a name", "insert the merge field again, by its name");
  }
  const Written value = name_of(tokens[1].text(), names);
  if (!value) return value;
  const auto switches = read_switches(tokens, 2);
  if (!switches) return tl::unexpected(switches.error());
  return with_switches(*value, *switches);
}

tl::expected<FieldCondition, CodeFault> field_condition(const FieldCode& field,
                                                        const OtherNames& names) {
  std::vector<CodeToken> tokens = code_tokens(field);
  while (!tokens.empty() && tokens.size() > 4 &&
         tokens[tokens.size() - 2].kind == CodeToken::Kind::option)
    tokens.resize(tokens.size() - 2);  // \* MERGEFORMAT
  const bool whole =
      tokens.size() >= 5 && tokens.size() <= 6 && tokens[2].kind == CodeToken::Kind::sign;
  if (!whole) {
    return not_so("a condition of Word that is not { IF a = b \"then\" \"else\" }",
                  "write it so, with spaces around the sign and each text in quotation marks");
  }
  const Written left = operand(tokens[1], names);
  if (!left) return tl::unexpected(left.error());
  const Written condition = compared(*left, tokens[2].text(), tokens[3], names);
  if (!condition) return tl::unexpected(condition.error());
  FieldCondition made{*condition, std::move(tokens[4].atoms), {}};
  if (tokens.size() == 6) made.otherwise = std::move(tokens[5].atoms);
  return made;
}

}  // namespace engross::docx
