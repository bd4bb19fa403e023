// Where Clio is and with which token it is asked. Clio's four regions share no data: a token of one
// is refused by the others, with the same answer as one that has expired.
#pragma once

#include <array>
#include <functional>
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

// The region that it is, or nothing: another Clio, or one of this machine.
const Region* region_of(const Access& access);

// A Clio to sign in to: no token yet. A region is its word ("ca"), its name ("Canada") or any
// address of its that was copied from the browser; usage when it is neither.
base::Result<Access> clio_of_region(std::string_view region);
// As access_at().
base::Result<Access> clio_at(std::string_view url);

// The Clio with a token: fails with sign_in_needed when there is none, malformed for one that could
// not stand in a header.
base::Result<Access> with_token(Access access, std::string token);

base::Result<Access> access_for_region(std::string_view region, std::string token);

// Any https address, or plain http on this machine alone (127.0.0.0/8, ::1, localhost). What
// follows host and port is dropped, so an address copied from the browser will do.
base::Result<Access> access_at(std::string_view url, std::string token);

// A token in place of one that Clio refused; what session.h's token_after() gives.
using Renew = std::function<base::Result<std::string>(const std::string& refused)>;

// "Clio Canada (ca.app.clio.com)", for messages.
std::string place(const Access& access);

}  // namespace engross::clio
