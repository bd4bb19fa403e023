// Answer files of every kind that Engross reads and writes, told apart by what they hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/app.h"
#include "interview/answers.h"
#include "interview/hotdocs.h"

namespace engross::app {

enum class AnswerFormat { engross, hotdocs, docassemble };

// By the text itself: XML is HotDocs', JSON with a "_class" docassemble's, other JSON ours.
AnswerFormat format_of(std::string_view bytes);

// What a file is that holds answers of no kind: empty, a Word document, HotDocs' older binary kind.
// Nothing when it may be an answer file.
std::optional<base::Error> no_answer_file(std::string_view bytes, const std::string& where);

// The answers in a file, for the forms of a draft, beside its faults; answer_changes.h looks at the
// answers themselves. In our own format every answer is there, whether a form asks for it or not;
// the others hold more than one interview, and what none of the forms asks for is a warning.
// `names` are the HotDocs name tables of the forms, in the forms' order; a form without one takes
// nothing, and a table of none of the forms is a fault.
interview::ReadAnswers read_answer_file(
    std::string_view bytes, const std::string& where,
    const std::vector<const interview::Form*>& forms,
    const std::vector<std::optional<interview::hotdocs::NameTable>>& names);

// The answers of a prepared document, prefilled ones too, for another system. For HotDocs `names`
// is needed, and what a component file would not take is refused before anything is written.
Outcome<std::string> write_answer_file(
    const Prepared& prepared, AnswerFormat format, const std::string& title,
    const std::optional<interview::hotdocs::NameTable>& names,
    const std::optional<interview::hotdocs::ComponentFile>& components);

}  // namespace engross::app
