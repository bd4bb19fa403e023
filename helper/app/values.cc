#include "app/values.h"

#include <algorithm>

#include "app/people.h"

namespace engross::app {
namespace {

using expression::List;
using expression::Record;
using expression::Value;

Value lawyer_of(const matter::Matter& matter) {
  if (!matter.responsible_lawyer) return Value();
  const matter::User& user = *matter.responsible_lawyer;
  matter::PersonName name;
  name.first = user.first;
  name.last = user.last;
  name.full = user.name;
  return Record{user.name,
                {{"name", name_record(name)},
                 {"email", text_or_nothing(user.email)},
                 {"phone", text_or_nothing(user.phone)}}};
}

Value matter_of(const matter::Matter& matter, const People& people) {
  return Record{matter.display_number,
                {{"number", text_or_nothing(matter.display_number)},
                 {"description", text_or_nothing(matter.description)},
                 {"status", text_or_nothing(matter.status)},
                 {"practice_area", text_or_nothing(matter.practice_area)},
                 {"open_date", matter.open_date ? Value(*matter.open_date) : Value()},
                 {"custom", people.custom(matter.custom_fields, 0)},
                 {"relationships", people.relationships()}}};
}

// The living one, where one of two has died.
Value spouse_of(const List& spouses) {
  if (spouses.empty()) return Value();
  const auto living = std::ranges::find_if(
      spouses, [](const Value& spouse) { return !spouse.record().find("is_deceased")->truthy(); });
  return living == spouses.end() ? spouses.front() : *living;
}

}  // namespace

std::string one_line(const matter::Address& address) {
  std::vector<std::string> parts;
  const std::string region = base::join({address.province, address.postal_code}, " ");
  for (const std::string& part : {address.street, address.city, region, address.country}) {
    if (!base::is_blank(part)) parts.emplace_back(base::trim(part));
  }
  std::string line = base::join(parts, ", ");
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

expression::Value values_of(const matter::Matter& matter, const family::Family& family,
                            const FieldMap& fields, const base::Date& today) {
  const People people(matter, family, fields, today);
  const List spouses = people.of(family::Role::spouse);
  return Record{"",
                {{"client", people.client()},
                 {"spouse", spouse_of(spouses)},
                 {"children", people.of(family::Role::child)},
                 {"grandchildren", people.of(family::Role::grandchild)},
                 {"parties", people.of(family::Role::party)},
                 {"matter", matter_of(matter, people)},
                 {"lawyer", lawyer_of(matter)},
                 {"firm", Record{matter.firm, {{"name", text_or_nothing(matter.firm)}}}},
                 {"today", today},
                 {"facts", people.facts()}}};
}

}  // namespace engross::app
