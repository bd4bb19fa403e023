#include "family/family.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "family/checks.h"
#include "family/messages.h"

namespace engross::family {
namespace {

using matter::Contact;
using matter::ContactKind;

Contact unknown_contact(const matter::Relationship& relationship) {
  Contact contact;
  contact.source = relationship.source;
  contact.source.resource = "contacts";
  contact.source.id = relationship.contact;
  contact.redacted = true;
  return contact;
}

Person person_of(const matter::Matter& matter, const matter::Relationship& relationship,
                 const Vocabulary& vocabulary) {
  const Contact* contact = matter::find_contact(matter, relationship.contact);
  Classification found = classify(relationship.word, vocabulary);
  if (contact && contact->kind == ContactKind::company) spare_company(found);
  return Person{contact ? *contact : unknown_contact(relationship),
                relationship.source,
                relationship.word,
                found.role,
                std::move(found.reason),
                std::move(found.doubts),
                found.is_step,
                found.is_deceased,
                std::nullopt};
}

// What was said of the person once is not said again.
void add_once(std::vector<Doubt>& doubts, Doubt doubt) {
  if (std::ranges::find(doubts, doubt) == doubts.end()) doubts.push_back(std::move(doubt));
}

bool has(const Person& person, std::string_view doubt) {
  return std::ranges::find(person.doubts, doubt, &Doubt::code) != person.doubts.end();
}

// One more relationship to a contact that is there already: one person, never two.
void merge(Person& person, Person again, bool in_a_new_word) {
  if (in_a_new_word || !has(person, "listed-twice")) {
    add_once(person.doubts,
             {"listed-twice",
              say("listed-twice",
                  {{"who", name_of(person.contact)}, {"word", person.word}, {"again", again.word}}),
              std::nullopt, false});
  }
  for (Doubt& doubt : again.doubts) add_once(person.doubts, std::move(doubt));
  person.is_deceased = person.is_deceased || again.is_deceased;
  if (again.role == Role::party || again.role == person.role) return;
  // Which of two roles it is, no third one decides.
  if (has(person, "two-roles")) return;
  if (person.role == Role::party) {
    person.role = again.role;
    person.word = again.word;
    person.reason = again.reason;
    person.source = again.source;
    person.is_step = again.is_step;
    return;
  }
  person.doubts.push_back({"two-roles",
                           say("two-roles", {{"who", name_of(person.contact)},
                                             {"role", said(person.role)},
                                             {"again", said(again.role)}}),
                           person.role, true});
  person.role = Role::party;
}

void doubt_client(Person& person, const Contact& client) {
  if (person.contact.source.id != client.source.id) return;
  person.doubts.push_back({"client-related",
                           say("client-listed", {{"who", name_of(person.contact)}}), std::nullopt,
                           person.role != Role::party});
  person.role = Role::party;
}

void add(std::vector<Doubt>& doubts, std::optional<Doubt> doubt) {
  if (doubt) doubts.push_back(std::move(*doubt));
}

void check_spouses(Family& family, const Vocabulary& vocabulary) {
  auto doubt = doubt_spouses(people(family, Role::spouse));
  if (!doubt) return;
  family.doubts.push_back(std::move(*doubt));
  for (Person& person : family.people) {
    if (person.role == Role::spouse) add(person.doubts, doubt_word_beside(person, vocabulary));
  }
}

}  // namespace

base::Result<Family> family_of(const matter::Matter& matter, const Vocabulary& vocabulary) {
  const Contact* client = matter::find_contact(matter, matter.client);
  if (!client) {
    return base::failure(base::Fault::malformed, "the matter came without its client",
                         fmt::format("matter {}", matter.display_number),
                         "open the matter in Clio and set its client");
  }
  Family family;
  family.client = *client;
  add(family.doubts, doubt_client_name(*client));
  std::map<matter::Id, std::size_t> place;
  std::set<std::pair<matter::Id, std::string>> words;
  for (const auto& relationship : matter.relationships) {
    Person person = person_of(matter, relationship, vocabulary);
    const bool in_a_new_word = words.emplace(relationship.contact, relationship.word).second;
    const auto [at, added] = place.emplace(relationship.contact, family.people.size());
    if (added) {
      family.people.push_back(std::move(person));
    } else {
      merge(family.people[at->second], std::move(person), in_a_new_word);
    }
  }
  for (Person& person : family.people) {
    doubt_client(person, family.client);
    doubt_company(person);
    add(person.doubts, doubt_name(person));
    for (Doubt& doubt : doubt_age(person, family.client)) person.doubts.push_back(std::move(doubt));
  }
  check_spouses(family, vocabulary);
  return family;
}

std::vector<const Person*> people(const Family& family, Role role) {
  std::vector<const Person*> found;
  for (const Person& person : family.people) {
    if (person.role == role) found.push_back(&person);
  }
  return found;
}

std::vector<Doubt> blocking(const Family& family) {
  std::vector<Doubt> found;
  const auto take = [&](const std::vector<Doubt>& doubts) {
    std::copy_if(doubts.begin(), doubts.end(), std::back_inserter(found),
                 [](const Doubt& d) { return d.blocking; });
  };
  take(family.doubts);
  for (const Person& person : family.people) take(person.doubts);
  return found;
}

}  // namespace engross::family
