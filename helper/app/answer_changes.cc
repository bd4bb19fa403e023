#include "app/answer_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "interview/interview.h"

namespace engross::app {
namespace {

using base::Fault;
using expression::List;
using expression::Record;
using expression::Value;
using interview::AnswerType;
using interview::Question;

std::string fact_of(std::string_view path) {
  return std::string(path.substr(0, path.find_first_of(".[")));
}

// "will.json, line 3", as far as the line is known.
std::string place_of(const Incoming& incoming, std::string_view fact, std::string_view way) {
  const int line = incoming.read.line ? incoming.read.line(fact, way) : 0;
  return line > 0 ? fmt::format("{}, line {}", incoming.where, line) : incoming.where;
}

// The line that an error's place names; 0: none, it is about the whole file.
int line_in(const base::Error& error) {
  constexpr std::string_view kLine = ", line ";
  const auto at = error.where.rfind(kLine);
  return at == error.where.npos ? 0 : std::atoi(error.where.c_str() + at + kLine.size());
}

class Taking {
 public:
  Taking(const Incoming& incoming, const interview::Answers& before, const Value& values)
      : incoming_(incoming), people_(interview::people_of(values)), answers_(before) {
    for (const auto& [fact, given] : incoming.read.answers.facts()) {
      const interview::Given* old = before.find(fact);
      Value value = old ? completed(given.value, old->value, fact + "[].") : given.value;
      answers_.put(fact, {std::move(value), incoming.where, incoming.by, incoming.at});
      facts_.insert(fact);
    }
    for (const std::string& fact : incoming.read.taken_away) answers_.take_away(fact);
  }

  Refusal into(const interview::Form& form, const Value& values,
               const expression::Environment& environment) {
    Refusal wrong;
    const interview::Answers own = answers_for(form, answers_);
    for (const auto& other : interview::not_asked(form, own)) {
      if (!facts_.contains(fact_of(other.path))) continue;
      wrong.push_back(fault(other.path, "no question of this interview", other.remedy));
    }
    const auto interview =
        interview::conduct(form, values, interview::asked_alone(form, own), environment);
    if (!interview) {
      wrong.insert(wrong.end(), interview.error().begin(), interview.error().end());
      return wrong;
    }
    for (const auto* answer : interview->wrong()) {
      if (facts_.contains(fact_of(answer->path)))
        wrong.push_back(fault(answer->path, answer->label + ": " + answer->fault));
    }
    answers_ = settled(*interview, answers_);
    for (const auto& section : form.sections) {
      for (const auto& step : section.steps) {
        if (step.question) name_people(*step.question, wrong);
      }
    }
    return wrong;
  }

  std::vector<interview::AnswerChange> changes() const {
    std::vector<interview::AnswerChange> changes;
    for (const auto& [fact, given] : answers_.facts()) {
      if (facts_.contains(fact)) changes.push_back({fact, given});
    }
    for (const std::string& fact : incoming_.read.taken_away) changes.push_back({fact, {}, true});
    return changes;
  }

 private:
  bool covers(const std::string& path) const {
    const auto& covered = incoming_.read.covered;
    return std::any_of(covered.begin(), covered.end(),
                       [&](const std::string& one) { return one.starts_with(path); });
  }

  // The rows of a file that knows only some members of them, with the others as they were.
  Value completed(const Value& rows, const Value& before, const std::string& path) const {
    if (!covers(path) || !rows.is(Value::Kind::list) || !before.is(Value::Kind::list)) return rows;
    List list = rows.list();
    for (std::size_t i = 0; i < std::min(list.size(), before.list().size()); ++i) {
      const Value& old = before.list()[i];
      if (!list[i].is(Value::Kind::record) || !old.is(Value::Kind::record)) continue;
      Record row = list[i].record();
      for (auto& [name, member] : row.members) {
        if (const Value* known = old.record().find(name))
          member = completed(member, *known, path + name + "[].");
      }
      for (const auto& [name, member] : old.record().members) {
        if (!row.find(name) && !covers(path + name)) row.members.emplace_back(name, member);
      }
      list[i] = Value(std::move(row));
    }
    return list;
  }

