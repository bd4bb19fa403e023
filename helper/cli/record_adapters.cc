#include "cli/record_adapters.h"

#include "cli/filing_adapters.h"

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
  std::vector<clio::ValueChange> changes;
  for (const app::ValueToWrite& value : record.values) {
    changes.push_back({value.member, value.from, value.to, value.definition, value.label});
  }
  if (const auto done = records_.change(kind_of(record.kind), record.id, changes); !done) {
    return tl::unexpected(done.error());
  }
  return {};
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
