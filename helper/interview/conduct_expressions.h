// The expressions of a form while its interview goes on. Private to the room.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>

#include "interview/interview.h"

namespace engross::interview {

// Each sees the matter's values and every fact that was learned before. What goes wrong is kept,
// with the subject it is about, and the evaluation gives what stands without the expression.
class Expressions {
 public:
  // `form`, `values` and `environment` outlive it.
  Expressions(const Form& form, const expression::Value& values,
              const expression::Environment& environment);

  void learn(const std::string& name, const expression::Value& value);
  std::size_t learned() const { return learned_.size(); }
  void forget_to(std::size_t learned);

  bool holds(const std::optional<expression::Expression>& condition, bool otherwise,
             const std::string& subject);
  // A name that is not there yet is no answer, not an error: the matter may simply not hold it.
  expression::Value evaluated(const expression::Expression& expression, const std::string& subject);
  // A prefill that found nothing it asked for fell back on its own default.
  Origin origin_of(const expression::Expression& prefill) const;

  const base::Errors& faults() const { return faults_; }

 private:
  // A fact and the scope that begins with it.
  struct Learned {
    Learned(const expression::Scope& before, std::string fact, expression::Value known)
        : name(std::move(fact)), value(std::move(known)), scope(before, name, value) {}
    Learned(const Learned&) = delete;  // `scope` looks into it
    Learned& operator=(const Learned&) = delete;
    std::string name;
    expression::Value value;
    expression::Scope scope;
  };

  const expression::Scope& reach() const;
  void fail(const expression::EvaluationError& error, const std::string& subject);

  const Form& form_;
  const expression::Environment& environment_;
  expression::Scope matter_;
  std::deque<Learned> learned_;  // each borrows the one before it
  base::Errors faults_;
  std::set<std::string> said_;
};

}  // namespace engross::interview
