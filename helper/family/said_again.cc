#include <algorithm>

#include "family/checks.h"
#include "family/messages.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

void take_said(base::Message& kept, const base::Message& now) {
  if (kept.id().empty() && kept == now) kept = now;
}

void take_said(Person& kept, const base::Message& reason, const std::vector<Doubt>& doubts) {
  take_said(kept.reason, reason);
  for (Doubt& doubt : kept.doubts) {
    for (const Doubt& now : doubts) take_said(doubt.text, now.text);
  }
}

bool is_said(const Person& person) {
  return !person.reason.id().empty() &&
         std::none_of(person.doubts.begin(), person.doubts.end(),
                      [](const Doubt& doubt) { return doubt.text.id().empty(); });
}

}  // namespace

void say_again(Person& person, const Vocabulary& vocabulary) {
  if (is_said(person)) return;
  const Classification read = classify(person.word, vocabulary);
  Person now = person;
  now.role = read.role;
  now.reason = read.reason;
  now.doubts = read.doubts;
  doubt_company(now);
  take_said(person, now.reason, now.doubts);
}

void say_again(Family& family, const matter::Matter& matter, const Vocabulary& vocabulary) {
  if (std::all_of(family.people.begin(), family.people.end(), is_said)) return;
  const auto now = family_of(matter, vocabulary);
  if (!now) return;
  std::unordered_map<Subject, const Person*> people;
  for (const Person& person : now->people) people.emplace(person.contact.source.id, &person);
  for (Person& person : family.people) {
    const auto found = people.find(person.contact.source.id);
    if (found == people.end()) continue;
    take_said(person, found->second->reason, found->second->doubts);
  }
}

}  // namespace engross::family
