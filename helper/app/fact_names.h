// What the names of a template's values mean: how they read to people, and what they hold. Private
// to the room.
#pragma once

#include <string_view>

#include "app/facts.h"
#include "app/messages.h"

namespace engross::app {

struct FactName {
  std::string_view name;
  MessageId label;
  Fact::Kind kind = Fact::Kind::text;  // while it holds nothing
  std::string_view each = {};          // of a list: the variable of a loop over it
};

// Null for a name that the firm's own data gave.
const FactName* find_fact_name(std::string_view name);

// What a field or a fact holds while nobody has given it a value.
Fact::Kind kind_of(FactType type);
Fact::Kind kind_of(matter::FieldType type);

}  // namespace engross::app
