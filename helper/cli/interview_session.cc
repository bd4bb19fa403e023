#include "cli/interview_session.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/columns.h"
#include "cli/review.h"

namespace engross::cli {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using interview::Answer;
using interview::AnswerType;
using interview::Question;

constexpr std::size_t kMostPeople = 40;  // more are not listed; a name can be typed

AnswerType kind_of(const Question& question) {
  return question.type == AnswerType::list && !question.records() ? question.item : question.type;
}

// "2" is the second of what was listed.
const Value* by_number(const List& people, std::string_view text) {
  const auto number = base::Decimal::parse(base::trim(text));
  if (!number || !number->is_whole()) return nullptr;
  const auto at = number->whole();
  if (!at || *at < 1 || *at > static_cast<long long>(people.size())) return nullptr;
  return &people[static_cast<std::size_t>(*at) - 1];
}

std::string what_to_type(const Question& question) {
  if (question.records())
    return fmt::format("\"add\", \"remove 1\", or Enter to go on ({})", question.each);
  if (question.type == AnswerType::list) return "one, or several with \";\" between them";
  switch (question.type) {
    case AnswerType::date:
      return "a date, as 2026-11-23 or 23 November 2026";
    case AnswerType::money:
      return "an amount, as 1,234.50";
    case AnswerType::number:
      return "a number";
    case AnswerType::yes_no:
      return "yes or no";
    case AnswerType::choice:
      return "a number or the words";
    case AnswerType::person:
      return "a number, or a name";
    default:
      return question.multiline ? "text; \\n begins a new line" : "text";
  }
}

std::string with_new_lines(std::string text) {
  for (std::size_t at = text.find("\\n"); at != text.npos; at = text.find("\\n", at + 1))
    text.replace(at, 2, "\n");
  return text;
}

}  // namespace

bool InterviewSession::asks(const Answer& answer, bool all) const {
  if (!answer.question || passed_.contains(answer.path)) return false;
  if (all || !answer.fault.empty() || touched_.contains(answer.path)) return true;
  // What was left empty on purpose is asked again only where it is needed.
  return answer.value.empty() && (answer.required || answer.origin != interview::Origin::answered);
}

// The first that is to be asked; a list comes back after its rows, for the next one to be added.
const Answer* InterviewSession::next_of(const interview::Interview& interview, bool all) const {
  const auto& answers = interview.answers;
  for (auto at = answers.begin(); at != answers.end(); ++at) {
    if (!asks(*at, all)) continue;
    const std::string rows = at->path + "[";
    const auto row = std::find_if(at, answers.end(), [&](const Answer& answer) {
      return answer.path.starts_with(rows) && asks(answer, all);
    });
    return row == answers.end() ? &*at : &*row;
  }
  return nullptr;
}

void InterviewSession::show(const Answer& answer) {
  const Question& question = *answer.question;
  if (answer.section != section_) out_ << '\n' << answer.section << '\n';
  section_ = answer.section;
  out_ << '\n'
       << wrapped(answer.label + (answer.required ? " (needed)" : ""), "", "  ", kLineWidth);
  if (answer.path != answer.name) out_ << "  " << answer.path << '\n';
  if (!answer.fault.empty()) out_ << wrapped(answer.fault, "  !! ", "     ", kLineWidth);
  if (kind_of(question) == AnswerType::person) {
    for (std::size_t i = 0; i < std::min(people_.size(), kMostPeople); ++i) {
      const Value* role = people_[i].record().find("role");
      const bool told = role && role->is(Value::Kind::text);
      out_ << fmt::format("  {:>2}  {}{}\n", i + 1, people_[i].record().display,
                          told ? ", " + role->text() : "");
    }
  }
  for (std::size_t i = 0; i < question.options.size(); ++i)
    out_ << fmt::format("  {:>2}  {}\n", i + 1, question.options[i]);
  if (!answer.value.empty()) {
    out_ << fmt::format("  {} {}: Enter keeps it\n", on_one_line(answer.value),
                        answer.origin == interview::Origin::answered
                            ? "answered"
                            : "(" + std::string(interview::word(answer.origin)) + ")");
  }
  out_ << "  " << what_to_type(question) << " > " << std::flush;
}

base::Result<InterviewSession::Next> InterviewSession::put(const std::string& path, Value value) {
  return keep({path, {std::move(value), "typed", by_, at_}});
}

