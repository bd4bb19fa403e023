// A request and its reply as values, so that everything but the sockets is tested without them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engross::bridge {

struct Header {
  std::string name;
  std::string value;
  bool operator==(const Header&) const = default;
};

struct Request {
  std::string method;
  std::string target;  // as it stands in the request line
  std::vector<Header> headers;
};

struct Reply {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
};

// The values of all headers of that name, whatever their case, in order.
std::vector<std::string_view> values(const std::vector<Header>& headers, std::string_view name);

// The target up to its query: paths are compared as they are written, never decoded.
std::string_view path(const Request& request);

}  // namespace engross::bridge
