#include "app/mapping_check.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "app/merge_fields.h"
#include "base/json.h"
#include "base/json_faults.h"
#include "family/vocabulary.h"
#include "interview/hotdocs.h"
#include "law/law.h"

namespace engross::app {
namespace {

template <typename T>
base::Errors errors_of(const base::Checked<T>& read) {
  return read ? base::Errors{} : read.error();
}

base::Errors faults_of_names(std::string_view text, std::string_view where,
                             const NamesContext* context) {
  if (!context) return errors_of(interview::hotdocs::parse_names(text, where));
  std::optional<interview::Form> form;
  const auto document = base::parse_by_hand(text, where);
  if (document && context->form) form = context->form(base::text_at(*document, "form"));
  return errors_of(
      interview::hotdocs::parse_names(text, where, form ? &*form : nullptr, &context->mapped));
}

struct Kind {
  std::string_view key;  // that no other file has
  std::string_view holds;
  base::Errors (*check)(std::string_view text, std::string_view where, const NamesContext*);
};

constexpr std::array<Kind, 5> kKinds = {{
    {"tables", "relationship words",
     [](std::string_view text, std::string_view where, const NamesContext*) {
       return errors_of(family::Vocabulary::parse(text, where));
     }},
    {"conventions", "custom fields",
     [](std::string_view text, std::string_view where, const NamesContext*) {
       return errors_of(FieldMap::parse(text, where));
     }},
    {"jurisdiction", "rules of law",
     [](std::string_view text, std::string_view where, const NamesContext*) {
       return errors_of(law::Rules::parse(text, where));
     }},
    {"merge_fields", "merge fields",
     [](std::string_view text, std::string_view where, const NamesContext*) {
       return errors_of(MergeFields::parse(text, where));
     }},
    {"variables", "HotDocs names",
     [](std::string_view text, std::string_view where, const NamesContext* context) {
       return faults_of_names(text, where, context);
     }},
}};

base::Errors unrecognised(std::string_view what, std::string_view where) {
  std::vector<std::string> looks;
  looks.reserve(kKinds.size());
  for (const Kind& kind : kKinds) {
    looks.push_back(fmt::format("\"{}\" for {}", kind.key, kind.holds));
  }
  return {{base::Fault::malformed, std::string(what), std::string(where),
           "such a file is { } with one of the keys " + base::join(looks, ", ")}};
}

}  // namespace

interview::MappedFacts mapped_facts(const FieldMap& fields) {
  const auto named = [](const std::vector<FieldMap::Fact>& facts) {
    std::vector<interview::MappedFacts::Fact> names;
    for (const FieldMap::Fact& fact : facts) {
      const bool person = fact.type == FactType::person;
      names.push_back(
          {fact.name, person ? interview::AnswerType::person : interview::AnswerType::text});
    }
    return names;
  };
  return {named(fields.facts()), named(fields.person())};
}

base::Errors check_mapping(std::string_view text, std::string_view where,
                           const NamesContext* context) {
  const auto document = base::parse_by_hand(text, where);
  if (!document) return document.error();
  const Kind* found = nullptr;
  for (const Kind& kind : kKinds) {
    if (!document->is_object() || !document->contains(std::string(kind.key))) continue;
    if (found) {
      return unrecognised(fmt::format("both \"{}\" and \"{}\" in one file", found->key, kind.key),
                          where);
    }
    found = &kind;
  }
  return found ? found->check(text, where, context) : unrecognised("no file of the mapping", where);
}

}  // namespace engross::app
