#include <fmt/format.h>

#include <algorithm>

#include "interview/answer_types.h"
#include "interview/interview.h"

namespace engross::interview {
namespace {

using base::Fault;
using base::Result;
using expression::Environment;
using expression::Expression;
using expression::List;
using expression::Record;
using expression::Scope;
using expression::Value;

base::Error broken(const Form& form, const std::string& name,
                   const expression::EvaluationError& error) {
  return {Fault::malformed, error.what, fmt::format("template {}, fact {}", form.id, name),
          error.remedy};
}

// A name that is not there yet is no answer, not an error: the matter may simply not hold it.
Result<Value> prefilled(const Form& form, const std::string& name, const Expression& expression,
                        const Scope& scope, const Environment& environment) {
  auto value = expression.evaluate(scope, environment);
  if (value) return *value;
  if (value.error().missing) return Value();
  return tl::unexpected(broken(form, name, value.error()));
}

// One pass over the form, each step seeing what the steps above it answered.
class Conductor {
 public:
  Conductor(const Form& form, const Value& values, const Value& given,
            const Environment& environment)
      : form_(form),
        environment_(environment),
        given_(given),
        people_(people_of(values)),
        known_(values.record()) {}

  Result<Interview> run() {
    if (auto unknown = unknown_answer()) return tl::unexpected(*unknown);
    for (const Form::Step& step : form_.steps) {
      auto done = step.question ? ask(*step.question) : compute(*step.computed);
      if (!done) return tl::unexpected(done.error());
    }
    interview_.values = Value(known_);
    return std::move(interview_);
  }

 private:
  std::optional<base::Error> unknown_answer() const {
    if (!given_.is(Value::Kind::record)) return std::nullopt;
    std::vector<std::string> names;
    for (const Form::Step& step : form_.steps) {
      if (step.question) names.push_back(step.question->name);
    }
    for (const auto& [name, value] : given_.record().members) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      const auto near = base::nearest(name, names);
      return base::Error{
          Fault::malformed, fmt::format("\"{}\" is no question of this template", name),
          fmt::format("answers for {}", form_.id),
          near ? fmt::format("did you mean \"{}\"?", *near) : "take it out of the answers"};
    }
    return std::nullopt;
  }

  Result<bool> holds(const std::string& name, const std::optional<Expression>& condition,
                     bool otherwise) {
    if (!condition) return otherwise;
    const Value root(known_);
    const Scope scope(root);
    auto result = condition->test(scope, environment_);
    if (!result) return tl::unexpected(broken(form_, name, result.error()));
    return *result;
  }

  Result<void> ask(const Question& question) {
    const auto shown = holds(question.name, question.shown_when, true);
    if (!shown) return tl::unexpected(shown.error());
    if (!*shown) {
      put(question.name, Value());
      return {};
    }
    Answer answer{question.name, question.label, {}, Origin::open, ""};
    const Value* given =
        given_.is(Value::Kind::record) ? given_.record().find(question.name) : nullptr;
    if (given && !given->is_nothing()) {
      auto value = typed_answer(question, *given, people_);
      if (!value) return tl::unexpected(value.error());
      answer.value = *value;
      answer.origin = Origin::answered;
    } else if (question.prefill) {
      auto value = prefill(question);
      if (!value) return tl::unexpected(value.error());
      answer.value = *value;
      answer.origin = value->empty() ? Origin::open : origin_of(*question.prefill);
      answer.detail = question.prefill->source();
    }
    const auto required = holds(question.name, question.required, false);
    if (!required) return tl::unexpected(required.error());
    if (*required && answer.value.empty()) interview_.missing.push_back(&question);
    put(question.name, answer.value);
    interview_.answers.push_back(std::move(answer));
    return {};
  }

  Result<Value> prefill(const Question& question) {
    const Value root(known_);
    const Scope scope(root);
    auto value = prefilled(form_, question.name, *question.prefill, scope, environment_);
    if (!value || value->empty()) return value;
    return typed_answer(question, *value, people_);
  }

  // A prefill that found nothing it asked for fell back on its own default.
  Origin origin_of(const Expression& prefill) const {
    const Value root(known_);
    const Scope scope(root);
    for (const expression::NameUse& use : prefill.names()) {
      const auto name = Expression::parse(use.path);
      const auto value = name ? name->evaluate(scope, environment_) : Value();
      if (value && !value->empty()) return Origin::matter;
    }
    return Origin::preset;
  }

  Result<void> compute(const Computed& computed) {
    const Value root(known_);
    const Scope scope(root);
    auto value = prefilled(form_, computed.name, computed.value, scope, environment_);
    if (!value) return tl::unexpected(value.error());
    put(computed.name, *value);
    interview_.answers.push_back(
        {computed.name, "", std::move(*value), Origin::computed, computed.value.source()});
    return {};
  }

  void put(const std::string& name, Value value) {
    const auto same = [&](const auto& member) { return member.first == name; };
    const auto found = std::find_if(known_.members.begin(), known_.members.end(), same);
    if (found != known_.members.end()) {
      found->second = std::move(value);
    } else {
      known_.members.emplace_back(name, std::move(value));
    }
  }

  const Form& form_;
  const Environment& environment_;
  const Value& given_;
  const List people_;
  Record known_;
  Interview interview_;
};

}  // namespace

std::string_view word(Origin origin) {
  switch (origin) {
    case Origin::matter:
      return "from the matter";
    case Origin::preset:
      return "by default";
    case Origin::answered:
      return "answered";
    case Origin::computed:
      return "computed";
    case Origin::open:
      break;
  }
  return "open";
}

Result<Interview> conduct(const Form& form, const Value& values, const Value& given,
                          const Environment& environment) {
  return Conductor(form, values, given, environment).run();
}

}  // namespace engross::interview
