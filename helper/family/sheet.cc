#include "family/sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "family/checks.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;
using matter::Contact;
using Places = std::unordered_map<Subject, std::size_t>;

std::shared_ptr<const Places> places_of(const std::vector<std::shared_ptr<const Row>>& people) {
  auto places = std::make_shared<Places>();
  places->reserve(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) places->emplace(people[i]->now.id(), i);
  return places;
}

std::shared_ptr<const Row> row_of(Person person, bool client) {
  Row row;
  keep_word_doubts(person);
  row.now.person = std::move(person);
  row.now.client = client;
  row.clio = row.now.person;
  return std::make_shared<const Row>(std::move(row));
}

// The client as a row; related to the own matter, the client keeps the word but no role.
Person client_of(const Family& family) {
  Person client;
  for (const Person& person : family.people) {
    if (person.contact.source.id == family.client.source.id) client = person;
  }
  client.contact = family.client;
  client.role = Role::party;
  client.doubts.clear();
  return client;
}

std::shared_ptr<const std::vector<Contact>> named_only(std::vector<Contact> contacts,
                                                       const Places& places) {
  std::erase_if(contacts, [&](const Contact& c) { return places.contains(c.source.id); });
  return std::make_shared<const std::vector<Contact>>(std::move(contacts));
}

template <typename Record>
void note(SetBy& set_by, const std::vector<Field>& fields, const Record& now, const Record& clio,
          int entry) {
  SetBy noted;
  for (const Field& field : fields) {
    if (value_of(now, field) == value_of(clio, field)) continue;
    const std::string key = field.key();
    const auto known = set_by.find(key);
    noted.emplace(key, known == set_by.end() ? entry : known->second);
  }
  set_by = std::move(noted);
}

bool same_parts(const matter::PersonName& a, const matter::PersonName& b) {
  return a.first == b.first && a.middle == b.middle && a.last == b.last;
}

}  // namespace

const Row* Sheet::find(Subject id) const {
  const auto found = places->find(id);
  return found == places->end() ? nullptr : people[found->second].get();
}

// Merges may follow each other, at most once a person.
const Row* Sheet::stands_for(Subject id) const {
  const Row* row = find(id);
  for (std::size_t i = 0; row && row->now.merged_into && i < people.size(); ++i) {
    row = find(*row->now.merged_into);
  }
  return row;
}

void Sheet::replace(std::size_t place, Row row) {
  people[place] = std::make_shared<const Row>(std::move(row));
}

void Sheet::insert(Row row) {
  const auto is_of_row = [id = row.now.id()](const Contact& c) { return c.source.id == id; };
  if (std::any_of(named->begin(), named->end(), is_of_row)) {
    std::vector<Contact> others = *named;
    std::erase_if(others, is_of_row);
    named = std::make_shared<const std::vector<Contact>>(std::move(others));
  }
  auto at = people.end();
  if (!row.now.added) {
    at = std::find_if(people.begin(), people.end(), [](const auto& p) { return p->now.added; });
  }
  people.insert(at, std::make_shared<const Row>(std::move(row)));
  places = places_of(people);
}

Sheet sheet_of(matter::Matter matter, Family family, const Vocabulary& vocabulary) {
  say_again(family, matter, vocabulary);
  Sheet sheet;
  sheet.vocabulary = &vocabulary;
  sheet.people.reserve(family.people.size() + 1);
  sheet.people.push_back(row_of(client_of(family), true));
  Places seen = {{sheet.client().now.id(), 0}};
  for (Person& person : family.people) {
    if (!seen.emplace(person.contact.source.id, sheet.people.size()).second) continue;
    sheet.people.push_back(row_of(std::move(person), false));
  }
  sheet.places = std::make_shared<const Places>(std::move(seen));
  sheet.named = named_only(std::move(matter.contacts), *sheet.places);
  MatterRow row;
  matter.contacts.clear();
  matter.relationships.clear();
  row.now = std::move(matter);
  row.clio = row.now;
  sheet.matter = std::make_shared<const MatterRow>(std::move(row));
  return sheet;
}

