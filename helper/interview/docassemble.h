// docassemble's answer JSON, as `all_variables()` gives it and `set_variables` takes it back, and
// an interview of ours as a docassemble interview. Rules: docassemble.org, functions and objects.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"
#include "expression/expression.h"
#include "interview/answers.h"
#include "interview/form.h"

namespace engross::interview {

// Everything a template sees and every answer: people as Individual with IndividualName, lists as
// DAList with elements, there_are_any and gathered, each with its `_class` and the `instanceName`
// that is its Python path; dates as midnight in UTC. Names are Python identifiers: those that are
// not, or are Python keywords, are slugged, and "engross_names" keeps the originals.
std::string to_docassemble(const expression::Value& values, const Form& form);

// The form's answers out of such a file, whole or part; older class paths (base.core.DAList) too.
// What is no question of the form is a warning. Fails with every value of a wrong type at once.
base::Checked<ReadAnswers> from_docassemble(std::string_view json, const Form& form,
                                            std::string_view where);
// The same for a caller who has more to say of the file: its faults beside what could be read.
ReadAnswers from_docassemble_with_faults(std::string_view json, const Form& form,
                                         std::string_view where);

// The form as a docassemble interview: metadata, objects, one block a section, repeats as gathered
// lists, review of conditions in Python where the expression has a Python form; where it has none,
// the question is asked always and a comment says why. `document` is the template's file name.
std::string docassemble_interview(const Form& form, std::string_view document);

}  // namespace engross::interview
