// Answers as a form on a screen gives them: by the path of a question, in the words that were
// typed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"

namespace engross::app {

// One answer; exactly one of the four is there.
struct GivenAnswer {
  std::string path;                               // "executor", "gifts[0].to"
  std::optional<std::string> text;                // as typed; blank: left empty on purpose
  std::optional<std::vector<std::string>> texts;  // of a list of single values; blanks are left out
  std::optional<std::int64_t> rows;               // of a list of rows: so many
  std::optional<std::int64_t> remove;             // of a list of rows: this one away, from 0
};

// What the draft's answers become, each seeing the one before. People are brought to references;
// what cannot be read stays as it was typed, and the interview says what is wrong with it. Fails
// (usage) at the first that does not fit its question; nothing is kept here.
base::Result<std::vector<interview::AnswerChange>> changes_of(const std::vector<GivenAnswer>& given,
                                                              const Prepared& prepared,
                                                              const interview::Answers& before,
                                                              const expression::Value& values,
                                                              const std::string& by,
                                                              base::Instant now);

}  // namespace engross::app
