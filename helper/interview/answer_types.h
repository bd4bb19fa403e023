// Given answers, checked and brought to the question's type. Private to the room.
#pragma once

#include "interview/interview.h"

namespace engross::interview {

// The answer as the question's type has it, within its bounds; of a list only one of single values.
// `people` are those an answer may name.
base::Result<expression::Value> typed_answer(const Question& question,
                                             const expression::Value& given,
                                             const expression::List& people);

// "not between 18 and 99"; empty when the number, the amount or the count of items is in bounds.
std::string out_of_bounds(const Question& question, const expression::Value& value);

// The words that mean yes and no, folded.
std::optional<bool> tick_of(std::string_view text);

// A failure that says what is wrong with an answer and what to write instead.
tl::unexpected<base::Error> refuse_answer(const Question& question, std::string what,
                                          std::string remedy);

// ---- People (people.cc)

bool is_person(const expression::Value& value);
std::string name_of_person(const expression::Value& person);  // the full name
// The person that a given name or record means.
base::Result<expression::Value> resolved(const Question& question, const expression::Value& given,
                                         const expression::List& people);
// Those who bear the name exactly, case and accents folded.
expression::List named(std::string_view name, const expression::List& people);
expression::Value person_of_name(std::string_view name);

}  // namespace engross::interview
