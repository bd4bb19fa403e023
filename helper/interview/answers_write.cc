#include <nlohmann/json.hpp>

#include "interview/answer_file.h"
#include "interview/answer_types.h"

namespace engross::interview {

using expression::Value;
using nlohmann::ordered_json;

namespace {

ordered_json of_the_file(const Value& value);

// Only a person of whom nothing but the reference is known is written as one.
bool is_reference(const Value& value) {
  if (!is_person(value) || !value.equals(person_reference(value))) return false;
  const Value* id = value.record().find("clio_id");
  return !id || (id->is(Value::Kind::number) && id->number().scale() == 0 && id->number().whole());
}

ordered_json person_of_the_file(const Value& person) {
  ordered_json written = {{"name", name_of_person(person)}};
  if (const Value* id = person.record().find("clio_id")) written["clio_id"] = *id->number().whole();
  return {{"type", "person"}, {"value", std::move(written)}};
}

ordered_json record_of_the_file(const expression::Record& record) {
  ordered_json members = ordered_json::object();
  for (const auto& [name, value] : record.members) members[name] = of_the_file(value);
  ordered_json written = {{"type", "record"}};
  if (!record.display.empty()) written["display"] = record.display;
  written["value"] = std::move(members);
  return written;
}

ordered_json of_the_file(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::nothing:
      break;
    case Value::Kind::boolean:
      return {{"type", "yes/no"}, {"value", value.boolean()}};
    case Value::Kind::number:
      return {{"type", "number"}, {"value", value.number().text()}};
    case Value::Kind::money:
      return {{"type", "money"},
              {"value", value.money().amount.text()},
              {"currency", value.money().currency}};
    case Value::Kind::date:
      return {{"type", "date"}, {"value", base::iso(value.date())}};
    case Value::Kind::text:
      return {{"type", "text"}, {"value", value.text()}};
    case Value::Kind::record:
      return is_reference(value) ? person_of_the_file(value) : record_of_the_file(value.record());
    case Value::Kind::list: {
      ordered_json items = ordered_json::array();
      for (const Value& item : value.list()) items.push_back(of_the_file(item));
      return {{"type", "list"}, {"value", std::move(items)}};
    }
  }
  return {{"type", "nothing"}};
}

}  // namespace

std::string write_answers(const Answers& answers, std::string_view title) {
  ordered_json facts = ordered_json::object();
  for (const auto& [fact, given] : answers.facts()) {
    ordered_json entry = of_the_file(given.value);
    if (!given.source.empty()) entry["source"] = given.source;
    if (!given.by.empty()) entry["by"] = given.by;
    if (given.at != base::Instant{}) entry["at"] = base::iso(given.at);
    facts[fact] = std::move(entry);
  }
  const ordered_json file = {{"format", answer_file::kFormat},
                             {"version", answer_file::kVersion},
                             {"title", title},
                             {"answers", std::move(facts)}};
  // Texts come from many hands; one that is no UTF-8 must not cost the others.
  return file.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace engross::interview