  base::Error fault(const std::string& path, std::string what,
                    std::string remedy = "correct the file") const {
    const std::string fact = fact_of(path);
    const std::string_view way = std::string_view(path).substr(fact.size());
    return {Fault::malformed, std::move(what),
            fmt::format("{}, {}", place_of(incoming_, fact, way), path), std::move(remedy)};
  }

  // A question that is not shown was not brought to its type; whom it names is found all the same,
  // while the names are still those that the file was written with.
  void name_people(const Question& question, Refusal& wrong) {
    const interview::Given* given = answers_.find(question.name);
    if (!given || !facts_.contains(question.name)) return;
    auto named = with_people(question, given->value);
    if (!named) {
      const bool told = std::any_of(wrong.begin(), wrong.end(), [&](const base::Error& error) {
        return error.where.ends_with(", " + question.name);
      });
      if (!told) wrong.push_back(fault(question.name, question.label + ": " + named.error().what));
      return;
    }
    answers_.put(question.name, {std::move(*named), given->source, given->by, given->at});
  }

  base::Result<Value> with_people(const Question& question, const Value& value) const {
    const AnswerType type = question.type == AnswerType::list ? question.item : question.type;
    if (value.is(Value::Kind::list) && question.type == AnswerType::list) {
      List list;
      for (const Value& item : value.list()) {
        auto named = question.records() ? row_with_people(question, item)
                                        : with_people(interview::item_of(question), item);
        if (!named) return named;
        list.push_back(std::move(*named));
      }
      return Value(std::move(list));
    }
    if (type != AnswerType::person || !value.is(Value::Kind::text) || value.empty()) return value;
    auto person = interview::typed(question, value.text(), people_);
    if (!person) return person;
    return referenced(*person);
  }

  base::Result<Value> row_with_people(const Question& list, const Value& row) const {
    if (!row.is(Value::Kind::record)) return row;
    Record named = row.record();
    for (auto& [name, member] : named.members) {
      for (const auto& step : list.row) {
        if (!step.question || step.question->name != name) continue;
        auto made = with_people(*step.question, member);
        if (!made) return made;
        member = std::move(*made);
      }
    }
    return Value(std::move(named));
  }

  const Incoming& incoming_;
  const List people_;
  interview::Answers answers_;
  std::set<std::string> facts_;
};

// Every answer that no question of the forms asks for.
Refusal unknown(const Incoming& incoming, const std::vector<const interview::Form*>& forms) {
  Refusal unknown;
  const auto look = [&](const std::string& fact) {
    interview::Answers one;
    one.put(fact, {});
    for (auto& error : unknown_answers(forms, one, place_of(incoming, fact, "")))
      unknown.push_back(std::move(error));
  };
  for (const auto& [fact, given] : incoming.read.answers.facts()) look(fact);
  for (const std::string& fact : incoming.read.taken_away) look(fact);
  return unknown;
}

}  // namespace

Outcome<std::vector<interview::AnswerChange>> changes_of(
    const Incoming& incoming, const std::vector<const interview::Form*>& forms,
    const interview::Answers& before, const Value& values,
    const expression::Environment& environment) {
  Taking taking(incoming, before, values);
  Refusal wrong = incoming.read.faults;
  const auto add = [&](Refusal more) {
    for (auto& error : more) {
      if (std::find(wrong.begin(), wrong.end(), error) == wrong.end())
        wrong.push_back(std::move(error));
    }
  };
  add(unknown(incoming, forms));
  for (const auto* form : forms) add(taking.into(*form, values, environment));
  if (wrong.empty()) return taking.changes();
  std::stable_sort(wrong.begin(), wrong.end(), [](const base::Error& a, const base::Error& b) {
    return line_in(a) < line_in(b);
  });
  return tl::unexpected(std::move(wrong));
}

}  // namespace engross::app
