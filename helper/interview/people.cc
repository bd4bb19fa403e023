#include <fmt/format.h>

#include <algorithm>

#include "interview/answer_types.h"

namespace engross::interview {

using base::Result;
using expression::List;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

namespace {

const Value* clio_id(const Value& person) {
  const Value* id = person.record().find("clio_id");
  return id && id->is(Kind::number) ? id : nullptr;
}

bool same_person(const Value& a, const Value& b) {
  const Value* left = clio_id(a);
  const Value* right = clio_id(b);
  return left && right ? left->equals(*right) : a.equals(b);
}

void add_person(List& people, const Value& value) {
  // A firm has a text for its name, a person a record.
  if (!is_person(value) || !value.record().find("name")->is(Kind::record)) return;
  if (name_of_person(value).empty()) return;
  const bool there = std::any_of(people.begin(), people.end(),
                                 [&](const Value& known) { return same_person(known, value); });
  if (!there) people.push_back(value);
}

void add_people_in(List& people, const Value* record) {
  if (!record || !record->is(Kind::record)) return;
  for (const auto& [name, value] : record->record().members) {
    add_person(people, value);
    if (!value.is(Kind::list)) continue;
    for (const Value& item : value.list()) add_person(people, item);
  }
}

const Value* with_id(const Value& id, const List& people) {
  for (const Value& person : people) {
    const Value* known = clio_id(person);
    if (known && known->equals(id)) return &person;
  }
  return nullptr;
}

bool has_letter(std::string_view name) {
  const std::string folded = base::fold_word(name);
  return std::ranges::any_of(folded, [](char c) { return c < '0' || c > '9'; });
}

}  // namespace

bool is_person(const Value& value) {
  if (!value.is(Kind::record)) return false;
  const Value* name = value.record().find("name");
  return name && (name->is(Kind::record) || (name->is(Kind::text) && !name->empty()));
}

std::string name_of_person(const Value& person) {
  const Value* name = person.record().find("name");
  const Value* full = name->is(Kind::record) ? name->record().find("full") : name;
  if (full && full->is(Kind::text) && !full->empty()) return std::string(base::trim(full->text()));
  return person.record().display;
}

List people_of(const Value& values) {
  List people;
  if (!values.is(Kind::record)) return people;
  add_people_in(people, &values);
  add_people_in(people, values.record().find("facts"));
  if (const Value* matter = values.record().find("matter")) {
    if (matter->is(Kind::record)) add_people_in(people, matter->record().find("custom"));
  }
  return people;
}

Value person_of_name(std::string_view name) {
  const std::string full(base::trim(name));
  return Record{full, {{"name", Record{full, {{"full", full}}}}}};
}

Value person_reference(const Value& person) {
  if (!is_person(person)) return person;
  const Value named = person_of_name(name_of_person(person));
  Record reference = named.record();
  if (const Value* id = clio_id(person)) reference.members.emplace_back("clio_id", *id);
  return reference;
}

List named(std::string_view name, const List& people) {
  const std::string wanted = base::fold(base::trim(name));
  List found;
  std::copy_if(people.begin(), people.end(), std::back_inserter(found),
               [&](const Value& person) { return base::fold(name_of_person(person)) == wanted; });
  return found;
}

Result<Value> resolved(const Question& question, const Value& given, const List& people) {
  const bool record = is_person(given);
  const std::string name = record                 ? name_of_person(given)
                           : given.is(Kind::text) ? given.text()
                                                  : "";
  if (!has_letter(name))
    return refuse_answer(question, "this is not a person or a person's name",
                         "name a person of the matter, or write a full name");
  if (const Value* id = record ? clio_id(given) : nullptr) {
    if (const Value* known = with_id(*id, people)) return *known;
  }
  const List found = named(name, people);
  if (found.size() == 1) return found.front();
  if (found.size() > 1)
    return refuse_answer(question, fmt::format("{} people are called {}", found.size(), name),
                         "choose one of them");
  // A bare name in a record becomes a whole person; one that says more stays as it is.
  if (record && given.record().find("name")->is(Kind::record)) return given;
  return person_of_name(name);
}

}  // namespace engross::interview
