#include "app/drafts.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::app {
namespace {

using base::Fault;
using base::Result;
using expression::Value;
using family::Difference;

// Entries that the program made by itself: taking over what Clio changed in an untouched draft.
constexpr std::string_view kImport = "import";

bool worked_on(const Draft& draft) {
  const auto& log = draft.review.log();
  return !draft.answers.empty() ||
         std::any_of(log.begin(), log.end(), [](const auto& entry) { return entry.by != kImport; });
}

// How often answers are made anew because others were kept meanwhile.
constexpr int kMostTries = 8;

Result<interview::Answers> answers_in(const std::string& text, const std::string& draft) {
  if (text.empty()) return interview::Answers();
  auto read = interview::read_answers(text, "draft " + draft);
  if (!read) return tl::unexpected(read.error().front());
  return std::move(read->answers);
}

// The value with whoever was merged in the review replaced by the person who was kept.
Value stood_in(const Value& value, const family::Review& review) {
  if (value.is(Value::Kind::list)) {
    expression::List list;
    for (const Value& item : value.list()) list.push_back(stood_in(item, review));
    return list;
  }
  if (!value.is(Value::Kind::record)) return value;
  expression::Record record = value.record();
  for (auto& [name, member] : record.members) member = stood_in(member, review);
  const Value* id = record.find("clio_id");
  const auto whole =
      id && id->is(Value::Kind::number) ? id->number().whole() : base::Result<long long>(0);
  const auto kept = review.stands_for(whole.value_or(0));
  if (!kept || *kept == *whole) return record;
  const auto* person = review.find(*kept);
  const std::string& full = person->person.contact.name.full;
  return expression::Record{
      full,
      {{"name", expression::Record{full, {{"full", full}}}}, {"clio_id", base::Decimal(*kept)}}};
}

void stand_in(interview::Answers& answers, const family::Review& review) {
  const interview::Answers before = answers;
  for (const auto& [fact, given] : before.facts()) {
    Value value = stood_in(given.value, review);
    answers.put(fact, {std::move(value), given.source, given.by, given.at});
  }
}

tl::unexpected<base::Error> no_draft(const std::string& id) {
  return base::failure(Fault::not_found, fmt::format("no draft \"{}\"", base::excerpt(id)),
                       "the drafts of this computer",
                       "import the matter; its review names the draft");
}

Result<Proposal> proposal_of(Result<FetchedMatter> fetched, DraftShelf& shelf,
                             const Mapping& mapping) {
  if (!fetched) return tl::unexpected(fetched.error());
  auto family = family::family_of(fetched->matter, mapping.vocabulary);
  if (!family) return tl::unexpected(family.error());
  auto living = shelf.living(fetched->matter.region, fetched->matter.source.id);
  if (!living) return tl::unexpected(living.error());
  Proposal proposal;
  proposal.report = report_of(fetched->matter, *family, mapping.fields);
  proposal.client = family->client.name.full;
  proposal.notes = fetched->matter.description;
  proposal.matter = std::move(fetched->matter);
  proposal.family = std::move(*family);
  proposal.problems = std::move(fetched->problems);
  proposal.calls = fetched->calls;
  proposal.draft = std::move(*living);
  return proposal;
}

}  // namespace

Result<Draft> draft_of(StoredDraft stored, const Mapping& mapping) {
  auto review = family::Review::replay(std::move(stored.first), std::move(stored.first_family),
                                       mapping.vocabulary, stored.log);
  if (!review) return tl::unexpected(review.error());
  auto answers = answers_in(stored.answers, stored.id);
  if (!answers) return tl::unexpected(answers.error());
  stand_in(*answers, *review);
  auto newest = std::make_shared<const Import>(
      Import{std::move(stored.newest), std::move(stored.newest_family)});
  auto pending = review->differences(newest->matter, newest->family);
  return Draft{std::move(stored.id), std::move(*review),
               std::move(*answers),  newest->matter.source.fetched_at,
               std::move(pending),   {},
               std::move(newest)};
}

Result<Draft> continued(Draft draft, const std::vector<family::Entry>& entries,
                        const std::string& answers) {
  auto review = draft.review.continued(entries);
  if (!review) return tl::unexpected(review.error());
  auto given = answers_in(answers, draft.id);
  if (!given) return tl::unexpected(given.error());
  draft.review = std::move(*review);
  draft.answers = std::move(*given);
  stand_in(draft.answers, draft.review);
  draft.pending = draft.review.differences(draft.newest->matter, draft.newest->family);
  return draft;
}

Result<Proposal> propose(MatterSource& source, DraftShelf& shelf, const Mapping& mapping,
                         const std::string& wanted) {
  return proposal_of(source.read(wanted), shelf, mapping);
}

