#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/adapters.h"
#include "cli/check_files.h"
#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/fields_schema.h"
#include "cli/share.h"
#include "cli/template_use.h"
#include "docx/annotate.h"
#include "docx/output_check.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using base::Error;
using base::Fault;
using nlohmann::ordered_json;

docx::Missing missing_of(const std::string& word) {
  if (word == "blank") return docx::Missing::blank;
  return word == "mark" ? docx::Missing::mark : docx::Missing::stop;
}

// A template with the environment it is filled in.
struct Opened {
  docx::Template document;
  expression::Environment environment;
  std::string path;
  base::Errors beside;  // what is wrong with its card and its interview
};

// `fill` is null when the template is only looked at.
app::Outcome<Opened> open(const std::string& named, const std::string& dialect,
                          const FillOptions* fill = nullptr) {
  const auto mapping = load_mapping();
  if (!mapping) return tl::unexpected(mapping.error());
  auto environment = app::environment(*mapping, base::local_date(SystemClock().now()));
  const auto path = template_path(named);
  if (!path) return tl::unexpected(app::Refusal{path.error()});
  auto bytes = read_document(*path);
  if (!bytes) return tl::unexpected(app::Refusal{bytes.error()});
  docx::Options options = options_of(dialect, *path, environment);
  if (fill != nullptr) {
    options.macros = options.macros && docx::may_hold_macros(fill->out);
    options.keep_objects = fill->keep_objects;
  }
  auto document = docx::Template::open(std::move(*bytes), options);
  if (!document) {
    Error error = document.error();
    error.where = error.where.empty() ? *path : *path + ": " + error.where;
    return tl::unexpected(app::Refusal{std::move(error)});
  }
  base::Errors beside =
      *path == named ? base::Errors{} : faults_beside_template(named, *mapping, environment);
  return Opened{std::move(*document), std::move(environment), *path, std::move(beside)};
}

// Faults of the interview stand in it with the code "interview" and their place as "where".
int print_faults_json(const Console& console, const Opened& opened) {
  ordered_json list = ordered_json::array();
  for (const auto& fault : opened.document.faults()) {
    list.push_back({{"code", fault.code},
                    {"mark", fault.mark},
                    {"part", fault.place.part},
                    {"paragraph", fault.place.paragraph},
                    {"heading", fault.place.heading},
                    {"cell", fault.place.cell},
                    {"what", fault.what},
                    {"remedy", fault.remedy}});
  }
  for (const Error& error : opened.beside) {
    list.push_back({{"code", "interview"},
                    {"where", error.where},
                    {"what", error.what},
                    {"remedy", error.remedy}});
  }
  console.print(list);
  return list.empty() ? kDone : kTemplateFaults;
}

int check_output_of(const Console& console, const std::string& path) {
  const auto bytes = read_document(path);
  if (!bytes) return console.fail(bytes.error());
  app::Refusal errors;
  for (const docx::OutputFault& fault : docx::check_output(*bytes)) {
    errors.push_back({Fault::malformed, fault.what, fmt::format("{}, {}", path, fault.part),
                      "make the document again"});
  }
  if (!errors.empty()) return console.fail(errors);
  console.note("no fault found in " + path);
  return kDone;
}

// Writes the copy in which the template's faults are comments.
base::Result<void> annotate(const Console& console, const Opened& opened, const std::string& copy) {
  std::error_code none;
  if (std::filesystem::equivalent(opened.path, copy, none)) {
    return base::failure(Fault::usage, "the copy would take the template's place", copy,
                         "name another file with --annotate");
  }
  const auto bytes = docx::annotated(opened.document);
  if (!bytes) return tl::unexpected(bytes.error());
  if (const auto written = platform::write_whole(copy, *bytes); !written)
    return tl::unexpected(written.error());
  console.note("wrote " + copy);
  return {};
}

// Of a file that is no Word document; nothing when it is one, or is not there.
std::optional<int> check_other_file(const Console& console, const std::string& path) {
  const auto bytes = read_document(path);
  const auto mapping = load_mapping();
  if (!bytes || !mapping) return std::nullopt;
  const auto faults = faults_of_file(
      path, *bytes, *mapping, app::environment(*mapping, base::local_date(SystemClock().now())));
  if (!faults) return std::nullopt;
  if (!faults->empty()) return console.fail(*faults);
  console.note("no fault found in " + path);
  return kDone;
}

}  // namespace

