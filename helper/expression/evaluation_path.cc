// Following a path: names, members, indexes, and what is said when a step leads nowhere.
#include <fmt/format.h>

#include "expression/evaluation.h"
#include "expression/folded_name.h"
#include "expression/operations.h"

namespace engross::expression {
namespace {

using Kind = Value::Kind;

std::string upto(const Path& path, std::size_t step) {
  return path.written.substr(0, step == 0 ? path.root_end : path.steps[step - 1].written_end);
}

std::vector<std::string> member_names(const Record& record) {
  std::vector<std::string> names;
  for (const auto& [name, value] : record.members) names.push_back(name);
  return names;
}

bool is_count(std::string_view member) {
  return same_name(member, "length") || same_name(member, "count");
}

// A whole number written in digits, as in children.0
std::optional<long long> digits(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  long long number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

const Value* item(const List& list, long long at) {
  const auto size = static_cast<long long>(list.size());
  if (at < 0) at += size;
  return at < 0 || at >= size ? nullptr : &list[static_cast<std::size_t>(at)];
}

}  // namespace

// Borrows from the scope while it can; `held` keeps what was computed on the way.
struct Evaluation::Reached {
  const Value* at = nullptr;
  Value held;
};

Outcome Evaluation::of(const Path& path, Place) const {
  Reached reached;
  if (path.base) {
    Outcome base = value_of(*path.base, Place::value);
    if (!base) return base;
    reached.held = std::move(*base);
    reached.at = &reached.held;
  } else {
    reached.at = root(path.name, reached.held);
    if (reached.at == nullptr) return tl::unexpected(unknown(path, 0, nullptr));
  }
  for (std::size_t step = 0; step < path.steps.size(); ++step) {
    if (auto error = follow(path, step, reached)) return tl::unexpected(std::move(*error));
  }
  return *reached.at;
}

// The day of drafting is known even where no scope names it.
const Value* Evaluation::root(std::string_view name, Value& held) const {
  if (const Value* found = scope_.find(name)) return found;
  if (!same_name(name, "today") || !environment_.today.ok()) return nullptr;
  held = Value(environment_.today);
  return &held;
}

std::optional<EvaluationError> Evaluation::follow(const Path& path, std::size_t step,
                                                  Reached& reached) const {
  if (path.steps[step].index) return index(path, step, reached);
  const std::string& member = path.steps[step].member;
  const Value* next = nullptr;
  if (reached.at->is(Kind::record)) next = find_member(reached.at->record(), member);
  if (reached.at->is(Kind::list)) {
    if (const auto at = digits(member)) next = item(reached.at->list(), *at);
    if (next == nullptr && is_count(member)) {
      reached.held = Value(base::Decimal(static_cast<long long>(reached.at->list().size())));
      next = &reached.held;
    } else if (next == nullptr && !digits(member)) {
      return EvaluationError{
          fmt::format("\"{}\" is a list and has no member \"{}\"", upto(path, step), member),
          fmt::format("go through it with \"for\", pick one as {}[0], or write | map(\"{}\")",
                      upto(path, step), member),
          std::nullopt};
    }
  }
  if (next == nullptr) return unknown(path, step + 1, reached.at);
  reached.at = next;
  return std::nullopt;
}

std::optional<EvaluationError> Evaluation::index(const Path& path, std::size_t step,
                                                 Reached& reached) const {
  const Outcome key = value_of(*path.steps[step].index, Place::value);
  if (!key) return key.error();
  const Value& from = *reached.at;
  if (from.is_nothing()) return unknown(path, step + 1, &from);
  const Value* next = nullptr;
  if (from.is(Kind::list) && key->is(Kind::number) && key->number().is_whole()) {
    const auto at = key->number().whole();
    next = at ? item(from.list(), *at) : nullptr;
  } else if (from.is(Kind::record) && key->is(Kind::text)) {
    next = find_member(from.record(), key->text());
  } else {
    return EvaluationError{
        fmt::format("\"{}\" is {} and cannot be indexed with {}", upto(path, step),
                    with_article(from.kind()), with_article(key->kind())),
        "index a list with a whole number from 0, a record with a text", std::nullopt};
  }
  if (next == nullptr) return unknown(path, step + 1, &from);
  reached.at = next;
  return std::nullopt;
}

// `step` counts what was asked for: 0 the name itself, n the nth step, from `at`.
EvaluationError Evaluation::unknown(const Path& path, std::size_t step, const Value* at) const {
  EvaluationError error{
      "", fmt::format("give it a value, or write {} | default(\"…\")", path.written), path.written};
  std::vector<std::string> candidates;
  std::string asked = path.name;
  if (step == 0) {
    error.what = fmt::format("there is no value \"{}\"", path.name);
    candidates = scope_.names();
  } else {
    const Step& wanted = path.steps[step - 1];
    const std::string before = upto(path, step - 1);
    asked = wanted.member;
    if (at->is_nothing()) {
      error.what =
          fmt::format("there is no value \"{}\": \"{}\" holds nothing", path.written, before);
    } else if (at->is(Kind::list)) {
      error.what = fmt::format("there is no value \"{}\": \"{}\" has {} items", path.written,
                               before, at->list().size());
    } else if (at->is(Kind::record)) {
      error.what = fmt::format("there is no value \"{}\": \"{}\" has no member \"{}\"",
                               path.written, before, wanted.member);
      candidates = member_names(at->record());
    } else {
      error.what = fmt::format("there is no value \"{}\": \"{}\" is {}", path.written, before,
                               with_article(at->kind()));
    }
  }
  if (const auto near = base::nearest(asked, candidates)) {
    const std::string before = step == 0 ? "" : upto(path, step - 1) + ".";
    error.remedy = fmt::format("did you mean \"{}{}\"?", before, *near);
  }
  return error;
}

}  // namespace engross::expression
