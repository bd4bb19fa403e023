// What a difference says, for those who find one and those who take it. Private to the room.
#pragma once

#include <string>

#include "family/fields.h"

namespace engross::family {

// The field of a difference of words.
inline constexpr const char* kWordField = "relationship";

// The field of the matter whose difference is another client.
inline constexpr const char* kClientField = "client";

// A relationship word as a difference holds it.
matter::FieldValue of_word(const std::string& word);

// The full name as a field, which no list has beside its parts.
Field full_name_field();

}  // namespace engross::family
