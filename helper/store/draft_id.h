// Names of drafts, short enough to read out and type: "D-7K3Q9".
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace engross::store {

// A random name; 24 million of them, so that the caller must look whether it is taken.
std::string draft_id(std::random_device& random);

// The name as it is kept, whatever case, spaces and hyphens it was typed with; nothing when no
// draft can be called so.
std::optional<std::string> typed_draft_id(std::string_view text);

}  // namespace engross::store
