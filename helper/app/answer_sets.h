// Answers kept under a name and used again: for the spouse's mirror will, where the roles are
// turned round, or for another client with the same wishes.
#pragma once

#include <string>

#include "app/app.h"
#include "app/drafts.h"
#include "app/ports.h"
#include "expression/expression.h"
#include "interview/answers.h"

namespace engross::app {

// What a set of a draft holds: its answers as the interviews took them, and what the matter
// answered by itself, with that as its source.
interview::Answers answers_of_set(const std::vector<const Prepared*>& prepared,
                                  const interview::Answers& given);

// Keeps answers under a name, with who the client and the spouse were; `values` are the draft's,
// the answers settled. Refused for a blank name and where nothing was answered.
base::Result<void> save_set(AnswerSetShelf& shelf, const std::string& name,
                            const interview::Answers& answers, const expression::Value& values,
                            const Clock& clock);

struct Reused {
  interview::Answers answers;
  bool mirrored = false;              // the set's spouse is this client
  std::vector<std::string> warnings;  // who was replaced or left out, one sentence each
};

// The set's answers for the draft that `values` are of. Whoever was the set's client or spouse
// becomes this draft's client or spouse: for the spouse's own matter that turns the roles round.
// Everybody else is kept where this matter knows the person or, for the same couple, by name; in
// another family they are left out, because the wrong name in a will is worse than one question
// more, and so is what Clio answered for the first one. Texts that were written for another client
// are taken with a warning each: they may name people. not_found when there is no such set.
base::Result<Reused> use_set(AnswerSetShelf& shelf, const std::string& name,
                             const expression::Value& values);

}  // namespace engross::app
