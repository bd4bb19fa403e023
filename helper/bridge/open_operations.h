// What may be asked of a document that is open in a word processor, and what it may answer: as
// openapi.yaml describes Operation, after the pane's Host (addin/pane/src/host/host.ts). Private to
// the room.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <tl/expected.hpp>

#include "bridge/message.h"

namespace engross::bridge {

inline constexpr std::size_t kMostItems = 10'000;   // of each list in an operation or a result
inline constexpr std::size_t kLongestTag = 10'000;  // bytes of a tag or title
inline constexpr std::size_t kLongestWord = 200;    // bytes of a file's name or a part's

// Refused (400) what is no operation, or has other members than its kind takes.
tl::expected<void, Refusal> check_operation(const nlohmann::json& operation);

// Whether the result is of the shape that the operation, which was checked before, gives.
bool fits_operation(const nlohmann::json& operation, const nlohmann::json& result);

}  // namespace engross::bridge
