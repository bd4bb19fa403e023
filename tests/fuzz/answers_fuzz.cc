// Any bytes as an answer file: refused with a reason, or the same answers after writing them.
#include "interview/answers.h"
#include "target.h"

ENGROSS_FUZZ(answers) {
  using namespace engross;
  const auto read = interview::read_answers({reinterpret_cast<const char*>(data), size}, "answers");
  if (!read) {
    if (read.error().empty()) std::abort();
    return 0;
  }
  const auto again = interview::read_answers(interview::write_answers(read->answers, ""), "again");
  // What a plain file nests deeper than an answer file may is refused the second time.
  if (again && !again->answers.values().equals(read->answers.values())) std::abort();
  return 0;
}
