// One screen of a docassemble interview: questions of a form as its fields. Private to the room.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interview/docassemble_blocks.h"
#include "interview/docassemble_python.h"
#include "interview/form.h"

namespace engross::interview::docassemble {

// Where questions are asked: of the interview, or of a row of a repeat.
struct Level {
  std::string object;     // "gifts[i]"; "" outside of rows
  std::size_t depth = 0;  // repeats around it
  Variables variables;
};

// docassemble's letter for the rows of a repeat with so many others around it.
std::string index_at(std::size_t depth);

struct Screen {
  std::string title;
  std::string help;
  std::vector<const Question*> questions;

  // Whether a question needs the answer to one that stands here: it comes on a later screen then.
  bool is_asked_about_by(const Question& question) const;
};

// `done` is what the Continue button sets. The questions are among the level's variables.
Block screen_block(const Screen& screen, const Level& level, const std::string& done);

// The screen for one item of a list of single values, which is the row's object itself.
Block item_block(const Question& item, const Level& row);

// The variable that a question's field sets.
std::string field_of(const Question& question, const std::string& object);

}  // namespace engross::interview::docassemble
