#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "interview/interview.h"

namespace engross::interview {
namespace {

using base::Fault;
using base::Result;
using expression::Expression;
using nlohmann::json;
using Filters = std::set<std::string, std::less<>>;

constexpr std::array<std::string_view, 8> kTypes = {"text",   "date",   "money",  "number",
                                                    "yes_no", "choice", "person", "people"};

tl::unexpected<base::Error> broken(std::string what, const std::string& where) {
  return base::failure(Fault::malformed, std::move(what), where,
                       "mend the template's template.json");
}

// `true`, `false` and expressions in text are one thing to the form's author.
Result<std::optional<Expression>> condition(const json& entry, std::string_view key,
                                            const std::string& where, const Filters& filters) {
  const json& value = base::member(entry, key);
  if (value.is_null()) return std::optional<Expression>();
  std::string text;
  if (value.is_boolean()) text = value.get<bool>() ? "true" : "false";
  if (value.is_number()) text = value.dump();
  if (value.is_string()) text = value.get<std::string>();
  auto read = Expression::parse(text, filters);
  if (!read) {
    return broken(
        fmt::format("\"{}\" cannot be read: {}; {}", key, read.error().what, read.error().remedy),
        where);
  }
  return std::optional<Expression>(std::move(*read));
}

Result<Question> read_question(const json& entry, const std::string& where,
                               const Filters& filters) {
  Question question;
  question.name = base::text_at(entry, "name");
  question.label = base::text_at(entry, "label");
  question.help = base::text_at(entry, "help");
  if (question.label.empty()) return broken("no \"label\"", where);
  const std::string type = base::text_at(entry, "type");
  const auto* at = std::find(kTypes.begin(), kTypes.end(), type);
  if (at == kTypes.end()) {
    return broken(fmt::format("\"{}\" is no type of answer (text, date, money, number, yes_no, "
                              "choice, person, people)",
                              type),
                  where);
  }
  question.type = static_cast<AnswerType>(at - kTypes.begin());
  for (const json& option : base::member(entry, "options")) {
    if (!option.is_string()) return broken("an option that is no text", where);
    question.options.push_back(option.get<std::string>());
  }
  if (question.type == AnswerType::choice && question.options.empty())
    return broken("a choice without \"options\"", where);
  for (const auto& [key, place] :
       {std::pair{"minimum", &question.minimum}, {"maximum", &question.maximum}}) {
    const json& bound = base::member(entry, key);
    if (bound.is_null()) continue;
    auto read = base::Decimal::parse(bound.dump());
    if (!read) return broken(fmt::format("\"{}\" is no number", key), where);
    *place = *read;
  }
  for (const auto& [key, place] : {std::pair{"default", &question.prefill},
                                   {"required", &question.required},
                                   {"shown_when", &question.shown_when}}) {
    auto read = condition(entry, key, where, filters);
    if (!read) return tl::unexpected(read.error());
    *place = std::move(*read);
  }
  return question;
}

bool is_name(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

Result<Form> parse_form(std::string_view text, std::string_view file, const Filters& filters) {
  auto document = base::parse_json(text, file);
  if (!document) return tl::unexpected(document.error());
  const std::string top(file);
  Form form;
  form.id = base::text_at(*document, "id");
  form.title = base::text_at(*document, "title");
  form.document = base::text_at(*document, "document");
  form.file_name = base::text_at(*document, "file_name");
  form.review_note = base::text_at(*document, "review_note");
  for (const auto& [key, value] : {std::pair{"id", &form.id},
                                   {"title", &form.title},
                                   {"document", &form.document},
                                   {"file_name", &form.file_name}}) {
    if (value->empty()) return broken(fmt::format("no \"{}\"", key), top);
  }
  std::set<std::string> names;
  for (const json& entry : base::member(*document, "facts")) {
    const std::string name = base::text_at(entry, "name");
    const std::string where =
        fmt::format("{}, fact {}", file, name.empty() ? "without a name" : name);
    if (!is_name(name)) return broken("a fact's \"name\" is small letters, digits and _", where);
    if (!names.insert(name).second) return broken("the name stands twice", where);
    Form::Step step;
    if (entry.contains("computed")) {
      auto value = condition(entry, "computed", where, filters);
      if (!value) return tl::unexpected(value.error());
      if (!*value) return broken("\"computed\" is empty", where);
      step.computed = Computed{name, std::move(**value)};
    } else {
      auto question = read_question(entry, where, filters);
      if (!question) return tl::unexpected(question.error());
      step.question = std::move(*question);
    }
    form.steps.push_back(std::move(step));
  }
  return form;
}

}  // namespace engross::interview
