// record: time, an expense or an appointment in a draft's matter.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/entries.h"
#include "cli/at_clio.h"
#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/record_adapters.h"

namespace engross::cli {
namespace {

using base::Fault;
using base::Result;
using nlohmann::ordered_json;

tl::unexpected<base::Error> not_read(std::string what, const std::string& given,
                                     std::string remedy) {
  return base::failure(Fault::usage, std::move(what), base::excerpt(given), std::move(remedy));
}

// "1:30" or hours as a decimal number, "1.5"; whole minutes.
Result<std::int64_t> seconds_of(const std::string& text) {
  constexpr const char* kRemedy = "write hours and minutes (1:30) or hours (1.5)";
  const auto wrong = [&] { return not_read("this is no length of time", text, kRemedy); };
  const std::size_t colon = text.find(':');
  const auto hours = base::Decimal::parse(text.substr(0, colon));
  if (!hours || hours->is_negative()) return wrong();
  base::Decimal minutes;
  if (colon != std::string::npos) {
    const auto given = base::Decimal::parse(text.substr(colon + 1));
    const bool right = given && text.size() == colon + 3 && hours->is_whole() &&
                       given->scale() == 0 && *given < base::Decimal(60) && !given->is_negative();
    if (!right) return wrong();
    minutes = *given;
  }
  const auto sixty = *hours * base::Decimal(60);
  const auto all = sixty ? *sixty + minutes : sixty;
  if (!all || !all->is_whole()) {
    return not_read("this is no whole number of minutes", text, kRemedy);
  }
  const auto whole = all->whole();
  if (!whole || *whole > 24 * 60) return wrong();
  return static_cast<std::int64_t>(*whole) * 60;
}

Result<base::Date> day_of(const std::string& text) {
  if (text.empty()) return base::local_date(SystemClock().now());
  const auto day = base::parse_date(text);
  if (!day) return not_read("this is no date", text, "write it as 2026-12-01");
  return *day;
}

Result<app::Entry> appointment_of(const RecordOptions& options) {
  app::Entry entry;
  entry.kind = app::Entry::Kind::appointment;
  entry.text = options.appointment;
  entry.location = options.location;
  if (options.start.empty()) {
    return not_read("an appointment needs its start", "--start", "write it as 2026-12-01T10:00");
  }
  const auto start = base::parse_local_time(options.start);
  if (!start) return tl::unexpected(start.error());
  entry.start = *start;
  entry.all_day = base::parse_date(options.start).has_value();
  constexpr std::chrono::seconds kHour{3600};
  entry.end = *start + (entry.all_day ? 24 * kHour : kHour);
  if (options.end.empty()) return entry;
  const auto end = base::parse_local_time(options.end);
  if (!end) return tl::unexpected(end.error());
  // The last day of several is a whole one too.
  entry.end = entry.all_day ? *end + 24 * kHour : *end;
  return entry;
}

Result<app::Entry> entry_of(const RecordOptions& options) {
  if (!options.appointment.empty()) return appointment_of(options);
  app::Entry entry;
  entry.text = options.note;
  const auto day = day_of(options.date);
  if (!day) return tl::unexpected(day.error());
  entry.date = *day;
  if (!options.time.empty()) {
    const auto seconds = seconds_of(options.time);
    if (!seconds) return tl::unexpected(seconds.error());
    entry.seconds = *seconds;
    return entry;
  }
  entry.kind = app::Entry::Kind::expense;
  const auto amount = base::Decimal::parse(options.expense);
  if (!amount) return not_read("this is no amount", options.expense, "write it as 24.95");
  entry.amount = *amount;
  return entry;
}

void print_plan(std::ostream& out, const app::EntryPlan& plan) {
  out << fmt::format("Matter {} ({}){}\n", plan.matter, plan.client,
                     plan.calendar.empty() ? "" : ", calendar of " + plan.calendar);
  out << "  " << app::line_of(plan.entry) << '\n';
  for (const auto& note : plan.notes) out << "    note: " << note.text() << '\n';
}

ordered_json json_of(const app::EntryPlan& plan) {
  ordered_json entry = {{"draft", plan.draft},
                        {"matter", plan.matter},
                        {"client", plan.client},
                        {"kind", std::string(app::word_of(plan.entry.kind))},
                        {"line", app::line_of(plan.entry)},
                        {"already", nullptr},
                        {"notes", base::texts(plan.notes)},
                        {"recorded", nullptr}};
  if (plan.already) entry["already"] = *plan.already;
  return entry;
}

int record_plan(const Console& console, const app::EntryPlan& plan, const RecordOptions& options,
                const app::EntryDesk& desk, std::istream& in) {
  ordered_json document = json_of(plan);
  if (!console.common.json) print_plan(console.out, plan);
  std::optional<base::Error> stopped;
  const bool done_before = plan.already && !options.again;
  if (done_before) {
    console.note("Nothing to do; with --again one more is recorded.");
  } else if (stopped = consent(
                 console, {"Record this in Clio?", "nothing was recorded", "draft " + plan.draft},
                 options.yes, in);
             !stopped) {
    const auto made = app::carry_out(plan, desk);
    if (made) document["recorded"] = *made;
    if (made && !console.common.json) console.out << fmt::format("Recorded: number {}\n", *made);
    if (!made) stopped = made.error();
  }
  if (console.common.json) console.print(document);
  return stopped ? console.fail(*stopped) : kDone;
}

}  // namespace

int record(const Console& console, const RecordOptions& options, std::istream& in) {
  const auto entry = entry_of(options);
  if (!entry) return console.fail(entry.error());
  auto at = at_clio(console, options.draft);
  if (!at) return console.fail(at.error());
  ClioEntries entries(*at->clio);
  const SystemClock clock;
  const app::EntryDesk desk{at->drafts, entries, clock, at->mapping};
  const auto plan = app::plan_entry(options.draft, *entry, desk);
  if (!plan) return console.fail(plan.error());
  return record_plan(console, *plan, options, desk, in);
}

}  // namespace engross::cli
