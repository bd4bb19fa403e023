// What was answered, by fact, with who, when and from where: what a draft keeps between sessions
// and what goes to other systems. People are kept by Clio id and name, so that a correction in the
// review reaches every answer that names them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base.h"
#include "expression/expression.h"
#include "interview/form.h"

namespace engross::interview {

struct Given {
  // Of a list of records: a list of records, missing members unanswered. Nothing: left empty on
  // purpose, whatever the matter holds.
  expression::Value value;
  std::string source;  // "typed", "client.anx", "answer set Whitfield"
  std::string by;
  base::Instant at{};
};

class Answers {
 public:
  const Given* find(std::string_view fact) const;  // null: not answered
  void put(std::string fact, Given given);         // replaces or adds
  void take_away(std::string_view fact);           // as if it had never been answered
  const std::vector<std::pair<std::string, Given>>& facts() const { return facts_; }
  expression::Value values() const;  // a record of the values
  bool empty() const { return facts_.empty(); }

 private:
  std::vector<std::pair<std::string, Given>> facts_;  // in the order of first answering
};

// A person as answers hold one: display, name.full and, where known, clio_id.
expression::Value person_reference(const expression::Value& person);

// The Engross answer file: JSON, version 1, every value with its type, so that what comes back
// equals what went in: money stays money, a text that looks like a date stays a text.
std::string write_answers(const Answers& answers, std::string_view title);

struct ReadAnswers {
  Answers answers;
  std::string title;
  base::Errors warnings;  // read, but look at it
  // Of a file whose lists are columns (HotDocs): the members of a list of records that it speaks
  // of, as "gifts[].what", "gifts[].parts[].share". Those that are not here it does not know, and
  // the rows of `answers` lack them: whoever merges keeps what was answered there, row by row. Of
  // a list without an entry here the file has whole rows.
  std::vector<std::string> covered;
  std::vector<std::string> taken_away;  // facts given as null: their answers are to be taken away
  // What is wrong with the file, each with its line and fact; of a wrong answer nothing is read.
  base::Errors faults;
  // The line, from 1, on which stands what a path leads to: a fact, and its way down from there
  // ("[0].what", "" for the whole answer). 0: not known.
  std::function<int(std::string_view fact, std::string_view way)> line;
};

// Reads what write_answers wrote, or a plain object of facts as a person writes one by hand (ISO
// dates are dates). Fails with every fault at once, each with its line and fact.
base::Checked<ReadAnswers> read_answers(std::string_view json, std::string_view where);
// The same for a caller who has more to say of the file: its faults beside what could be read.
ReadAnswers read_answers_with_faults(std::string_view json, std::string_view where);

}  // namespace engross::interview
