// What kind of file a template is: macros under a name that may not hold them, objects that may
// start a program, a document template, which leaves as a document.
#pragma once

#include <optional>

#include "docx/compiled.h"
#include "docx/package.h"

namespace engross::docx {

// Adds the content types of a document where the file is a document template.
base::Result<void> retype(const Package& package, Template::Compiled& compiled);

// Fails for macros that the file's name does not allow.
base::Result<void> check_name(const Package& package, const Options& options);

// Why the template is read and not filled; nothing when it may be.
std::optional<base::Error> object_refused(const Package& package, const Options& options);

}  // namespace engross::docx
