#include "app/entries.h"

#include <fmt/format.h>

#include <array>

#include "app/messages.h"

namespace engross::app {
namespace {

using base::Fault;
using base::Result;
using Recorded = Entry::Kind;

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr int kMostCents = 2;
constexpr std::size_t kLongestText = 5000;

std::string time_text(std::int64_t seconds) {
  const std::int64_t hours = seconds / kHour;
  const std::int64_t minutes = seconds % kHour / kMinute;
  if (minutes == 0) return fmt::format("{} h", hours);
  return hours == 0 ? fmt::format("{} min", minutes) : fmt::format("{} h {} min", hours, minutes);
}

tl::unexpected<base::Error> wrong(std::string what, std::string where, std::string remedy) {
  return base::failure(Fault::usage, std::move(what), std::move(where), std::move(remedy));
}

Result<void> check_entry(const Entry& entry) {
  if (base::is_blank(entry.text)) {
    return wrong("nothing says what it was for", "", "say it with --note");
  }
  if (entry.text.size() > kLongestText || base::find_ill_formed(entry.text)) {
    return wrong("this note cannot be kept", base::excerpt(entry.text), "write a shorter one");
  }
  if (entry.kind == Recorded::time && (entry.seconds < kMinute || entry.seconds > kDay)) {
    return wrong("a time entry is between 1 minute and 24 hours", time_text(entry.seconds),
                 "write hours and minutes, 1:30");
  }
  if (entry.kind == Recorded::expense &&
      (entry.amount <= base::Decimal(0) || entry.amount.scale() > kMostCents)) {
    return wrong("an expense is an amount above 0, to the cent", entry.amount.text(),
                 "write it as 24.95");
  }
  if (entry.kind == Recorded::appointment && entry.end <= entry.start) {
    return wrong("an appointment ends after it starts", base::local_time(entry.end),
                 "check --start and --end");
  }
  return {};
}

void note_plan(EntryPlan& plan, const ClioMatter& matter, const Clock& clock) {
  const Entry& entry = plan.entry;
  if (matter.closed) plan.notes.push_back(say("entry-matter-closed"));
  const bool of_a_day = entry.kind != Recorded::appointment;
  if (of_a_day && entry.date > base::local_date(clock.now())) {
    plan.notes.push_back(say("entry-to-come"));
  }
  if (!of_a_day && entry.end < clock.now()) plan.notes.push_back(say("entry-over"));
  if (plan.already) {
    plan.notes.push_back(say("entry-there-already", {{"number", *plan.already}}));
  }
}

}  // namespace

std::string_view word_of(Recorded kind) {
  constexpr std::array<std::string_view, 3> kWords = {"time", "expense", "appointment"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string line_of(const Entry& entry) {
  if (entry.kind == Recorded::time) {
    return fmt::format("{} of time on {}: {}", time_text(entry.seconds), base::iso(entry.date),
                       entry.text);
  }
  if (entry.kind == Recorded::expense) {
    return fmt::format("an expense of {} on {}: {}", entry.amount.rounded(kMostCents).text(),
                       base::iso(entry.date), entry.text);
  }
  const std::string when =
      entry.all_day ? base::iso(base::local_date(entry.start)) + ", all day"
                    : base::local_time(entry.start) + " to " + base::local_time(entry.end);
  return fmt::format("{}: {}{}", when, entry.text,
                     entry.location.empty() ? "" : ", " + entry.location);
}

Result<EntryPlan> plan_entry(const std::string& draft, Entry entry, const EntryDesk& desk) {
  if (auto right = check_entry(entry); !right) return tl::unexpected(right.error());
  const auto opened = open_draft(desk.drafts, desk.mapping, draft);
  if (!opened) return tl::unexpected(opened.error());
  const matter::Matter& ours = opened->review.matter();
  if (auto here = of_this_clio(*opened, desk.clio.region()); !here) {
    return tl::unexpected(here.error());
  }
  const auto matter = desk.clio.matter(ours.source.id);
  if (!matter) return tl::unexpected(matter.error());
  entry.matter = ours.source.id;
  EntryPlan plan{opened->id,
                 matter->display_number,
                 opened->review.family().client.name.full,
                 std::move(entry),
                 "",
                 std::nullopt,
                 {}};
  if (plan.entry.kind == Recorded::appointment) {
    auto calendar = desk.clio.own_calendar();
    if (!calendar) return tl::unexpected(calendar.error());
    plan.entry.calendar = calendar->id;
    plan.calendar = std::move(calendar->name);
  }
  auto already = desk.clio.find(plan.entry);
  if (!already) return tl::unexpected(already.error());
  plan.already = *already;
  note_plan(plan, *matter, desk.clock);
  return plan;
}

Result<matter::Id> carry_out(const EntryPlan& plan, const EntryDesk& desk) {
  return desk.clio.make(plan.entry);
}

}  // namespace engross::app
