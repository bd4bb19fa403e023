// What a PATCH changes inside a matter or a contact: the elements of its lists, by Clio's forms
// (https://docs.developers.clio.com/guides/clio-manage/custom-fields): an element with an id is
// changed, one without is made, one with "_destroy" goes, and those that are not named stay.
#pragma once

#include <span>

#include "sandbox/api_error.h"
#include "sandbox/firm.h"

namespace engross::sandbox {

// Addresses, e-mail addresses or telephone numbers of a contact.
struct EntryList {
  const char* member;
  std::string_view resource;
  const char* text;          // what an element must not lack; nothing: an address
  const char* default_flag;  // makes it the first; nothing: no such flag
  std::span<const char* const> members;
};
std::span<const EntryList> entry_lists();

// `given` is the body's list. 404 for an id that is not the contact's, 422 for what cannot be kept;
// the contact may be changed in part then, so this is called with a copy.
Answer<bool> change_entries(Json& contact, const EntryList& list, const Json& given);

// The same of custom field values. A field that has a value gets no second one: 422.
Answer<bool> change_custom_values(Json& record, std::string_view parent_type, const Json& given,
                                  const Firm& firm);

inline tl::unexpected<ApiError> unfit(std::string message) {
  return refuse(422, "ArgumentError", std::move(message));
}

}  // namespace engross::sandbox
