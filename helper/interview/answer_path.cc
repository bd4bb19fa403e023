#include "interview/answer_path.h"

#include <fmt/format.h>

#include <charconv>
#include <variant>
#include <vector>

namespace engross::interview {
namespace {

using expression::List;
using expression::Record;
using expression::Value;

// A member's name or a row's number.
using PathStep = std::variant<std::string, std::size_t>;

std::optional<std::vector<PathStep>> steps_of(std::string_view path) {
  std::vector<PathStep> steps;
  while (!path.empty()) {
    if (path.front() == '[') {
      std::size_t row = 0;
      const auto close = path.find(']');
      if (close == path.npos) return std::nullopt;
      const auto [end, problem] = std::from_chars(path.data() + 1, path.data() + close, row);
      if (problem != std::errc() || end != path.data() + close) return std::nullopt;
      steps.emplace_back(row);
      path.remove_prefix(close + 1);
      if (path.starts_with('.')) path.remove_prefix(1);
      continue;
    }
    const auto end = path.find_first_of(".[");
    if (end == 0) return std::nullopt;
    steps.emplace_back(std::string(path.substr(0, end)));
    path.remove_prefix(end == path.npos ? path.size() : end);
    if (path.starts_with('.')) path.remove_prefix(1);
  }
  if (steps.empty() || !std::holds_alternative<std::string>(steps.front())) return std::nullopt;
  return steps;
}

const Value* child(const Value& value, const PathStep& step) {
  if (const auto* name = std::get_if<std::string>(&step))
    return value.is(Value::Kind::record) ? value.record().find(*name) : nullptr;
  const std::size_t row = std::get<std::size_t>(step);
  if (!value.is(Value::Kind::list) || row >= value.list().size()) return nullptr;
  return &value.list()[row];
}

// The value with `inner` at the rest of the path; nothing when a row lies too far.
std::optional<Value> with(const Value& value, const std::vector<PathStep>& steps, std::size_t at,
                          const Value& inner) {
  if (at == steps.size()) return inner;
  const Value* old = child(value, steps[at]);
  auto changed = with(old ? *old : Value(), steps, at + 1, inner);
  if (!changed) return std::nullopt;
  if (const auto* name = std::get_if<std::string>(&steps[at])) {
    Record record = value.is(Value::Kind::record) ? value.record() : Record{};
    for (auto& [known, member] : record.members) {
      if (known != *name) continue;
      member = std::move(*changed);
      return Value(std::move(record));
    }
    record.members.emplace_back(*name, std::move(*changed));
    return Value(std::move(record));
  }
  const std::size_t row = std::get<std::size_t>(steps[at]);
  List list = value.is(Value::Kind::list) ? value.list() : List{};
  if (row > list.size()) return std::nullopt;
  if (row == list.size()) list.emplace_back();
  list[row] = std::move(*changed);
  return Value(std::move(list));
}

}  // namespace

std::optional<Value> value_at(const Answers& answers, std::string_view path) {
  const auto steps = steps_of(path);
  if (!steps) return std::nullopt;
  const Given* given = answers.find(std::get<std::string>(steps->front()));
  const Value* value = given ? &given->value : nullptr;
  for (std::size_t i = 1; value && i < steps->size(); ++i) value = child(*value, (*steps)[i]);
  return value ? std::optional(*value) : std::nullopt;
}

base::Result<void> put_at(Answers& answers, std::string_view path, Given given) {
  const auto refuse = [&](const char* what) {
    return base::failure(base::Fault::malformed, what, fmt::format("\"{}\"", path),
                         "name a fact, as in gifts[0].to");
  };
  const auto steps = steps_of(path);
  if (!steps) return refuse("this is no place of an answer");
  const std::string& fact = std::get<std::string>(steps->front());
  const Given* old = answers.find(fact);
  auto value = with(old ? old->value : Value(), *steps, 1, given.value);
  if (!value) return refuse("there is no such row");
  given.value = std::move(*value);
  answers.put(fact, std::move(given));
  return {};
}

base::Result<void> make(Answers& answers, const AnswerChange& change) {
  if (!change.take_away) return put_at(answers, change.path, change.given);
  answers.take_away(change.path);
  return {};
}

}  // namespace engross::interview
