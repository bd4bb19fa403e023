#include "app/people.h"

#include "app/values.h"

namespace engross::app {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using matter::Contact;

// Majority and Accountability Act, R.S.O. 1990, c. A.7, s. 1.
constexpr int kAgeOfMajority = 18;

Value address_record(const Contact& contact) {
  const matter::Address* found = matter::primary_address(contact);
  const matter::Address address = found ? *found : matter::Address{};
  const std::string whole = one_line(address);
  return Record{whole,
                {{"street", text_or_nothing(address.street)},
                 {"city", text_or_nothing(address.city)},
                 {"province", text_or_nothing(address.province)},
                 {"state", text_or_nothing(address.province)},
                 {"postal_code", text_or_nothing(address.postal_code)},
                 {"zip", text_or_nothing(address.postal_code)},
                 {"country", text_or_nothing(address.country)},
                 {"one_line", text_or_nothing(whole)}}};
}

Value first(const std::vector<matter::Reach>& entries) {
  const matter::Reach* entry = matter::primary(entries);
  return entry ? text_or_nothing(entry->text) : Value();
}

Value age(const Contact& contact, const base::Date& today) {
  if (!contact.birth_date) return Value();
  return Value(base::years_between(*contact.birth_date, today));
}

Value is_minor(const Contact& contact, const base::Date& today) {
  if (!contact.birth_date) return Value();
  return Value(base::years_between(*contact.birth_date, today) < kAgeOfMajority);
}

}  // namespace

Value text_or_nothing(const std::string& text) {
  return base::is_blank(text) ? Value() : Value(text);
}

Value name_record(const matter::PersonName& name) {
  return Record{name.full,
                {{"first", text_or_nothing(name.first)},
                 {"middle", text_or_nothing(name.middle)},
                 {"last", text_or_nothing(name.last)},
                 {"prefix", text_or_nothing(name.prefix)},
                 {"full", text_or_nothing(name.full)}}};
}

People::People(const matter::Matter& matter, const family::Family& family, const FieldMap& fields,
               const base::Date& today)
    : matter_(matter), family_(family), fields_(fields), today_(today) {
  know(family.client);
  for (const family::Person& person : family.people) {
    know(person.contact);
    relations_.emplace(person.contact.source.id, &person);
  }
  for (const Contact& contact : matter.contacts) know(contact);
  add_kin();
}

Value People::client() const {
  const Contact& client = family_.client;
  return person(client, nullptr, kin_of(client.source.id), 1);
}

List People::of(family::Role role) const {
  List list;
  for (const family::Person* relation : family::people(family_, role)) {
    list.push_back(person(relation->contact, relation, kin_of(relation->contact.source.id), 1));
  }
  return list;
}

Value People::relationships() const {
  std::map<std::string, const family::Person*> single;
  for (const family::Person& one : family_.people) {
    const auto [at, added] = single.emplace(base::slug(one.word), &one);
    if (!added) at->second = nullptr;
  }
  Record record;
  for (const auto& [word, one] : single) {
    if (one == nullptr || word.empty()) continue;
    record.members.emplace_back(word, person(one->contact, one, kin_of(one->contact.source.id), 1));
  }
  return record;
}

Value People::custom(const std::vector<matter::CustomField>& fields, int depth) const {
  Record record;
  const auto slugs = matter::slugs(fields);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    record.members.emplace_back(slugs[i], value(fields[i].value, depth));
  }
  return record;
}

Value People::facts() const {
  const HeldFields of_matter(matter_.custom_fields);
  const HeldFields of_client(family_.client.custom_fields);
  Record record;
  for (const FieldMap::Fact& fact : fields_.facts()) {
    record.members.emplace_back(fact.name, value(taken(read(fact, of_matter, of_client)), 0));
  }
  return record;
}

// The first record of an id and of a name; two people of one name are known by neither.
void People::know(const Contact& contact) {
  if (!contacts_.emplace(contact.source.id, &contact).second) return;
  const std::string name = base::fold_word(contact.name.full);
  if (name.empty()) return;
  const auto [at, added] = named_.emplace(name, &contact);
  if (!added) at->second = nullptr;
}

