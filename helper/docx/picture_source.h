// Where a picture's bytes come from: base64, a data: address, or a file beside the template.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "docx/picture.h"

namespace engross::docx {

using Beside = std::function<base::Result<std::string>(std::string_view name)>;

// The picture of a source. `claimed` is the type that the values say ("image/png"), empty when they
// say none; a picture of another kind is refused. Without `beside` a file's name is a fault. The
// error's place is left to the caller.
base::Result<Picture> picture_of(std::string_view source, std::string_view claimed,
                                 const Beside& beside);

}  // namespace engross::docx
