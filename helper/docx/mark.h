// Marks: the places of a template that are filled or that steer the filling. First found (where it
// is, what it says), then parsed (what it means).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docx/part.h"
#include "docx/skin.h"

namespace engross::docx {

// What a control mark takes with it.
enum class Reach : unsigned char { automatic, run, paragraph, row, cell };

enum class Verb : unsigned char {
  none,  // could not be read; a fault says why
  print,
  comment,
  include,  // another document in place of the paragraph
  if_true,
  if_false,  // braces: {^name}
  each,      // braces: {#name}, a loop over a list, a condition on anything else
  else_if,
  otherwise,
  end_if,
  for_each,
  end_for,
  end_any,  // braces: {/name}
};

// What a mark asks for, wherever it stands.
struct Meaning {
  Verb verb = Verb::none;
  Reach reach = Reach::automatic;
  bool optional = false;  // {{ ?name }}: its line goes when there is no value
  std::string variable;   // of a loop
  std::string document;   // that is included, as the author names it
  std::optional<expression::Expression> expression;
};

struct Mark : Meaning {
  std::size_t paragraph = 0;  // in Part::paragraphs
  std::size_t text_begin = 0;
  std::size_t text_end = 0;
  std::size_t first_piece = 0;
  std::size_t last_piece = 0;
  xml::Index begin = 0;  // bytes: of its first character, past its last
  xml::Index end = 0;
  MarkKind kind = MarkKind::value;
  std::string text;                 // as it stands, brackets included
  std::string inside;               // between the brackets
  xml::Index control = xml::kNone;  // the content control whose tag it is

  bool steers() const { return verb >= Verb::if_true; }
  bool opens() const {
    return verb == Verb::if_true || verb == Verb::if_false || verb == Verb::each ||
           verb == Verb::for_each;
  }
  bool closes() const {
    return verb == Verb::end_if || verb == Verb::end_for || verb == Verb::end_any;
  }
};

// What is wrong with a mark, before its place in words is known.
struct MarkFault {
  std::string code;
  std::size_t paragraph = 0;  // in Part::paragraphs
  xml::Index byte = 0;        // the fault's order in the part
  std::string mark;
  std::string what;
  std::string remedy;
  std::optional<std::size_t> other = {};  // the paragraph of a second mark that is named
};

// Finds every mark of a part, in order. Brackets that do not match are faults. Of `names`, the
// first steps say which words between quotation marks « » are a merge field.
std::vector<Mark> find_marks(const Part& part, const Skin& skin,
                             const expression::OtherNames& names, std::vector<MarkFault>& faults);

// Fills in what every mark means. One that cannot be read keeps Verb::none and is a fault.
void parse_marks(std::vector<Mark>& marks, const Options& options, std::vector<MarkFault>& faults);

}  // namespace engross::docx
