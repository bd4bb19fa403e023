// Where a value of the review stands in Clio.
#pragma once

#include <optional>
#include <string_view>

#include "app/messages.h"

namespace engross::app {

// Without a member, why it is not written there.
struct ClioPlace {
  std::string_view field;
  std::string_view member;
  std::optional<MessageId> note;
};

// Of a person, or of the matter; null for a field that neither has.
const ClioPlace* clio_place_of(std::string_view field, bool of_matter);

}  // namespace engross::app
