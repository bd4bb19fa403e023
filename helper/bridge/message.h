// A request and its reply as values, so that everything but the sockets is tested without them.
#pragma once

#include <memory>
#include <optional>
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
  std::string body = {};
};

// What follows a reply piece by piece, as long as both ends wish.
class Stream {
 public:
  virtual ~Stream() = default;
  // The bytes that are there by now, "" when there are none yet; nothing: it has ended. Never
  // waits. Called on one thread at a time.
  virtual std::optional<std::string> more() = 0;
};

struct Reply {
  int status = 200;
  std::vector<Header> headers;
  std::string body = {};
  std::shared_ptr<Stream> stream = nullptr;  // behind the body, until the connection closes
  bool closes = false;                       // the connection, once it is sent
};

// Why a request gets no answer of its own.
struct Refusal {
  int status;
  std::string code;     // stable, for programs
  std::string message;  // for people; holds nothing of the request
  std::string allow;    // for 405: the methods that would do
  bool operator==(const Refusal&) const = default;
};

// The values of all headers of that name, whatever their case, in order.
std::vector<std::string_view> values(const std::vector<Header>& headers, std::string_view name);

// The target up to its query: paths are compared as they are written, never decoded.
std::string_view path(const Request& request);

}  // namespace engross::bridge
