#include "cli/check_files.h"

#include "app/answer_files.h"
#include "app/mapping_check.h"
#include "cli/adapters.h"
#include "cli/share.h"
#include "interview/hotdocs.h"

namespace engross::cli {
namespace {

template <typename T>
base::Errors faults(const base::Checked<T>& read) {
  return read ? base::Errors{} : read.error();
}

bool ends_with(const std::string& path, std::string_view extension) {
  return base::fold(path).ends_with(extension);
}

// Answers are told from mapping tables by what only they have.
bool holds_answers(std::string_view bytes) {
  return bytes.find("\"engross-answers\"") != bytes.npos;
}

base::Errors faults_of_interview(std::string_view text, const std::string& where,
                                 const app::Mapping& mapping,
                                 const expression::Environment& environment) {
  const auto mapped = app::mapped_facts(mapping.fields);
  return faults(interview::parse_form(text, where, app::filter_names(environment), &mapped));
}

base::Errors faults_of_anx(const std::string& path, std::string_view bytes) {
  if (auto other = app::no_answer_file(bytes, path)) return {std::move(*other)};
  return faults(interview::hotdocs::read_anx(bytes, path));
}

app::NamesContext names_context(const app::Mapping& mapping,
                                const expression::Environment& environment) {
  const auto form = [&environment](const std::string& id) -> std::optional<interview::Form> {
    if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") != id.npos)
      return std::nullopt;
    const std::string where = "mapping/interviews/" + id + ".yaml";
    const auto text = shared_file(where);
    if (!text) return std::nullopt;
    auto read = interview::parse_form(*text, where, app::filter_names(environment));
    return read ? std::optional(std::move(*read)) : std::nullopt;
  };
  return {app::mapped_facts(mapping.fields), form};
}

}  // namespace

std::optional<base::Errors> faults_of_file(const std::string& path, std::string_view bytes,
                                           const app::Mapping& mapping,
                                           const expression::Environment& environment) {
  if (ends_with(path, ".yaml") || ends_with(path, ".yml"))
    return faults_of_interview(bytes, path, mapping, environment);
  if (ends_with(path, ".anx") || ends_with(path, ".ans")) return faults_of_anx(path, bytes);
  if (ends_with(path, ".cmp")) return faults(interview::hotdocs::read_cmp(bytes, path));
  if (!ends_with(path, ".json")) return std::nullopt;
  if (holds_answers(bytes)) return faults(interview::read_answers(bytes, path));
  const auto context = names_context(mapping, environment);
  return app::check_mapping(bytes, path, &context);
}

base::Errors faults_beside_template(const std::string& named, const app::Mapping& mapping,
                                    const expression::Environment& environment) {
  if (!shared_file("templates/" + named + "/template.json")) return {};
  const auto stored = ShippedTemplates().open(named);
  if (!stored) return {stored.error()};
  auto card = app::parse_card(stored->card, stored->where);
  if (!card) return card.error();
  if (card->interview.empty()) return {};
  return faults_of_interview(stored->interview, stored->interview_where, mapping, environment);
}

}  // namespace engross::cli
