// The edits of a review out of a request. Private to the room.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "app/drafts.h"
#include "bridge/fields.h"
#include "bridge/message.h"

namespace engross::bridge {

const std::vector<std::string>& edit_keys();

// The edit, its value brought to its field's type; else the reply that says what is wrong.
tl::expected<family::Edit, Reply> read_edit(Fields& fields, const app::Draft& draft);

}  // namespace engross::bridge
