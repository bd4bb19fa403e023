#include "family/vocabulary.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/json_faults.h"

namespace engross::family {
namespace {

using base::pointer_to;
using nlohmann::json;

constexpr std::array<std::string_view, 4> kRoles = {"spouse", "child", "grandchild", "party"};
constexpr std::array<std::string_view, 3> kPlaces = {"start", "end", "word"};
constexpr const char* kRolesWithWords = "spouse, child and grandchild have words";

}  // namespace

std::string_view word(Role role) { return kRoles.at(static_cast<std::size_t>(role)); }

std::optional<Role> role(std::string_view text) {
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    if (kRoles[i] == text) return static_cast<Role>(i);
  }
  return std::nullopt;
}

const Vocabulary::Entry* Vocabulary::find(std::string_view folded) const {
  const auto found = entries_.find(folded);
  return found == entries_.end() ? nullptr : &found->second;
}

// Reads on after a fault, so that all of them are told.
class VocabularyReader {
 public:
  VocabularyReader(std::string_view text, std::string_view where) : faults_(text, where) {}

  base::Checked<Vocabulary> read(const json& document) {
    faults_.check_keys(document, "", {"schema", "tables", "ambiguous", "guards"});
    if (document.contains("schema")) faults_.check_schema(document, 1);
    const json& tables = base::member(document, "tables");
    if (!tables.is_array() || tables.empty()) {
      faults_.add("/tables", "no \"tables\" list",
                  R"(write "tables": [{"name": "English", "spouse": ["wife", "husband"]}])");
    }
    each(tables, "/tables", [this](const json& entry, const std::string& at) { table(entry, at); });
    const json& ambiguous = list(document, "ambiguous");
    each(ambiguous, "/ambiguous",
         [this](const json& entry, const std::string& at) { ambiguity(entry, at); });
    const json& guards = list(document, "guards");
    each(guards, "/guards", [this](const json& entry, const std::string& at) { guard(entry, at); });
    if (!faults_.empty()) return tl::unexpected(faults_.take());
    return std::move(vocabulary_);
  }

 private:
  template <typename Read>
  static void each(const json& entries, const std::string& pointer, const Read& read) {
    if (!entries.is_array()) return;
    for (std::size_t i = 0; i < entries.size(); ++i) read(entries[i], pointer_to(pointer, i));
  }

  const json& list(const json& document, const char* key) {
    const json& found = base::member(document, key);
    if (!found.is_array() && document.contains(key)) {
      faults_.add(pointer_to("", key), fmt::format("\"{}\" is no list", key), "write it in [ ]");
    }
    return found;
  }

  void table(const json& entry, const std::string& at) {
    const std::string name = base::text_at(entry, "name");
    if (name.empty()) {
      faults_.add(at, "a table without a \"name\"", "name it after its language or its firm");
    }
    if (!entry.is_object()) return;
    for (const auto& [key, words] : entry.items()) {
      if (key == "name" || key == "about") continue;
      const auto given = role(key);
      const std::string here = pointer_to(at, key);
      if (!given || *given == Role::party) {
        const auto near = base::nearest(key, {"spouse", "child", "grandchild", "name"});
        faults_.add(here, fmt::format("\"{}\" is no role that has words", base::excerpt(key)),
                    near ? fmt::format("did you mean \"{}\"?", *near) : kRolesWithWords);
      } else if (!words.is_array() || words.empty()) {
        faults_.add(here, fmt::format("\"{}\" is no list of words", key),
                    fmt::format("write \"{}\": [\"...\"]", key));
      } else {
        each(words, here, [&](const json& spelling, const std::string& place) {
          add(spelling, *given, name, place);
        });
      }
    }
  }

  void add(const json& spelling, Role given, const std::string& table, const std::string& at) {
    const std::string text = spelling.is_string() ? spelling.get<std::string>() : "";
    const std::string folded = base::fold_word(text);
    if (folded.empty()) {
      faults_.add(at, fmt::format("an empty word for {}", word(given)),
                  "write the word in letters, or take it out");
      return;
    }
    const auto [found, added] =
        vocabulary_.entries_.emplace(folded, Vocabulary::Entry{given, text, table});
    if (added || found->second.role == given) return;
    faults_.add(
        at, fmt::format("\"{}\" is both {} and {}", text, word(found->second.role), word(given)),
        "keep it in one of the two");
  }

  void ambiguity(const json& entry, const std::string& at) {
    faults_.check_keys(entry, at, {"word", "suggests", "doubt", "step"});
    const std::string suggests = base::text_at(entry, "suggests");
    Vocabulary::Ambiguity read{base::fold_word(base::text_at(entry, "word")), role(suggests),
                               base::text_at(entry, "doubt"), flag(entry, "step", at)};
    if (read.word.empty() || read.doubt.empty()) {
      faults_.add(at, "an ambiguous word without \"word\" or \"doubt\"",
                  "write both: the word, and what else it may mean");
    }
    if (entry.contains("suggests") && !read.suggests) {
      faults_.add(pointer_to(at, "suggests"),
                  fmt::format("\"suggests\" names no role (\"{}\")", base::excerpt(suggests)),
                  "the roles are spouse, child, grandchild and party");
    }
    vocabulary_.ambiguities_.push_back(std::move(read));
  }

  void guard(const json& entry, const std::string& at) {
    faults_.check_keys(entry, at, {"at", "text", "doubt", "deceased", "step"});
    const std::string spelling = base::text_at(entry, "text");
    const auto place = std::find(kPlaces.begin(), kPlaces.end(), base::text_at(entry, "at"));
    if (place == kPlaces.end() || base::fold_word(spelling).empty()) {
      faults_.add(
          at,
          fmt::format("a guard word needs \"text\" and \"at\" (\"{}\")", base::excerpt(spelling)),
          "\"at\" is start, end or word");
    }
    if (base::text_at(entry, "doubt").empty()) {
      faults_.add(at,
                  fmt::format("a guard word without \"doubt\" (\"{}\")", base::excerpt(spelling)),
                  "say in a few words what is doubtful: \"former, not present\"");
    }
    if (place == kPlaces.end()) return;
    vocabulary_.guards_.push_back({static_cast<Vocabulary::At>(place - kPlaces.begin()),
                                   base::fold_word(spelling), base::folded_words(spelling),
                                   spelling, base::text_at(entry, "doubt"),
                                   flag(entry, "deceased", at), flag(entry, "step", at)});
  }

  bool flag(const json& entry, const char* key, const std::string& at) {
    const json& value = base::member(entry, key);
    if (value.is_boolean()) return value.get<bool>();
    if (!value.is_null()) {
      faults_.add(pointer_to(at, key), fmt::format("\"{}\" is neither true nor false", key),
                  "write true or false, without quotation marks");
    }
    return false;
  }

  base::JsonFaults faults_;
  Vocabulary vocabulary_;
};

base::Checked<Vocabulary> Vocabulary::parse(std::string_view text, std::string_view where) {
  const auto document = base::parse_by_hand(text, where);
  if (!document) return tl::unexpected(document.error());
  return VocabularyReader(text, where).read(*document);
}

}  // namespace engross::family
