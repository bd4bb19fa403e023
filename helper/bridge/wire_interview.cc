#include <nlohmann/json.hpp>

#include "bridge/wire.h"
#include "interview/interview.h"

namespace engross::bridge {
namespace {

using expression::Value;
using nlohmann::ordered_json;

// As a person reads and types it again.
std::string shown(const Value& value) {
  if (value.empty() || value.is(Value::Kind::list)) return "";
  if (value.is(Value::Kind::date)) return base::iso(value.date());
  if (value.is(Value::Kind::record) && value.record().display.empty()) return "";
  return expression::display(value).value_or("");
}

ordered_json question_json(const interview::Answer& answer) {
  const interview::Question& question = *answer.question;
  const bool list = question.type == interview::AnswerType::list;
  ordered_json items = ordered_json::array();
  std::size_t rows = 0;
  if (answer.value.is(Value::Kind::list)) {
    rows = question.records() ? answer.value.list().size() : 0;
    for (const Value& item : answer.value.list()) {
      if (!question.records()) items.push_back(shown(item));
    }
  }
  return {{"path", answer.path},
          {"label", answer.label},
          {"help", question.help},
          {"type", interview::word(question.type)},
          {"item", list && !question.records() ? interview::word(question.item) : ""},
          {"records", question.records()},
          {"each", question.each},
          {"rows", rows},
          {"multiline", question.multiline},
          {"required", answer.required},
          {"value", shown(answer.value)},
          {"items", std::move(items)},
          {"origin", interview::word(answer.origin)},
          {"detail", answer.detail},
          {"fault", answer.fault},
          {"options", question.options}};
}

ordered_json people_json(const Value& values) {
  ordered_json list = ordered_json::array();
  for (const Value& person : interview::people_of(values)) {
    const Value* id = person.record().find("clio_id");
    const Value* role = person.record().find("role");
    const auto whole = id && id->is(Value::Kind::number)
                           ? id->number().whole()
                           : base::Result<long long>(tl::unexpected(base::Error{}));
    list.push_back({{"id", whole ? ordered_json(*whole) : ordered_json(nullptr)},
                    {"name", person.record().display},
                    {"role", role && role->is(Value::Kind::text) ? role->text() : ""}});
  }
  return list;
}

ordered_json paths_json(const std::vector<const interview::Answer*>& answers) {
  ordered_json list = ordered_json::array();
  for (const auto* answer : answers) list.push_back(answer->path);
  return list;
}

}  // namespace

ordered_json interview_json(const std::string& draft, const std::string& template_id,
                            const app::Prepared& prepared, const Value& values) {
  ordered_json sections = ordered_json::array();
  for (const auto& section : prepared.form.sections) {
    ordered_json questions = ordered_json::array();
    for (const auto& answer : prepared.interview.answers) {
      if (answer.question && answer.section == section.title)
        questions.push_back(question_json(answer));
    }
    if (questions.empty()) continue;
    sections.push_back(
        {{"title", section.title}, {"help", section.help}, {"questions", std::move(questions)}});
  }
  return {{"draft", draft},
          {"template", template_id},
          {"title", prepared.card.title},
          {"sections", std::move(sections)},
          {"open", paths_json(prepared.interview.open())},
          {"wrong", paths_json(prepared.interview.wrong())},
          {"people", people_json(values)}};
}

}  // namespace engross::bridge
