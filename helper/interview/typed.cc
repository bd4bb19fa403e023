#include <fmt/format.h>

#include <algorithm>

#include "interview/answer_types.h"
#include "interview/typed_text.h"

namespace engross::interview {

using base::Result;
using expression::List;
using expression::Value;

namespace {

// As few options as a person can see are counted, not typed.
std::optional<std::size_t> count_in(std::string_view text) {
  const auto number = base::Decimal::parse(text);
  if (!number || text.size() > 4 || !number->is_whole() || number->is_negative())
    return std::nullopt;
  return static_cast<std::size_t>(*number->whole());
}

Result<Value> typed_choice(const Question& question, std::string_view text) {
  const std::string wanted = base::fold(text);
  std::vector<std::string> begun;
  for (const std::string& option : question.options) {
    if (base::fold(option) == wanted) return Value(option);
    if (base::fold(option).starts_with(wanted)) begun.push_back(option);
  }
  const auto number = count_in(text);
  if (number && *number >= 1 && *number <= question.options.size())
    return Value(question.options[*number - 1]);
  if (begun.size() == 1) return Value(begun.front());
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < question.options.size(); ++i)
    shown.push_back(fmt::format("{} {}", i + 1, question.options[i]));
  const char* wrong = begun.empty() ? "is not one of the options" : "begins several options";
  return refuse_answer(question, fmt::format("\"{}\" {}", base::excerpt(text), wrong),
                       "type the number or the words of one of: " + base::join(shown, ", "));
}

Result<Value> typed_tick(const Question& question, std::string_view text) {
  const std::string word = base::fold_word(text);
  if (word == "y") return Value(true);
  if (word == "n") return Value(false);
  if (const auto tick = tick_of(text)) return Value(*tick);
  return refuse_answer(question, fmt::format("\"{}\" is not yes or no", base::excerpt(text)),
                       "type yes or no");
}

// The words of a name, "Whitfield-Moss" being one.
std::vector<std::string> name_words(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& part : base::split(text, ' ')) {
    std::string word = base::fold_word(part);
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

// Whether the typed words stand in the name in that order, others between them: "Thomas Whitfield"
// is part of "Thomas Edward Whitfield".
bool is_part(const std::vector<std::string>& typed, const std::vector<std::string>& name) {
  auto at = name.begin();
  for (const std::string& word : typed) {
    at = std::find(at, name.end(), word);
    if (at == name.end()) return false;
    ++at;
  }
  return !typed.empty();
}

Result<Value> typed_person(const Question& question, std::string_view text, const List& people) {
  if (!named(text, people).empty()) return resolved(question, Value(std::string(text)), people);
  const std::vector<std::string> words = name_words(text);
  if (words.empty())
    return refuse_answer(question, fmt::format("\"{}\" is no name", base::excerpt(text)),
                         "type a person's name");
  List found;
  std::vector<std::string> names;
  for (const Value& person : people) {
    const std::string name = name_of_person(person);
    if (!is_part(words, name_words(name))) continue;
    found.push_back(person);
    names.push_back(name);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return person_of_name(text);
  return refuse_answer(
      question, fmt::format("\"{}\" may be {}", base::excerpt(text), base::join(names, " or ")),
      "type more of the name");
}

Result<Value> of_typed(const Question& question, std::string_view text, const List& people) {
  switch (question.type) {
    case AnswerType::text:
      return Value(std::string(text));
    case AnswerType::date:
      return typed_date(text).map([](const base::Date& date) { return Value(date); });
    case AnswerType::money:
      return typed_number(text, true).map([](const base::Decimal& amount) {
        return Value(base::Money{amount, "CAD"});
      });
    case AnswerType::number:
      return typed_number(text, false).map([](const base::Decimal& number) {
        return Value(number);
      });
    case AnswerType::yes_no:
      return typed_tick(question, text);
    case AnswerType::choice:
      return typed_choice(question, text);
    case AnswerType::person:
      return typed_person(question, text, people);
    case AnswerType::list:
      break;
  }
  return refuse_answer(question, "a list is not typed at once", "type its items one by one");
}

}  // namespace

Result<Value> typed(const Question& question, std::string_view text, const List& people) {
  text = base::trim(text);
  if (text.empty()) return refuse_answer(question, "nothing was typed", "type an answer");
  if (base::find_ill_formed(text))
    return refuse_answer(question, "this is not UTF-8 text", "type it again");
  auto value = of_typed(question, text, people);
  if (!value) {
    value.error().where = question.label;
    return value;
  }
  std::string what = out_of_bounds(question, *value);
  if (what.empty()) return value;
  return refuse_answer(question, std::move(what), "type another answer");
}

}  // namespace engross::interview
