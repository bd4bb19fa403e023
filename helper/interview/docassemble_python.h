// A form's expressions as docassemble's Python: what a name of ours is called there, and what may
// be asked of it without asking for a variable that no question sets. Private to the room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "expression/python.h"
#include "interview/form.h"

namespace engross::interview::docassemble {

// What a fact is called: in a row ("gifts[i]") its attribute, outside of rows ("") a variable.
std::string python_of(const std::string& fact, const std::string& object);

// A question that may be skipped: docassemble gives a skipped number as 0, and a person as no name.
bool may_be_skipped(const Question& question);

// The variables in reach of an expression, rows around it included. A copy is one level deeper.
class Variables {
 public:
  void add(const Question& question, const std::string& object);
  void add(const Computed& computed, const std::string& object);

  // None when a part of it has no Python form, a computed fact that has none included.
  std::optional<std::string> python(const expression::Expression& expression) const;

 private:
  enum class Kind { value, date, person, list, ticks, no_form };
  struct Variable {
    std::string python;
    Kind kind = Kind::value;
  };
  std::optional<expression::PythonName> name(const std::vector<std::string>& steps) const;
  static std::optional<expression::PythonName> of_fact(const Variable& variable,
                                                       const std::vector<std::string>& steps);

  std::map<std::string, Variable, std::less<>> known_;
};

}  // namespace engross::interview::docassemble
