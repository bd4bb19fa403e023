// What documents are made of: the matter and the family as a sheet has them.
#include <algorithm>
#include <unordered_set>

#include "family/checks.h"
#include "family/messages.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using matter::Contact;
using matter::ContactRef;
using matter::CustomField;
// By id: whom a field names that names a record which is merged, or a person who has another name
// here than in Clio.
using Names = std::unordered_map<Subject, ContactRef>;

Names names_in(const Sheet& sheet) {
  Names names;
  for (const auto& row : sheet.people) {
    const Row* stands = sheet.stands_for(row->now.id());
    const std::string& name = stands->now.person.contact.name.full;
    const bool corrected = row->clio && row->clio->contact.name.full != name;
    if (stands != row.get() || corrected) {
      names.emplace(row->now.id(), ContactRef{stands->now.id(), name});
    }
  }
  return names;
}

void rename(std::vector<CustomField>& fields, const Names& names) {
  for (CustomField& field : fields) {
    auto* named = std::get_if<ContactRef>(&field.value);
    const auto found = named ? names.find(named->id) : names.end();
    if (found != names.end()) *named = found->second;
  }
}

// Names everybody in custom fields as the review does. Removed people whom a field still names are
// contacts like others that are named only; those whom none names would take the names of others.
void settle_named(matter::Matter& matter, const Sheet& sheet) {
  const Names names = names_in(sheet);
  std::unordered_set<Subject> added;
  const auto settle = [&](std::vector<CustomField>& fields) {
    rename(fields, names);
    std::vector<Contact> removed;
    for (const CustomField& field : fields) {
      const auto* named = std::get_if<ContactRef>(&field.value);
      const Row* row = named ? sheet.find(named->id) : nullptr;
      if (!row || row->counts() || !added.insert(named->id).second) continue;
      removed.push_back(row->now.person.contact);
    }
    for (Contact& contact : removed) matter.contacts.push_back(std::move(contact));
  };
  settle(matter.custom_fields);
  for (std::size_t i = 0; i < matter.contacts.size(); ++i) settle(matter.contacts[i].custom_fields);
}

void mark_step(Person& person) {
  const auto step = [](const Doubt& doubt) { return doubt.code == "step"; };
  const bool marked = std::any_of(person.doubts.begin(), person.doubts.end(), step);
  if (!person.is_step) std::erase_if(person.doubts, step);
  if (person.is_step && !marked && person.role != Role::party) {
    person.doubts.push_back(
        {"step", say("step", {{"who", name_of(person.contact)}}), std::nullopt, false});
  }
}

}  // namespace

matter::Matter matter_of(const Sheet& sheet) {
  matter::Matter matter = sheet.matter->now;
  matter.contacts.reserve(sheet.people.size() + sheet.named->size());
  for (const auto& row : sheet.people) {
    if (!row->counts()) continue;
    matter.contacts.push_back(row->now.person.contact);
    if (row->client()) continue;
    matter.relationships.push_back({row->now.person.source, row->now.id(), row->now.person.word});
  }
  for (const Contact& contact : *sheet.named) matter.contacts.push_back(contact);
  settle_named(matter, sheet);
  return matter;
}

Family family_of(const Sheet& sheet) {
  Family family;
  const Names names = names_in(sheet);
  family.client = sheet.client().now.person.contact;
  rename(family.client.custom_fields, names);
  if (auto doubt = doubt_client_name(family.client)) family.doubts.push_back(std::move(*doubt));
  std::vector<std::size_t> by_word;  // spouses whose role nobody set
  for (const auto& row : sheet.people) {
    if (row->client() || !row->counts()) continue;
    Person person = row->now.person;
    rename(person.contact.custom_fields, names);
    mark_step(person);
    if (auto doubt = doubt_name(person)) person.doubts.push_back(std::move(*doubt));
    for (Doubt& doubt : doubt_age(person, family.client)) person.doubts.push_back(std::move(doubt));
    if (person.role == Role::spouse && row->role_by == 0) by_word.push_back(family.people.size());
    family.people.push_back(std::move(person));
  }
  auto doubt = doubt_spouses(people(family, Role::spouse));
  if (!doubt) return family;
  family.doubts.push_back(std::move(*doubt));
  for (const std::size_t place : by_word) {
    Person& person = family.people[place];
    if (auto beside = doubt_word_beside(person, *sheet.vocabulary)) {
      person.doubts.push_back(std::move(*beside));
    }
  }
  return family;
}

}  // namespace engross::family
