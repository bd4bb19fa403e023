#include "cli/template_use.h"

#include <fmt/format.h>

#include "cli/share.h"

namespace engross::cli {
namespace {

docx::Dialect dialect_of(const std::string& word) {
  if (word == "none") return docx::Dialect::none;
  return word == "braces" ? docx::Dialect::braces : docx::Dialect::engross;
}

}  // namespace

docx::Options options_of(const std::string& dialect, const std::string& path,
                         const expression::Environment& environment) {
  return {.dialect = dialect_of(dialect),
          .known_filters = app::filter_names(environment),
          .merge_names = environment.other_names,
          .macros = docx::may_hold_macros(path),
          .beside = files_beside(path)};
}

app::Refusal faults_of(const docx::Template& document) {
  app::Refusal faults;
  for (const auto& fault : document.faults()) faults.push_back(fault.error());
  return faults;
}

app::Refusal missing_errors(const std::vector<docx::MissingValue>& missing,
                            const std::string& path) {
  app::Refusal errors;
  for (const auto& value : missing) {
    errors.push_back({base::Fault::missing, fmt::format("no value for {}", value.path),
                      fmt::format("{}, {}", path, value.place.text()), "add it to the values"});
  }
  return errors;
}

app::Refusal why(const docx::FillFailure& failure, const std::string& path) {
  app::Refusal errors = missing_errors(failure.missing, path);
  if (errors.empty()) errors.push_back(failure.error);
  return errors;
}

base::Date today_in(const expression::Value& values, const base::Date& otherwise) {
  const auto* today = values.record().find("today");
  return today && today->is(expression::Value::Kind::date) ? today->date() : otherwise;
}

}  // namespace engross::cli
