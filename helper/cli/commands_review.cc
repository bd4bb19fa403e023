#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/review_words.h"
#include "cli/adapters.h"
#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/contact_adapters.h"
#include "cli/review.h"
#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using nlohmann::ordered_json;

// Whence a value came, when, and who typed it.
struct Origin {
  std::string source, at, by;
};
Origin origin_of(const family::ReviewedValue& value, const app::Draft& draft) {
  const bool imported = value.state == family::ValueState::imported;
  if (const auto* entry = imported ? nullptr : draft.review.log().find(value.entry)) {
    return {fmt::format("typed, entry {}", entry->number), base::iso(entry->at), entry->by};
  }
  if (!value.source) return {};
  return {fmt::format("Clio {} {}", value.source->resource, value.source->id),
          base::iso(value.source->fetched_at), ""};
}

int print_values(const Console& console, const app::Draft& draft, const std::string& named) {
  const auto subject = app::subject_of(named, draft.review);
  if (!subject) return console.fail(subject.error());
  const auto values = draft.review.values(*subject);
  ordered_json list = ordered_json::array();
  Columns columns("  ");
  for (const auto& value : values) {
    const std::string text = matter::text_of(value.value);
    const Origin origin = origin_of(value, draft);
    list.push_back({{"field", value.field},
                    {"label", value.label},
                    {"type", matter::word(value.type)},
                    {"value", text},
                    {"state", family::word(value.state)},
                    {"imported", matter::text_of(value.imported)},
                    {"source", origin.source},
                    {"at", origin.at},
                    {"by", origin.by}});
    if (!text.empty() || value.state != family::ValueState::imported)
      columns.add({value.field, base::join(base::split(text, '\n'), " / "),
                   std::string(family::word(value.state)), origin.source, origin.at, origin.by});
  }
  if (console.common.json) {
    console.print(list);
  } else {
    columns.print(console.out);
  }
  return kDone;
}

int print_history(const Console& console, const app::Draft& draft) {
  ordered_json list = ordered_json::array();
  Columns columns("  ");
  for (const auto& entry : draft.review.log()) {
    const std::string line = family::line_of(entry, draft.review).text();
    const bool undone = draft.review.undone(entry.number);
    list.push_back({{"number", entry.number},
                    {"at", base::iso(entry.at)},
                    {"by", entry.by},
                    {"what", line},
                    {"undone", undone}});
    columns.add({std::to_string(entry.number), base::iso(entry.at), entry.by,
                 undone ? line + " (undone)" : line});
  }
  if (console.common.json) {
    console.print(list);
  } else {
    columns.print(console.out);
  }
  return kDone;
}

// The documents this draft was used for, as far as they can be prepared now.
std::vector<std::unique_ptr<app::Prepared>> documents_of(
    const app::Draft& draft, const std::vector<std::string>& templates, const app::Mapping& mapping,
    const expression::Environment& environment) {
  ShippedTemplates shelf;
  std::vector<std::unique_ptr<app::Prepared>> documents;
  const auto values = app::values_of(draft, mapping, environment.today);
  for (const std::string& id : templates) {
    auto prepared = app::prepare(shelf, id, values, draft.answers, environment);
    if (prepared) documents.push_back(std::move(*prepared));
  }
  return documents;
}

}  // namespace

int review(const Console& console, const ReviewOptions& options) {
  const auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  StoredDrafts shelf(*home);
  const SystemClock clock;
  auto draft = app::open_draft(shelf, *mapping, options.draft);
  if (!draft) return console.fail(draft.error());
  const auto templates = shelf.templates_of(draft->id);
  if (!templates) return console.fail(templates.error());
  const auto environment = app::environment(*mapping, base::local_date(clock.now()));
  const auto documents = [&] { return documents_of(*draft, *templates, *mapping, environment); };
  StoredContacts contacts(*home);
  const auto edits = edits_of(options, *draft, contacts);
  if (!edits) return console.fail(edits.error());
  if (!edits->empty()) {
    const auto prepared = documents();
    draft = app::edited(std::move(*draft), *edits, options.by, shelf, clock,
                        app::findings_of_law(*draft, app::pointers(prepared), environment.today));
    // What was undone may be something that the review itself does not show.
    if (draft && options.undo)
      console.note("note: " + family::line_of(*draft->review.last(), draft->review).text());
  }
  if (draft && !options.confirm.empty())
    draft = app::edited(std::move(*draft), {family::Confirm{}}, options.confirm, shelf, clock);
  if (!draft) return console.fail(draft.error());
  if (options.history) return print_history(console, *draft);
  if (!options.values.empty()) return print_values(console, *draft, options.values);
  const auto prepared = documents();
  const auto found = app::findings(*draft, app::pointers(prepared), environment.today);
  const auto kept = contacts.kept(draft->review.matter().region);
  if (!kept) return console.fail(kept.error());
  const Shown shown{*draft, found, nullptr, "", app::proposals_of(*draft, *kept)};
  if (console.common.json) {
    console.print(review_json(shown));
  } else {
    print_review(console.out, shown);
  }
  return kDone;
}

}  // namespace engross::cli
