#include "app/giving.h"

#include <fmt/format.h>

namespace engross::app {
namespace {

using base::Result;
using expression::List;
using expression::Record;
using expression::Value;
using interview::AnswerChange;
using interview::AnswerType;
using interview::Question;

tl::unexpected<base::Error> unfit(const GivenAnswer& given, std::string what) {
  return tl::unexpected(base::Error{base::Fault::usage, std::move(what),
                                    "answer to " + base::excerpt(given.path),
                                    "ask the interview again"});
}

// The pattern of a path: "gifts[].to" of "gifts[0].to".
std::string pattern_of(std::string_view path) {
  std::string pattern;
  for (std::size_t i = 0; i < path.size(); ++i) {
    pattern += path[i];
    if (path[i] != '[') continue;
    while (i + 1 < path.size() && path[i + 1] != ']') ++i;
  }
  return pattern;
}

class Giving {
 public:
  Giving(const Prepared& prepared, const interview::Answers& before, const Value& values,
         const std::string& by, base::Instant now)
      : prepared_(prepared),
        people_(interview::people_of(values)),
        answers_(before),
        by_(by),
        now_(now) {}

  Result<AnswerChange> give(const GivenAnswer& given) {
    const Question* question = interview::find_question(prepared_.form, pattern_of(given.path));
    if (!question) return unfit(given, "the template asks no such question");
    const int kinds = given.text.has_value() + given.texts.has_value() + given.rows.has_value() +
                      given.remove.has_value();
    if (kinds != 1) return unfit(given, "an answer is one of text, texts, rows and remove");
    auto value = value_of(given, *question);
    if (!value) return tl::unexpected(value.error());
    AnswerChange change{given.path, {std::move(*value), "typed", by_, now_}};
    if (auto made = interview::make(answers_, change); !made) return tl::unexpected(made.error());
    return change;
  }

 private:
  Result<Value> value_of(const GivenAnswer& given, const Question& question) const {
    if (given.rows || given.remove) {
      if (!question.records()) return unfit(given, "it has no rows");
      return given.rows ? with_rows(given) : without_row(given);
    }
    if (question.records()) return unfit(given, "it is answered row by row");
    if (question.type == AnswerType::list) {
      if (!given.texts) return unfit(given, "it takes texts");
      return list_of(question, *given.texts);
    }
    if (!given.text) return unfit(given, "it takes one text");
    return base::is_blank(*given.text) ? Value() : typed_or_kept(question, *given.text);
  }

  Value typed_or_kept(const Question& question, const std::string& text) const {
    const auto typed = interview::typed(question, text, people_);
    return typed ? referenced(*typed) : Value(text);
  }

  Value list_of(const Question& question, const std::vector<std::string>& texts) const {
    List items;
    const Question item = interview::item_of(question);
    for (const std::string& text : texts) {
      if (!base::is_blank(text)) items.push_back(typed_or_kept(item, text));
    }
    return items;
  }

  Result<Value> with_rows(const GivenAnswer& given) const {
    if (*given.rows < 0 || *given.rows > kMostRows)
      return unfit(given, fmt::format("a list has 0 to {} rows", kMostRows));
    List rows = rows_at(given.path);
    rows.resize(static_cast<std::size_t>(*given.rows), Value(Record{}));
    return Value(std::move(rows));
  }

  Result<Value> without_row(const GivenAnswer& given) const {
    List rows = rows_at(given.path);
    if (*given.remove < 0 || *given.remove >= static_cast<std::int64_t>(rows.size()))
      return unfit(given, "there is no such row");
    rows.erase(rows.begin() + *given.remove);
    return Value(std::move(rows));
  }

  // What was answered there, else what the interview holds without an answer.
  List rows_at(const std::string& path) const {
    Value before = interview::value_at(answers_, path).value_or(Value());
    for (const auto& answer : prepared_.interview.answers) {
      if (before.is_nothing() && answer.path == path) before = referenced(answer.value);
    }
    return before.is(Value::Kind::list) ? before.list() : List{};
  }

  static constexpr std::int64_t kMostRows = 1000;

  const Prepared& prepared_;
  const List people_;
  interview::Answers answers_;
  const std::string& by_;
  const base::Instant now_;
};

}  // namespace

Result<std::vector<AnswerChange>> changes_of(const std::vector<GivenAnswer>& given,
                                             const Prepared& prepared,
                                             const interview::Answers& before, const Value& values,
                                             const std::string& by, base::Instant now) {
  Giving giving(prepared, before, values, by, now);
  std::vector<AnswerChange> changes;
  for (const GivenAnswer& one : given) {
    auto change = giving.give(one);
    if (!change) return tl::unexpected(change.error());
    changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace engross::app
