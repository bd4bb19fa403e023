// mapping/clio-fields.json: which of a firm's custom fields hold which fact, by the field's name.
// Firms write one thing in several ways: a contact picked in a field of the matter, a name typed on
// the client's card. Each way is a convention of the file; the first whose field holds a value that
// is of the fact's type gives the fact.
//
//   {"schema": 2, "conventions": [
//     {"name": "Matter fields, contacts picked",
//      "matter": {"executor": {"type": "person", "fields": ["Executor", "Estate trustee"]}},
//      "client": {...}, "person": {"pronouns": {"type": "text", "fields": ["Pronouns"]}}}]}
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "matter/matter.h"

namespace engross::app {

enum class FactType { text, date, money, number, yes_no, choice, person };
std::string_view word(FactType type);  // as the file has it: "yes/no"

// The value of a field as a value of the fact's type: text, choice: std::string; date: Date; money:
// Money; number: Decimal; yes/no: bool; person: ContactRef, with the id 0 for a name that was
// typed. A field of another type is converted where nothing is lost or guessed ("yes", "2026-11-23"
// and "$1,250.00" typed as text); else malformed, with the reason, and what to write in Clio.
base::Result<matter::FieldValue> convert(const matter::FieldValue& value, FactType type);

// False for a field that is shown and holds nothing, or blank text.
bool holds(const matter::CustomField& field);

// The fields of one record that hold a value, by the folded name; those of one name in the record's
// order. Looks at the record, which must outlive it.
class HeldFields {
 public:
  HeldFields() = default;
  explicit HeldFields(const std::vector<matter::CustomField>& fields);
  const std::vector<const matter::CustomField*>& named(const std::string& folded) const;

 private:
  std::map<std::string, std::vector<const matter::CustomField*>, std::less<>> by_name_;
};

class FieldMap {
 public:
  // Fails with every fault of the file at once, each with its line and the key or name it is about:
  // no JSON, another schema, an unknown key or type, a convention without a name or facts, a fact
  // whose name is not in small letters or is a person's in Clio already, a fact without fields, a
  // blank field, a field twice for one fact, one fact with two types.
  static base::Checked<FieldMap> parse(std::string_view json, std::string_view where);

  // Whose field it is: the matter's, or the contact's own card.
  enum class On { matter, card };
  struct Choice {
    On on = On::card;
    std::string field;  // folded
  };
  struct Fact {
    std::string name;  // "executor"
    FactType type = FactType::text;
    std::vector<Choice> choices;  // in the order they are tried
  };
  // Facts of a matter ("matter" and "client" of the file: the matter's fields and its client's
  // card), and facts of any person; both by name.
  const std::vector<Fact>& facts() const { return facts_; }
  const std::vector<Fact>& person() const { return person_; }

 private:
  friend class FieldMapReader;
  std::vector<Fact> facts_;
  std::vector<Fact> person_;
};

// How a field that a fact names, and that holds a value, fared.
struct Reading {
  enum class Fate { taken, failed, outranked };
  const matter::CustomField* field = nullptr;
  Fate fate = Fate::taken;
  matter::FieldValue value;  // of the fact's type, when taken
  std::string reason;        // why it failed
};

// Every field the fact names that holds a value, in the order they are tried: failed ones until one
// is taken, then outranked ones. Empty when there is none.
std::vector<Reading> read(const FieldMap::Fact& fact, const HeldFields& of_matter,
                          const HeldFields& of_card);
// The value that was taken; monostate when none was.
matter::FieldValue taken(const std::vector<Reading>& readings);

}  // namespace engross::app
