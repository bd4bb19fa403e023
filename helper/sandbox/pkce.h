// RFC 7636: whether a code verifier belongs to the challenge that was sent before.
#pragma once

#include <string>

namespace engross::sandbox {

// True for an empty challenge with no verifier: PKCE was not used. A verifier without a challenge
// is accepted too, as a server that does not know PKCE would.
bool verifies(const std::string& challenge, const std::string& method, const std::string& verifier);

}  // namespace engross::sandbox
