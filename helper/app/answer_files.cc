#include "app/answer_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/json_faults.h"
#include "base/json_lines.h"
#include "interview/docassemble.h"

namespace engross::app {
namespace {

using base::Fault;
using interview::ReadAnswers;

using interview::hotdocs::NameTable;
using Names = interview::hotdocs::Names;
using Forms = std::vector<const interview::Form*>;

// Takes over what one form found; two forms may share a fact.
void merge(ReadAnswers& all, ReadAnswers part) {
  for (const auto& [fact, given] : part.answers.facts()) all.answers.put(fact, given);
  for (auto& warning : part.warnings) {
    if (std::find(all.warnings.begin(), all.warnings.end(), warning) == all.warnings.end())
      all.warnings.push_back(std::move(warning));
  }
  for (auto& member : part.covered) {
    if (std::find(all.covered.begin(), all.covered.end(), member) == all.covered.end())
      all.covered.push_back(std::move(member));
  }
  if (all.title.empty()) all.title = std::move(part.title);
}

void add(base::Errors& all, const base::Errors& more) {
  for (const base::Error& error : more) {
    if (std::find(all.begin(), all.end(), error) == all.end()) all.push_back(error);
  }
}

// The line that an error's place names; 0: none, it is about the whole file.
int line_in(const base::Error& error) {
  constexpr std::string_view kLine = ", line ";
  const auto at = error.where.rfind(kLine);
  return at == error.where.npos ? 0 : std::atoi(error.where.c_str() + at + kLine.size());
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

Outcome<ReadAnswers> from_anx(std::string_view bytes, const std::string& where, const Forms& forms,
                              const std::vector<std::optional<NameTable>>& names) {
  const auto readers = readers_of(forms, names);
  if (!readers) return tl::unexpected(readers.error());
  auto file = interview::hotdocs::read_anx_with_faults(bytes, where);
  base::Errors faults = std::move(file.faults);
  if (readers->empty() && faults.empty()) {
    return tl::unexpected(
        Refusal{{Fault::missing, "no table says which HotDocs variable is which fact", where,
                 "give one with --names, as mapping/hotdocs/will.json"}});
  }
  ReadAnswers all;
  all.title = file.read.set.title;
  all.warnings = std::move(file.read.warnings);
  const auto sets = shared_out(file.read.set, *readers);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const Reader& reader = (*readers)[i];
    auto part = interview::hotdocs::from_hotdocs(sets[i], reader.names, reader.form, where);
    if (part) {
      merge(all, std::move(*part));
    } else {
      add(faults, part.error());
    }
  }
  if (faults.empty()) return all;
  std::stable_sort(faults.begin(), faults.end(), [](const base::Error& a, const base::Error& b) {
    return line_in(a) < line_in(b);
  });
  return tl::unexpected(std::move(faults));
}

Outcome<ReadAnswers> from_docassemble(std::string_view bytes, const std::string& where,
                                      const Forms& forms) {
  ReadAnswers all;
  base::Errors faults;
  for (const auto* form : forms) {
    auto part = interview::from_docassemble(bytes, *form, where);
    if (part) {
      merge(all, std::move(*part));
    } else {
      add(faults, part.error());
    }
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return all;
}

// Every fact of a file of ours that none of the forms asks for, with its line.
base::Errors unknown_in(std::string_view bytes, const std::string& where, const Forms& forms) {
  const auto document = base::parse_by_hand(bytes, where);
  if (!document) return {};
  const auto& whole = base::member(*document, "answers");
  const bool file = base::text_at(*document, "format") == "engross-answers";
  base::Errors unknown;
  for (const auto& [fact, value] : (file ? whole : *document).items()) {
    interview::Answers one;
    one.put(fact, {expression::Value(true), "", "", {}});
    const std::string pointer = base::pointer_to(file ? "/answers" : "", fact);
    add(unknown, unknown_answers(forms, one,
                                 fmt::format("{}, line {}", where, base::line_of(bytes, pointer))));
  }
  return unknown;
}

Outcome<ReadAnswers> from_engross(std::string_view bytes, const std::string& where,
                                  const Forms& forms) {
  auto read = interview::read_answers(bytes, where);
  base::Errors faults = read ? base::Errors{} : read.error();
  add(faults, unknown_in(bytes, where, forms));
  if (faults.empty()) return std::move(*read);
  return tl::unexpected(std::move(faults));
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

Outcome<ReadAnswers> read_answer_file(std::string_view bytes, const std::string& where,
                                      const Forms& forms,
                                      const std::vector<std::optional<NameTable>>& names) {
  if (auto other = no_answer_file(bytes, where)) return tl::unexpected(Refusal{std::move(*other)});
  switch (format_of(bytes)) {
    case AnswerFormat::hotdocs:
      return from_anx(bytes, where, forms, names);
    case AnswerFormat::docassemble:
      return from_docassemble(bytes, where, forms);
    case AnswerFormat::engross:
      break;
  }
  return from_engross(bytes, where, forms);
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
