#include "store/snapshots.h"

#include <Poco/Data/Statement.h>
#include <fmt/format.h>

#include <utility>

#include "store/records.h"
#include "store/seal.h"

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;
using base::failure;
using base::Fault;

tl::unexpected<base::Error> damaged(const std::string& what, const std::string& where) {
  return failure(Fault::malformed, what, where,
                 "put a copy of the database from before in its place, or import the matter again");
}

std::string seal_of(const DraftRow& draft) {
  return seal({draft.id, draft.region, std::to_string(draft.matter), base::iso(draft.created)});
}

std::string seal_of(const std::string& draft, const std::string& stage, int sequence,
                    const std::string& at, const std::string& body) {
  return seal({draft, std::to_string(sequence), stage, at, body});
}

}  // namespace

std::string Snapshots::where(const std::string& draft) const {
  return fmt::format("draft {} in {}", draft, path_);
}

base::Result<std::optional<DraftRow>> Snapshots::draft(const std::string& id) {
  std::vector<DraftRow> rows;
  std::string region, created, kept_seal;
  Poco::Int64 matter = 0;
  Poco::Data::Statement select(session_);
  select << "SELECT region, matter, created, seal FROM draft WHERE id = ?", into(region),
      into(matter), into(created), into(kept_seal), bind(id);
  if (select.execute() == 0) return std::nullopt;
  const auto instant = base::parse_instant(created);
  if (!instant) return damaged("the draft is damaged", where(id));
  DraftRow row{id, region, matter, *instant};
  if (seal_of(row) != kept_seal) return damaged("the draft is damaged", where(id));
  return row;
}

base::Result<std::optional<DraftRow>> Snapshots::draft_of(const std::string& region,
                                                          matter::Id matter) {
  std::string id;
  Poco::Data::Statement select(session_);
  select << "SELECT id FROM draft WHERE region = ? AND matter = ?", into(id), bind(region),
      bind(Poco::Int64{matter});
  if (select.execute() == 0) return std::nullopt;
  return draft(id);
}

std::vector<std::string> Snapshots::ids() {
  std::vector<std::string> ids;
  session_ << "SELECT draft FROM snapshot GROUP BY draft ORDER BY max(entry) DESC", into(ids), now;
  return ids;
}

void Snapshots::add(const DraftRow& draft) {
  session_ << "INSERT INTO draft (id, region, matter, created, seal) VALUES (?, ?, ?, ?, ?)",
      bind(draft.id), bind(draft.region), bind(Poco::Int64{draft.matter}),
      bind(base::iso(draft.created)), bind(seal_of(draft)), now;
}

base::Result<std::optional<SnapshotRow>> Snapshots::at(End end, const std::string& draft,
                                                       const std::string& stage) {
  SnapshotRow row;
  std::string at, kept_seal;
  Poco::Data::Statement select(session_);
  select << "SELECT sequence, at, body, seal FROM snapshot WHERE draft = ? AND stage = ?"
            " ORDER BY sequence "
         << (end == End::newest ? "DESC" : "ASC") << " LIMIT 1",
      into(row.sequence), into(at), into(row.body), into(kept_seal), bind(draft), bind(stage);
  if (select.execute() == 0) return std::nullopt;
  const auto instant = base::parse_instant(at);
  if (!instant || seal_of(draft, stage, row.sequence, at, row.body) != kept_seal) {
    return damaged(fmt::format("snapshot {} ({}) is damaged", row.sequence, stage), where(draft));
  }
  row.at = *instant;
  return row;
}

base::Result<SnapshotRow> Snapshots::newest(const std::string& draft, const std::string& stage) {
  auto row = at(End::newest, draft, stage);
  if (!row) return tl::unexpected(row.error());
  if (!*row) return damaged(fmt::format("the {} of the draft is gone", stage), where(draft));
  return std::move(**row);
}

base::Result<SnapshotRow> Snapshots::oldest(const std::string& draft, const std::string& stage) {
  auto row = at(End::oldest, draft, stage);
  if (!row) return tl::unexpected(row.error());
  if (!*row) return damaged(fmt::format("the {} of the draft is gone", stage), where(draft));
  return std::move(**row);
}

base::Result<std::optional<SnapshotRow>> Snapshots::find(const std::string& draft,
                                                         const std::string& stage) {
  return at(End::newest, draft, stage);
}

int Snapshots::next_sequence(const std::string& draft) {
  int newest = 0;
  session_ << "SELECT coalesce(max(sequence), 0) FROM snapshot WHERE draft = ?", into(newest),
      bind(draft), now;
  return newest + 1;
}

long long Snapshots::newest_entry(const std::string& draft) {
  std::int64_t newest = 0;
  session_ << "SELECT coalesce(max(entry), 0) FROM snapshot WHERE draft = ?", into(newest),
      bind(draft), now;
  return newest;
}

void Snapshots::add(const std::string& draft, const std::string& stage, const SnapshotRow& row) {
  const std::string at = base::iso(row.at);
  session_ << "INSERT INTO snapshot (draft, sequence, stage, at, body, seal)"
              " VALUES (?, ?, ?, ?, ?, ?)",
      bind(draft), bind(row.sequence), bind(stage), bind(at), bind(row.body),
      bind(seal_of(draft, stage, row.sequence, at, row.body)), now;
}

base::Result<std::vector<Snapshot>> Snapshots::history(const std::string& draft) {
  std::vector<int> sequences;
  std::vector<std::string> stages, times;
  session_ << "SELECT sequence, stage, at FROM snapshot WHERE draft = ? AND stage <> ?"
              " ORDER BY entry",
      into(sequences), into(stages), into(times), bind(draft), bind(std::string(kLineStage)), now;
  std::vector<Snapshot> snapshots;
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    const auto at = base::parse_instant(times[i]);
    if (!at) {
      return damaged(fmt::format("snapshot {} ({}) is damaged", sequences[i], stages[i]),
                     where(draft));
    }
    snapshots.push_back({sequences[i], stages[i], *at});
  }
  return snapshots;
}

}  // namespace engross::store
