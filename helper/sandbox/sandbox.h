// The practice Clio: a real HTTP server on this machine's loopback address that answers as Clio
// Manage's API v4 and its sign-in do, with the people and matters of a made-up firm. It exists so
// that Engross can be tried and tested without a Clio account. It shares no code with the `clio`
// room, so that a mistake in one shows against the other.
//
// Beside Clio's own paths it has /practice/: what was asked of it (log), and switches for faults,
// rate limit, missing permissions, another region, a clock that runs ahead
// (helper/sandbox/README.md lists them).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"

namespace engross::sandbox {

struct Options {
  std::uint16_t port = 0;                  // 0: any free one
  std::string firm_folder;                 // the firm's JSON files
  std::vector<std::string> redirect_uris;  // registered for the app beside those of its file
  int requests_per_minute = 300;           // for each token; Clio's peak-hour limit is 50
  bool rotate_refresh_tokens = false;      // a refresh gives a new refresh token, the old one dies
  long token_lifetime_s = 2592000;         // 30 days, as Clio's today
  std::string region = "us";               // tokens of another region are refused
  std::string public_origin;  // "http://host:port" of links to further pages, where a proxy stands
                              // between; empty: the address that the request came to
};

class Server {
 public:
  // Reads the firm and begins to answer. Fails when the folder holds no firm, a file of it does not
  // fit together, or the port is taken.
  static base::Result<std::unique_ptr<Server>> start(const Options& options);

  ~Server();  // stops; requests that are being held are let go
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string address() const;         // "http://127.0.0.1:NNNN"
  std::string practice_token() const;  // an access token that is valid at once, of the first user
  std::string client_id() const;       // key and secret of the app registered for Engross
  std::string client_secret() const;

 private:
  struct Running;
  explicit Server(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

}  // namespace engross::sandbox
