// Given answers, checked and brought to the question's type. Private to the room.
#pragma once

#include "interview/interview.h"

namespace engross::interview {

// The answer as the question's type has it. `people` are those an answer may name.
base::Result<expression::Value> typed_answer(const Question& question,
                                             const expression::Value& given,
                                             const expression::List& people);

// Every person in the values: client, spouse, the lists, and contacts in custom fields; each once.
expression::List people_of(const expression::Value& values);

}  // namespace engross::interview