Result<Proposal> propose_again(MatterSource& source, DraftShelf& shelf, const Mapping& mapping,
                               const std::string& draft) {
  const auto stored = shelf.find(draft);
  if (!stored) return tl::unexpected(stored.error());
  if (!*stored) return no_draft(draft);
  const matter::Matter& known = (*stored)->newest;
  auto fetched = source.read_again(known);
  // Somebody has imported it meanwhile: what was kept by ETag may be older than that.
  const auto now = shelf.find(draft);
  if (!now) return tl::unexpected(now.error());
  if (fetched && *now && (*now)->newest != known)
    fetched = source.read(std::to_string(known.source.id));
  return proposal_of(std::move(fetched), shelf, mapping);
}

Result<Draft> accept(DraftShelf& shelf, const Clock& clock, const Mapping& mapping,
                     const Proposal& proposal) {
  const auto id = shelf.keep(proposal.matter, proposal.family, clock.now());
  if (!id) return tl::unexpected(id.error());
  auto draft = open_draft(shelf, mapping, *id);
  if (!draft || draft->pending.empty() || worked_on(*draft)) return draft;
  family::Refresh refresh{draft->fetched_at, {}};
  std::vector<base::Message> taken;
  for (const Difference& difference : draft->pending) {
    if (difference.of_client()) continue;  // for a person to decide
    refresh.choices.push_back({difference, true});
    taken.push_back(line_of(difference, draft->review));
  }
  if (taken.empty()) return draft;
  draft = edited(std::move(*draft), {std::move(refresh)}, std::string(kImport), shelf, clock);
  // Somebody began to work on it in this moment: what changed waits for them.
  if (!draft && draft.error().fault == Fault::conflict) return open_draft(shelf, mapping, *id);
  if (draft) draft->taken = std::move(taken);
  return draft;
}

Result<Draft> open_draft(DraftShelf& shelf, const Mapping& mapping, const std::string& id) {
  auto stored = shelf.find(id);
  if (!stored) return tl::unexpected(stored.error());
  if (!*stored) return no_draft(id);
  return draft_of(std::move(**stored), mapping);
}

Result<Draft> edited(Draft draft, const std::vector<family::Edit>& edits, const std::string& by,
                     DraftShelf& shelf, const Clock& clock,
                     const std::vector<family::Finding>& elsewhere) {
  family::Review review = draft.review;
  std::vector<family::Entry> entries;
  for (const family::Edit& edit : edits) {
    auto next = review.with(edit, by, clock.now(), elsewhere);
    if (!next) return tl::unexpected(next.error());
    review = std::move(*next);
    entries.push_back(*review.last());
  }
  for (const family::Entry& entry : entries) {
    if (auto added = shelf.add(draft.id, entry); !added) return tl::unexpected(added.error());
  }
  draft.review = std::move(review);
  stand_in(draft.answers, draft.review);
  // Undoing a refresh brings its differences back.
  draft.pending = draft.review.differences(draft.newest->matter, draft.newest->family);
  return draft;
}

Result<Draft> as_confirmed(Draft draft, const std::string& by, const Clock& clock) {
  const auto before = draft.review.confirmed();
  if (base::is_blank(by) || (before && before->by == by)) return draft;
  auto next = draft.review.with(family::Confirm{}, by, clock.now());
  if (!next) return tl::unexpected(next.error());
  draft.review = std::move(*next);
  return draft;
}

Result<void> keep_confirmed(const Draft& before, const Draft& confirmed, DraftShelf& shelf) {
  if (confirmed.review.log().size() == before.review.log().size()) return {};
  return shelf.add(confirmed.id, *confirmed.review.last());
}

Result<Draft> answered(Draft draft, const std::vector<interview::AnswerChange>& changes,
                       DraftShelf& shelf, const Clock& clock) {
  const std::string title = draft.review.matter().display_number;
  for (int left = kMostTries;; --left) {
    const auto stored = shelf.find(draft.id);
    if (!stored) return tl::unexpected(stored.error());
    if (!*stored) return no_draft(draft.id);
    auto answers = answers_in((*stored)->answers, draft.id);
    if (!answers) return tl::unexpected(answers.error());
    for (const auto& change : changes) {
      if (auto made = interview::make(*answers, change); !made) return tl::unexpected(made.error());
    }
    const auto kept = shelf.keep_answers(draft.id, (*stored)->answers,
                                         interview::write_answers(*answers, title), clock.now());
    if (kept) {
      draft.answers = std::move(*answers);
      return draft;
    }
    if (kept.error().fault != Fault::conflict || left == 0) return tl::unexpected(kept.error());
  }
}

Result<void> of_this_clio(const Draft& draft, const std::string& region) {
  const std::string& ours = draft.review.matter().region;
  if (ours == region) return {};
  return base::failure(
      Fault::conflict,
      fmt::format("this draft's matter is of Clio \"{}\", and this is Clio \"{}\"", ours, region),
      "draft " + draft.id, "name the Clio that the matter was imported from");
}

}  // namespace engross::app
