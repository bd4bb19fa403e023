// Drafts and their reviews: what was imported, and what was decided about it.
#include "store/shelf.h"

#include "store/draft_id.h"
#include "store/records.h"

namespace engross::store {

tl::unexpected<base::Error> no_such_draft(const std::string& id) {
  return base::failure(base::Fault::not_found, "there is no such draft", "\"" + id + "\"",
                       "take an id of the list of drafts");
}

base::Result<std::string> Store::Shelf::free_id() {
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    std::string id = draft_id(random_);
    const auto taken = rows_.draft(id);
    if (!taken) return tl::unexpected(taken.error());
    if (!*taken) return id;
  }
  return base::failure(base::Fault::internal, "no free name for a draft", path_, "report this");
}

base::Result<DraftRow> Store::Shelf::living_draft(const matter::Matter& matter, base::Instant now) {
  auto draft = rows_.draft_of(matter.region, matter.source.id);
  if (!draft) return tl::unexpected(draft.error());
  if (*draft) return **draft;
  auto id = free_id();
  if (!id) return tl::unexpected(id.error());
  DraftRow row{*id, matter.region, matter.source.id, now};
  rows_.add(row);
  return row;
}

base::Result<std::string> Store::Shelf::keep(const matter::Matter& matter,
                                             const family::Family& family, base::Instant now) {
  const std::string where = "matter " + matter.display_number;
  const auto matter_body = encode(matter, where);
  if (!matter_body) return tl::unexpected(matter_body.error());
  const auto family_body = encode(family, where);
  if (!family_body) return tl::unexpected(family_body.error());
  const auto line_body = encode(Line{matter.display_number, family.client.name.full}, where);
  if (!line_body) return tl::unexpected(line_body.error());

  Transaction transaction(session_);
  const auto draft = living_draft(matter, now);
  if (!draft) return tl::unexpected(draft.error());
  const int sequence = rows_.next_sequence(draft->id);
  rows_.add(draft->id, kMatterStage, {sequence, now, *matter_body});
  rows_.add(draft->id, kFamilyStage, {sequence, now, *family_body});
  rows_.add(draft->id, kLineStage, {sequence, now, *line_body});
  transaction.commit();
  return draft->id;
}

base::Result<Draft> Store::Shelf::draft_of(const DraftRow& draft, const SnapshotRow& matter_row,
                                           const SnapshotRow& family_row) {
  auto matter = decode_matter(matter_row.body, rows_.where(draft.id));
  if (!matter) return tl::unexpected(matter.error());
  auto family = decode_family(family_row.body, rows_.where(draft.id));
  if (!family) return tl::unexpected(family.error());
  return Draft{draft.id, std::move(*matter), std::move(*family), draft.created, family_row.at};
}

base::Result<std::optional<Draft>> Store::Shelf::find(const std::string& id) {
  const auto draft = rows_.draft(id);
  if (!draft) return tl::unexpected(draft.error());
  if (!*draft) return std::nullopt;
  const auto matter_row = rows_.newest(id, kMatterStage);
  if (!matter_row) return tl::unexpected(matter_row.error());
  const auto family_row = rows_.newest(id, kFamilyStage);
  if (!family_row) return tl::unexpected(family_row.error());
  return draft_of(**draft, *matter_row, *family_row);
}

base::Result<std::optional<Version>> Store::Shelf::version(const std::string& id) {
  const long long newest = rows_.newest_entry(id);
  if (newest == 0) return std::nullopt;
  return Version{id, newest, entries_.count(id)};
}

base::Result<std::optional<Draft>> Store::Shelf::find_first(const std::string& id) {
  const auto draft = rows_.draft(id);
  if (!draft) return tl::unexpected(draft.error());
  if (!*draft) return std::nullopt;
  const auto matter_row = rows_.oldest(id, kMatterStage);
  if (!matter_row) return tl::unexpected(matter_row.error());
  const auto family_row = rows_.oldest(id, kFamilyStage);
  if (!family_row) return tl::unexpected(family_row.error());
  return draft_of(**draft, *matter_row, *family_row);
}

base::Result<void> Store::Shelf::there(const std::string& id) {
  const auto draft = rows_.draft(id);
  if (!draft) return tl::unexpected(draft.error());
  if (!*draft) return no_such_draft(id);
  return {};
}

base::Result<void> Store::Shelf::add_entry(const std::string& id, const family::Entry& entry) {
  Transaction transaction(session_);
  if (auto draft = there(id); !draft) return draft;
  if (auto added = entries_.add(id, entry); !added) return added;
  transaction.commit();
  return {};
}

base::Result<std::vector<family::Entry>> Store::Shelf::entries(const std::string& id, int after) {
  return entries_.behind(after, id);
}

base::Result<std::optional<std::string>> Store::Shelf::living(const std::string& region,
                                                              matter::Id matter) {
  const auto draft = rows_.draft_of(region, matter);
  if (!draft) return tl::unexpected(draft.error());
  return *draft ? std::optional((*draft)->id) : std::nullopt;
}

base::Result<std::vector<DraftLine>> Store::Shelf::drafts() {
  std::vector<DraftLine> lines;
  for (const std::string& id : rows_.ids()) {
    const auto draft = rows_.draft(id);
    if (!draft) return tl::unexpected(draft.error());
    const auto row = rows_.newest(id, kLineStage);
    if (!row) return tl::unexpected(row.error());
    const auto line = decode_line(row->body, rows_.where(id));
    if (!line) return tl::unexpected(line.error());
    lines.push_back({id, (*draft)->region, (*draft)->matter, line->display_number, line->client,
                     (*draft)->created, row->at});
  }
  return lines;
}

base::Result<std::vector<Snapshot>> Store::Shelf::history(const std::string& id) {
  return rows_.history(id);
}

}  // namespace engross::store
