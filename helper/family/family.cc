#include "family/family.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace engross::family {
namespace {

using matter::Contact;
using matter::ContactKind;

std::string called(const Person& person) {
  return person.contact.name.full.empty() ? fmt::format("contact {}", person.contact.source.id)
                                          : person.contact.name.full;
}

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
  return Person{contact ? *contact : unknown_contact(relationship),
                relationship.source,
                relationship.word,
                found.role,
                std::move(found.reason),
                std::move(found.doubts),
                found.is_step,
                found.is_deceased};
}

// A second relationship to a contact that is there already: one person, never two.
void merge(Person& person, Person again) {
  person.doubts.push_back({"listed-twice",
                           fmt::format("{} is related twice, as \"{}\" and as \"{}\"",
                                       called(person), person.word, again.word),
                           std::nullopt, false});
  for (Doubt& doubt : again.doubts) person.doubts.push_back(std::move(doubt));
  person.is_deceased = person.is_deceased || again.is_deceased;
  if (again.role == Role::party || again.role == person.role) return;
  if (person.role == Role::party) {
    person.role = again.role;
    person.word = again.word;
    person.reason = again.reason;
    person.source = again.source;
    person.is_step = again.is_step;
    return;
  }
  person.doubts.push_back(
      {"two-roles",
       fmt::format("{} would be both {} and {}: correct one relationship in Clio", called(person),
                   word(person.role), word(again.role)),
       person.role, true});
  person.role = Role::party;
}

void doubt_company(Person& person) {
  if (person.contact.kind != ContactKind::company || person.role == Role::party) return;
  person.doubts.push_back({"company",
                           fmt::format("\"{}\" stands on {}, a company; treated as a party",
                                       person.word, called(person)),
                           std::nullopt, false});
  person.reason = fmt::format("{}, but {} is a company", person.reason, called(person));
  person.role = Role::party;
}

void doubt_name(Person& person) {
  if (!person.contact.name.full.empty()) return;
  person.doubts.push_back(
      {"no-name",
       fmt::format(
           "Clio shows no name for contact {}: it is hidden from this sign-in or was deleted",
           person.contact.source.id),
       std::nullopt, person.role != Role::party});
}

void doubt_age(Person& person, const Contact& client) {
  if (person.role != Role::child && person.role != Role::grandchild) return;
  if (!person.contact.birth_date && !person.is_deceased) {
    person.doubts.push_back(
        {"no-birth-date",
         fmt::format("the birth date of {}, a {}, is not in Clio: a document cannot "
                     "tell whether this is a minor",
                     called(person), word(person.role)),
         std::nullopt, false});
  }
  if (!person.contact.birth_date || !client.birth_date) return;
  if (*person.contact.birth_date > *client.birth_date) return;
  person.doubts.push_back(
      {"older-than-client",
       fmt::format("{}, a {}, was born on {}, not after the client ({})", called(person),
                   word(person.role), base::iso(*person.contact.birth_date),
                   base::iso(*client.birth_date)),
       std::nullopt, true});
}

void doubt_client(Person& person, const Contact& client) {
  if (person.contact.source.id != client.source.id) return;
  person.doubts.push_back(
      {"client-related", fmt::format("{} is the client and a related contact too", called(person)),
       std::nullopt, person.role != Role::party});
  person.role = Role::party;
}

void doubt_spouses(Family& family, const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const Person* person : people(family, Role::spouse)) names.push_back(called(*person));
  if (names.size() < 2) return;
  family.doubts.push_back({"two-spouses",
                           fmt::format("{} spouses: {}", names.size(), base::join(names, ", ")),
                           std::nullopt, true});
  for (Person& person : family.people) {
    if (person.role != Role::spouse) continue;
    for (const auto& ambiguity : vocabulary.ambiguities()) {
      if (base::fold_word(person.word) != ambiguity.word) continue;
      person.doubts.push_back({"ambiguous",
                               fmt::format("{}, and another spouse is listed", ambiguity.doubt),
                               Role::party, false});
    }
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
  if (client->name.full.empty()) {
    family.doubts.push_back({"no-name", "Clio shows no name for the client", std::nullopt, true});
  }
  std::map<matter::Id, std::size_t> place;
  for (const auto& relationship : matter.relationships) {
    Person person = person_of(matter, relationship, vocabulary);
    const auto [at, added] = place.emplace(relationship.contact, family.people.size());
    if (added) {
      family.people.push_back(std::move(person));
    } else {
      merge(family.people[at->second], std::move(person));
    }
  }
  for (Person& person : family.people) {
    doubt_client(person, family.client);
    doubt_company(person);
    doubt_name(person);
    doubt_age(person, family.client);
  }
  doubt_spouses(family, vocabulary);
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
  const auto add = [&](const std::vector<Doubt>& doubts) {
    std::copy_if(doubts.begin(), doubts.end(), std::back_inserter(found),
                 [](const Doubt& d) { return d.blocking; });
  };
  add(family.doubts);
  for (const Person& person : family.people) add(person.doubts);
  return found;
}

}  // namespace engross::family
