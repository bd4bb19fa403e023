// HTTP/1.1 as text: reading the head of a request, writing a reply. Stricter than RFC 9112 has to
// be: where two readers could take two different requests from the same bytes, there is none.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "bridge/message.h"

namespace engross::bridge {

inline constexpr std::size_t kLongestLine = 8 * 1024;
inline constexpr std::size_t kLongestHead = 32 * 1024;
inline constexpr std::size_t kMostHeaders = 100;
inline constexpr std::size_t kLongestBody = 1024 * 1024;
// Of a request that holds a Word document of up to 16 MiB as base64.
inline constexpr std::size_t kLongestBodyOfDocument = 22 * 1024 * 1024;

// Where the head in `bytes` ends, its empty line included. npos while it is still under way; 0 when
// no further byte can mend it: then read_head() of the bytes says what is wrong.
std::size_t end_of_head(std::string_view bytes);

struct Head {
  Request request;              // without its body
  std::size_t body_length = 0;  // bytes that follow and belong to this request
  bool may_stay = true;         // the caller did not ask to close
};

// How long the body of a request may be; asked only of one that is longer than kLongestBody.
using LongestBody = std::function<std::size_t(const Request&)>;

// `bytes` from the request line to the empty line. Refused: bare line ends, folded lines, white
// space around names, targets that name a host, characters that are not printable ASCII, other
// versions, a Content-Length that is there twice, not digits or too much, any Transfer-Encoding.
tl::expected<Head, Refusal> read_head(std::string_view bytes, const LongestBody& longest = {});

// The reply as it goes over the wire; `date` as RFC 9110 5.6.7 has it. One that a stream follows
// has no length: it ends with the connection.
std::string written(const Reply& reply, std::string_view date, bool closes, bool with_body);

}  // namespace engross::bridge
