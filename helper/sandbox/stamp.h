// The times and the etag of a record that its file does not give: always the same for the same
// record, so that a second start of the practice Clio is the same firm.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace engross::sandbox {

using Json = nlohmann::json;

// `"` 32 hex digits `"`: the quotes belong to the value, in the field as in the header.
std::string etag_of(std::string_view text);

// Fills created_at and updated_at where they are absent.
void set_times(Json& record);

// As set_times(), then sets etag over the whole record: the last step of completing it.
void stamp(Json& record, std::string_view resource);

// As stamp(), for a record inside another: the times are the outer one's.
void stamp_inside(Json& record, std::string_view resource, const Json& outer);

}  // namespace engross::sandbox
