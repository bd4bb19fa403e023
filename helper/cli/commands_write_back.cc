// write-back: what was corrected in review, to Clio.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/write_back.h"
#include "cli/at_clio.h"
#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/record_adapters.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using nlohmann::ordered_json;
using Fate = app::PlannedValue::What;

bool is_empty(const matter::FieldValue& value) { return matter::text_of(value).empty(); }

std::string quoted(const matter::FieldValue& value) {
  const std::string text = matter::text_of(value);
  return text.empty() ? "nothing" : '"' + text + '"';
}

std::string what_text(const app::PlannedValue& value) {
  switch (value.what) {
    case Fate::change:
      return is_empty(value.here)
                 ? quoted(value.now) + " is emptied"
                 : fmt::format("{} becomes {}", quoted(value.now), quoted(value.here));
    case Fate::same:
      return is_empty(value.here) ? "is empty in Clio already"
                                  : quoted(value.here) + " is in Clio already";
    case Fate::conflict:
      return fmt::format("not written: Clio holds {} by now, and {} stands here", quoted(value.now),
                         quoted(value.here));
    case Fate::left_out:
      break;
  }
  return "not written";
}

ordered_json json_of(const app::PlannedValue& value) {
  return {{"key", value.key()},
          {"what", std::string(app::word_of(value.what))},
          {"who", value.who},
          {"field", value.field},
          {"label", value.label},
          {"in_clio", matter::text_of(value.now)},
          {"here", matter::text_of(value.here)},
          {"note", value.note.text()}};
}

ordered_json json_of(const std::vector<app::PlannedValue>& values) {
  ordered_json list = ordered_json::array();
  for (const auto& value : values) list.push_back(json_of(value));
  return list;
}

void print_plan(std::ostream& out, const app::WriteBackPlan& plan) {
  out << fmt::format("Matter {} ({})\n", plan.matter, plan.client);
  if (plan.values.empty()) out << "  nothing was corrected in this draft\n";
  for (const auto& value : plan.values) {
    out << fmt::format("  {}{}{}: {}\n", value.who, value.label.empty() ? "" : ", ", value.label,
                       what_text(value));
    if (!value.note.empty()) out << "    note: " << value.note.text() << '\n';
  }
}

ForConsent asked_of(const app::WriteBackPlan& plan) {
  const int values = plan.to_change();
  return {values == 1 ? "Write this value to Clio?"
                      : fmt::format("Write these {} values to Clio?", values),
          "nothing was written to Clio", "draft " + plan.draft};
}

int write_plan(const Console& console, const app::WriteBackPlan& plan,
               const WriteBackOptions& options, const app::WriteBackDesk& desk, std::istream& in) {
  if (!console.common.json) print_plan(console.out, plan);
  app::WriteBackReport report;
  if (plan.to_change() > 0) {
    const std::string by = options.by.empty() ? platform::user_name() : options.by;
    if (const auto refused = consent(console, asked_of(plan), options.yes, in)) {
      report.failed.push_back(*refused);
    } else {
      report = app::carry_out(plan, by, desk);
    }
  }
  if (console.common.json) {
    console.print({{"draft", plan.draft},
                   {"matter", plan.matter},
                   {"client", plan.client},
                   {"values", json_of(plan.values)},
                   {"written", json_of(report.written)}});
  } else {
    for (const auto& value : report.written) {
      console.out << fmt::format("Written: {}, {}\n", value.who, value.label);
    }
  }
  return report.failed.empty() ? kDone : console.fail(report.failed);
}

}  // namespace

int write_back(const Console& console, const WriteBackOptions& options, std::istream& in) {
  auto at = at_clio(console, options.draft);
  if (!at) return console.fail(at.error());
  ClioRecords records(at->clio->records());
  StoredWritten written(at->drafts.home());
  const SystemClock clock;
  const app::WriteBackDesk desk{*at->clio, at->drafts, written, records, clock, at->mapping};
  const auto plan = app::plan_write_back(options.draft, options.only, desk);
  if (!plan) return console.fail(plan.error());
  return write_plan(console, *plan, options, desk, in);
}

}  // namespace engross::cli
