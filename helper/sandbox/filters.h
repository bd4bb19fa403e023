// The filters of a list as a table: which query parameter compares which member, and how.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sandbox/api_error.h"
#include "sandbox/firm.h"

namespace engross::sandbox {

enum class Compare {
  id,         // equals a number; "null" where the row allows it
  ids,        // one of several
  not_ids,    // none of several
  flag,       // equals true or false
  only_true,  // true keeps those that are; false keeps all
  choice,     // one of the row's words, case counts; several may be given with commas
  words,      // every word is found in the folded member
  since,      // not before an instant
  date,       // operator and date; several are all to hold
};

struct Filter {
  std::string_view parameter;
  Compare compare;
  std::string_view member;
  std::string_view choices = "";  // of Compare::choice; "null" of Compare::id
};

// The records that pass every filter that the query names; parameters of no row are ignored, as
// Clio ignores them. A malformed value is 400, a word outside the choices 422.
Answer<std::vector<const Json*>> filtered(std::vector<const Json*> records, const Pairs& query,
                                          std::span<const Filter> filters);

// Common to every list that takes them.
inline constexpr Filter kStandardFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
};

// custom_field_values[<definition>]=<operator><value>; 400 for an operator the type does not know.
Answer<std::vector<const Json*>> filtered_by_custom_values(std::vector<const Json*> records,
                                                           const Pairs& query, const Firm& firm);

}  // namespace engross::sandbox
