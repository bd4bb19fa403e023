// The edits of a review out of a request. Private to the room.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "app/address_book.h"
#include "app/drafts.h"
#include "bridge/fields.h"
#include "bridge/message.h"

namespace engross::bridge {

const std::vector<std::string>& edit_keys();

// The edit, its value brought to its field's type, a contact taken from the kept ones; two for a
// merge with a contact who has to be brought first. Else the reply that says what is wrong.
tl::expected<std::vector<family::Edit>, Reply> read_edits(Fields& fields, const app::Draft& draft,
                                                          app::ContactShelf& contacts);

}  // namespace engross::bridge
