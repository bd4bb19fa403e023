#include <fmt/format.h>

#include "interview/answer_types.h"
#include "interview/faults.h"

namespace engross::interview {

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
  explicit Search(const std::string& form) : form_(form) {}

  void look(const Level& level, std::string_view name, const Value& value,
            const std::string& path) {
    if (const Question* question = level.find(name)) {
      look_in_rows(*question, value, path);
      return;
    }
    found_.push_back({base::Fault::malformed,
                      fmt::format("\"{}\" is no question of this interview", base::excerpt(path)),
                      fmt::format("answers for {}", form_),
                      did_you_mean(name, level.names(), "take it out of the answers")});
  }

  base::Errors take() { return std::move(found_); }

 private:
  void look_in_rows(const Question& list, const Value& value, const std::string& path) {
    if (!list.records() || !value.is(Value::Kind::list)) return;
    Level level;
    level.add(list.row);
    for (std::size_t i = 0; i < value.list().size(); ++i) {
      const Value& row = value.list()[i];
      if (!row.is(Value::Kind::record)) continue;
      for (const auto& [name, member] : row.record().members)
        look(level, name, member, fmt::format("{}[{}].{}", path, i, name));
    }
  }

  const std::string& form_;
  base::Errors found_;
};

}  // namespace

base::Errors unknown_answers(const Form& form, const Answers& given) {
  Level level;
  for (const Section& section : form.sections) level.add(section.steps);
  Search search(form.id);
  for (const auto& [name, answer] : given.facts()) search.look(level, name, answer.value, name);
  return search.take();
}

}  // namespace engross::interview
