// What people type about a review, as the review knows it: people, roles, fields, values.
#pragma once

#include <string>

#include "base/base.h"
#include "family/review.h"

namespace engross::app {

struct Pair {
  std::string left, right;
};
// The last "=" of a name, the first of a value: names hold none, values may.
base::Result<Pair> pair_of(const std::string& text, const char* form);

base::Result<family::Role> role_of(const std::string& word);

// "client", "matter", a Clio id or a name.
base::Result<family::Subject> subject_of(const std::string& named, const family::Review& review);

// The person before the first dot and the field after it. A name may hold dots ("Dr. No"), so the
// field is what the review knows.
struct Place {
  family::Subject subject = 0;
  family::ReviewedValue value;
};
base::Result<Place> place_of(const std::string& text, const family::Review& review);

// What was typed, as the field holds it; nothing typed empties it.
base::Result<matter::FieldValue> value_of(const family::ReviewedValue& field,
                                          const std::string& text, const family::Review& review);

// What is wrong with a word that was given, and what to write.
tl::unexpected<base::Error> usage(std::string what, const std::string& given, std::string remedy);

}  // namespace engross::app
