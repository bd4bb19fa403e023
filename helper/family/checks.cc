#include "family/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace engross::family {
namespace {

using matter::Contact;

constexpr std::string_view kBesideSpouse = ", and another spouse is listed";
constexpr std::array<std::string_view, 4> kOfRecords = {"client-related", "no-name",
                                                        "no-birth-date", "older-than-client"};

std::string not_known_name(const Contact& contact) {
  if (contact.source.id < 0) return fmt::format("{} has no name", called(contact));
  return fmt::format(
      "Clio shows no name for contact {}: it is hidden from this sign-in or was deleted",
      contact.source.id);
}

}  // namespace

std::string called(const Contact& contact) {
  return contact.name.full.empty() ? fmt::format("contact {}", contact.source.id)
                                   : contact.name.full;
}

std::string called(const Person& person) { return called(person.contact); }

std::optional<Doubt> doubt_name(const Person& person) {
  if (!person.contact.name.full.empty()) return std::nullopt;
  return Doubt{"no-name", not_known_name(person.contact), std::nullopt, person.role != Role::party};
}

void doubt_company(Person& person) {
  if (person.contact.kind != matter::ContactKind::company || person.role == Role::party) return;
  person.doubts.push_back({"company",
                           fmt::format("\"{}\" stands on {}, a company; treated as a party",
                                       person.word, called(person)),
                           std::nullopt, false});
  person.reason = fmt::format("{}, but {} is a company", person.reason, called(person));
  person.role = Role::party;
}

std::optional<Doubt> doubt_client_name(const Contact& client) {
  if (!client.name.full.empty()) return std::nullopt;
  return Doubt{"no-name", "Clio shows no name for the client", std::nullopt, true};
}

std::vector<Doubt> doubt_age(const Person& person, const Contact& client) {
  std::vector<Doubt> doubts;
  if (person.role != Role::child && person.role != Role::grandchild) return doubts;
  const auto& born = person.contact.birth_date;
  if (!born && !person.is_deceased) {
    doubts.push_back({"no-birth-date",
                      fmt::format("the birth date of {}, a {}, is not known: a document cannot "
                                  "tell whether this is a minor",
                                  called(person), word(person.role)),
                      std::nullopt, false});
  }
  if (born && client.birth_date && *born <= *client.birth_date) {
    doubts.push_back(
        {"older-than-client",
         fmt::format("{}, a {}, was born on {}, not after the client ({})", called(person),
                     word(person.role), base::iso(*born), base::iso(*client.birth_date)),
         std::nullopt, true});
  }
  return doubts;
}

std::optional<Doubt> doubt_spouses(const std::vector<const Person*>& spouses) {
  if (spouses.size() < 2) return std::nullopt;
  std::vector<std::string> names;
  for (const Person* spouse : spouses) names.push_back(called(*spouse));
  return Doubt{"two-spouses", fmt::format("{} spouses: {}", names.size(), base::join(names, ", ")),
               std::nullopt, true};
}

std::optional<Doubt> doubt_word_beside(const Person& spouse, const Vocabulary& vocabulary) {
  const std::string folded = base::fold_word(spouse.word);
  for (const auto& ambiguity : vocabulary.ambiguities()) {
    if (folded != ambiguity.word) continue;
    return Doubt{"ambiguous", fmt::format("{}{}", ambiguity.doubt, kBesideSpouse), Role::party,
                 false};
  }
  return std::nullopt;
}

bool is_of_word(const Doubt& doubt) {
  if (doubt.code == "ambiguous") return !std::string_view(doubt.text).ends_with(kBesideSpouse);
  return std::find(kOfRecords.begin(), kOfRecords.end(), doubt.code) == kOfRecords.end();
}

}  // namespace engross::family
