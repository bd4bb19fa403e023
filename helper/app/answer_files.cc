#include "app/answer_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "interview/docassemble.h"

namespace engross::app {
namespace {

using base::Fault;
using interview::ReadAnswers;

using interview::hotdocs::NameTable;
using Names = interview::hotdocs::Names;
using Forms = std::vector<const interview::Form*>;

template <typename T>
void add(std::vector<T>& all, std::vector<T> more) {
  for (T& one : more) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
  }
}

// Takes over what one form found; two forms may share a fact.
void merge(ReadAnswers& all, ReadAnswers part) {
  for (const auto& [fact, given] : part.answers.facts()) all.answers.put(fact, given);
  add(all.warnings, std::move(part.warnings));
  add(all.covered, std::move(part.covered));
  add(all.faults, std::move(part.faults));
  if (all.title.empty()) all.title = std::move(part.title);
  if (!all.line) {
    all.line = std::move(part.line);
  } else if (part.line) {
    all.line = [one = std::move(all.line), other = std::move(part.line)](std::string_view fact,
                                                                         std::string_view way) {
      const int line = one(fact, way);
      return line > 0 ? line : other(fact, way);
    };
  }
}

ReadAnswers refused(base::Errors faults) {
  ReadAnswers nothing;
  nothing.faults = std::move(faults);
  return nothing;
}

// A form and the table that is its own.
struct Reader {
  const interview::Form& form;
  const NameTable& names;
};

Outcome<std::vector<Reader>> readers_of(const Forms& forms,
                                        const std::vector<std::optional<NameTable>>& names) {
  std::vector<Reader> readers;
  Refusal others;
  for (std::size_t i = 0; i < forms.size() && i < names.size(); ++i) {
    if (!names[i]) continue;
    auto other = interview::hotdocs::other_form(*names[i], *forms[i], "the table of names");
    if (!other) {
      readers.push_back({*forms[i], *names[i]});
    } else if (std::none_of(forms.begin(), forms.end(), [&](const interview::Form* form) {
                 return form->id == names[i]->form;  // one table was given for several documents
               })) {
      others.push_back(std::move(*other));
    }
  }
  if (!others.empty()) return tl::unexpected(std::move(others));
  return readers;
}

// One file holds the answers of several interviews. A variable goes to every form whose table leads
// to a question; where none does, to one that says something of it: each is told of once.
std::vector<interview::hotdocs::AnswerSet> shared_out(const interview::hotdocs::AnswerSet& set,
                                                      const std::vector<Reader>& readers) {
  std::vector<interview::hotdocs::AnswerSet> sets(readers.size(), {set.title, {}});
  for (const auto& variable : set.variables) {
    Names most = Names::nothing;
    std::vector<Names> said;
    for (const Reader& reader : readers) {
      said.push_back(interview::hotdocs::names_of(variable.name, reader.names, reader.form));
      most = std::max(most, said.back());
    }
    for (std::size_t i = 0; i < readers.size(); ++i) {
      if (said[i] != most) continue;
      sets[i].variables.push_back(variable);
      if (most != Names::question) break;
    }
  }
  return sets;
}

ReadAnswers from_anx(std::string_view bytes, const std::string& where, const Forms& forms,
                     const std::vector<std::optional<NameTable>>& names) {
  const auto readers = readers_of(forms, names);
  if (!readers) return refused(readers.error());
  auto file = interview::hotdocs::read_anx_with_faults(bytes, where);
  if (readers->empty() && file.faults.empty()) {
    return refused({{Fault::missing, "no table says which HotDocs variable is which fact", where,
                     "give one with --names, as mapping/hotdocs/will.json"}});
  }
  ReadAnswers all;
  all.faults = std::move(file.faults);
  all.title = file.read.set.title;
  all.warnings = std::move(file.read.warnings);
  const auto sets = shared_out(file.read.set, *readers);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const Reader& reader = (*readers)[i];
    merge(all,
          interview::hotdocs::from_hotdocs_with_faults(sets[i], reader.names, reader.form, where));
  }
  return all;
}

// What was answered and what was prefilled, each with whence it came.
interview::Answers all_answers(const interview::Interview& interview) {
  interview::Answers all;
  for (const auto& answer : interview.answers) {
    if (!answer.question || answer.path != answer.name || answer.value.empty()) continue;
    const bool answered = answer.origin == interview::Origin::answered;
    all.put(answer.name, {referenced(answer.value),
                          answered ? answer.detail : std::string(interview::word(answer.origin)),
                          "",
                          {}});
  }
  return all;
}

}  // namespace

ReadAnswers read_answer_file(std::string_view bytes, const std::string& where, const Forms& forms,
                             const std::vector<std::optional<NameTable>>& names) {
  if (auto other = no_answer_file(bytes, where)) return refused({std::move(*other)});
  switch (format_of(bytes)) {
    case AnswerFormat::hotdocs:
      return from_anx(bytes, where, forms, names);
    case AnswerFormat::engross:
      return interview::read_answers_with_faults(bytes, where);
    case AnswerFormat::docassemble:
      break;
  }
  ReadAnswers all;
  for (const auto* form : forms)
    merge(all, interview::from_docassemble_with_faults(bytes, *form, where));
  return all;
}

Outcome<std::string> write_answer_file(
    const Prepared& prepared, AnswerFormat format, const std::string& title,
    const std::optional<interview::hotdocs::NameTable>& names,
    const std::optional<interview::hotdocs::ComponentFile>& components) {
  switch (format) {
    case AnswerFormat::docassemble:
      return interview::to_docassemble(prepared.interview.values, prepared.form);
    case AnswerFormat::engross:
      return interview::write_answers(all_answers(prepared.interview), title);
    case AnswerFormat::hotdocs:
      break;
  }
  if (!names) {
    return tl::unexpected(
        Refusal{{Fault::missing, "no table says which fact is which HotDocs variable",
                 fmt::format("template {}", prepared.card.id),
                 "give one with --names, as mapping/hotdocs/will.json"}});
  }
  if (auto other =
          interview::hotdocs::other_form(*names, prepared.form, "template " + prepared.card.id))
    return tl::unexpected(Refusal{std::move(*other)});
  auto set = interview::hotdocs::to_hotdocs(prepared.interview.values, *names, title);
  if (!set) return tl::unexpected(set.error());
  if (components) {
    auto faults = interview::hotdocs::check_against(*set, *components, "the component file");
    if (!faults.empty()) return tl::unexpected(std::move(faults));
  }
  return interview::hotdocs::write_anx(*set);
}

}  // namespace engross::app
