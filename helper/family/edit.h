// What may be done in a review, each as one edit. An edit says what a person decided; what follows
// from it, and why it may be refused, is Review's (review.h).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/base.h"
#include "family/family.h"
#include "matter/matter.h"

namespace engross::family {

// Whom or what an edit is about: a contact's Clio id, a negative number for a person added in
// review, or the matter itself.
using Subject = matter::Id;
inline constexpr Subject kTheMatter = 0;

struct Remove {
  std::vector<Subject> people;
  bool operator==(const Remove&) const = default;
};
struct Restore {
  std::vector<Subject> people;
  bool operator==(const Restore&) const = default;
};
struct SetRole {
  std::vector<Subject> people;
  Role role = Role::party;
  std::string reason;  // why; may be empty
  bool operator==(const SetRole&) const = default;
};
// Whose child a grandchild is; nothing: not known (again).
struct SetParent {
  Subject grandchild = 0;
  std::optional<Subject> parent;
  bool operator==(const SetParent&) const = default;
};
// Two records of one person: `merged` goes, `kept` takes from it every value it lacks itself.
struct Merge {
  Subject kept = 0;
  Subject merged = 0;
  bool operator==(const Merge&) const = default;
};
struct Add {
  matter::PersonName name;
  matter::ContactKind kind = matter::ContactKind::person;
  Role role = Role::party;
  std::string word;  // the relationship in words; may be empty
  bool operator==(const Add&) const = default;
};
// A contact of Clio's address book who is not in the matter, with Clio's values; role and word are
// said here, because Clio relates the two in no way.
struct Bring {
  matter::Contact contact;
  Role role = Role::party;
  std::string word;  // may be empty
  bool operator==(const Bring&) const = default;
};
// A person added in review and a contact of the address book who look alike are two people.
struct KeepApart {
  Subject person = 0;
  matter::Id contact = 0;
  std::string name;  // the contact's, for the history
  bool operator==(const KeepApart&) const = default;
};
// A value typed over; monostate and blank text empty it. The fields of a person:
//   name.prefix name.first name.middle name.last   of a person; full follows from the last three
//   name.full                                      of a company, and of a person with no parts
//   title company birthdate                        of a person; birthdate is a date
//   email phone                                    the primary entry; added where there is none
//   address.street .city .province .postal_code .country   of the primary address, likewise
//   custom.<slug>                                  of the type that the custom field has
//   relationship is_step is_deceased               not of the client; a word and two ticks
// and of the matter: description practice_area open_date custom.<slug>. The matter's
// display_number and status are Clio's own: listed, compared, never corrected.
struct Correct {
  Subject subject = 0;
  std::string field;
  matter::FieldValue value;
  bool operator==(const Correct&) const = default;
};
// A value as Clio has it again.
struct AsImported {
  Subject subject = 0;
  std::string field;
  bool operator==(const AsImported&) const = default;
};

// What differs between Clio now, Clio at the import, and the review. Another client of the matter
// is a value of the matter, with ContactRefs; it is kept, never taken.
struct Difference {
  enum class Kind { value, word, person_new, person_gone };
  Kind kind = Kind::value;
  Subject subject = 0;
  std::string field;        // of a value
  matter::FieldValue ours;  // what stands in the review
  matter::FieldValue then;  // in Clio at the import that the review knows
  matter::FieldValue now;   // in Clio at the later import
  // Of person_new, and of the word of somebody who was brought and is related in Clio since: as
  // classified.
  std::optional<Person> person;
  // Of a custom field's value: the field as Clio has it now, or had it when it is gone.
  std::optional<matter::CustomField> custom;
  std::string key() const;  // "12.name.last", "12", for choosing one
  bool of_client() const;   // whose matter it is: the key is "0.client"
  bool operator==(const Difference&) const = default;
};
// "in Clio the client of this matter is Emilie Roy now, not Thomas Whitfield": of_client() only.
base::Message client_line(const Difference& difference);
// A later import, each difference taken from Clio or kept as the review has it. Either way Clio's
// present value becomes the one the review knows, so that the same difference is not asked again.
struct Refresh {
  struct Choice {
    Difference difference;
    bool take = false;
    bool operator==(const Choice&) const = default;
  };
  base::Instant fetched_at{};
  std::vector<Choice> choices;
  bool operator==(const Refresh&) const = default;
};

struct Overrule {
  std::string finding;  // its key
  std::string reason;   // never blank
  bool operator==(const Overrule&) const = default;
};
// The entry's `by`, then never blank, looked at every value.
struct Confirm {
  bool operator==(const Confirm&) const = default;
};
// Of the last entry that is not undone.
struct Undo {
  bool operator==(const Undo&) const = default;
};
// Of the last undo, while nothing else was done since.
struct Redo {
  bool operator==(const Redo&) const = default;
};

using Edit = std::variant<Remove, Restore, SetRole, SetParent, Merge, Add, Bring, KeepApart,
                          Correct, AsImported, Refresh, Overrule, Confirm, Undo, Redo>;

struct Entry {
  int number = 0;  // from 1
  base::Instant at{};
  std::string by;  // who, as typed; may be empty
  Edit edit;
  bool operator==(const Entry&) const = default;
};

}  // namespace engross::family