bool same(const Sheet& a, const Sheet& b) {
  const auto same_rows = [](const auto& x, const auto& y) { return x == y || *x == *y; };
  return std::equal(a.people.begin(), a.people.end(), b.people.begin(), b.people.end(),
                    same_rows) &&
         same_rows(a.matter, b.matter) && same_rows(a.named, b.named) &&
         a.overruled == b.overruled && a.apart == b.apart;
}

bool is_for_persons(Role role) { return role != Role::party; }

tl::unexpected<base::Error> company_of_family(const std::string& name, Role role) {
  return failure(Fault::refused, fmt::format("a company cannot be a {}", word(role)), name,
                 "leave it a party, or correct its kind in Clio");
}

void keep_word_doubts(Person& person) {
  std::erase_if(person.doubts, [](const Doubt& doubt) { return !is_of_word(doubt); });
}

std::optional<Role> role_beside_typed_word(const Row& row, const Vocabulary& vocabulary) {
  const Person& person = row.now.person;
  const bool company = person.contact.kind == matter::ContactKind::company;
  if (row.role_by != 0 || row.client() || company || !row.clio) return std::nullopt;
  if (person.word == row.clio->word) return std::nullopt;
  const Role read = classify(person.word, vocabulary).role;
  return read == person.role ? std::nullopt : std::optional(read);
}

void drop_lost_parents(Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.people.size(); ++i) {
    const Person& person = sheet.people[i]->now.person;
    if (!person.parent) continue;
    const Row* parent = sheet.find(*person.parent);
    const bool stands =
        person.role == Role::grandchild && parent && parent->now.person.role == Role::child;
    if (stands) continue;
    Row row = *sheet.people[i];
    row.now.person.parent.reset();
    sheet.replace(i, std::move(row));
  }
}

void note_changes(Row& row, int entry) {
  Person& now = row.now.person;
  if (!row.clio) return;
  matter::PersonName& name = now.contact.name;
  const matter::PersonName& clio = row.clio->contact.name;
  if (same_parts(name, clio) && has_parts(name)) name.full = clio.full;
  note(row.set_by, fields_of(now, row.client()), now, *row.clio, entry);
}

void note_changes(MatterRow& row, int entry) {
  note(row.set_by, fields_of(row.now), row.now, row.clio, entry);
}

matter::ContactRef client_in_clio(const Sheet& sheet) {
  if (sheet.matter->other_client) return *sheet.matter->other_client;
  const Row& client = sheet.client();
  return {client.now.id(), called(*client.clio)};
}

std::string where(const Sheet& sheet) {
  return fmt::format("matter {}", sheet.matter->now.display_number);
}

std::string where(const Row& row) { return called(row.now.person); }

tl::unexpected<base::Error> no_such_person(const Sheet& sheet, Subject id) {
  return failure(Fault::not_found, fmt::format("nobody in this review has the id {}", id),
                 where(sheet), "choose one of the people that the review lists");
}

tl::unexpected<base::Error> changes_nothing(std::string where) {
  return failure(Fault::refused, "this would change nothing", std::move(where),
                 "leave it as it is");
}

tl::unexpected<base::Error> is_merged(const Sheet& sheet, const Row& row) {
  const Row* kept = sheet.find(*row.now.merged_into);
  return failure(Fault::refused,
                 fmt::format("this record is merged into {}", kept ? where(*kept) : "another"),
                 where(row), "change that person, or restore this record first");
}

bool is_text(const std::string& typed) { return !base::find_ill_formed(typed); }

tl::unexpected<base::Error> not_text(std::string where) {
  return failure(Fault::malformed, "some of the text is not UTF-8", std::move(where),
                 "type it again");
}

}  // namespace engross::family
