#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interview/answer_types.h"
#include "interview/conduct_expressions.h"

namespace engross::interview {

using expression::List;
using expression::Record;
using expression::Value;
using Kind = Value::Kind;

namespace {

// Where a question is asked: at the top, or in one row of a list.
struct Place {
  std::string path;     // what a fact's path begins with: "", "gifts[0]."
  std::string pattern;  // the same for every row: "gifts[]."
  std::string section;
  bool shown = true;
  // Of a row: what was given or prefilled for it, and where that comes from.
  const Record* row = nullptr;
  Origin origin = Origin::answered;
  std::string detail;
};

// What answers a question before anybody looked whether it may.
struct Provided {
  Value value;
  Origin origin = Origin::open;
  std::string detail;
};

std::string fault_text(const base::Error& error) {
  return error.remedy.empty() ? error.what : fmt::format("{}; {}", error.what, error.remedy);
}

// One pass over the form, each step seeing what the steps above it answered.
class Conductor {
 public:
  Conductor(const Form& form, const Value& values, const Answers& given,
            const expression::Environment& environment)
      : form_(form),
        given_(given),
        values_(values.is(Kind::record) ? values : Value(Record{})),
        people_(people_of(values_)),
        expressions_(form, values_, environment) {}

  base::Checked<Interview> run() {
    Record known = values_.record();
    for (const Section& section : form_.sections) {
      Place place;
      place.section = section.title;
      place.shown = expressions_.holds(section.shown_when, true, "section " + section.title);
      for (const Step& step : section.steps) put(known, take(step, place));
    }
    base::Errors errors;
    for (NotAsked& other : not_asked(form_, given_)) {
      errors.push_back(
          {base::Fault::malformed,
           fmt::format("\"{}\" is no question of this interview", base::excerpt(other.path)),
           "answers for " + form_.id, std::move(other.remedy)});
    }
    errors.insert(errors.end(), expressions_.faults().begin(), expressions_.faults().end());
    if (!errors.empty()) return tl::unexpected(std::move(errors));
    interview_.values = Value(std::move(known));
    return std::move(interview_);
  }

 private:
  using Member = std::pair<std::string, Value>;

  static void put(Record& known, Member member) {
    const auto found =
        std::find_if(known.members.begin(), known.members.end(),
                     [&](const Member& there) { return there.first == member.first; });
    if (found == known.members.end()) {
      known.members.push_back(std::move(member));
    } else {
      found->second = std::move(member.second);
    }
  }

  Member take(const Step& step, const Place& place) {
    Member member = step.question ? Member{step.question->name, ask(*step.question, place)}
                                  : Member{step.computed->name, compute(*step.computed, place)};
    expressions_.learn(member.first, member.second);
    return member;
  }

  Value compute(const Computed& computed, const Place& place) {
    Answer answer;
    answer.name = computed.name;
    answer.path = place.path + computed.name;
    answer.section = place.section;
    answer.value = expressions_.evaluated(computed.value, "fact " + place.pattern + computed.name);
    answer.origin = Origin::computed;
    answer.detail = computed.value.source();
    interview_.answers.push_back(answer);
    return answer.value;
  }

  // The answer goes into the interview; what comes back is what the other facts see of it.
  Value ask(const Question& question, const Place& place) {
    const Value none = question.type == AnswerType::list ? Value(List{}) : Value();
    const std::string subject = "fact " + place.pattern + question.name;
    if (!place.shown || !expressions_.holds(question.shown_when, true, subject)) return none;
    Answer answer;
    answer.name = question.name;
    answer.path = place.path + question.name;
    answer.label = question.label;
    answer.section = place.section;
    answer.question = &question;
    Provided provided = provide(question, place, subject);
    answer.origin = provided.origin;
    answer.detail = provided.detail;
    answer.required = expressions_.holds(question.required, false, subject);
    // Its rows follow it in the list of answers, and say what it holds.
    const std::size_t at = interview_.answers.size();
    interview_.answers.push_back(answer);
    auto typed = question.records() ? rows(question, provided, place)
                                    : typed_answer(question, provided.value, people_);
    answer.value = typed ? *typed : provided.value;
    answer.fault = typed ? failed_check(question, *typed, subject) : fault_text(typed.error());
    if (answer.value.is_nothing()) answer.value = none;
    if (answer.origin == Origin::answered && !place.row)
      answer.matter_says = matter_says(question, answer.value, subject);
    interview_.answers[at] = answer;
    return answer.fault.empty() ? answer.value : none;
  }