// Parents and children hold no kin themselves: a child's parent has that child again.
void People::add_kin() {
  std::map<matter::Id, Kin> kin;
  std::map<matter::Id, List> children;
  for (const family::Person& person : family_.people) {
    if (!person.parent) continue;
    const Contact* parent = contact_of(*person.parent);
    const matter::Id id = person.contact.source.id;
    if (!parent || *person.parent == id) continue;
    children[*person.parent].push_back(this->person(person.contact, &person, Kin{}, 1));
    kin[id].parent = this->person(*parent, relation_of(*person.parent), Kin{}, 1);
  }
  for (auto& [id, list] : children) kin[id].children = Value(std::move(list));
  kin_ = std::move(kin);
}

People::Kin People::kin_of(matter::Id id) const {
  const auto found = kin_.find(id);
  return found == kin_.end() ? Kin{} : found->second;
}

// `depth` counts how far from the matter a contact field has led: two contacts may name each
// other, so custom fields end with the second person.
Value People::person(const Contact& contact, const family::Person* relation, const Kin& kin,
                     int depth) const {
  Record record{contact.name.full, {}};
  const auto put = [&](const std::string& name, Value value) {
    record.members.emplace_back(name, std::move(value));
  };
  put("name", name_record(contact.name));
  put("is_company", Value(contact.kind == matter::ContactKind::company));
  put("company", text_or_nothing(contact.company));
  put("title", text_or_nothing(contact.title));
  put("birthdate", contact.birth_date ? Value(*contact.birth_date) : Value());
  put("age", age(contact, today_));
  put("is_minor", is_minor(contact, today_));
  put("email", first(contact.emails));
  put("phone", first(contact.phones));
  put("address", address_record(contact));
  put("relationship", relation ? text_or_nothing(relation->word) : Value());
  put("role", relation ? Value(std::string(family::word(relation->role))) : Value());
  put("is_step", Value(relation && is_step(*relation)));
  put("is_deceased", Value(relation && relation->is_deceased));
  put("parent", kin.parent);
  put("children", kin.children);
  const HeldFields held(contact.custom_fields);
  for (const FieldMap::Fact& fact : fields_.person()) {
    const bool ends = depth > 2 && fact.type == FactType::person;
    put(fact.name, ends ? Value() : value(taken(read(fact, {}, held)), depth));
  }
  if (depth <= 2) put("custom", custom(contact.custom_fields, depth));
  // A stranger without an id is nobody else without an id.
  if (contact.source.id != 0) put("clio_id", Value(base::Decimal(contact.source.id)));
  return record;
}

Value People::value(const matter::FieldValue& held, int depth) const {
  if (const auto* tick = std::get_if<bool>(&held)) return *tick;
  if (const auto* number = std::get_if<base::Decimal>(&held)) return *number;
  if (const auto* money = std::get_if<base::Money>(&held)) return *money;
  if (const auto* date = std::get_if<base::Date>(&held)) return *date;
  if (const auto* named = std::get_if<matter::ContactRef>(&held)) return referred(*named, depth);
  return text_or_nothing(matter::text_of(held));
}

Value People::referred(const matter::ContactRef& named, int depth) const {
  const Contact* contact = named.id != 0 ? contact_of(named.id) : contact_named(named.name);
  if (contact && !base::is_blank(contact->name.full)) return referred(*contact, depth + 1);
  if (base::is_blank(named.name)) return Value();
  Contact stranger;
  stranger.source.id = named.id;
  stranger.name.full = named.name;
  return referred(stranger, depth + 1);
}

Value People::referred(const Contact& contact, int depth) const {
  const matter::Id id = contact.source.id;
  return person(contact, relation_of(id), kin_of(id), depth);
}

// A grandchild is one through its parent too.
bool People::is_step(const family::Person& person) const {
  if (person.is_step || person.role != family::Role::grandchild || !person.parent)
    return person.is_step;
  const family::Person* parent = relation_of(*person.parent);
  return parent && parent->is_step;
}

const family::Person* People::relation_of(matter::Id id) const {
  const auto found = relations_.find(id);
  return found == relations_.end() ? nullptr : found->second;
}

const Contact* People::contact_of(matter::Id id) const {
  const auto found = contacts_.find(id);
  return found == contacts_.end() ? nullptr : found->second;
}

const Contact* People::contact_named(const std::string& name) const {
  const auto found = named_.find(base::fold_word(name));
  const bool one = found != named_.end() && found->second;
  return one ? found->second : nullptr;
}

}  // namespace engross::app
