#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>

#include "app/filing.h"
#include "cli/at_clio.h"
#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/filing_adapters.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using nlohmann::ordered_json;
using What = app::PlannedFiling::What;

std::string size_text(std::int64_t bytes) {
  constexpr std::int64_t kThousand = 1000;
  if (bytes < kThousand) return fmt::format("{} bytes", bytes);
  if (bytes < kThousand * kThousand) return fmt::format("{} kB", (bytes + 999) / kThousand);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string folder_text(const app::FilingPlan& plan) {
  if (plan.folder.empty()) return "the matter's own folder";
  return fmt::format("folder \"{}\"{}", plan.folder, plan.folder_id == 0 ? " (new)" : "");
}

std::string what_text(const app::PlannedFiling& one) {
  switch (one.what) {
    case What::new_document:
      return "a new document";
    case What::new_version:
      return fmt::format("version {} of document {}", one.number, one.document);
    case What::go_on:
      return "goes on where an earlier run was cut off";
    case What::unchanged:
      return fmt::format("nothing to do: these bytes are filed, as version {} of document {}",
                         one.number, one.document);
    case What::left_out:
      break;
  }
  return "is not filed";
}

ordered_json json_of(const app::PlannedFiling& one) {
  ordered_json document = {{"path", one.path},
                           {"name", one.name},
                           {"template", nullptr},
                           {"what", std::string(app::word_of(one.what))},
                           {"document", nullptr},
                           {"version", one.number},
                           {"size", one.size},
                           {"sha256", one.sha256},
                           {"notes", base::texts(one.notes)}};
  if (!one.template_id.empty()) document["template"] = one.template_id;
  if (one.document != 0) document["document"] = one.document;
  return document;
}

ordered_json json_of(const app::FilingPlan& plan) {
  ordered_json documents = ordered_json::array();
  for (const auto& one : plan.documents) documents.push_back(json_of(one));
  return {{"draft", plan.draft},
          {"matter", plan.matter},
          {"client", plan.client},
          {"folder", plan.folder},
          {"folder_is_new", plan.folder_id == 0},
          {"notes", base::texts(plan.notes)},
          {"documents", std::move(documents)},
          {"filed", ordered_json::array()}};
}

void print_plan(std::ostream& out, const app::FilingPlan& plan) {
  out << fmt::format("Matter {} ({}), {}\n", plan.matter, plan.client, folder_text(plan));
  for (const auto& note : plan.notes) out << "  note: " << note.text() << '\n';
  for (const auto& one : plan.documents) {
    out << "  " << one.name << '\n' << "    " << what_text(one);
    if (one.size > 0) out << ", " << size_text(one.size);
    out << '\n' << "    from " << one.path << '\n';
    for (const auto& note : one.notes) out << "    note: " << note.text() << '\n';
  }
}

void print_filed(std::ostream& out, const app::FilingReport& report) {
  for (const auto& one : report.filed) {
    if (one.already) continue;
    out << fmt::format("Filed: {} (document {}, version {})\n", one.name, one.document, one.number);
  }
}

ordered_json json_of(const app::FilingReport& report) {
  ordered_json filed = ordered_json::array();
  for (const auto& one : report.filed) {
    filed.push_back({{"path", one.path},
                     {"name", one.name},
                     {"folder", one.folder},
                     {"document", one.document},
                     {"version", one.number},
                     {"already", one.already}});
  }
  return filed;
}

base::Error all_left_out(const app::FilingPlan& plan) {
  return {base::Fault::not_found, "none of the documents can be filed", "draft " + plan.draft,
          "make them again with engross draft, or name the file to be filed"};
}

ForConsent asked_of(const app::FilingPlan& plan) {
  const int documents = plan.to_file();
  return {
      documents == 1 ? "File this document?" : fmt::format("File these {} documents?", documents),
      "nothing was filed", "draft " + plan.draft};
}

bool has_unchanged(const app::FilingPlan& plan) {
  return std::any_of(plan.documents.begin(), plan.documents.end(),
                     [](const auto& one) { return one.what == What::unchanged; });
}

int file_plan(const Console& console, const app::FilingPlan& plan, const SaveOptions& options,
              const app::FilingDesk& desk, std::istream& in) {
  ordered_json document = json_of(plan);
  if (!console.common.json) print_plan(console.out, plan);
  std::optional<base::Error> stopped;
  if (plan.to_file() == 0) {
    if (!has_unchanged(plan)) stopped = all_left_out(plan);
  } else if (stopped = consent(console, asked_of(plan), options.yes, in); !stopped) {
    const std::string by = options.by.empty() ? platform::user_name() : options.by;
    const auto report = app::carry_out(plan, by, desk);
    document["filed"] = json_of(report);
    if (!console.common.json) print_filed(console.out, report);
    stopped = report.stopped;
  }
  if (console.common.json) console.print(document);
  return stopped ? console.fail(*stopped) : kDone;
}

}  // namespace

int save(const Console& console, const SaveOptions& options, std::istream& in) {
  auto at = at_clio(console, options.draft);
  if (!at) return console.fail(at.error());
  StoredFilings filings(at->drafts.home());
  LocalFiles files;
  const SystemClock clock;
  ClioFiling clio(at->clio->region(), at->clio->documents());
  const app::FilingDesk desk{at->drafts, filings, files, clio, clock, at->mapping};
  const auto plan = app::plan_filing({options.draft, options.files, options.folder}, desk);
  if (!plan) return console.fail(plan.error());
  return file_plan(console, *plan, options, desk, in);
}

}  // namespace engross::cli
