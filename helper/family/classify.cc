#include <algorithm>
#include <array>

#include "family/family.h"
#include "family/messages.h"

namespace engross::family {
namespace {

// A relationship word is a label, not a text; longer ones are read as phrases without slips.
constexpr std::size_t kLongestSlip = 24;

// The words left when the guard's own words are taken out, where they stand as whole words.
std::optional<std::vector<std::string>> words_without(const Vocabulary::Guard& guard,
                                                      const std::vector<std::string>& words) {
  const auto& taken = guard.words;
  const auto at = std::search(words.begin(), words.end(), taken.begin(), taken.end());
  if (at == words.end()) return std::nullopt;
  std::vector<std::string> rest(words.begin(), at);
  rest.insert(rest.end(), at + static_cast<std::ptrdiff_t>(taken.size()), words.end());
  return rest;
}

// The folded word without the guard glued to it ("exwife", "stepgrandson").
std::optional<std::string> unglued(const Vocabulary::Guard& guard, std::string_view folded) {
  using At = Vocabulary::At;
  if (guard.at == At::start && folded.starts_with(guard.text)) {
    return std::string(folded.substr(guard.text.size()));
  }
  if (guard.at == At::end && folded.ends_with(guard.text)) {
    return std::string(folded.substr(0, folded.size() - guard.text.size()));
  }
  return std::nullopt;
}

// The known word that one slip of the fingers would turn into this one.
const Vocabulary::Entry* one_slip_from(std::string_view folded, const Vocabulary& vocabulary) {
  if (folded.size() > kLongestSlip) return nullptr;
  for (const auto& [known, entry] : vocabulary.entries()) {
    // Three letters with one changed are another word ("sin", "mon"); only a plural is a slip
    // there.
    const bool slip =
        known.size() >= 4 ? base::edit_distance(folded, known, 1) == 1 : folded == known + "s";
    if (slip) return &entry;
  }
  return nullptr;
}

const Vocabulary::Entry* known_in(const std::vector<std::string>& words,
                                  const Vocabulary& vocabulary) {
  for (const std::string& word : words) {
    if (const auto* entry = vocabulary.find(word)) return entry;
  }
  // "step son and executor": the word itself may be written in two.
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (const auto* entry = vocabulary.find(words[i] + words[i + 1])) return entry;
  }
  return nullptr;
}

// Before a word that says whose it is: "brother of the deceased", "avocat du défunt".
constexpr std::array<std::string_view, 14> kOf = {"of", "for", "to", "by",  "the", "du",  "de",
                                                  "la", "le",  "d",  "des", "au",  "aux", "with"};

// "Spouse of the deceased", "the deceased's brother": the guard speaks of somebody else.
bool is_of_another(const Vocabulary::Guard& guard, const std::vector<std::string>& words) {
  const auto at = std::ranges::search(words, guard.words);
  if (at.empty()) return false;
  const bool owns = at.end() != words.end() && *at.end() == "s";
  return owns || (at.begin() != words.begin() &&
                  std::ranges::find(kOf, *std::prev(at.begin())) != kOf.end());
}

enum class Deceased { no, perhaps, yes };

// What a word that gives no role says of whoever it stands on. "Father (deceased)": yes, where the
// guard ends the word or begins it. "Late friend", "late fees" and anything longer: perhaps.
Deceased deceased_by(const std::vector<std::string>& words, const Vocabulary& vocabulary) {
  Deceased said = Deceased::no;
  for (const Vocabulary::Guard& guard : vocabulary.guards()) {
    if (!guard.deceased || is_of_another(guard, words)) continue;
    const auto at = std::ranges::search(words, guard.words);
    const bool begins = !at.empty() && at.begin() == words.begin();
    if (at.empty() || (guard.at == Vocabulary::At::start && !begins)) continue;
    const bool alone = guard.at == Vocabulary::At::word && (begins || at.end() == words.end());
    said = std::max(said, alone ? Deceased::yes : Deceased::perhaps);
  }
  return said;
}

// The role that is left when the guard is taken away; nothing when the guard does not stand there.
// "Executive assistant" begins with "ex": a guard counts only where a known word remains. Guards
// may stand twice ("late ex-husband").
std::optional<Role> behind(const Vocabulary::Guard& guard, std::string_view folded,
                           const std::vector<std::string>& words, const Vocabulary& vocabulary,
                           int depth) {
  std::vector<std::pair<std::string, std::vector<std::string>>> rests;
  if (const auto rest = words_without(guard, words))
    rests.emplace_back(base::join(*rest, ""), *rest);
  if (const auto rest = unglued(guard, folded)) {
    rests.emplace_back(*rest, std::vector<std::string>{*rest});
  }
  for (const auto& [rest, rest_words] : rests) {
    if (rest.empty()) continue;
    if (const auto* entry = vocabulary.find(rest)) return entry->role;
    if (const auto* entry = known_in(rest_words, vocabulary)) return entry->role;
    if (const auto* entry = one_slip_from(rest, vocabulary)) return entry->role;
    if (depth == 0) continue;
    for (const auto& further : vocabulary.guards()) {
      if (const auto role = behind(further, rest, rest_words, vocabulary, depth - 1)) return role;
    }
  }
  return std::nullopt;
}

Classification known(std::string_view word, const Vocabulary::Entry& entry, std::string_view folded,
                     const Vocabulary& vocabulary) {
  Classification result;
  result.role = entry.role;
  result.reason = say("reason-word", {{"word", std::string(word)},
                                      {"role", said(entry.role)},
                                      {"table", said_of_table(entry.table)}});
  for (const auto& guard : vocabulary.guards()) {
    if (guard.step && guard.at == Vocabulary::At::start && folded.starts_with(guard.text)) {
      result.is_step = true;
      result.doubts.push_back(
          {"step",
           say("step-word", {{"word", std::string(word)}, {"how", said_of_word(guard.doubt)}}),
           std::nullopt, false});
      break;
    }
  }
  return result;
}

}  // namespace

