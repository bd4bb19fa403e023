// The review: the imported matter and people, and what staff decided about them. Nothing is ever
// lost: decisions are entries of a log that only grows, undo is an entry too, and the reviewed
// people follow from the import and the log. Immutable and cheap to copy.
//
// Every value keeps where it came from: the Clio record and field with the time of the import, or
// the entry of the log that typed it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/base.h"
#include "family/family.h"
#include "family/finding.h"
#include "matter/matter.h"

namespace engross::family {

// Whom or what an edit is about: a contact's Clio id, a negative number for a person added in
// review, or the matter itself.
using Subject = matter::Id;
inline constexpr Subject kTheMatter = 0;

// ---- What may be done

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
  std::string field;             // of a value
  matter::FieldValue ours;       // what stands in the review
  matter::FieldValue then;       // in Clio at the import that the review knows
  matter::FieldValue now;        // in Clio at the later import
  std::optional<Person> person;  // of person_new: as classified
  // Of a custom field's value: the field as Clio has it now, or had it when it is gone.
  std::optional<matter::CustomField> custom;
  std::string key() const;  // "12.name.last", "12", for choosing one
  bool of_client() const;   // whose matter it is: the key is "0.client"
  bool operator==(const Difference&) const = default;
};
// "in Clio the client of this matter is Emilie Roy now, not Thomas Whitfield": of_client() only.
std::string client_line(const Difference& difference);
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

using Edit = std::variant<Remove, Restore, SetRole, SetParent, Merge, Add, Correct, AsImported,
                          Refresh, Overrule, Confirm, Undo, Redo>;

struct Entry {
  int number = 0;  // from 1
  base::Instant at{};
  std::string by;  // who, as typed; may be empty
  Edit edit;
  bool operator==(const Entry&) const = default;
};
// A line of the history, with everybody's name and every value as they were before the entry:
// "birth date of Ann Lee corrected from 1970-01-20 to 1970-01-02". The entry is one of the
// review's.
class Review;
std::string line_of(const Entry& entry, const Review& review);

// ---- What follows

enum class ValueState { imported, corrected, typed };  // `typed`: of a person added in review
std::string_view word(ValueState state);

// One value of a person or of the matter.
struct ReviewedValue {
  std::string field;  // "name.last", "birthdate", "address.city", "custom.trust_age"
  std::string label;  // "Last name", a custom field's own name
  matter::FieldType type = matter::FieldType::text_line;
  matter::FieldValue value;
  ValueState state = ValueState::imported;
  matter::FieldValue imported;           // what Clio holds
  std::optional<matter::Source> source;  // Clio's record; none for a typed person
  int entry = 0;                         // of the log that set it; 0: the import
};

struct ReviewedPerson {
  Person person;  // as reviewed: `role`, `word`, corrected contact; the client's role is `party`
  bool client = false;
  bool added = false;    // in review; not in Clio
  bool removed = false;  // stays listed
  std::optional<Subject> merged_into;
  bool operator==(const ReviewedPerson&) const = default;
  Subject id() const { return person.contact.source.id; }
};

class Review {
 public:
  // A review of an import that nobody has touched. `vocabulary` must outlive it.
  static Review of(matter::Matter matter, Family family, const Vocabulary& vocabulary);

  // The review after one more edit, logged with who and when. Refused, and nothing changed, naming
  // person, field and what to do: an unknown person or field, a value of the wrong type, a client
  // removed or given a role, a merge with oneself, a parent who is no child of the client or would
  // be the grandchild's own child, a blank reason for an overruling, nothing to undo, a person
  // twice in one edit, an edit that would change nothing, a difference compared with another state.
  // `elsewhere`: findings of other rooms, which may be overruled as well.
  base::Result<Review> with(const Edit& edit, const std::string& by, base::Instant at,
                            const std::vector<Finding>& elsewhere = {}) const;

  // The review a log leads to; malformed when an entry does not fit. An overruling of a finding
  // that is not the review's own is taken as it stands.
  static base::Result<Review> replay(matter::Matter matter, Family family,
                                     const Vocabulary& vocabulary, const std::vector<Entry>& log);

  const std::vector<Entry>& log() const;  // copied together when first asked for
  const Entry* last() const;              // the newest entry, at no cost; null when there is none
  bool undone(int entry) const;           // taken back by a later undo

  // The client first, then everybody else in the order of the import, added people last; removed
  // and merged ones too.
  std::vector<const ReviewedPerson*> people() const;
  const ReviewedPerson* find(Subject id) const;  // null when unknown
  // Whom a record stands for: the one it was merged into, else itself; nothing when unknown.
  // Whoever names a merged record, in an answer or anywhere else, means that person.
  std::optional<Subject> stands_for(Subject id) const;

  // Every value of a person or of the matter, in a fixed order.
  std::vector<ReviewedValue> values(Subject subject) const;

  // What documents are made of: corrected, without removed and merged people. A removed person
  // whom a custom field still names is a contact of the matter, as corrected, but related to
  // nobody; a field that names a merged record names the one that was kept.
  const matter::Matter& matter() const;
  Family family() const;

  // Doubts of the words that nobody settled, and every check across people, overrulings filled in;
  // ordered by severity, the worst first, then by the order of people.
  std::vector<Finding> findings() const;
  // Findings of other rooms, with the overrulings that this review holds of their keys.
  std::vector<Finding> ruled(std::vector<Finding> elsewhere) const;

  // The last confirmation, when nothing was changed after it; a change that was undone is none.
  std::optional<Entry> confirmed() const;

  // What a later import of the same matter would change. Empty: Clio holds what the review knows.
  std::vector<Difference> differences(const matter::Matter& now, const Family& family) const;

  // The same people, values, overrulings and provenance, whatever log led there: what "ends where
  // it began" means.
  bool same_people(const Review& other) const;

 private:
  friend std::string line_of(const Entry& entry, const Review& review);
  struct State;
  struct Log;
  Review before(int entry) const;  // as it was then, without its log
  Review(std::shared_ptr<const State> state, std::shared_ptr<const Log> log);
  static std::optional<base::Error> advance(std::shared_ptr<const State>& state, Log& log,
                                            const Entry& entry,
                                            const std::vector<Finding>* elsewhere);
  std::shared_ptr<const State> state_;
  std::shared_ptr<const Log> log_;
};

}  // namespace engross::family
