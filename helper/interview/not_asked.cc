// Given answers that belong to no question of a form.
#include <fmt/format.h>

#include "interview/faults.h"
#include "interview/interview.h"

namespace engross::interview {

using expression::List;
using expression::Record;
using expression::Value;

namespace {

// The questions of one level, for finding an answer's own.
class Level {
 public:
  void add(const std::vector<Step>& steps) {
    for (const Step& step : steps) {
      if (!step.question) continue;
      questions_.push_back(&*step.question);
      names_.push_back(step.question->name);
    }
  }
  const Question* find(std::string_view name) const {
    for (const Question* question : questions_) {
      if (question->name == name) return question;
    }
    return nullptr;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<const Question*> questions_;
  std::vector<std::string> names_;
};

class Search {
 public:
  // What of the value is asked for; nothing when no question is.
  std::optional<Value> look(const Level& level, std::string_view name, const Value& value,
                            const std::string& path) {
    if (const Question* question = level.find(name)) return look_in_rows(*question, value, path);
    found.push_back({path, did_you_mean(name, level.names(), "take it out of the answers")});
    return std::nullopt;
  }

  std::vector<NotAsked> found;

 private:
  Value look_in_rows(const Question& list, const Value& value, const std::string& path) {
    if (!list.records() || !value.is(Value::Kind::list)) return value;
    Level level;
    level.add(list.row);
    List rows = value.list();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].is(Value::Kind::record)) continue;
      Record row{rows[i].record().display, {}};
      for (const auto& [name, member] : rows[i].record().members) {
        if (auto kept = look(level, name, member, fmt::format("{}[{}].{}", path, i, name)))
          row.members.emplace_back(name, std::move(*kept));
      }
      rows[i] = Value(std::move(row));
    }
    return rows;
  }
};

Level top_of(const Form& form) {
  Level level;
  for (const Section& section : form.sections) level.add(section.steps);
  return level;
}

}  // namespace

std::vector<NotAsked> not_asked(const Form& form, const Answers& given) {
  const Level top = top_of(form);
  Search search;
  for (const auto& [name, answer] : given.facts()) search.look(top, name, answer.value, name);
  return std::move(search.found);
}

Answers asked_alone(const Form& form, const Answers& given) {
  const Level top = top_of(form);
  Search search;
  Answers asked;
  for (const auto& [name, answer] : given.facts()) {
    if (auto kept = search.look(top, name, answer.value, name))
      asked.put(name, {std::move(*kept), answer.source, answer.by, answer.at});
  }
  return asked;
}

}  // namespace engross::interview