Classification classify(std::string_view raw, const Vocabulary& vocabulary) {
  const std::string_view word = base::trim(raw);
  Classification result;
  const std::string folded = base::fold_word(word);
  if (folded.empty()) {
    result.reason = say("reason-no-word");
    return result;
  }
  if (const auto* entry = vocabulary.find(folded)) return known(word, *entry, folded, vocabulary);

  result.reason = say("reason-unknown-word", {{"word", std::string(word)}});
  for (const auto& ambiguity : vocabulary.ambiguities()) {
    if (folded != ambiguity.word) continue;
    result.doubts.push_back(
        {"ambiguous",
         say("ambiguous", {{"doubt", said_of_word(ambiguity.doubt)},
                           {"role", said(ambiguity.suggests.value_or(Role::party))}}),
         ambiguity.suggests, false});
    return result;
  }
  const auto words = base::folded_words(word);
  for (const auto& guard : vocabulary.guards()) {
    const auto role = behind(guard, folded, words, vocabulary, 1);
    if (!role) continue;
    result.is_deceased = result.is_deceased || (guard.deceased && !is_of_another(guard, words));
    result.is_step = result.is_step || guard.step;
    result.doubts.push_back({"guard-word",
                             say("guard-word", {{"word", std::string(word)},
                                                {"doubt", said_of_word(guard.doubt)},
                                                {"role", said(*role)}}),
                             role, false});
  }
  if (!result.doubts.empty()) return result;
  if (const auto* entry = one_slip_from(folded, vocabulary)) {
    result.doubts.push_back({"slip",
                             say("slip", {{"word", std::string(word)},
                                          {"known", entry->spelling},
                                          {"role", said(entry->role)}}),
                             entry->role, false});
    return result;
  }
  if (const Deceased said = deceased_by(words, vocabulary); said != Deceased::no) {
    result.is_deceased = said == Deceased::yes;
    result.doubts.push_back({"deceased-word",
                             result.is_deceased
                                 ? say("deceased-word", {{"word", std::string(word)}})
                                 : say("perhaps-deceased-word", {{"word", std::string(word)}}),
                             std::nullopt, false});
    return result;
  }
  if (const auto* entry = known_in(words, vocabulary)) {
    result.doubts.push_back({"phrase",
                             say("phrase", {{"word", std::string(word)},
                                            {"known", entry->spelling},
                                            {"role", said(entry->role)}}),
                             entry->role, false});
  }
  return result;
}

}  // namespace engross::family
