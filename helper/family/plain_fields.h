// Clio's own fields of people and matters, as tables. Private to the room.
#pragma once

#include <string_view>
#include <vector>

#include "family/fields.h"

namespace engross::family {

template <typename Record>
struct Plain {
  const char* name;
  const char* label;
  matter::FieldType type;
  matter::FieldValue (*get)(const Record&);
  void (*set)(Record&, const matter::FieldValue&);
};

// The field of that name, which the record's kind has.
const Plain<Person>* plain(const Person&, std::string_view name);
const Plain<matter::Matter>* plain(const matter::Matter&, std::string_view name);

}  // namespace engross::family
