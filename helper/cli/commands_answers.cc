#include <fmt/format.h>

#include <algorithm>

#include "app/answer_changes.h"
#include "app/answer_files.h"
#include "app/answer_sets.h"
#include "app/documents.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using base::Error;
using base::Fault;
using expression::Environment;
using expression::Value;

app::AnswerFormat format_named(const std::string& name) {
  if (name == "anx") return app::AnswerFormat::hotdocs;
  return name == "docassemble" ? app::AnswerFormat::docassemble : app::AnswerFormat::engross;
}

// The draft with what its commands need; made once a command.
struct Work {
  app::Mapping mapping;
  StoredDrafts shelf;
  SystemClock clock;
  Environment environment;
  app::Draft draft;
  std::vector<std::string> templates;
};

app::Outcome<std::unique_ptr<Work>> open_work(const Console& console,
                                              const AnswersOptions& options) {
  auto mapping = load_mapping();
  if (!mapping) return tl::unexpected(mapping.error());
  const auto home = platform::home_folder(console.common.home);
  if (!home) return tl::unexpected(base::Errors{home.error()});
  StoredDrafts shelf(*home);
  auto draft = app::open_draft(shelf, *mapping, options.draft);
  if (!draft) return tl::unexpected(base::Errors{draft.error()});
  std::vector<std::string> templates = options.templates;
  if (templates.empty()) {
    auto used = shelf.templates_of(draft->id);
    if (!used) return tl::unexpected(base::Errors{used.error()});
    templates = std::move(*used);
  }
  if (templates.empty()) {
    return tl::unexpected(base::Errors{{Fault::usage, "no template was used with this draft yet",
                                        "draft " + draft->id, "name one with --template"}});
  }
  const SystemClock clock;
  auto environment = app::environment(*mapping, base::local_date(clock.now()));
  return std::make_unique<Work>(Work{std::move(*mapping), std::move(shelf), clock,
                                     std::move(environment), std::move(*draft),
                                     std::move(templates)});
}

// The name table of --names, else the one that comes with the template's interview, if one does.
app::Outcome<std::optional<interview::hotdocs::NameTable>> names_for(const std::string& form,
                                                                     const std::string& given) {
  const std::string where = given.empty() ? "mapping/hotdocs/" + form + ".json" : given;
  const auto text = given.empty() ? shared_file(where) : read_document(given);
  if (!text && given.empty()) return std::optional<interview::hotdocs::NameTable>();
  if (!text) return tl::unexpected(base::Errors{text.error()});
  auto table = interview::hotdocs::parse_names(*text, where);
  if (!table) return tl::unexpected(table.error());
  return std::optional(std::move(*table));
}

app::Outcome<std::optional<interview::hotdocs::ComponentFile>> components_of(
    const std::string& path) {
  if (path.empty()) return std::optional<interview::hotdocs::ComponentFile>();
  const auto bytes = read_document(path);
  if (!bytes) return tl::unexpected(base::Errors{bytes.error()});
  auto components = interview::hotdocs::read_cmp(*bytes, path);
  if (!components) return tl::unexpected(components.error());
  return std::optional(std::move(*components));
}

Value values_of(const Work& work) {
  return app::values_of(work.draft, work.mapping, work.environment.today);
}

int write_file(const Console& console, const AnswersOptions& options, const Work& work) {
  if (!options.components.empty() && options.format != "anx") {
    return console.fail(Error{Fault::usage, "a component file says nothing of " + options.format,
                              "--cmp", "take it away, or write --format anx"});
  }
  if (work.templates.size() != 1) {
    return console.fail(Error{Fault::usage,
                              fmt::format("this draft has {} documents: {}", work.templates.size(),
                                          base::join(work.templates, ", ")),
                              "draft " + work.draft.id, "name one with --template"});
  }
  ShippedTemplates templates;
  const auto prepared = app::prepare(templates, work.templates.front(), values_of(work),
                                     work.draft.answers, work.environment);
  if (!prepared) return console.fail(prepared.error());
  const auto names = names_for((*prepared)->form.id, options.names);
  if (!names) return console.fail(names.error());
  const auto components = components_of(options.components);
  if (!components) return console.fail(components.error());
  const auto bytes =
      app::write_answer_file(**prepared, format_named(options.format),
                             work.draft.review.matter().display_number, *names, *components);
  if (!bytes) return console.fail(bytes.error());
  if (const auto written = platform::write_whole(options.out, *bytes); !written)
    return console.fail(written.error());
  console.note("wrote " + options.out);
  return kDone;
}

