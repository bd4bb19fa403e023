// The body of an answer, read exactly.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/base.h"
#include "clio/transport.h"

namespace engross::clio {

// JSON in which a number with a point or an exponent, or one too long for 64 bits, is the text it
// was written as: "86500.0" never passes through a binary fraction. Malformed: not JSON, not UTF-8,
// a byte order mark, a key twice in one object, deeper than 64 levels.
base::Result<nlohmann::json> read_json(std::string_view bytes);

// A web page where JSON was expected: what a network that wants a sign-in puts in between.
bool is_web_page(const Response& response);

}  // namespace engross::clio
