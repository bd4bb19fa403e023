#include "cli/record_adapters.h"

#include "cli/filing_adapters.h"
#include "cli/in_store.h"

namespace engross::cli {
namespace {

using base::Result;

clio::RecordKind kind_of(app::RecordToWrite::Kind kind) {
  switch (kind) {
    case app::RecordToWrite::Kind::matter:
      return clio::RecordKind::matter;
    case app::RecordToWrite::Kind::relationship:
      return clio::RecordKind::relationship;
    case app::RecordToWrite::Kind::contact:
    case app::RecordToWrite::Kind::new_relationship:
      break;
  }
  return clio::RecordKind::contact;
}

clio::Activity activity_of(const app::Entry& entry) {
  const auto type = entry.kind == app::Entry::Kind::time ? clio::Activity::Type::time
                                                         : clio::Activity::Type::expense;
  return {type, entry.matter, entry.date, entry.seconds, entry.amount, entry.text};
}

clio::CalendarEntry calendar_entry_of(const app::Entry& entry) {
  return {entry.matter, entry.calendar, entry.text,   entry.location,
          entry.start,  entry.end,      entry.all_day};
}

}  // namespace

Result<void> ClioRecords::write(const app::RecordToWrite& record) {
  if (record.kind == app::RecordToWrite::Kind::new_relationship) {
    const std::string word = matter::text_of(record.values.front().to);
    const auto related = records_.relate(record.matter, record.id, word);
    if (!related) return tl::unexpected(related.error());
    return {};
  }
  std::vector<clio::ValueChange> changes;
  for (const app::ValueToWrite& value : record.values) {
    changes.push_back({value.member, value.from, value.to, value.definition, value.label});
  }
  if (const auto done = records_.change(kind_of(record.kind), record.id, changes); !done) {
    return tl::unexpected(done.error());
  }
  return {};
}

Result<void> StoredWritten::add(const std::string& draft,
                                const std::vector<app::WrittenValue>& written) {
  std::vector<store::Written> kept;
  for (const auto& one : written) {
    kept.push_back({one.key, one.who, one.label, one.from, one.to, one.by, one.at});
  }
  return in_store(home_, [&](store::Store& store) { return store.add_written(draft, kept); });
}

Result<std::vector<app::WrittenValue>> StoredWritten::written(const std::string& draft) {
  const auto kept = in_store(home_, [&](store::Store& store) { return store.written(draft); });
  if (!kept) return tl::unexpected(kept.error());
  std::vector<app::WrittenValue> written;
  for (const store::Written& one : *kept) {
    written.push_back({one.key, one.who, one.label, one.from, one.to, one.by, one.at});
  }
  return written;
}

Result<app::ClioMatter> ClioEntries::matter(matter::Id id) {
  return ClioFiling(region_, documents_).matter(id);
}

Result<app::EntryMaking::Calendar> ClioEntries::own_calendar() {
  auto calendar = entries_.own_calendar();
  if (!calendar) return tl::unexpected(calendar.error());
  return Calendar{calendar->id, std::move(calendar->name)};
}

Result<std::optional<matter::Id>> ClioEntries::find(const app::Entry& entry) {
  return entry.kind == app::Entry::Kind::appointment ? entries_.find(calendar_entry_of(entry))
                                                     : entries_.find(activity_of(entry));
}

Result<matter::Id> ClioEntries::make(const app::Entry& entry) {
  return entry.kind == app::Entry::Kind::appointment ? entries_.add(calendar_entry_of(entry))
                                                     : entries_.add(activity_of(entry));
}

}  // namespace engross::cli
