// What a file is that is not a Word document, in words a person understands.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"

namespace engross::docx {

// Nothing when the bytes look like a zip file.
std::optional<base::Error> not_a_package(std::string_view file);

}  // namespace engross::docx
