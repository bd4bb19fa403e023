#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/review.h"
#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using expression::Record;
using expression::Value;

// What of the answers belongs to this form: one file may hold the answers of several documents.
Value answers_for(const interview::Form& form, const Value& all) {
  Record record;
  for (const auto& step : form.steps) {
    if (!step.question || !all.is(Value::Kind::record)) continue;
    if (const Value* answer = all.record().find(step.question->name)) {
      record.members.emplace_back(step.question->name, *answer);
    }
  }
  return Value(std::move(record));
}

// Answers that no document of this draft asks for are a slip of the pen, never dropped in silence.
app::Refusal unknown_answers(const std::vector<interview::Form>& forms, const Value& all,
                             const std::string& where) {
  app::Refusal unknown;
  std::vector<std::string> names;
  for (const auto& form : forms) {
    for (const auto& step : form.steps) {
      if (step.question) names.push_back(step.question->name);
    }
  }
  for (const auto& [name, value] : all.record().members) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const auto near = base::nearest(name, names);
    unknown.push_back(
        {base::Fault::malformed, fmt::format("\"{}\" is no question of these templates", name),
         where, near ? fmt::format("did you mean \"{}\"?", *near) : "take it out of the answers"});
  }
  return unknown;
}

base::Result<Value> answers_of(const DraftOptions& options) {
  if (options.answers.empty()) return Value(Record{});
  return read_values(options.answers);
}

// Every document is prepared before the first is written, so that a fault in the second template
// leaves no first document behind.
app::Outcome<std::vector<app::Prepared>> prepare_all(const DraftOptions& options,
                                                     const app::Imported& imported,
                                                     const app::Mapping& mapping,
                                                     const Value& answers,
                                                     const expression::Environment& environment) {
  const Value values =
      app::values_of(imported.matter, imported.family, mapping.fields, environment.today);
  ShippedTemplates shelf;
  std::vector<app::Prepared> prepared;
  std::vector<interview::Form> forms;
  for (const std::string& id : options.templates) {
    auto form = app::form_of(shelf, id, environment);
    if (!form) return tl::unexpected(app::Refusal{form.error()});
    forms.push_back(std::move(*form));
  }
  if (auto unknown = unknown_answers(forms, answers, options.answers); !unknown.empty()) {
    return tl::unexpected(std::move(unknown));
  }
  for (std::size_t i = 0; i < options.templates.size(); ++i) {
    auto one = app::prepare(shelf, options.templates[i], values, answers_for(forms[i], answers),
                            environment);
    if (!one) return tl::unexpected(one.error());
    prepared.push_back(std::move(*one));
  }
  return prepared;
}

int print_finished(const Console& console, const app::Imported& imported,
                   const std::vector<app::Finished>& finished) {
  if (console.common.json) {
    nlohmann::ordered_json json = review_json(imported);
    json["documents"] = nlohmann::ordered_json::array();
    for (const auto& document : finished) {
      json["documents"].push_back(
          {{"title", document.title}, {"path", document.path}, {"notices", document.notices}});
    }
    console.print(json);
    return kDone;
  }
  console.out << "Documents\n";
  for (const auto& document : finished) {
    console.out << "  " << document.path << '\n';
    for (const std::string& notice : document.notices)
      console.out << "    note: " << notice << '\n';
  }
  return kDone;
}

}  // namespace

int draft(const Console& console, const DraftOptions& options) {
  const auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  const auto answers = answers_of(options);
  if (!answers) return console.fail(answers.error());
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  auto source = ClioMatters::open(console);
  if (!source) return console.fail(source.error());
  StoredDrafts drafts(*home);
  const SystemClock clock;
  const auto imported = app::import_matter(**source, drafts, clock, *mapping, options.matter);
  if (!imported) return console.fail(imported.error());
  if (!console.common.json) print_review(console.out, *imported, (*source)->place());
  if (const auto open = app::open_findings(imported->family); !open.empty())
    return console.fail(open);

  const auto environment = app::environment(*mapping, base::local_date(clock.now()));
  auto prepared = prepare_all(options, *imported, *mapping, *answers, environment);
  if (!prepared) return console.fail(prepared.error());
  if (!console.common.json) {
    for (const auto& one : *prepared) print_answers(console.out, one);
  }
  app::Refusal refusal;
  std::vector<app::Filled> filled;
  for (const auto& one : *prepared) {
    auto made = app::fill(one, environment);
    if (made) {
      filled.push_back(std::move(*made));
    } else {
      refusal.insert(refusal.end(), made.error().begin(), made.error().end());
    }
  }
  if (!refusal.empty()) return console.fail(refusal);
  OutputFolder folder(options.out);
  std::vector<app::Finished> finished;
  for (auto& one : filled) {
    auto put = app::finish(std::move(one), folder);
    if (!put) return console.fail(put.error());
    finished.push_back(std::move(*put));
  }
  return print_finished(console, *imported, finished);
}

}  // namespace engross::cli
