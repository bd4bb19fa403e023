// Reading JSON without exceptions. The rooms at the rim (clio, store, bridge) and those that read
// data files use it; no JSON value travels between rooms.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::base {

// Depth at most 256 and one value for every key: a repeated key is malformed, because two readers
// could take two different values from it. `where` names the text in the error.
Result<nlohmann::json> parse_json(std::string_view text, std::string_view where);

// The member as text: empty when it is absent, null or of another type.
std::string text_at(const nlohmann::json& object, std::string_view key);
// The member as a whole number, also from digits in a string: 0 when it is neither.
std::int64_t number_at(const nlohmann::json& object, std::string_view key);
// The member, or JSON null when `object` is no object or has no such member.
const nlohmann::json& member(const nlohmann::json& object, std::string_view key);

}  // namespace engross::base