base::Result<InterviewSession::Next> InterviewSession::keep(interview::AnswerChange change) {
  auto kept = keep_(change);
  if (!kept) return tl::unexpected(kept.error());
  answers_ = std::move(*kept);
  return Next::go_on;
}

base::Result<InterviewSession::Next> InterviewSession::take_rows(const Answer& answer,
                                                                 const std::string& line) {
  const std::string said = base::fold(base::trim(line));
  const Value given = interview::value_at(answers_, answer.path).value_or(answer.value);
  List rows = given.is(Value::Kind::list) ? given.list() : List{};
  touched_.insert(answer.path);
  if (said == "add" || said == "a") {
    rows.emplace_back(Record{});
    return put(answer.path, Value(std::move(rows)));
  }
  const auto words = base::folded_words(said);
  const auto number = words.size() == 2 ? base::Decimal::parse(words[1])
                                        : base::Result<base::Decimal>(base::Decimal(0));
  const auto at = number ? number->whole() : base::Result<long long>(0);
  if (!words.empty() && words[0] == "remove" && at && *at >= 1 &&
      *at <= static_cast<long long>(rows.size())) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(*at - 1));
    return put(answer.path, Value(std::move(rows)));
  }
  out_ << "  write \"add\", \"remove\" and a number, or press Enter\n";
  return Next::go_on;
}

base::Result<InterviewSession::Next> InterviewSession::take(const Answer& answer,
                                                            const std::string& line) {
  const Question& question = *answer.question;
  const std::string said(base::trim(line));
  if (said == ".") return Next::leave;
  if (said == "?") {
    out_ << wrapped(
        question.help.empty() ? "There is no more to say about this question." : question.help,
        "  ", "  ", kLineWidth);
    return Next::go_on;
  }
  if (said.empty()) {
    passed_.insert(answer.path);
    return Next::go_on;
  }
  if (said == "-" || said == "=") {
    passed_.insert(answer.path);
    const bool whole = answer.path == answer.name;
    return said == "=" && whole ? keep({answer.path, {}, true}) : put(answer.path, Value());
  }
  if (question.records()) return take_rows(answer, said);

  const bool several = question.type == AnswerType::list;
  List items;
  for (const std::string& part : several ? base::split(said, ';') : std::vector{said}) {
    const Value* listed =
        kind_of(question) == AnswerType::person ? by_number(people_, part) : nullptr;
    const Question one = several ? interview::item_of(question) : question;
    auto typed = listed ? base::Result<Value>(interview::person_reference(*listed))
                        : interview::typed(one, with_new_lines(part), people_);
    if (!typed) {
      out_ << wrapped(fmt::format("{}: {}", typed.error().what, typed.error().remedy), "  !! ",
                      "     ", kLineWidth);
      return Next::go_on;
    }
    items.push_back(std::move(*typed));
  }
  passed_.insert(answer.path);
  return put(answer.path, several ? Value(std::move(items)) : items.front());
}

app::Outcome<interview::Answers> InterviewSession::run(interview::Answers answers,
                                                       const std::string& by, base::Instant at,
                                                       bool all) {
  answers_ = std::move(answers);
  by_ = by;
  at_ = at;
  out_ << form_.title
       << "\n  Enter goes on, ? explains, - leaves a question empty, = takes what the matter says "
          "again, . leaves.\n  Every answer is kept at once.\n";
  for (;;) {
    const auto interview =
        interview::conduct(form_, values_, app::answers_for(form_, answers_), environment_);
    if (!interview) return tl::unexpected(interview.error());
    const Answer* next = next_of(*interview, all);
    if (!next) break;
    show(*next);
    std::string line;
    if (!std::getline(in_, line)) break;
    const auto done = take(*next, line);
    if (!done) return tl::unexpected(base::Errors{done.error()});
    if (*done == Next::leave) break;
    // What was answered wrong is asked again at once, with what is wrong about it.
    const auto again =
        interview::conduct(form_, values_, app::answers_for(form_, answers_), environment_);
    if (!again) return tl::unexpected(again.error());
    for (const Answer* wrong : again->wrong()) {
      if (wrong->path == next->path) passed_.erase(wrong->path);
    }
  }
  out_ << '\n';
  return std::move(answers_);
}

}  // namespace engross::cli
