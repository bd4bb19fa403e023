// One question and one answer over HTTP, without meaning: who asks again, and when, is decided
// above.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace engross::clio {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method = "GET";
  std::string url;
  std::vector<Header> headers;
  std::string body = {};  // sent with its length; without one when empty and the method is GET
};

struct Response {
  int status = 0;
  std::vector<Header> headers;
  std::string body;

  // The first header of that name in any case of letters; empty when there is none.
  std::string_view header(std::string_view name) const;
};

class Transport {
 public:
  virtual ~Transport() = default;
  // The whole answer, of whatever status; redirects are not followed. Fails with `unreachable` when
  // asking again may help (no connection, no answer in time, an answer cut short), else with
  // another fault (a certificate that does not prove the host, an answer beyond all bounds).
  virtual base::Result<Response> send(const Request& request) = 0;
};

}  // namespace engross::clio
