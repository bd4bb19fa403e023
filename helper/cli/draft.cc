#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/documents.h"
#include "app/filing.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/filing_adapters.h"
#include "cli/review.h"
#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

// Everything a draft is made with.
struct Desk {
  const Console& console;
  const DraftOptions& options;
  const app::Mapping& mapping;
  StoredDrafts& shelf;
  const SystemClock& clock;
  const expression::Environment& environment;
};

// The draft with the answers of --answers, which are kept in it.
app::Outcome<app::Draft> with_answers(const Desk& desk, app::Draft draft) {
  if (desk.options.answers.empty()) return draft;
  const AnswerSource source{desk.options.answers, desk.options.templates, "", desk.options.confirm,
                            desk.clock.now()};
  auto read = read_answers_for(
      source, draft, app::values_of(draft, desk.mapping, desk.environment.today), desk.environment);
  if (!read) return tl::unexpected(read.error());
  for (const auto& warning : read->warnings) desk.console.note("note: " + warning.line());
  auto kept = app::answered(std::move(draft), read->changes, desk.shelf, desk.clock);
  if (!kept) return tl::unexpected(app::Refusal{kept.error()});
  return std::move(*kept);
}

int print_finished(const Console& console, nlohmann::ordered_json review,
                   const std::vector<app::Finished>& finished) {
  if (console.common.json) {
    review["documents"] = nlohmann::ordered_json::array();
    for (const auto& document : finished) {
      review["documents"].push_back(
          {{"title", document.title}, {"path", document.path}, {"notices", document.notices}});
    }
    console.print(review);
    return kDone;
  }
  console.out << "Documents\n";
  for (const auto& document : finished) console.out << "  " << document.path << '\n';
  return kDone;
}

// The document in its folder, and on the list of what may be filed.
base::Result<app::Finished> finish(const Desk& desk, const std::string& draft,
                                   const std::string& template_id, app::Filled filled,
                                   OutputFolder& folder) {
  LocalFiles files;
  StoredFilings filings(desk.shelf.home());
  const std::string sha256 = files.sha256(filled.document);
  auto finished = app::finish(std::move(filled), folder);
  if (!finished) return finished;
  auto kept = app::record_made(draft, template_id, finished->title, files.absolute(finished->path),
                               sha256, filings, desk.clock);
  if (!kept) return tl::unexpected(kept.error());
  return finished;
}

// Every document, filled, where nothing stands in the way of any.
app::Outcome<std::vector<app::Filled>> filled_all(const Desk& desk,
                                                  const app::Outcome<app::Documents>& prepared,
                                                  const app::Refusal& open,
                                                  const app::Draft& draft) {
  if (!open.empty()) return tl::unexpected(open);
  if (!prepared) return tl::unexpected(prepared.error());
  LocalFiles files;
  return app::fill_all(*prepared, draft, desk.environment,
                       [&files](std::string_view text) { return files.sha256(std::string(text)); });
}

int make_documents(const Desk& desk, const app::Proposal& proposal, app::Draft draft,
                   const std::string& place) {
  const Console& console = desk.console;
  if (const auto pending = app::pending_differences(draft); !pending.empty()) {
    const auto found = app::findings(draft, {}, desk.environment.today);
    if (!console.common.json) print_review(console.out, {draft, found, &proposal, place});
    return console.fail(pending);
  }
  // The answers of the file come in first: whom they appoint is part of what is looked at.
  auto answered = with_answers(desk, std::move(draft));
  if (!answered) return console.fail(answered.error());
  const auto confirmed = app::as_confirmed(*answered, desk.options.confirm, desk.clock);
  if (!confirmed) return console.fail(confirmed.error());
  ShippedTemplates templates;
  const auto prepared =
      app::prepare_all(templates, desk.options.templates,
                       app::values_of(*confirmed, desk.mapping, desk.environment.today),
                       confirmed->answers, desk.environment);
  const auto found = app::findings(
      *confirmed, prepared ? app::pointers(*prepared) : std::vector<const app::Prepared*>{},
      desk.environment.today);
  const app::Refusal open = app::open_findings(found, *confirmed);
  auto filled = filled_all(desk, prepared, open, *confirmed);
  // What was confirmed for documents that there are.
  const auto kept =
      filled ? app::keep_confirmed(*answered, *confirmed, desk.shelf) : base::Result<void>();
  const Shown shown{filled && kept ? *confirmed : *answered, found, &proposal, place};
  if (!console.common.json) {
    print_review(console.out, shown);
    for (const app::Prepared* one :
         open.empty() && prepared ? app::pointers(*prepared) : std::vector<const app::Prepared*>{})
      print_answers(console.out, *one);
  }
  if (!filled) return console.fail(filled.error());
  if (!kept) return console.fail(kept.error());
  // What a person should know of a document comes before it is saved.
  for (const app::Filled& one : *filled) {
    for (const std::string& notice : one.notices)
      console.note(fmt::format("note: {}: {}", one.title, notice));
  }
  OutputFolder folder(desk.options.out);
  std::vector<app::Finished> finished;
  for (std::size_t i = 0; i < filled->size(); ++i) {
    auto put =
        finish(desk, confirmed->id, (*prepared)[i]->card.id, std::move((*filled)[i]), folder);
    if (!put) return console.fail(put.error());
    finished.push_back(std::move(*put));
  }
  return print_finished(console, review_json(shown), finished);
}

}  // namespace

int draft(const Console& console, const DraftOptions& options) {
  const auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  const SystemClock clock;
  const auto environment = app::environment(*mapping, base::local_date(clock.now()));
  ShippedTemplates templates;
  for (const std::string& id : options.templates) {
    const auto asked = app::asked_by(templates, id, environment);
    if (!asked) return console.fail(asked.error());
  }
  auto source = ClioMatters::open(console);
  if (!source) return console.fail(source.error());
  StoredDrafts shelf(*home);
  const auto proposal = app::propose(**source, shelf, *mapping, options.matter);
  if (!proposal) return console.fail(proposal.error());
  auto accepted = app::accept(shelf, clock, *mapping, *proposal);
  if (!accepted) return console.fail(accepted.error());
  if (auto used = shelf.use_templates(accepted->id, options.templates, clock.now()); !used)
    return console.fail(used.error());
  const Desk desk{console, options, *mapping, shelf, clock, environment};
  return make_documents(desk, *proposal, std::move(*accepted), (*source)->place());
}

}  // namespace engross::cli
