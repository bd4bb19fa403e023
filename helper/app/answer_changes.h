// Answers that come from elsewhere (a file, an answer set) on their way into a draft: looked at as
// typed ones are, before anything is kept.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "interview/answer_path.h"
#include "interview/answers.h"

namespace engross::app {

struct Incoming {
  const interview::ReadAnswers& read;
  std::string where;  // the file, for errors and as the source of each answer
  std::string by;
  base::Instant at{};
};

// What the draft's answers become: every answer of its question's type, people by reference, so
// that a correction in the review reaches them. Refused with everything that is wrong, in the order
// of the file's lines: the faults found in reading, answers that none of the forms asks for, and
// every answer that its interview finds wrong beside those that the draft has; answers of questions
// that are not shown are looked at where they name people.
Outcome<std::vector<interview::AnswerChange>> changes_of(
    const Incoming& incoming, const std::vector<const interview::Form*>& forms,
    const interview::Answers& before, const expression::Value& values,
    const expression::Environment& environment);

}  // namespace engross::app
