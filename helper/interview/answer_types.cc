#include "interview/answer_types.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::interview {
namespace {

using base::Fault;
using base::Result;
using expression::List;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

tl::unexpected<base::Error> refuse(const Question& question, std::string_view wanted) {
  return base::failure(Fault::malformed,
                       fmt::format("the answer to \"{}\" is not {}", question.name, wanted),
                       question.label, "correct the answer");
}

bool is_person(const Value& value) {
  return value.is(Kind::record) && value.record().find("name") != nullptr;
}

bool same_contact(const Value& a, const Value& b) {
  const Value* left = a.record().find("clio_id");
  const Value* right = b.record().find("clio_id");
  return left && right && left->equals(*right);
}

void add(List& people, const Value& value) {
  if (!is_person(value) || value.record().display.empty()) return;
  const bool there = std::any_of(people.begin(), people.end(),
                                 [&](const Value& p) { return same_contact(p, value); });
  if (!there) people.push_back(value);
}

void add_members(List& people, const Value* record) {
  if (!record || !record->is(Kind::record)) return;
  for (const auto& [name, value] : record->record().members) {
    add(people, value);
    if (!value.is(Kind::list)) continue;
    for (const Value& item : value.list()) add(people, item);
  }
}

Value person_named(const std::string& name) {
  return Record{name, {{"name", Record{name, {{"full", name}}}}}};
}

Result<Value> person(const Question& question, const Value& given, const List& people) {
  if (is_person(given)) return given;
  if (!given.is(Kind::text) || given.empty())
    return refuse(question, "a person or a person's name");
  const std::string wanted = base::fold(base::trim(given.text()));
  List found;
  for (const Value& candidate : people) {
    if (base::fold(candidate.record().display) == wanted) found.push_back(candidate);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return person_named(std::string(base::trim(given.text())));
  return base::failure(Fault::malformed,
                       fmt::format("{} people are called {}", found.size(), given.text()),
                       question.label, "give the person with \"clio_id\"");
}

Result<Value> tick(const Question& question, const Value& given) {
  if (given.is(Kind::boolean)) return given;
  if (given.is(Kind::text)) {
    const std::string word = base::fold_word(given.text());
    if (word == "yes" || word == "true" || word == "oui") return Value(true);
    if (word == "no" || word == "false" || word == "non") return Value(false);
  }
  return refuse(question, "yes or no");
}

Result<Value> number(const Question& question, const Value& given) {
  if (given.is(Kind::number)) return given;
  if (given.is(Kind::text)) {
    if (auto read = base::Decimal::parse(base::trim(given.text()))) return Value(*read);
  }
  return refuse(question, "a number");
}

Result<Value> money(const Question& question, const Value& given) {
  if (given.is(Kind::money)) return given;
  const auto amount = number(question, given);
  if (!amount || amount->number().rounded(2) != amount->number())
    return refuse(question, "an amount in dollars and cents");
  return Value(base::Money{amount->number(), "CAD"});
}

Result<Value> choice(const Question& question, const Value& given) {
  if (given.is(Kind::text)) {
    for (const std::string& option : question.options) {
      if (base::fold(option) == base::fold(given.text())) return Value(option);
    }
  }
  return refuse(question, "one of: " + base::join(question.options, ", "));
}

Result<Value> text(const Question& question, const Value& given) {
  if (given.is(Kind::text)) return given;
  if (given.is(Kind::number)) return Value(given.number().text());
  return refuse(question, "a text");
}

Result<Value> of_type(const Question& question, const Value& given, const List& people) {
  switch (question.type) {
    case AnswerType::text:
      return text(question, given);
    case AnswerType::number:
      return number(question, given);
    case AnswerType::money:
      return money(question, given);
    case AnswerType::yes_no:
      return tick(question, given);
    case AnswerType::choice:
      return choice(question, given);
    case AnswerType::person:
      return person(question, given, people);
    case AnswerType::date:
      if (given.is(Kind::date)) return given;
      return refuse(question, "a date, as 2026-11-23");
    case AnswerType::people:
      break;
  }
  if (!given.is(Kind::list)) return refuse(question, "a list of people");
  List list;
  for (const Value& item : given.list()) {
    auto one = person(question, item, people);
    if (!one) return one;
    list.push_back(std::move(*one));
  }
  return Value(std::move(list));
}

bool within(const Question& question, const Value& value) {
  if (!value.is(Kind::number) && !value.is(Kind::money)) return true;
  const base::Decimal& number = value.is(Kind::number) ? value.number() : value.money().amount;
  return (!question.minimum || number >= *question.minimum) &&
         (!question.maximum || number <= *question.maximum);
}

}  // namespace

List people_of(const Value& values) {
  List people;
  if (!values.is(Kind::record)) return people;
  add_members(people, &values);
  if (const Value* matter = values.record().find("matter")) {
    if (matter->is(Kind::record)) add_members(people, matter->record().find("custom"));
  }
  return people;
}

Result<Value> typed_answer(const Question& question, const Value& given, const List& people) {
  if (given.is_nothing()) return Value();
  auto typed = of_type(question, given, people);
  if (!typed || within(question, *typed)) return typed;
  return refuse(question, fmt::format("between {} and {}",
                                      question.minimum ? question.minimum->text() : "any number",
                                      question.maximum ? question.maximum->text() : "any number"));
}

}  // namespace engross::interview
