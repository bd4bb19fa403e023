#include <algorithm>

#include "docx/compile.h"
#include "docx/compiled.h"
#include "docx/run.h"
#include "docx/zip_writer.h"

namespace engross::docx {
namespace {

using base::Fault;

std::string missing_names(const std::vector<MissingValue>& missing) {
  constexpr std::size_t kShown = 5;
  std::string names;
  std::set<std::string> seen;
  for (const MissingValue& value : missing) {
    if (!seen.insert(value.path).second) continue;
    if (seen.size() > kShown) return names + ", …";
    if (!names.empty()) names += ", ";
    names += value.path;
  }
  return names;
}

std::string unknown_tags(const std::vector<std::string>& tags) {
  constexpr std::size_t kShown = 5;
  std::string all = "content controls whose tags name nothing among the values stay as they are: ";
  for (std::size_t i = 0; i < tags.size() && i < kShown; ++i) all += (i > 0 ? ", " : "") + tags[i];
  return tags.size() > kShown ? all + ", …" : all;
}

FillFailure missing_values(std::vector<MissingValue> missing) {
  base::Error error{Fault::missing, "values are missing: " + missing_names(missing),
                    missing.front().place.text(),
                    "give them, or let the template say what to do without them"};
  return {std::move(error), std::move(missing)};
}

}  // namespace

base::Error TemplateFault::error() const {
  return {Fault::template_fault, mark.empty() ? what : what + " (" + mark + ")", place.text(),
          remedy};
}

base::Result<Template> Template::open(std::string bytes, const Options& options) {
  auto compiled = Compiled::read(std::move(bytes), options);
  if (!compiled) return tl::unexpected(compiled.error());
  return Template(std::move(*compiled));
}

const std::vector<TemplateFault>& Template::faults() const { return compiled_->faults; }
std::vector<Field> Template::fields() const { return compiled_->teller.fields(); }
std::vector<std::string> Template::notices() const { return compiled_->notices; }
const std::string& Template::file() const { return compiled_->file; }
const std::string& Template::whole() const { return compiled_->whole(); }

tl::expected<Filled, FillFailure> Template::fill(const expression::Value& values,
                                                 const expression::Environment& environment,
                                                 Missing missing) const {
  if (!compiled_->faults.empty())
    return tl::unexpected(FillFailure{compiled_->faults.front().error(), {}});
  if (compiled_->refusal) return tl::unexpected(FillFailure{*compiled_->refusal, {}});
  if (!values.is(expression::Value::Kind::record)) {
    return tl::unexpected(FillFailure{
        {Fault::malformed, "values that are no record of names", "the values", "give named values"},
        {}});
  }
  Filled filled;
  filled.notices = compiled_->notices;
  if (compiled_->changed.empty()) {
    filled.document = compiled_->whole();
    return filled;
  }
  Media media(compiled_->layout, compiled_->options.beside);
  Run run(values, environment, missing, compiled_->next_ids, compiled_->lists.next(),
          compiled_->teller, media);
  Changes changes;
  for (const ChangedPart& part : compiled_->changed) {
    if (part.program) {
      run.fill(*part.program, part.entry, changes);
    } else {
      changes.replaced.emplace(
          part.entry, part.numbering ? compiled_->lists.with(run.outcome().numbers) : part.content);
    }
  }
  const Outcome& outcome = run.outcome();
  if (outcome.error) return tl::unexpected(FillFailure{*outcome.error, outcome.missing});
  if (missing == Missing::stop && !outcome.missing.empty())
    return tl::unexpected(missing_values(outcome.missing));
  filled.missing = outcome.missing;
  filled.notices.insert(filled.notices.end(), outcome.notices.begin(), outcome.notices.end());
  if (outcome.replaced_characters > 0) {
    filled.notices.push_back(std::to_string(outcome.replaced_characters) +
                             " characters that a document cannot hold were replaced by “\uFFFD”");
  }
  if (!outcome.unknown_tags.empty()) filled.notices.push_back(unknown_tags(outcome.unknown_tags));
  if (const auto charts =
          fill_charts(compiled_->whole(), outcome.charts, compiled_->teller, changes);
      !charts)
    return tl::unexpected(FillFailure{charts.error(), {}});
  if (!media.empty()) {
    if (const auto added = media.add_to(changes); !added)
      return tl::unexpected(FillFailure{added.error(), {}});
  }
  filled.document = compiled_->assemble(changes);
  return filled;
}

}  // namespace engross::docx
