#include "app/field_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "base/json_faults.h"

namespace engross::app {
namespace {

using base::pointer_to;

constexpr std::array<std::string_view, 7> kFactTypes = {"text",   "date",   "money", "number",
                                                        "yes/no", "choice", "person"};

// What every person has without a field map.
constexpr std::array<std::string_view, 18> kOfClio = {
    "name",     "is_company",  "company", "title",    "birthdate",    "age",
    "is_minor", "email",       "phone",   "address",  "relationship", "role",
    "is_step",  "is_deceased", "parent",  "children", "custom",       "clio_id"};

std::vector<std::string> type_words() { return {kFactTypes.begin(), kFactTypes.end()}; }

// Templates write it without brackets or quotation marks.
bool is_fact_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), fits);
}

}  // namespace

std::string_view word(FactType type) { return kFactTypes.at(static_cast<std::size_t>(type)); }

bool holds(const matter::CustomField& field) {
  if (std::holds_alternative<std::monostate>(field.value)) return false;
  const auto* text = std::get_if<std::string>(&field.value);
  return !text || !base::is_blank(*text);
}

HeldFields::HeldFields(const std::vector<matter::CustomField>& fields) {
  for (const matter::CustomField& field : fields) {
    if (holds(field)) by_name_[base::fold_word(field.name)].push_back(&field);
  }
}

const std::vector<const matter::CustomField*>& HeldFields::named(const std::string& folded) const {
  static const std::vector<const matter::CustomField*> kNone;
  const auto found = by_name_.find(folded);
  return found == by_name_.end() ? kNone : found->second;
}

// Reads on after a fault, so that all of them are told.
class FieldMapReader {
 public:
  FieldMapReader(std::string_view text, std::string_view where) : faults_(text, where) {}

  base::Checked<FieldMap> read(const nlohmann::json& document) {
    faults_.check_schema(document, 2);
    faults_.check_keys(document, "", {"schema", "conventions"});
    const nlohmann::json& conventions = base::member(document, "conventions");
    if (!conventions.is_array() || conventions.empty()) {
      faults_.add("/conventions", "no \"conventions\" list",
                  R"(write "conventions": [{"name": "...", "matter": {...}}])");
    }
    for (std::size_t i = 0; conventions.is_array() && i < conventions.size(); ++i) {
      convention(conventions[i], pointer_to("/conventions", i));
    }
    if (!faults_.empty()) return tl::unexpected(faults_.take());
    FieldMap map;
    for (auto& [name, fact] : facts_) map.facts_.push_back(std::move(fact));
    for (auto& [name, fact] : person_) map.person_.push_back(std::move(fact));
    return map;
  }

 private:
  using Facts = std::map<std::string, FieldMap::Fact, std::less<>>;

  void convention(const nlohmann::json& entry, const std::string& at) {
    if (base::is_blank(base::text_at(entry, "name"))) {
      faults_.add(at, "a convention without a \"name\"",
                  "name it after how the firm writes: \"Matter fields, contacts picked\"");
    }
    if (!entry.is_object()) return;
    faults_.check_keys(entry, at, {"name", "matter", "client", "person"});
    facts_of(entry, "matter", at, FieldMap::On::matter, facts_);
    facts_of(entry, "client", at, FieldMap::On::card, facts_);
    facts_of(entry, "person", at, FieldMap::On::card, person_);
    if (!entry.contains("matter") && !entry.contains("client") && !entry.contains("person")) {
      faults_.add(at, "a convention without facts", "write \"matter\", \"client\" or \"person\"");
    }
  }

  void facts_of(const nlohmann::json& convention, const char* key, const std::string& at,
                FieldMap::On on, Facts& facts) {
    const std::string here = pointer_to(at, key);
    if (!convention.contains(key)) return;
    const nlohmann::json& entries = convention[key];
    if (!entries.is_object() || entries.empty()) {
      faults_.add(here, fmt::format("\"{}\" holds no facts", key),
                  R"(write "executor": {"type": "person", "fields": ["Executor"]})");
      return;
    }
    for (const auto& [name, entry] : entries.items())
      fact(name, entry, pointer_to(here, name), on, facts);
  }

