// The words of the Engross answer file. Private to the room.
//
//   {
//     "format": "engross-answers",
//     "version": 1,
//     "title": "Whitfield",
//     "answers": {
//       "executor": {"type": "person", "value": {"name": "Ann Lee", "clio_id": 3002},
//                    "source": "typed", "by": "Sam Clerk", "at": "2026-11-25T09:30:00Z"},
//       "fees": {"type": "money", "value": "1234.50", "currency": "CAD"},
//       "gifts": {"type": "list", "value": [
//         {"type": "record", "value": {"what": {"type": "text", "value": "My watch"}}}]}
//     }
//   }
//
// Every value has its type: nothing, yes/no (true or false), number and money (the digits as a
// text, so that no reader makes a binary fraction of them), date, text, person, list, record. A
// record that prints as something has it as "display". A choice is a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "expression/expression.h"

namespace engross::interview::answer_file {

inline constexpr std::string_view kFormat = "engross-answers";
inline constexpr int kVersion = 1;
// Rows are three deep at most; what a record of another system holds may go a little further.
inline constexpr int kDeepest = 16;
inline constexpr std::size_t kMostFacts = 10000;

// The member's text; "" when it is none. A text that looks like a date was read as one.
std::string text_member(const expression::Record& record, std::string_view key);
// A text, date, number, amount of money or yes/no; nothing when `held` is not of the type.
expression::Value single(const std::string& type, const expression::Value& held,
                         const expression::Record& entry);
// How a value of the type is written.
std::string example_of(const std::string& type);

}  // namespace engross::interview::answer_file
