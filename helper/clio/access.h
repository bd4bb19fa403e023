// Where Clio is and with which token it is asked. Clio's four regions share no data: a token of one
// is refused by the others, with the same answer as one that has expired.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/base.h"

namespace engross::clio {

struct Region {
  std::string_view word;    // "ca", as `--region` takes it
  std::string_view name;    // "Canada"
  std::string_view host;    // "ca.app.clio.com"
  std::string_view portal;  // where the firm's app and its permissions are kept
};
const std::array<Region, 4>& regions();

struct Access {
  std::string base_url;  // "https://ca.app.clio.com": scheme, host and port, nothing after them
  std::string region;    // a region's word; "local" for this machine; else the host's name
  std::string token;     // never part of an error, a log line or a URL
};

// Fails with usage for an unknown region, sign_in_needed without a token, malformed for a token
// that could not stand in a header.
base::Result<Access> access_for_region(std::string_view region, std::string token);

// Any https address, or plain http on this machine alone (127.0.0.0/8, ::1, localhost). What
// follows host and port is dropped, so an address copied from the browser will do.
base::Result<Access> access_at(std::string_view url, std::string token);

// "Clio Canada (ca.app.clio.com)", for messages.
std::string place(const Access& access);

}  // namespace engross::clio
