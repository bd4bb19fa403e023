#include "interview/answers.h"

#include <algorithm>

namespace engross::interview {

namespace {

template <typename Facts>
auto position(Facts& facts, std::string_view fact) {
  return std::find_if(facts.begin(), facts.end(),
                      [&](const auto& entry) { return entry.first == fact; });
}

}  // namespace

const Given* Answers::find(std::string_view fact) const {
  const auto found = position(facts_, fact);
  return found == facts_.end() ? nullptr : &found->second;
}

void Answers::put(std::string fact, Given given) {
  const auto found = position(facts_, fact);
  if (found != facts_.end()) {
    found->second = std::move(given);
  } else {
    facts_.emplace_back(std::move(fact), std::move(given));
  }
}

void Answers::take_away(std::string_view fact) {
  const auto found = position(facts_, fact);
  if (found != facts_.end()) facts_.erase(found);
}

expression::Value Answers::values() const {
  expression::Record record;
  for (const auto& [fact, given] : facts_) record.members.emplace_back(fact, given.value);
  return record;
}

}  // namespace engross::interview
