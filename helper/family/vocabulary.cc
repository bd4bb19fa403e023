#include "family/vocabulary.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace engross::family {
namespace {

using base::Fault;
using nlohmann::json;

constexpr std::array<std::string_view, 4> kRoles = {"spouse", "child", "grandchild", "party"};
constexpr std::array<std::string_view, 3> kPlaces = {"start", "end", "word"};

tl::unexpected<base::Error> broken(std::string what, std::string_view where) {
  return base::failure(Fault::malformed, std::move(what), std::string(where),
                       "mend the relationship table");
}

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

base::Result<Vocabulary> Vocabulary::parse(std::string_view text, std::string_view where) {
  const auto document = base::parse_json(text, where);
  if (!document) return tl::unexpected(document.error());
  const json& tables = base::member(*document, "tables");
  if (!tables.is_array() || tables.empty()) return broken("no \"tables\" list", where);

  Vocabulary vocabulary;
  for (const json& table : tables) {
    const std::string name = base::text_at(table, "name");
    if (name.empty()) return broken("a table without a \"name\"", where);
    for (const auto& [key, words] : table.items()) {
      if (key == "name") continue;
      const auto given = role(key);
      if (!given || *given == Role::party || !words.is_array()) {
        return broken(fmt::format("\"{}\" is no role with a list of words", key),
                      fmt::format("{}, table {}", where, name));
      }
      for (const json& spelling : words) {
        const std::string folded =
            spelling.is_string() ? base::fold_word(spelling.get<std::string>()) : "";
        if (folded.empty())
          return broken("an empty word", fmt::format("{}, table {}", where, name));
        const auto [at, added] =
            vocabulary.entries_.emplace(folded, Entry{*given, spelling.get<std::string>(), name});
        if (!added && at->second.role != *given) {
          return broken(fmt::format("\"{}\" is both {} and {}", at->second.spelling,
                                    word(at->second.role), word(*given)),
                        fmt::format("{}, table {}", where, name));
        }
      }
    }
  }
  for (const json& entry : base::member(*document, "ambiguous")) {
    Ambiguity ambiguity{base::fold_word(base::text_at(entry, "word")),
                        role(base::text_at(entry, "suggests")), base::text_at(entry, "doubt")};
    if (ambiguity.word.empty() || ambiguity.doubt.empty()) {
      return broken("an ambiguous word without \"word\" or \"doubt\"", where);
    }
    vocabulary.ambiguities_.push_back(std::move(ambiguity));
  }
  for (const json& entry : base::member(*document, "guards")) {
    const std::string place = base::text_at(entry, "at");
    const std::string spelling = base::text_at(entry, "text");
    const auto* at = std::find(kPlaces.begin(), kPlaces.end(), place);
    if (at == kPlaces.end() || base::fold_word(spelling).empty()) {
      return broken(
          fmt::format("a guard word needs \"text\" and \"at\": start, end or word (\"{}\")",
                      spelling),
          where);
    }
    vocabulary.guards_.push_back({static_cast<At>(at - kPlaces.begin()), base::fold_word(spelling),
                                  base::folded_words(spelling), spelling,
                                  base::text_at(entry, "doubt"), entry.value("deceased", false),
                                  entry.value("step", false)});
  }
  return vocabulary;
}

}  // namespace engross::family