int keep(const Console& console, Work& work, const std::vector<interview::AnswerChange>& changes) {
  const auto kept = app::answered(std::move(work.draft), changes, work.shelf, work.clock);
  return kept ? kDone : console.fail(kept.error());
}

int read_file(const Console& console, const AnswersOptions& options, Work& work) {
  const AnswerSource source{options.from, work.templates, options.names, options.by,
                            work.clock.now()};
  const auto read = read_answers_for(source, work.draft, values_of(work), work.environment);
  if (!read) return console.fail(read.error());
  for (const Error& warning : read->warnings) console.note("note: " + warning.line());
  if (const int failed = keep(console, work, read->changes)) return failed;
  console.note("read " + counted(read->changes.size(), "answer", "answers") + " from " +
               options.from);
  return kDone;
}

int save_set(const Console& console, const AnswersOptions& options, const Work& work,
             app::AnswerSetShelf& sets) {
  ShippedTemplates templates;
  const auto prepared = app::prepare_all(templates, work.templates, values_of(work),
                                         work.draft.answers, work.environment);
  if (!prepared) return console.fail(prepared.error());
  const auto set = app::answers_of_set(app::pointers(*prepared), work.draft.answers);
  const auto there = sets.find(options.save_set);
  if (!there) return console.fail(there.error());
  const auto saved = app::save_set(sets, options.save_set, set, values_of(work), work.clock);
  if (!saved) return console.fail(saved.error());
  console.note(fmt::format("saved {} as \"{}\"{}", counted(set.facts().size(), "answer", "answers"),
                           options.save_set, *there ? ", in place of the set of that name" : ""));
  return kDone;
}

int use_set(const Console& console, const AnswersOptions& options, Work& work,
            app::AnswerSetShelf& sets) {
  const auto reused = app::use_set(sets, options.use_set, values_of(work));
  if (!reused) return console.fail(reused.error());
  std::vector<interview::AnswerChange> changes;
  for (const auto& [fact, given] : reused->answers.facts()) changes.push_back({fact, given});
  if (const int failed = keep(console, work, changes)) return failed;
  for (const std::string& warning : reused->warnings) console.note("note: " + warning);
  if (reused->mirrored)
    console.note("the roles are turned round: this client was the set's spouse");
  console.note(fmt::format("took {} from \"{}\"; look at each of them",
                           counted(changes.size(), "answer", "answers"), options.use_set));
  return kDone;
}

}  // namespace

app::Outcome<AnswersRead> read_answers_for(const AnswerSource& source, const app::Draft& draft,
                                           const Value& values, const Environment& environment) {
  const auto bytes = read_document(source.path);
  if (!bytes) return tl::unexpected(base::Errors{bytes.error()});
  ShippedTemplates shelf;
  std::vector<app::Asked> asked;
  std::vector<std::optional<interview::hotdocs::NameTable>> names;
  for (const std::string& id : source.templates) {
    auto one = app::asked_by(shelf, id, environment);
    if (!one) return tl::unexpected(one.error());
    auto table = names_for(one->form.id, source.names);
    if (!table) return tl::unexpected(table.error());
    asked.push_back(std::move(*one));
    names.push_back(std::move(*table));
  }
  std::vector<const interview::Form*> forms;
  for (const auto& one : asked) forms.push_back(&one.form);
  auto read = app::read_answer_file(*bytes, source.path, forms, names);
  auto changes = app::changes_of({read, source.path, source.by, source.at}, forms, draft.answers,
                                 values, environment);
  if (!changes) return tl::unexpected(changes.error());
  return AnswersRead{std::move(*changes), std::move(read.warnings)};
}

int answers(const Console& console, const AnswersOptions& options) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  StoredAnswerSets sets(*home);
  auto work = open_work(console, options);
  if (!work) return console.fail(work.error());
  if (!options.from.empty()) return read_file(console, options, **work);
  if (!options.use_set.empty()) return use_set(console, options, **work, sets);
  if (!options.save_set.empty()) return save_set(console, options, **work, sets);
  if (options.out.empty()) {
    return console.fail(Error{Fault::usage, "nothing to do", "command line",
                              "give --out, --from, --save-set or --use-set"});
  }
  return write_file(console, options, **work);
}

}  // namespace engross::cli
