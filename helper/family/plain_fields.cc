#include "family/plain_fields.h"

#include <algorithm>
#include <array>

namespace engross::family {
namespace {

using matter::Address;
using matter::Contact;
using matter::FieldType;
using matter::FieldValue;
using matter::Matter;
using matter::Reach;

FieldValue of_text(const std::string& text) {
  return base::is_blank(text) ? FieldValue() : FieldValue(text);
}

std::string text_in(const FieldValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : "";
}

FieldValue of_date(const std::optional<base::Date>& date) {
  return date ? FieldValue(*date) : FieldValue();
}

std::optional<base::Date> date_in(const FieldValue& value) {
  const auto* date = std::get_if<base::Date>(&value);
  return date ? std::optional(*date) : std::nullopt;
}

bool tick_in(const FieldValue& value) {
  const auto* tick = std::get_if<bool>(&value);
  return tick && *tick;
}

template <std::string matter::PersonName::*part>
FieldValue get_name(const Person& person) {
  return of_text(person.contact.name.*part);
}
template <std::string matter::PersonName::*part>
void set_name(Person& person, const FieldValue& value) {
  person.contact.name.*part = text_in(value);
}
template <std::string matter::PersonName::*part>
void set_part(Person& person, const FieldValue& value) {
  person.contact.name.*part = text_in(value);
  person.contact.name.full = joined(person.contact.name);
}

template <std::string Contact::*member>
FieldValue get_text(const Person& person) {
  return of_text(person.contact.*member);
}
template <std::string Contact::*member>
void set_text(Person& person, const FieldValue& value) {
  person.contact.*member = text_in(value);
}

// The entry that documents read; another one would become primary if it went, so it goes only when
// it is alone.
template <typename Entry>
Entry& primary_entry(std::vector<Entry>& entries) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [](const Entry& e) { return e.primary; });
  if (found != entries.end()) return *found;
  if (!entries.empty()) return entries.front();
  entries.emplace_back().primary = true;
  return entries.back();
}

template <std::vector<Reach> Contact::*list>
FieldValue get_reach(const Person& person) {
  const Reach* entry = matter::primary(person.contact.*list);
  return entry ? of_text(entry->text) : FieldValue();
}
template <std::vector<Reach> Contact::*list>
void set_reach(Person& person, const FieldValue& value) {
  auto& entries = person.contact.*list;
  if (entries.empty() && is_nothing(value)) return;
  primary_entry(entries).text = text_in(value);
  if (entries.size() == 1 && entries[0].text.empty()) entries.clear();
}

template <std::string Address::*line>
FieldValue get_address(const Person& person) {
  const Address* address = matter::primary_address(person.contact);
  return address ? of_text(address->*line) : FieldValue();
}
template <std::string Address::*line>
void set_address(Person& person, const FieldValue& value) {
  auto& entries = person.contact.addresses;
  if (entries.empty() && is_nothing(value)) return;
  Address& address = primary_entry(entries);
  address.*line = text_in(value);
  const bool empty = address.street.empty() && address.city.empty() && address.province.empty() &&
                     address.postal_code.empty() && address.country.empty();
  if (entries.size() == 1 && empty) entries.clear();
}

template <bool Person::*tick>
FieldValue get_tick(const Person& person) {
  return person.*tick;
}
template <bool Person::*tick>
void set_tick(Person& person, const FieldValue& value) {
  person.*tick = tick_in(value);
}

FieldValue get_birth_date(const Person& person) { return of_date(person.contact.birth_date); }
void set_birth_date(Person& person, const FieldValue& value) {
  person.contact.birth_date = date_in(value);
}
FieldValue get_word(const Person& person) { return of_text(person.word); }
void set_word(Person& person, const FieldValue& value) { person.word = text_in(value); }

template <std::string Matter::*member>
FieldValue get_matter(const Matter& matter) {
  return of_text(matter.*member);
}
template <std::string Matter::*member>
void set_matter(Matter& matter, const FieldValue& value) {
  matter.*member = text_in(value);
}
FieldValue get_open_date(const Matter& matter) { return of_date(matter.open_date); }
void set_open_date(Matter& matter, const FieldValue& value) { matter.open_date = date_in(value); }

using Name = matter::PersonName;
using OfPerson = Plain<Person>;
using OfMatter = Plain<Matter>;
constexpr auto kLine = FieldType::text_line;
constexpr auto kTick = FieldType::checkbox;

