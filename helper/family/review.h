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
#include <vector>

#include "base/base.h"
#include "family/edit.h"
#include "family/family.h"
#include "family/finding.h"
#include "family/log.h"
#include "matter/matter.h"

namespace engross::family {

// A line of the history, with everybody's name and every value as they were before the entry:
// "birth date of Ann Lee corrected from 1970-01-20 to 1970-01-02". The entry is one of the
// review's.
class Review;
base::Message line_of(const Entry& entry, const Review& review);

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
  bool brought = false;  // in review, from the address book; not related to the matter in Clio
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
  // be the grandchild's own child, a contact brought who is there already or whom Clio hides, a
  // blank reason for an overruling, nothing to undo, a person
  // twice in one edit, an edit that would change nothing, a difference compared with another state.
  // `elsewhere`: findings of other rooms, which may be overruled as well.
  base::Result<Review> with(const Edit& edit, const std::string& by, base::Instant at,
                            const std::vector<Finding>& elsewhere = {}) const;

  // The review a log leads to; malformed when an entry does not fit. An overruling of a finding
  // that is not the review's own is taken as it stands.
  static base::Result<Review> replay(matter::Matter matter, Family family,
                                     const Vocabulary& vocabulary, const std::vector<Entry>& log);

  // The review after these entries too, as replay() would have it with them.
  base::Result<Review> continued(const std::vector<Entry>& entries) const;

  const Log& log() const;
  const Entry* last() const;      // the newest entry; null when there is none
  const Entry* standing() const;  // what an undo would take back; null when there is nothing
  bool can_redo() const;
  bool undone(int entry) const;  // taken back by a later undo
  // How many states of before it keeps at hand, so that an undo or a line of the history need not
  // begin with the import: a few, and one for every 32 entries that stand.
  std::size_t states_held() const;

  // The client first, then everybody else in the order of the import, then those who were brought,
  // added people last; removed and merged ones too.
  std::vector<const ReviewedPerson*> people() const;
  const ReviewedPerson* find(Subject id) const;  // null when unknown
  // Whom a record stands for: the one it was merged into, else itself; nothing when unknown.
  // Whoever names a merged record, in an answer or anywhere else, means that person.
  std::optional<Subject> stands_for(Subject id) const;

  // Whether somebody said that this person, added in review, is not this contact.
  bool is_kept_apart(Subject person, matter::Id contact) const;

  // Every value of a person or of the matter, in a fixed order.
  std::vector<ReviewedValue> values(Subject subject) const;
  // One of them; an empty one when there is none of this name.
  ReviewedValue value(Subject subject, std::string_view field) const;

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

  // The last confirmation, when nothing was changed after it; a change that was undone is none, and
  // neither is whom somebody kept apart.
  std::optional<Entry> confirmed() const;

  // What a later import of the same matter would change. Empty: Clio holds what the review knows.
  std::vector<Difference> differences(const matter::Matter& now, const Family& family) const;

  // The same people, values, overrulings and provenance, whatever log led there: what "ends where
  // it began" means.
  bool same_people(const Review& other) const;

 private:
  friend base::Message line_of(const Entry& entry, const Review& review);
  struct State;
  class Past;
  std::vector<ReviewedValue> values(Subject subject, std::string_view only) const;
  Review before(int entry) const;       // as it was then, without its log
  const Entry* moved(int entry) const;  // by this undo or redo; null where it is none
  Review(std::shared_ptr<const State> state, std::shared_ptr<const Past> past);
  static std::optional<base::Error> advance(std::shared_ptr<const State>& state, Past& past,
                                            const Entry& entry,
                                            const std::vector<Finding>* elsewhere);
  std::shared_ptr<const State> state_;
  std::shared_ptr<const Past> past_;
};

}  // namespace engross::family
