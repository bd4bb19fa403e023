// Single values out of docassemble's JSON, by the type that a question asks for. Private to the
// room.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"
#include "expression/expression.h"
#include "interview/form.h"

namespace engross::interview::docassemble {

// A value and where it stands, as a JSON pointer and as a path without row numbers.
struct Place {
  const expression::Value* value = nullptr;
  std::string pointer;
  std::string pattern;

  const expression::Record* record() const;  // null when it is none
};

Place below(const Place& place, std::string_view key, const expression::Value& value);

// A text of the record, trimmed; "" when there is none.
std::string text_in(const expression::Record& record, std::string_view name);

// Brings values to their types and gathers what is wrong with them, each with its line.
class Scalars {
 public:
  Scalars(std::string_view json, std::string_view where) : json_(json), where_(where) {}

  // Nothing when the answer holds none, and when it is wrong, which is then one more fault.
  expression::Value read(const Question& question, AnswerType type, const Place& place);
  // A fault: the value is of another kind than the one wanted.
  expression::Value wrong(const Place& place, std::string_view wanted, std::string remedy);
  base::Error error(const Place& place, std::string what, std::string remedy) const;
  base::Errors& faults() { return faults_; }

 private:
  expression::Value number(AnswerType type, const Place& place);
  expression::Value choice(const Question& question, const Place& place);
  expression::Value person(const Place& place);

  std::string_view json_;
  std::string_view where_;
  base::Errors faults_;
};

}  // namespace engross::interview::docassemble