int fields(const Console& console, const FieldsOptions& options) {
  const auto opened = open(options.document, options.dialect);
  if (!opened) return console.fail(opened.error());
  if (!opened->document.faults().empty()) return console.fail(faults_of(opened->document));
  if (options.schema) {
    console.print(fields_schema(opened->document.fields(),
                                std::filesystem::path(opened->path).filename().string()));
    return kDone;
  }
  ordered_json list = ordered_json::array();
  Columns columns("");
  for (const auto& field : opened->document.fields()) {
    ordered_json entry = {{"path", field.path},
                          {"type", expression::word(field.asked)},
                          {"required", field.required},
                          {"scope", field.loop.empty() ? "values" : "loop"},
                          {"parts", field.parts}};
    entry["loop"] = field.loop.empty() ? ordered_json(nullptr) : ordered_json(field.loop);
    list.push_back(std::move(entry));
    columns.add({field.path, std::string(expression::word(field.asked)),
                 field.required ? "required" : "optional",
                 field.loop.empty()
                     ? base::join(field.parts, ", ")
                     : "each of " + field.loop + "; " + base::join(field.parts, ", ")});
  }
  if (console.common.json) {
    console.print(list);
  } else {
    columns.print(console.out);
  }
  return kDone;
}

int check(const Console& console, const CheckOptions& options) {
  if (!options.output.empty()) return check_output_of(console, options.output);
  if (options.document.empty()) {
    return console.fail(Error{Fault::usage, "nothing to check", "command line",
                              "name a template, or a document with --output"});
  }
  const bool annotates = !options.annotate.empty();
  if (!annotates) {
    if (const auto done = check_other_file(console, options.document)) return *done;
  }
  auto opened = open(options.document, options.dialect);
  if (!opened) return console.fail(opened.error());
  if (annotates && !opened->document.faults().empty()) {
    const auto done = annotate(console, *opened, options.annotate);
    if (!done) return console.fail(done.error());
  }
  if (console.common.json && options.values.empty()) return print_faults_json(console, *opened);
  app::Refusal faults = faults_of(opened->document);
  faults.insert(faults.end(), opened->beside.begin(), opened->beside.end());
  if (!faults.empty()) return console.fail(faults);
  for (const std::string& notice : opened->document.notices()) console.note("note: " + notice);
  if (!options.values.empty()) {
    const auto values = read_values(options.values);
    if (!values) return console.fail(values.error());
    opened->environment.today = today_in(*values, opened->environment.today);
    const auto filled =
        docx::fill_checked(opened->document, *values, opened->environment, docx::Missing::mark);
    if (!filled) return console.fail(filled.error().error);
    if (!filled->missing.empty())
      return console.fail(missing_errors(filled->missing, opened->path));
  }
  console.note("no fault found in " + opened->path +
               (annotates ? ", so nothing was written to " + options.annotate : ""));
  return kDone;
}

int fill(const Console& console, const FillOptions& options) {
  auto opened = open(options.document, options.dialect, &options);
  if (!opened) return console.fail(opened.error());
  if (!opened->document.faults().empty()) return console.fail(faults_of(opened->document));
  const auto values = read_values(options.values);
  if (!values) return console.fail(values.error());
  opened->environment.today = today_in(*values, opened->environment.today);
  const auto filled = docx::fill_checked(opened->document, *values, opened->environment,
                                         missing_of(options.missing));
  if (!filled) return console.fail(why(filled.error(), opened->path));
  for (const auto& value : filled->missing) {
    console.note(fmt::format("missing: {} ({})", value.path, value.place.text()));
  }
  for (const std::string& notice : filled->notices) console.note("note: " + notice);
  if (const auto written = platform::write_whole(options.out, filled->document); !written) {
    return console.fail(written.error());
  }
  console.note("wrote " + options.out);
  return kDone;
}

}  // namespace engross::cli