  void fact(const std::string& name, const nlohmann::json& entry, const std::string& at,
            FieldMap::On on, Facts& facts) {
    const bool of_person = &facts == &person_;
    if (of_person && std::find(kOfClio.begin(), kOfClio.end(), name) != kOfClio.end()) {
      faults_.add(at, fmt::format("\"{}\" of a person is Clio's own", name),
                  "give the fact another name");
    }
    if (!is_fact_name(name)) {
      faults_.add(at, fmt::format("\"{}\" is no name of a fact", base::excerpt(name)),
                  "write it in small letters, digits and \"_\": \"trust_age\"");
    }
    faults_.check_keys(entry, at, {"type", "fields"});
    const std::string type_word = base::text_at(entry, "type");
    const auto type = std::find(kFactTypes.begin(), kFactTypes.end(), type_word);
    if (type == kFactTypes.end()) {
      const auto near = base::nearest(type_word, type_words());
      faults_.add(
          pointer_to(at, "type"),
          fmt::format("\"{}\" has no type that there is (\"{}\")", name, base::excerpt(type_word)),
          near ? fmt::format("did you mean \"{}\"?", *near)
               : "the types are " + base::join(type_words(), ", "));
    }
    FieldMap::Fact untyped{name, {}, {}};
    if (type == kFactTypes.end()) return fields(name, entry, at, on, untyped);
    const auto given = static_cast<FactType>(type - kFactTypes.begin());
    auto& known = facts.emplace(name, FieldMap::Fact{name, given, {}}).first->second;
    if (known.type != given) {
      faults_.add(
          pointer_to(at, "type"),
          fmt::format("\"{}\" is {} here and {} above", name, word(given), word(known.type)),
          "give a fact one type in the whole file");
    }
    fields(name, entry, at, on, known);
  }

  void fields(const std::string& name, const nlohmann::json& entry, const std::string& at,
              FieldMap::On on, FieldMap::Fact& fact) {
    const std::string here = pointer_to(at, "fields");
    const nlohmann::json& names = base::member(entry, "fields");
    if (!names.is_array() || names.empty()) {
      faults_.add(here, fmt::format("\"{}\" has no list of \"fields\"", name),
                  "write the names of the custom fields as Clio shows them, in [ ]");
      return;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string spelling = names[i].is_string() ? names[i].get<std::string>() : "";
      const std::string folded = base::fold_word(spelling);
      const auto same = [&](const FieldMap::Choice& choice) {
        return choice.on == on && choice.field == folded;
      };
      if (folded.empty()) {
        faults_.add(pointer_to(here, i), fmt::format("\"{}\" has a field without a name", name),
                    "write the field's name as Clio shows it, or take it out");
      } else if (std::any_of(fact.choices.begin(), fact.choices.end(), same)) {
        faults_.add(pointer_to(here, i),
                    fmt::format("\"{}\" has the field \"{}\" twice", name, base::excerpt(spelling)),
                    "keep one; case, accents, spaces and punctuation make no difference");
      } else {
        fact.choices.push_back({on, folded});
      }
    }
  }

  base::JsonFaults faults_;
  Facts facts_;
  Facts person_;
};

base::Checked<FieldMap> FieldMap::parse(std::string_view text, std::string_view where) {
  const auto document = base::parse_by_hand(text, where);
  if (!document) return tl::unexpected(document.error());
  return FieldMapReader(text, where).read(*document);
}

std::vector<Reading> read(const FieldMap::Fact& fact, const HeldFields& of_matter,
                          const HeldFields& of_card) {
  std::vector<Reading> readings;
  bool found = false;
  for (const FieldMap::Choice& choice : fact.choices) {
    const HeldFields& fields = choice.on == FieldMap::On::matter ? of_matter : of_card;
    for (const matter::CustomField* field : fields.named(choice.field)) {
      Reading reading{field, Reading::Fate::outranked, {}, ""};
      if (!found) {
        auto value = convert(field->value, fact.type);
        found = value.has_value();
        reading.fate = found ? Reading::Fate::taken : Reading::Fate::failed;
        if (value) {
          reading.value = std::move(*value);
        } else {
          reading.reason = value.error().what + "; " + value.error().remedy;
        }
      }
      readings.push_back(std::move(reading));
    }
  }
  return readings;
}

matter::FieldValue taken(const std::vector<Reading>& readings) {
  for (const Reading& reading : readings) {
    if (reading.fate == Reading::Fate::taken) return reading.value;
  }
  return {};
}

}  // namespace engross::app
