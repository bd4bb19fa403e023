// LibreOffice, which makes a PDF of a finished document. It runs without a window, as a program of
// its own: what a document does to it does nothing to Engross.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::platform {

// The path of soffice: what ENGROSS_SOFFICE names, and then nothing else; else the first there is
// on the PATH or where this system installs it. not_found names what was looked at.
base::Result<std::string> find_office();

// Whether this LibreOffice can run what is written in Python, as the extension for Writer is.
// Nothing: no LibreOffice stands around that program, so nobody can tell.
std::optional<bool> has_python(const std::string& office);

// The bytes of the PDF. `name` is the document's, for its extension and for errors. The document is
// worked on as a copy, with a profile that is new each time: several may run at once, also beside a
// LibreOffice that somebody works in, whose settings are neither seen nor changed. Macros do not
// run, and nothing that the document links to is fetched. unreachable when it takes longer than
// `patience`: then it is ended with all that it has started. malformed when LibreOffice makes
// nothing of the document.
base::Result<std::string> pdf_of(const std::string& office, std::string_view document,
                                 const std::string& name, std::chrono::seconds patience);

}  // namespace engross::platform
