#include "app/values.h"

#include <algorithm>

namespace engross::app {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using matter::Contact;

// Majority and Accountability Act, R.S.O. 1990, c. A.7, s. 1.
constexpr int kAgeOfMajority = 18;

Value text_or_nothing(const std::string& text) {
  return base::is_blank(text) ? Value() : Value(text);
}

Value name_of(const matter::PersonName& name) {
  return Record{name.full,
                {{"first", text_or_nothing(name.first)},
                 {"middle", text_or_nothing(name.middle)},
                 {"last", text_or_nothing(name.last)},
                 {"prefix", text_or_nothing(name.prefix)},
                 {"full", text_or_nothing(name.full)}}};
}

Value address_of(const Contact& contact) {
  const matter::Address* found = matter::primary_address(contact);
  const matter::Address address = found ? *found : matter::Address{};
  std::vector<std::string> parts;
  const std::string region = base::join({address.province, address.postal_code}, " ");
  for (const std::string& part : {address.street, address.city, region, address.country}) {
    if (!base::is_blank(part)) parts.emplace_back(base::trim(part));
  }
  std::string one_line = base::join(parts, ", ");
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  return Record{one_line,
                {{"street", text_or_nothing(address.street)},
                 {"city", text_or_nothing(address.city)},
                 {"province", text_or_nothing(address.province)},
                 {"state", text_or_nothing(address.province)},
                 {"postal_code", text_or_nothing(address.postal_code)},
                 {"zip", text_or_nothing(address.postal_code)},
                 {"country", text_or_nothing(address.country)},
                 {"one_line", text_or_nothing(one_line)}}};
}

// Makes records of contacts; knows the family, so that an executor who is also the wife is the
// wife.
class People {
 public:
  People(const matter::Matter& matter, const family::Family& family, const FieldMap& fields,
         const base::Date& today)
      : matter_(matter), family_(family), fields_(fields), today_(today) {}

  // `depth` counts how far from the matter a contact field has led: two contacts may name each
  // other, so custom fields end with the second person.
  Value person(const Contact& contact, const family::Person* relation, int depth = 1) const {
    Record record{contact.name.full, {}};
    const auto put = [&](const char* name, Value value) {
      record.members.emplace_back(name, std::move(value));
    };
    put("name", name_of(contact.name));
    put("is_company", Value(contact.kind == matter::ContactKind::company));
    put("company", text_or_nothing(contact.company));
    put("title", text_or_nothing(contact.title));
    put("birthdate", contact.birth_date ? Value(*contact.birth_date) : Value());
    put("age", age(contact));
    put("is_minor", is_minor(contact));
    put("email", first(contact.emails));
    put("phone", first(contact.phones));
    put("address", address_of(contact));
    put("relationship", relation ? text_or_nothing(relation->word) : Value());
    put("role", relation ? Value(std::string(family::word(relation->role))) : Value());
    put("is_step", Value(relation && relation->is_step));
    put("is_deceased", Value(relation && relation->is_deceased));
    put("parent", Value());
    put("children", Value(List{}));
    for (const FieldMap::Fact& fact : fields_.person()) {
      const auto* field = FieldMap::find(contact, fact);
      put(fact.name.c_str(), field ? text_or_nothing(matter::text_of(field->value)) : Value());
    }
    if (depth <= 2) put("custom", custom(contact.custom_fields, depth));
    put("clio_id", Value(base::Decimal(contact.source.id)));
    return record;
  }

  List of(family::Role role) const {
    List list;
    for (const family::Person* relation : family::people(family_, role)) {
      list.push_back(person(relation->contact, relation));
    }
    return list;
  }

  Value custom(const std::vector<matter::CustomField>& fields, int depth) const {
    Record record;
    const auto slugs = matter::slugs(fields);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      record.members.emplace_back(slugs[i], value(fields[i].value, depth));
    }
    return record;
  }

 private:
  Value value(const matter::FieldValue& held, int depth) const {
    if (const auto* tick = std::get_if<bool>(&held)) return *tick;
    if (const auto* number = std::get_if<base::Decimal>(&held)) return *number;
    if (const auto* money = std::get_if<base::Money>(&held)) return *money;
    if (const auto* date = std::get_if<base::Date>(&held)) return *date;
    if (const auto* named = std::get_if<matter::ContactRef>(&held)) return referred(*named, depth);
    return text_or_nothing(matter::text_of(held));
  }

  Value referred(const matter::ContactRef& named, int depth) const {
    const Contact* contact = matter::find_contact(matter_, named.id);
    if (contact) return person(*contact, relation_of(named.id), depth + 1);
    if (base::is_blank(named.name)) return Value();
    return Record{named.name,
                  {{"name", Record{named.name, {{"full", named.name}}}},
                   {"clio_id", Value(base::Decimal(named.id))}}};
  }

  const family::Person* relation_of(matter::Id id) const {
    for (const family::Person& person : family_.people) {
      if (person.contact.source.id == id) return &person;
    }
    return nullptr;
  }

  Value age(const Contact& contact) const {
    if (!contact.birth_date) return Value();
    return Value(base::years_between(*contact.birth_date, today_));
  }

  Value is_minor(const Contact& contact) const {
    if (!contact.birth_date) return Value();
    return Value(base::years_between(*contact.birth_date, today_) < kAgeOfMajority);
  }

  static Value first(const std::vector<matter::Reach>& entries) {
    const matter::Reach* entry = matter::primary(entries);
    return entry ? text_or_nothing(entry->text) : Value();
  }

  const matter::Matter& matter_;
  const family::Family& family_;
  const FieldMap& fields_;
  const base::Date today_;
};

Value lawyer_of(const matter::Matter& matter) {
  if (!matter.responsible_lawyer) return Value();
  const matter::User& user = *matter.responsible_lawyer;
  matter::PersonName name;
  name.first = user.first;
  name.last = user.last;
  name.full = user.name;
  return Record{user.name,
                {{"name", name_of(name)},
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
                 {"custom", people.custom(matter.custom_fields, 0)}}};
}

}  // namespace

expression::Value values_of(const matter::Matter& matter, const family::Family& family,
                            const FieldMap& fields, const base::Date& today) {
  const People people(matter, family, fields, today);
  const List spouses = people.of(family::Role::spouse);
  return Record{"",
                {{"client", people.person(family.client, nullptr)},
                 {"spouse", spouses.empty() ? Value() : spouses.front()},
                 {"children", people.of(family::Role::child)},
                 {"grandchildren", people.of(family::Role::grandchild)},
                 {"parties", people.of(family::Role::party)},
                 {"matter", matter_of(matter, people)},
                 {"lawyer", lawyer_of(matter)},
                 {"firm", Record{matter.firm, {{"name", text_or_nothing(matter.firm)}}}},
                 {"today", today}}};
}

}  // namespace engross::app
