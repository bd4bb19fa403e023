#include "interview/answer_types.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::interview {

using base::Result;
using expression::List;
using expression::Value;
using Kind = Value::Kind;

namespace {

// The answer as a message quotes it.
std::string quoted(const Value& given) {
  if (given.is(Kind::list)) return "a list";
  const auto text = expression::display(given);
  if (!text || text->empty()) return "this";
  return fmt::format("\"{}\"", base::excerpt(*text));
}

tl::unexpected<base::Error> refuse(const Question& question, const Value& given,
                                   std::string_view wanted, std::string remedy) {
  return refuse_answer(question, fmt::format("{} is not {}", quoted(given), wanted),
                       std::move(remedy));
}

Result<Value> tick_answer(const Question& question, const Value& given) {
  if (given.is(Kind::boolean)) return given;
  if (given.is(Kind::text)) {
    if (const auto tick = tick_of(given.text())) return Value(*tick);
  }
  return refuse(question, given, "yes or no", "answer yes or no");
}

std::optional<base::Decimal> number_in(const Value& given) {
  if (given.is(Kind::number)) return given.number();
  if (!given.is(Kind::text)) return std::nullopt;
  const auto read = base::Decimal::parse(base::trim(given.text()));
  return read ? std::optional(*read) : std::nullopt;
}

Result<Value> number_answer(const Question& question, const Value& given) {
  if (const auto number = number_in(given)) return Value(*number);
  return refuse(question, given, "a number", "write digits, as 30");
}

Result<Value> money_answer(const Question& question, const Value& given) {
  if (given.is(Kind::money)) return given;
  const auto amount = number_in(given);
  if (!amount || amount->rounded(2) != *amount)
    return refuse(question, given, "an amount in dollars and cents", "write it as 1234.50");
  return Value(base::Money{*amount, "CAD"});
}

Result<Value> choice_answer(const Question& question, const Value& given) {
  if (given.is(Kind::text)) {
    const std::string wanted = base::fold(base::trim(given.text()));
    for (const std::string& option : question.options) {
      if (base::fold(option) == wanted) return Value(option);
    }
  }
  return refuse(question, given, "one of the options",
                "choose one of: " + base::join(question.options, ", "));
}

// JSON by hand has dates and numbers where the form asks for a text.
Result<Value> text_answer(const Question& question, const Value& given) {
  if (given.is(Kind::text)) return given;
  if (given.is(Kind::number)) return Value(given.number().text());
  if (given.is(Kind::date)) return Value(base::iso(given.date()));
  return refuse(question, given, "a text", "write a text");
}

Result<Value> of_type(const Question& question, const Value& given, const List& people) {
  switch (question.type) {
    case AnswerType::text:
      return text_answer(question, given);
    case AnswerType::number:
      return number_answer(question, given);
    case AnswerType::money:
      return money_answer(question, given);
    case AnswerType::yes_no:
      return tick_answer(question, given);
    case AnswerType::choice:
      return choice_answer(question, given);
    case AnswerType::person:
      return resolved(question, given, people);
    case AnswerType::date:
      if (given.is(Kind::date)) return given;
      return refuse(question, given, "a date", "write it as 2026-11-23");
    case AnswerType::list:
      break;
  }
  if (!given.is(Kind::list)) return refuse(question, given, "a list", "give a list of answers");
  const Question item = item_of(question);
  List list;
  for (const Value& one : given.list()) {
    if (one.is_nothing()) continue;  // a place kept free
    auto typed = of_type(item, one, people);
    if (!typed) {
      typed.error().what = fmt::format("item {}: {}", list.size() + 1, typed.error().what);
      return typed;
    }
    list.push_back(std::move(*typed));
  }
  return Value(std::move(list));
}

std::optional<base::Decimal> measured(const Value& value) {
  if (value.is(Kind::number)) return value.number();
  if (value.is(Kind::money)) return value.money().amount;
  if (value.is(Kind::list) && !value.list().empty())
    return base::Decimal(static_cast<long long>(value.list().size()));
  return std::nullopt;
}

}  // namespace

tl::unexpected<base::Error> refuse_answer(const Question& question, std::string what,
                                          std::string remedy) {
  return base::failure(base::Fault::malformed, std::move(what), question.label, std::move(remedy));
}

std::optional<bool> tick_of(std::string_view text) {
  const std::string word = base::fold_word(text);
  if (word == "yes" || word == "true" || word == "oui") return true;
  if (word == "no" || word == "false" || word == "non") return false;
  return std::nullopt;
}

std::string out_of_bounds(const Question& question, const Value& value) {
  const auto measure = measured(value);
  if (!measure) return "";
  const auto& [least, most] = std::pair{question.minimum, question.maximum};
  if ((!least || *measure >= *least) && (!most || *measure <= *most)) return "";
  const std::string what =
      value.is(Kind::list)
          ? fmt::format("{} {}", measure->text(), value.list().size() == 1 ? "item" : "items")
          : quoted(value);
  if (least && most)
    return fmt::format("{} is not between {} and {}", what, least->text(), most->text());
  return least ? fmt::format("{} is less than {}", what, least->text())
               : fmt::format("{} is more than {}", what, most->text());
}

Result<Value> typed_answer(const Question& question, const Value& given, const List& people) {
  if (given.is_nothing()) return Value();
  auto typed = of_type(question, given, people);
  if (!typed) return typed;
  std::string what = out_of_bounds(question, *typed);
  if (what.empty()) return typed;
  return refuse_answer(question, std::move(what), "change the answer");
}

}  // namespace engross::interview
