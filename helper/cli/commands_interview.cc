#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/questionnaire.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/interview_session.h"
#include "cli/review.h"
#include "cli/share.h"
#include "docx/output_check.h"
#include "interview/docassemble.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

constexpr const char* kQuestionnaire = "templates/questionnaire/questionnaire.docx";

using expression::Environment;
using expression::Value;

app::Outcome<std::string> questionnaire_of(const interview::Form& form, const Value& values,
                                           const interview::Interview* interview,
                                           const Environment& environment) {
  const auto refuse = [](base::Error error) {
    return tl::unexpected(base::Errors{std::move(error)});
  };
  const auto path = shared_folder(kQuestionnaire);
  if (!path) return refuse(path.error());
  auto bytes = read_document(*path);
  if (!bytes) return refuse(bytes.error());
  const auto document = docx::Template::open(std::move(*bytes), {.beside = files_beside(*path)});
  if (!document) return refuse(document.error());
  auto filled = docx::fill_checked(*document, app::questionnaire_values(form, values, interview),
                                   environment, docx::Missing::blank);
  if (!filled) return refuse(filled.error().error);
  return std::move(filled->document);
}

int write(const Console& console, const std::string& path, const std::string& bytes) {
  if (const auto written = platform::write_whole(path, bytes); !written)
    return console.fail(written.error());
  console.note("wrote " + path);
  return kDone;
}

int print_open(const Console& console, const interview::Interview& interview) {
  const auto open = interview.open();
  const auto wrong = interview.wrong();
  for (const auto* answer : open) console.note(fmt::format("open: {}", answer->label));
  for (const auto* answer : wrong)
    console.note(fmt::format("wrong: {}: {}", answer->label, answer->fault));
  if (open.empty() && wrong.empty()) console.note("nothing that is needed is open");
  return kDone;
}

nlohmann::ordered_json interview_json(const interview::Interview& interview) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& answer : interview.answers) {
    if (!answer.question) continue;
    list.push_back(
        {{"path", answer.path},
         {"label", answer.label},
         {"section", answer.section},
         {"type", interview::word(answer.question->type)},
         {"required", answer.required},
         {"value", answer.value.empty() ? nlohmann::ordered_json(nullptr)
                                        : nlohmann::ordered_json(on_one_line(answer.value))},
         {"origin", interview::word(answer.origin)},
         {"detail", answer.detail},
         {"fault", answer.fault}});
  }
  return list;
}

}  // namespace

int interview_without_draft(const Console& console, const InterviewOptions& options,
                            const app::Asked& asked, const Environment& environment) {
  if (!options.docassemble.empty()) {
    return write(console, options.docassemble,
                 interview::docassemble_interview(asked.form, asked.card.document));
  }
  if (options.questionnaire.empty()) {
    return console.fail(base::Error{base::Fault::usage, "no draft to answer in", "command line",
                                    "name one with --draft; engross import makes one"});
  }
  expression::Record today{"", {{"today", Value(environment.today)}}};
  const auto made = questionnaire_of(asked.form, Value(std::move(today)), nullptr, environment);
  return made ? write(console, options.questionnaire, *made) : console.fail(made.error());
}

int interview(const Console& console, const InterviewOptions& options, std::istream& in) {
  const auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  const SystemClock clock;
  const Environment environment = app::environment(*mapping, base::local_date(clock.now()));
  ShippedTemplates templates;
  const auto asked = app::asked_by(templates, options.document, environment);
  if (!asked) return console.fail(asked.error());
  if (options.draft.empty() || !options.docassemble.empty())
    return interview_without_draft(console, options, *asked, environment);

  StoredDrafts shelf(*home);
  auto draft = app::open_draft(shelf, *mapping, options.draft);
  if (!draft) return console.fail(draft.error());
  const Value values = app::values_of(*draft, *mapping, environment.today);
  const auto conducted = [&] {
    return interview::conduct(asked->form, values, app::answers_for(asked->form, draft->answers),
                              environment);
  };
  const auto begun = conducted();
  if (!begun) return console.fail(begun.error());
  if (!options.questionnaire.empty()) {
    const auto made = questionnaire_of(asked->form, values, &*begun, environment);
    return made ? write(console, options.questionnaire, *made) : console.fail(made.error());
  }
  if (console.common.json) {
    console.print(interview_json(*begun));
    return kDone;
  }
  if (auto used = shelf.use_templates(draft->id, {options.document}, clock.now()); !used)
    return console.fail(used.error());
  InterviewSession session(
      in, console.out, asked->form, values, environment,
      [&](const interview::AnswerChange& change) -> base::Result<interview::Answers> {
        auto kept = app::answered(*draft, {change}, shelf, clock);
        if (!kept) return tl::unexpected(kept.error());
        draft = std::move(kept);
        return draft->answers;
      });
  const auto answers = session.run(draft->answers, options.by, clock.now(), options.all);
  if (!answers) return console.fail(answers.error());
  const auto ended = conducted();
  return ended ? print_open(console, *ended) : console.fail(ended.error());
}

}  // namespace engross::cli
