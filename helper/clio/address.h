// Web addresses taken apart and put together. An origin decides who may see the token.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base.h"

namespace engross::clio {

struct Address {
  std::string scheme;  // "https" or "http"
  std::string host;    // lower case, no brackets
  std::uint16_t port = 0;
  std::string target;  // path and query exactly as written, "/" where there is none

  bool secure() const { return scheme == "https"; }
  std::string origin() const;  // "https://ca.app.clio.com", "http://[::1]:9000"
};

// http and https only; no user name, no blank and no control character.
base::Result<Address> parse_address(std::string_view url);

// localhost and the loopback addresses, told from the name alone: no look-up.
bool is_this_machine(std::string_view host);

using Query = std::vector<std::pair<std::string, std::string>>;

// "/matters.json?query=O%27Brien&fields=id%2Cname" below the API's root at `base_url`.
std::string api_url(std::string_view base_url, std::string_view path, const Query& query);

// "code=a%2Fb&state=c": the query of an address, and the body of a form.
std::string form_of(const Query& query);

// The text with every "%2F" undone; nothing when a % stands before something else.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace engross::clio
