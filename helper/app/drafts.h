// A draft from import to answers: what Clio gave, what staff decided, what was answered. Each step
// takes a draft and returns the draft after it; the shelf has it before the caller does.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/field_map.h"
#include "app/import_report.h"
#include "app/merge_fields.h"
#include "app/ports.h"
#include "base/message.h"
#include "family/review.h"
#include "interview/answer_path.h"
#include "interview/answers.h"
#include "law/law.h"

namespace engross::app {

// The firm's data, read once: relationship words, field names, rules of law.
struct Mapping {
  family::Vocabulary vocabulary;
  FieldMap fields;
  law::Rules rules;
  MergeFields merge_fields = {};
};

// One or more reasons why a step made nothing; never empty. The first one's fault is the step's.
using Refusal = base::Errors;
template <typename T>
using Outcome = base::Checked<T>;

// A matter as it was read from Clio once.
struct Import {
  matter::Matter matter;
  family::Family family;
};

struct Draft {
  std::string id;
  family::Review review;
  interview::Answers answers;
  base::Instant fetched_at{};  // the last import
  // What Clio has changed since the import that the review knows; each waits to be taken or kept.
  std::vector<family::Difference> pending;
  // What accept() took of an untouched draft by itself, in words.
  std::vector<base::Message> taken = {};
  std::shared_ptr<const Import> newest = nullptr;  // what `pending` comes from
};

// What an import would bring, before anything is kept: accepted or left as a whole.
struct Proposal {
  matter::Matter matter;
  family::Family family;
  std::vector<base::Message> problems;  // what Clio could not give
  int calls = 0;
  ImportReport report;
  std::string client;  // the name, from the matter
  std::string notes;   // from the matter's description
  std::optional<std::string>
      draft;  // the living draft of this matter, which is opened, not made twice
};
base::Result<Proposal> propose(MatterSource& source, DraftShelf& shelf, const Mapping& mapping,
                               const std::string& matter);

// Keeps the proposal. In a new draft the review begins with it. In a living draft that nobody has
// worked on, answered or not, what changed in Clio is taken, logged and told in `taken`;
// otherwise it waits in `pending`.
// On failure nothing was kept.
base::Result<Draft> accept(DraftShelf& shelf, const Clock& clock, const Mapping& mapping,
                           const Proposal& proposal);

// An import of the draft's own matter, for accept(): what Clio has changed since the last one.
// not_found when there is no such draft, or no longer such a matter.
base::Result<Proposal> propose_again(MatterSource& source, DraftShelf& shelf,
                                     const Mapping& mapping, const std::string& draft);

// The draft by its id as typed; not_found when there is none.
base::Result<Draft> open_draft(DraftShelf& shelf, const Mapping& mapping, const std::string& id);

// The draft that was kept so. Malformed when its parts do not fit each other.
base::Result<Draft> draft_of(StoredDraft stored, const Mapping& mapping);
// The draft with entries that have come behind those it has; `answers` are those that are kept.
base::Result<Draft> continued(Draft draft, const std::vector<family::Entry>& entries,
                              const std::string& answers);

// The review with these edits too, all or none: they are tried before the first is kept.
// `elsewhere` are findings of other rooms, which may be overruled as well.
base::Result<Draft> edited(Draft draft, const std::vector<family::Edit>& edits,
                           const std::string& by, DraftShelf& shelf, const Clock& clock,
                           const std::vector<family::Finding>& elsewhere = {});

// The draft confirmed by this person, who has reviewed it; as it is when they have already, or when
// nobody is named. Nothing is kept yet, for a confirmation counts once there are documents.
base::Result<Draft> as_confirmed(Draft draft, const std::string& by, const Clock& clock);
// Keeps it; nothing where it was there already.
base::Result<void> keep_confirmed(const Draft& before, const Draft& confirmed, DraftShelf& shelf);

// The draft after these changes of its answers, all or none. They are made to the answers that the
// shelf holds by then, so that nobody's are lost when two answer at once.
base::Result<Draft> answered(Draft draft, const std::vector<interview::AnswerChange>& changes,
                             DraftShelf& shelf, const Clock& clock);

// conflict when the draft's matter was imported from another Clio than that of this region.
base::Result<void> of_this_clio(const Draft& draft, const std::string& region);

// Pending differences as errors (review_open), one each, with how to settle them.
Refusal pending_differences(const Draft& draft);
// "Ann Lee, date of birth: 1970-01-02 in Clio now, 1970-01-20 here": one line of a difference.
base::Message line_of(const family::Difference& difference, const family::Review& review);

}  // namespace engross::app
