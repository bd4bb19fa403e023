// An interview in a terminal: asks what is open, one question at a time, and keeps every answer at
// once, so that a session can be left at any point and taken up again.
#pragma once

#include <functional>
#include <istream>
#include <ostream>
#include <set>
#include <string>

#include "app/app.h"
#include "interview/answer_path.h"

namespace engross::cli {

class InterviewSession {
 public:
  // Keeps one change and gives back all answers, those of others too; its failure ends the session.
  using Keep = std::function<base::Result<interview::Answers>(const interview::AnswerChange&)>;

  InterviewSession(std::istream& in, std::ostream& out, const interview::Form& form,
                   expression::Value values, const expression::Environment& environment, Keep keep)
      : in_(in),
        out_(out),
        form_(form),
        values_(std::move(values)),
        environment_(environment),
        keep_(std::move(keep)),
        people_(interview::people_of(values_)) {}

  // The answers when nothing is left to ask, the person left ("."), or the input ended. `all`:
  // questions with an answer are asked too. Fails when the form's own expressions go wrong or an
  // answer could not be kept.
  app::Outcome<interview::Answers> run(interview::Answers answers, const std::string& by,
                                       base::Instant at, bool all);

 private:
  enum class Next { go_on, leave };
  bool asks(const interview::Answer& answer, bool all) const;
  const interview::Answer* next_of(const interview::Interview& interview, bool all) const;
  void show(const interview::Answer& answer);
  base::Result<Next> take(const interview::Answer& answer, const std::string& line);
  base::Result<Next> take_rows(const interview::Answer& answer, const std::string& line);
  base::Result<Next> put(const std::string& path, expression::Value value);
  base::Result<Next> keep(interview::AnswerChange change);

  std::istream& in_;
  std::ostream& out_;
  const interview::Form& form_;
  const expression::Value values_;
  const expression::Environment& environment_;
  const Keep keep_;
  const expression::List people_;
  interview::Answers answers_;
  std::string by_;
  base::Instant at_{};
  std::set<std::string> passed_;   // paths asked already in this session
  std::set<std::string> touched_;  // lists worked on in this session
  std::string section_;
};

}  // namespace engross::cli
