// Places inside answers, as interviews name them: "executor", "gifts[0].to", "gifts[0].parts[2]".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"
#include "expression/value.h"
#include "interview/answers.h"

namespace engross::interview {

// What was answered there; nothing when it was not.
std::optional<expression::Value> value_at(const Answers& answers, std::string_view path);

// Answers there, making the rows and members on the way; who, when and whence are the whole fact's.
// Malformed when the path cannot be read, or a row lies beyond the one after the last.
base::Result<void> put_at(Answers& answers, std::string_view path, Given given);

// One change of the answers, as a person makes it.
struct AnswerChange {
  std::string path;
  Given given;
  bool take_away = false;  // of a whole fact: as if it had never been answered
};
base::Result<void> make(Answers& answers, const AnswerChange& change);

}  // namespace engross::interview
