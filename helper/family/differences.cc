// What differs between a later import, the import that the review knows, and the review.
#include "family/differences.h"

#include "family/checks.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using matter::Contact;
using matter::ContactRef;
using matter::CustomField;
using matter::FieldValue;
using matter::Matter;
using Kind = Difference::Kind;

bool same_values(const Contact& a, const Contact& b) {
  return a.name == b.name && a.title == b.title && a.company == b.company &&
         a.birth_date == b.birth_date && a.addresses == b.addresses && a.emails == b.emails &&
         a.phones == b.phones && a.custom_fields == b.custom_fields;
}

// The record with the custom fields that it lacks of `now`, when there are any: slugs are given to
// all of them together.
template <typename Record>
std::optional<Record> with_fields_of(const Record& known, const Record& now) {
  std::optional<Record> grown;
  for (const CustomField& field : custom_fields(now)) {
    if (find_custom(custom_fields(known), field.definition)) continue;
    if (!grown) grown = known;
    custom_fields(*grown).push_back(field);
    custom_fields(*grown).back().value = FieldValue();
  }
  return grown;
}

std::vector<Field> fields_of_both(const Person& known, const Person& now, bool client) {
  std::vector<Field> fields;
  if (known.contact.custom_fields == now.contact.custom_fields) {
    fields = plain_fields_of(known, client);  // slugs cost more than all else here
  } else {
    const auto grown = with_fields_of(known, now);
    fields = fields_of(grown ? *grown : known, client);
  }
  // The two ticks follow from the word, and Clio's own full name counts only where it shows no
  // parts.
  std::erase_if(fields, [](const Field& field) {
    return field.name == kWordField || field.name == "is_step" || field.name == "is_deceased" ||
           field.name == "name.full";
  });
  const bool company = known.contact.kind == matter::ContactKind::company;
  if (company || !has_parts(now.contact.name)) {
    fields.push_back(full_name_field());
  }
  return fields;
}
std::vector<Field> fields_of_both(const Matter& known, const Matter& now, bool) {
  const auto grown = with_fields_of(known, now);
  return fields_of(grown ? *grown : known);
}

// Somebody set it right in both. An option that was typed has no id; a person under another name is
// told, whoever they are.
bool agree(const FieldValue& ours, const FieldValue& now) {
  const auto* option = std::get_if<matter::Option>(&ours);
  const auto* there = std::get_if<matter::Option>(&now);
  if (option && there && option->id == 0) {
    return base::fold(option->label) == base::fold(there->label);
  }
  return ours == now;
}

template <typename Record>
void compare(std::vector<Difference>& found, Subject subject, bool client, const Record& ours,
             const Record& then, const Record& now) {
  for (const Field& field : fields_of_both(then, now, client)) {
    Difference difference;
    difference.then = value_of(then, field);
    difference.now = value_of(now, field);
    if (difference.then == difference.now) continue;
    difference.subject = subject;
    difference.field = field.name;
    difference.ours = value_of(ours, field);
    if (agree(difference.ours, difference.now)) continue;
    if (field.is_custom()) {
      const CustomField* custom = find_custom(custom_fields(now), field.definition);
      difference.custom = custom ? *custom : *find_custom(custom_fields(then), field.definition);
    }
    found.push_back(std::move(difference));
  }
}

void compare_row(std::vector<Difference>& found, const Row& row, const Person& now) {
  const Person& then = *row.clio;
  if (!same_values(then.contact, now.contact)) {
    compare(found, row.now.id(), row.client(), row.now.person, then, now);
  }
  if (then.word == now.word || row.now.person.word == now.word) return;
  Difference difference;
  difference.kind = Kind::word;
  difference.subject = row.now.id();
  difference.field = kWordField;
  difference.ours = of_word(row.now.person.word);
  difference.then = of_word(then.word);
  difference.now = of_word(now.word);
  found.push_back(std::move(difference));
}

Difference of_person(Kind kind, Subject subject) {
  Difference difference;
  difference.kind = kind;
  difference.subject = subject;
  return difference;
}

Difference new_person(Person person) {
  keep_word_doubts(person);
  Difference difference = of_person(Kind::person_new, person.contact.source.id);
  difference.person = std::move(person);
  return difference;
}

// The review's client as the other import has that contact; where it is another one's matter there,
// the contact need not be known, and being related to it says nothing of the review's family.
std::optional<Person> client_now(const Row& client, const Matter& now, const Family& family,
                                 const Person* related) {
  Person person = *client.clio;
  if (family.client.source.id == client.now.id()) {
    person.word = related ? related->word : "";
    person.contact = family.client;
    return person;
  }
  const Contact* contact = matter::find_contact(now, client.now.id());
  if (!contact) return std::nullopt;
  person.contact = *contact;
  return person;
}

void compare_clients(std::vector<Difference>& found, const Sheet& sheet, const Contact& now) {
  const ContactRef then = client_in_clio(sheet);
  if (then.id == now.source.id) return;
  Difference difference = of_person(Kind::value, kTheMatter);
  difference.field = kClientField;
  difference.ours = ContactRef{sheet.client().now.id(), called(sheet.client().now.person)};
  difference.then = then;
  difference.now = ContactRef{now.source.id, called(now)};
  found.push_back(std::move(difference));
}

}  // namespace

FieldValue of_word(const std::string& word) {
  return word.empty() ? FieldValue() : FieldValue(word);
}

Field full_name_field() { return {"name.full", "Name", matter::FieldType::text_line, 0, true}; }

std::vector<Difference> differences_of(const Sheet& sheet, const Matter& now,
                                       const Family& family) {
  std::vector<Difference> found;
  compare_clients(found, sheet, family.client);
  compare(found, kTheMatter, false, sheet.matter->now, sheet.matter->clio, now);
  std::unordered_map<Subject, const Person*> people;
  for (const Person& person : family.people) people.emplace(person.contact.source.id, &person);
  for (const auto& row : sheet.people) {
    if (!row->clio || row->gone) continue;
    const auto at = people.find(row->now.id());
    const Person* person = at == people.end() ? nullptr : at->second;
    if (row->client()) {
      const auto client = client_now(*row, now, family, person);
      if (client) compare_row(found, *row, *client);
    } else if (person) {
      compare_row(found, *row, *person);
      // Related since: with the word comes the relationship that it is of.
      const bool word = !found.empty() && found.back().kind == Kind::word;
      if (row->now.brought && word && found.back().subject == row->now.id()) {
        found.back().person = *person;
        keep_word_doubts(*found.back().person);
      }
    } else if (row->now.brought) {
      // Nobody said that Clio relates them; where a field names them, their values are there.
      Person known = *row->clio;
      if (const Contact* contact = matter::find_contact(now, row->now.id())) {
        known.contact = *contact;
        compare_row(found, *row, known);
      }
    } else {
      found.push_back(of_person(Kind::person_gone, row->now.id()));
    }
  }
  for (const Person& person : family.people) {
    const Row* row = sheet.find(person.contact.source.id);
    if (!row || row->gone) found.push_back(new_person(person));
  }
  return found;
}

}  // namespace engross::family
