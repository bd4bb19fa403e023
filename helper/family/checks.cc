#include "family/checks.h"

#include <algorithm>
#include <array>

#include "family/messages.h"

namespace engross::family {
namespace {

using matter::Contact;

constexpr std::string_view kBesideSpouse = ", and another spouse is listed";
constexpr std::array<std::string_view, 4> kOfRecords = {"client-related", "no-name",
                                                        "no-birth-date", "older-than-client"};

base::Message not_known_name(const Contact& contact) {
  if (contact.source.id < 0) return say("no-name", {{"who", name_of(contact)}});
  return say("name-hidden", {{"number", contact.source.id}});
}

}  // namespace

std::string called(const Contact& contact) { return name_of(contact).text(); }

std::string called(const Person& person) { return called(person.contact); }

std::optional<Doubt> doubt_name(const Person& person) {
  if (!person.contact.name.full.empty()) return std::nullopt;
  return Doubt{"no-name", not_known_name(person.contact), std::nullopt, person.role != Role::party};
}

void doubt_company(Person& person) {
  if (person.contact.kind != matter::ContactKind::company || person.role == Role::party) return;
  person.doubts.push_back(
      {"company", say("company", {{"word", person.word}, {"who", name_of(person.contact)}}),
       std::nullopt, false});
  person.reason =
      say("reason-company", {{"reason", person.reason}, {"who", name_of(person.contact)}});
  person.role = Role::party;
}

void spare_company(Classification& read) {
  read.is_deceased = false;
  std::erase_if(read.doubts, [](const Doubt& doubt) { return doubt.code == "deceased-word"; });
}

std::optional<Doubt> doubt_client_name(const Contact& client) {
  if (!client.name.full.empty()) return std::nullopt;
  return Doubt{"no-name", say("client-without-name"), std::nullopt, true};
}

std::vector<Doubt> doubt_age(const Person& person, const Contact& client) {
  std::vector<Doubt> doubts;
  if (person.role != Role::child && person.role != Role::grandchild) return doubts;
  const auto& born = person.contact.birth_date;
  if (!born && !person.is_deceased) {
    doubts.push_back(
        {"no-birth-date",
         say("no-birth-date", {{"who", name_of(person.contact)}, {"role", said(person.role)}}),
         std::nullopt, false});
  }
  if (born && client.birth_date && *born <= *client.birth_date) {
    doubts.push_back({"older-than-client",
                      say("older-than-client", {{"who", name_of(person.contact)},
                                                {"role", said(person.role)},
                                                {"born", base::iso(*born)},
                                                {"client_born", base::iso(*client.birth_date)}}),
                      std::nullopt, true});
  }
  return doubts;
}

std::optional<Doubt> doubt_spouses(const std::vector<const Person*>& spouses) {
  if (spouses.size() < 2) return std::nullopt;
  std::vector<base::Message> names;
  for (const Person* spouse : spouses) names.push_back(name_of(spouse->contact));
  return Doubt{"two-spouses", say("two-spouses", {{"count", spouses.size()}, {"names", names}}),
               std::nullopt, true};
}

std::optional<Doubt> doubt_word_beside(const Person& spouse, const Vocabulary& vocabulary) {
  const std::string folded = base::fold_word(spouse.word);
  for (const auto& ambiguity : vocabulary.ambiguities()) {
    if (folded != ambiguity.word) continue;
    return Doubt{"ambiguous", say("ambiguous-beside", {{"doubt", said_of_word(ambiguity.doubt)}}),
                 Role::party, false};
  }
  return std::nullopt;
}

bool is_of_word(const Doubt& doubt) {
  if (doubt.code == "ambiguous") return !doubt.text.text().ends_with(kBesideSpouse);
  return std::find(kOfRecords.begin(), kOfRecords.end(), doubt.code) == kOfRecords.end();
}

}  // namespace engross::family
