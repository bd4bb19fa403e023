// The query of an address, read field by field. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "bridge/message.h"

namespace engross::bridge {

inline constexpr std::size_t kLongestQuery = 200;  // characters of one field

// The value of the query's field; nothing when it is absent, refused when it is there twice or
// ill-formed.
tl::expected<std::optional<std::string>, Reply> query_field(const Request& request,
                                                            std::string_view name);

Reply bad_query(const char* message);

}  // namespace engross::bridge