  Provided provide(const Question& question, const Place& place, const std::string& subject) {
    if (place.row) {
      const Value* member = place.row->find(question.name);
      if (member && !member->is_nothing()) return {*member, place.origin, place.detail};
    } else if (const Given* given = given_.find(question.name)) {
      return {given->value, Origin::answered, given->source};
    }
    if (!question.prefill) return {};
    Value value = expressions_.evaluated(*question.prefill, subject);
    const Origin origin = value.empty() ? Origin::open : expressions_.origin_of(*question.prefill);
    return {std::move(value), origin, question.prefill->source()};
  }

  // What the answer stands in the way of.
  Value matter_says(const Question& question, const Value& answered, const std::string& subject) {
    if (!question.prefill || question.records()) return {};
    const Value value = expressions_.evaluated(*question.prefill, subject);
    if (value.empty() || expressions_.origin_of(*question.prefill) != Origin::matter) return {};
    const auto typed = typed_answer(question, value, people_);
    return typed && !typed->equals(answered) ? *typed : Value();
  }

  std::string failed_check(const Question& question, const Value& value,
                           const std::string& subject) {
    if (value.empty()) return "";
    const std::size_t before = expressions_.learned();
    expressions_.learn(question.name, value);
    std::string message;
    for (const Question::Check& check : question.checks) {
      if (message.empty() && !expressions_.holds(check.holds, true, subject))
        message = check.message;
    }
    expressions_.forget_to(before);
    return message;
  }

  base::Result<Value> rows(const Question& list, const Provided& provided, const Place& place) {
    if (provided.value.is_nothing()) return Value(List{});
    if (!provided.value.is(Kind::list))
      return refuse_answer(list, "this is not a list", "give a list of rows");
    const List& given = provided.value.list();
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (!given[i].is(Kind::record) && !given[i].is_nothing())
        return refuse_answer(list, fmt::format("row {} has no facts in it", i + 1),
                             "give each row its facts by name");
    }
    List records;
    for (const Value& row : given) records.push_back(one_row(list, row, provided, place, records));
    Value value(std::move(records));
    std::string what = out_of_bounds(list, value);
    if (what.empty()) return value;
    return refuse_answer(list, std::move(what), "add or take away rows");
  }

  Value one_row(const Question& list, const Value& given, const Provided& provided,
                const Place& place, const List& before) {
    static const Record kEmpty;
    Place inner;
    inner.path = fmt::format("{}{}[{}].", place.path, list.name, before.size());
    inner.pattern = fmt::format("{}{}[].", place.pattern, list.name);
    inner.section = place.section;
    inner.row = given.is_nothing() ? &kEmpty : &given.record();
    inner.origin = provided.origin;
    inner.detail = provided.detail;
    Record record;
    const std::size_t outside = expressions_.learned();
    for (const Step& step : list.row) record.members.push_back(take(step, inner));
    expressions_.forget_to(outside);
    return record;
  }

  const Form& form_;
  const Answers& given_;
  const Value values_;
  const List people_;
  Expressions expressions_;
  Interview interview_;
};

}  // namespace

std::string_view word(Origin origin) {
  constexpr std::array<std::string_view, 5> kWords = {"from the matter", "by default", "answered",
                                                      "computed", "open"};
  return kWords[static_cast<std::size_t>(origin)];
}

std::vector<const Answer*> Interview::open() const {
  std::vector<const Answer*> found;
  for (const Answer& answer : answers) {
    if (answer.required && answer.value.empty() && answer.fault.empty()) found.push_back(&answer);
  }
  return found;
}

std::vector<const Answer*> Interview::wrong() const {
  std::vector<const Answer*> found;
  for (const Answer& answer : answers) {
    if (!answer.fault.empty()) found.push_back(&answer);
  }
  return found;
}

base::Checked<Interview> conduct(const Form& form, const Value& values, const Answers& given,
                                 const expression::Environment& environment) {
  return Conductor(form, values, given, environment).run();
}

}  // namespace engross::interview
