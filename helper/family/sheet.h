// What a review says at one moment: everybody and the matter, as reviewed and as Clio had them.
// Rows are shared between one moment and the next; only what an edit touches is made anew.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "family/fields.h"
#include "family/review.h"

namespace engross::family {

// Who set a value, by Field::key(): the entry's number.
using SetBy = std::map<std::string, int>;

struct Row {
  ReviewedPerson now;          // the doubts of `person` are those of the word that nobody settled
  std::optional<Person> clio;  // as last imported; none of a person added in review
  bool gone = false;           // the last import no longer had this person
  int role_by = 0;             // the entry that set the role; 0: the word did
  int added_by = 0;            // the entry that added the person
  SetBy set_by;
  bool operator==(const Row&) const = default;
  bool client() const { return now.client; }
  bool counts() const { return !now.removed && !now.merged_into; }
};

// `now` and `clio` without people: those are in rows.
struct MatterRow {
  matter::Matter now;
  matter::Matter clio;
  // Who is client in the last import, where that is somebody else: the review stays about its own.
  std::optional<matter::ContactRef> other_client;
  SetBy set_by;
  bool operator==(const MatterRow&) const = default;
};

// An overruling holds for what was read: a finding that says something else since is open again.
struct Ruled {
  Overruling overruling;
  std::string text;  // empty of a finding that another room raises
  bool operator==(const Ruled&) const = default;
};

struct Sheet {
  std::vector<std::shared_ptr<const Row>> people;  // the client first
  std::shared_ptr<const std::unordered_map<Subject, std::size_t>> places;
  std::shared_ptr<const MatterRow> matter;
  std::shared_ptr<const std::vector<matter::Contact>> named;  // in custom fields only
  std::map<std::string, Ruled> overruled;                     // by key
  std::set<std::pair<Subject, matter::Id>> apart;  // who was added, and whose contact that is not
  std::shared_ptr<const Entry> confirmed;
  const Vocabulary* vocabulary = nullptr;

  const Row& client() const { return *people.front(); }
  const Row* find(Subject id) const;
  const Row* stands_for(Subject id) const;  // the record that a merged one became, or its own
  void replace(std::size_t place, Row row);
  // Before the people who were added in review; after them when it is one of those. Whom custom
  // fields alone named is of the matter now.
  void insert(Row row);
};

Sheet sheet_of(matter::Matter matter, Family family, const Vocabulary& vocabulary);

// Reasons and doubts that were kept as texts, with their ids again: what the same words say now,
// where it reads the same.
void say_again(Family& family, const matter::Matter& matter, const Vocabulary& vocabulary);
void say_again(Person& person, const Vocabulary& vocabulary);
bool same(const Sheet& a, const Sheet& b);  // people and values

// Why a company cannot have the role; nothing when it can.
bool is_for_persons(Role role);
tl::unexpected<base::Error> company_of_family(const std::string& name, Role role);

// The role that a word reads as which was typed over Clio's, while the role is still the one that
// Clio's word gave. Nothing when it is the same.
std::optional<Role> role_beside_typed_word(const Row& row, const Vocabulary& vocabulary);

// Only the doubts of words, as a row holds them.
void keep_word_doubts(Person& person);

// After a change: whoever is no grandchild has no parent, and whoever is no child is none's.
void drop_lost_parents(Sheet& sheet);

// After values were set: every value that differs from Clio's is by `entry` unless it is known
// otherwise, every other one by nobody. A name whose parts are Clio's is Clio's in full.
void note_changes(Row& row, int entry);
void note_changes(MatterRow& row, int entry);

// Of the matter in the import that the sheet knows.
matter::ContactRef client_in_clio(const Sheet& sheet);

// What documents are made of, and what is odd about it.
matter::Matter matter_of(const Sheet& sheet);
Family family_of(const Sheet& sheet);
std::vector<Finding> findings_of(const Sheet& sheet);

// The edits. `number`, `by` and `at` are the entry's, `adds` how many entries before it add people.
struct Making {
  int number = 0;
  std::string by;
  base::Instant at{};
  int adds = 0;
  // Findings that other rooms raise now; null where an entry of a log is done again, which was
  // checked when it was made.
  const std::vector<Finding>* elsewhere = nullptr;
};
base::Result<Sheet> applied(const Sheet& sheet, const Edit& edit, const Making& making);
base::Result<Sheet> merged(const Sheet& sheet, const Merge& edit, const Making& making);
base::Result<Sheet> brought(Sheet sheet, const Bring& edit, const Making& making);
base::Result<Sheet> kept_apart(Sheet sheet, const KeepApart& edit);
base::Result<Sheet> corrected(Sheet sheet, const Correct& edit, const Making& making);
base::Result<Sheet> as_imported(Sheet sheet, const AsImported& edit, const Making& making);
base::Result<Sheet> refreshed(const Sheet& sheet, const Refresh& edit, const Making& making);
base::Result<Sheet> overruled(Sheet sheet, const Overrule& edit, const Making& making);
base::Result<Sheet> confirmed(Sheet sheet, const Making& making);
std::vector<Difference> differences_of(const Sheet& sheet, const matter::Matter& now,
                                       const Family& family);

// A refusal about the matter or a person, named.
std::string where(const Sheet& sheet);
std::string where(const Row& row);
tl::unexpected<base::Error> no_such_person(const Sheet& sheet, Subject id);
tl::unexpected<base::Error> changes_nothing(std::string where);
tl::unexpected<base::Error> is_merged(const Sheet& sheet, const Row& row);

// Typed text goes into files and documents, so it is UTF-8 or refused.
bool is_text(const std::string& typed);
tl::unexpected<base::Error> not_text(std::string where);

}  // namespace engross::family
