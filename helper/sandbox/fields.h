// The `fields` parameter: which fields of a resource an answer holds. One level of braces; a second
// level is refused the way Clio's reader does, which ends a group at the first closing brace and
// then finds a token such as "picklist_option}" that is no field.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sandbox/api_error.h"
#include "sandbox/resources.h"

namespace engross::sandbox {

struct Wanted {
  const Field* field = nullptr;
  std::optional<std::vector<const Field*>> inner;  // nothing: the nested resource's defaults
};

using Selection = std::vector<Wanted>;

// Empty text selects the defaults. Refuses with 400 the first token that is not a field.
Answer<Selection> parse_fields(std::string_view text, const Resource& resource,
                               const Resources& resources);

}  // namespace engross::sandbox
