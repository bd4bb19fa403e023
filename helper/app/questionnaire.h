// An interview on paper: the values of templates/questionnaire/questionnaire.docx, so that a client
// can answer by hand.
#pragma once

#include "expression/expression.h"
#include "interview/form.h"
#include "interview/interview.h"

namespace engross::app {

// A record: title, sections, and in each the questions with their number, label, help, what is
// known already, options to tick, lines to write on, and rows of a list. With an interview only
// what it shows is asked and what it knows is printed to be confirmed; without one everything is
// asked. `values` gives client, matter, lawyer, firm and today; members that are not there hold
// nothing.
expression::Value questionnaire_values(const interview::Form& form, const expression::Value& values,
                                       const interview::Interview* interview);

}  // namespace engross::app