constexpr std::array<OfPerson, 4> kParts = {{
    {"name.prefix", "Prefix", kLine, get_name<&Name::prefix>, set_name<&Name::prefix>},
    {"name.first", "First name", kLine, get_name<&Name::first>, set_part<&Name::first>},
    {"name.middle", "Middle name", kLine, get_name<&Name::middle>, set_part<&Name::middle>},
    {"name.last", "Last name", kLine, get_name<&Name::last>, set_part<&Name::last>},
}};
constexpr OfPerson kFull = {"name.full", "Name", kLine, get_name<&Name::full>,
                            set_name<&Name::full>};
constexpr std::array<OfPerson, 3> kOfPersons = {{
    {"title", "Title", kLine, get_text<&Contact::title>, set_text<&Contact::title>},
    {"company", "Company", kLine, get_text<&Contact::company>, set_text<&Contact::company>},
    {"birthdate", "Birth date", FieldType::date, get_birth_date, set_birth_date},
}};
constexpr std::array<OfPerson, 7> kOfAll = {{
    {"email", "E-mail", FieldType::email, get_reach<&Contact::emails>, set_reach<&Contact::emails>},
    {"phone", "Phone", kLine, get_reach<&Contact::phones>, set_reach<&Contact::phones>},
    {"address.street", "Street", FieldType::text_area, get_address<&Address::street>,
     set_address<&Address::street>},
    {"address.city", "City", kLine, get_address<&Address::city>, set_address<&Address::city>},
    {"address.province", "Province", kLine, get_address<&Address::province>,
     set_address<&Address::province>},
    {"address.postal_code", "Postal code", kLine, get_address<&Address::postal_code>,
     set_address<&Address::postal_code>},
    {"address.country", "Country", kLine, get_address<&Address::country>,
     set_address<&Address::country>},
}};
constexpr std::array<OfPerson, 3> kOfRelated = {{
    {"relationship", "Relationship", kLine, get_word, set_word},
    {"is_step", "Step-relation", kTick, get_tick<&Person::is_step>, set_tick<&Person::is_step>},
    {"is_deceased", "Deceased", kTick, get_tick<&Person::is_deceased>,
     set_tick<&Person::is_deceased>},
}};
constexpr std::array<OfMatter, 5> kOfMatter = {{
    {"display_number", "Matter number", kLine, get_matter<&Matter::display_number>,
     set_matter<&Matter::display_number>},
    {"description", "Description", FieldType::text_area, get_matter<&Matter::description>,
     set_matter<&Matter::description>},
    {"status", "Status", kLine, get_matter<&Matter::status>, set_matter<&Matter::status>},
    {"practice_area", "Practice area", kLine, get_matter<&Matter::practice_area>,
     set_matter<&Matter::practice_area>},
    {"open_date", "Open date", FieldType::date, get_open_date, set_open_date},
}};

template <typename Table>
const typename Table::value_type* in(const Table& table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const auto& f) { return f.name == name; });
  return found == table.end() ? nullptr : &*found;
}

template <typename Table>
void list(std::vector<Field>& fields, const Table& table) {
  for (const auto& field : table) fields.push_back({field.name, field.label, field.type, 0, true});
}

}  // namespace

const Plain<Person>* plain(const Person&, std::string_view name) {
  if (const auto* field = in(kParts, name)) return field;
  if (name == kFull.name) return &kFull;
  if (const auto* field = in(kOfPersons, name)) return field;
  if (const auto* field = in(kOfAll, name)) return field;
  return in(kOfRelated, name);
}
const Plain<Matter>* plain(const Matter&, std::string_view name) { return in(kOfMatter, name); }

std::vector<Field> plain_fields_of(const Person& person, bool client) {
  const Contact& contact = person.contact;
  std::vector<Field> fields;
  fields.reserve(kParts.size() + kOfPersons.size() + kOfAll.size() + kOfRelated.size() + 1 +
                 contact.custom_fields.size());
  const bool company = contact.kind == matter::ContactKind::company;
  if (!company) list(fields, kParts);
  if (company || !has_parts(contact.name)) list(fields, std::array{kFull});
  if (!company) list(fields, kOfPersons);
  list(fields, kOfAll);
  if (!client) list(fields, kOfRelated);
  return fields;
}

std::vector<Field> plain_fields_of(const Matter&) {
  std::vector<Field> fields;
  list(fields, kOfMatter);
  for (Field& field : fields) {
    field.correctable = field.name != "display_number" && field.name != "status";
  }
  return fields;
}

}  // namespace engross::family
