// Addresses that links may have, made from a template's text and values. A value comes from outside
// and may be anything: no script, file or program is ever linked to, and nothing in it ends the
// address early.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engross::docx {

// A whole address: what separates its steps and parts stays, everything else that an address cannot
// hold is percent-encoded (RFC 3986).
std::string encoded_address(std::string_view value);
// A piece of one, which cannot add a step, a query or another recipient.
std::string encoded_piece(std::string_view value);

// Whether the address begins with http://, https:// or mailto: and goes on.
bool may_be_linked(std::string_view address);

}  // namespace engross::docx
