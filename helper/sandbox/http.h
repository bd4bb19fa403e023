// A request and its answer as plain values: everything but the server itself works on these.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engross::sandbox {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string target;  // path and query as they were sent
  std::string path;    // decoded
  Pairs query;         // decoded, in order
  Pairs headers;
  std::string body;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  Pairs headers;
  std::string body;
  int hold_seconds = 0;                    // wait so long before answering
  std::optional<std::size_t> cut_after{};  // bytes of the body after which the connection breaks
  bool unanswered = false;                 // the connection breaks at once
};

// Takes a target apart. Nothing when it does not begin with "/" or an escape is broken.
std::optional<Request> read_target(std::string_view target);

// "a=1&b=%C3%A9" decoded, "+" a space. Nothing when an escape is broken.
std::optional<Pairs> read_form(std::string_view form);

std::string form_of(const Pairs& pairs);  // the reverse, strictly escaped

std::optional<std::string> first(const Pairs& pairs, std::string_view name);
std::vector<std::string> every(const Pairs& pairs, std::string_view name);
std::string header(const Request& request, std::string_view name);  // case folded; empty if absent

// Text that may stand in HTML, between tags and in quoted attributes.
std::string html(std::string_view text);

}  // namespace engross::sandbox
