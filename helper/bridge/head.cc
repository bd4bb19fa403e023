#include "bridge/head.h"

#include <algorithm>

namespace engross::bridge {
namespace {

constexpr std::size_t kEndless = std::string_view::npos;

tl::unexpected<Refusal> bad_request() {
  return tl::unexpected(Refusal{400, "bad_request", "This is not a well-formed request.", ""});
}
tl::unexpected<Refusal> too_large() {
  return tl::unexpected(Refusal{431, "too_large", "The head of this request is too large.", ""});
}
tl::unexpected<Refusal> body_too_large() {
  return tl::unexpected(Refusal{413, "too_large", "The body of this request is too large.", ""});
}
tl::unexpected<Refusal> wrong_version() {
  return tl::unexpected(Refusal{505, "wrong_version", "This helper speaks HTTP/1.1.", ""});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// RFC 9110 5.6.2
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != kEndless;
  });
}

bool is_printable(std::string_view text, std::string_view also) {
  return std::all_of(text.begin(), text.end(),
                     [also](char c) { return (c > ' ' && c <= '~') || also.find(c) != kEndless; });
}

// One line up to its CRLF, taken off `rest`.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find("\r\n");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == kEndless ? rest.size() : end + 2);
  return line;
}

tl::expected<Request, Refusal> read_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = first == kEndless ? kEndless : line.find(' ', first + 1);
  if (second == kEndless) return bad_request();
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);
  // A target with a host of its own (RFC 9112 3.2.2) would be a second opinion on Host.
  const bool of_this_host = target.starts_with('/') || target == "*";
  if (!is_token(method) || !of_this_host || !is_printable(target, "")) return bad_request();
  if (version == "HTTP/1.1") return Request{std::string(method), std::string(target), {}};
  const bool is_version = version.size() == 8 && version.starts_with("HTTP/") &&
                          is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
  return is_version ? wrong_version() : bad_request();
}

tl::expected<Header, Refusal> read_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == kEndless || !is_token(line.substr(0, colon))) return bad_request();
  std::string_view value = line.substr(colon + 1);
  if (!is_printable(value, " \t")) return bad_request();
  value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
  value = value.substr(0, value.find_last_not_of(" \t") + 1);
  return Header{std::string(line.substr(0, colon)), std::string(value)};
}

bool equals_lower(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// How many bytes follow the head. Two ways to say it, or two values, and another reader may choose
// the other; so there is one way, and chunks are none of it.
tl::expected<std::size_t, Refusal> read_length(const std::vector<Header>& headers) {
  const auto lengths = values(headers, "Content-Length");
  if (lengths.size() > 1 || !values(headers, "Transfer-Encoding").empty()) return bad_request();
  if (lengths.empty()) return 0;
  if (lengths[0].empty() || !std::all_of(lengths[0].begin(), lengths[0].end(), is_digit))
    return bad_request();
  constexpr std::size_t kMostDigits = 18;  // of a number that 64 bits hold
  if (lengths[0].size() > kMostDigits) return body_too_large();
  return std::stoull(std::string(lengths[0]));
}

bool asks_to_close(const std::vector<Header>& headers) {
  const auto wishes = values(headers, "Connection");
  return std::any_of(wishes.begin(), wishes.end(),
                     [](std::string_view wish) { return !equals_lower(wish, "keep-alive"); });
}

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Internal Server Error";
  }
}

}  // namespace

std::size_t end_of_head(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  // A line feed without its carriage return before the end: the lines are not what they seem.
  for (std::size_t at = bytes.find('\n'); at < std::min(end, bytes.size());
       at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return 0;
  }
  if (std::min(end, bytes.size()) > kLongestHead) return 0;
  if (bytes.find("\r\n") == kEndless && bytes.size() > kLongestLine) return 0;
  return end == kEndless ? kEndless : end + 4;
}

tl::expected<Head, Refusal> read_head(std::string_view bytes, const LongestBody& longest) {
  if (bytes.size() > kLongestHead + 4) return too_large();
  std::string_view rest = bytes;
  const std::string_view first = take_line(rest);
  if (first.size() > kLongestLine) return too_large();
  auto request = read_request_line(first);
  if (!request) return tl::unexpected(request.error());
  for (std::string_view line = take_line(rest); !line.empty(); line = take_line(rest)) {
    auto header = read_header(line);
    if (!header) return tl::unexpected(header.error());
    if (request->headers.size() == kMostHeaders) return too_large();
    request->headers.push_back(std::move(*header));
  }
  if (!rest.empty()) return bad_request();
  const auto length = read_length(request->headers);
  if (!length) return tl::unexpected(length.error());
  if (*length > kLongestBody && !(longest && *length <= longest(*request))) return body_too_large();
  const bool may_stay = !asks_to_close(request->headers);
  return Head{std::move(*request), *length, may_stay};
}

std::string written(const Reply& reply, std::string_view date, bool closes, bool with_body) {
  std::string out = "HTTP/1.1 " + std::to_string(reply.status) + " ";
  out += reason(reply.status);
  out += "\r\nDate: ";
  out += date;
  if (!reply.stream) out += "\r\nContent-Length: " + std::to_string(reply.body.size());
  for (const Header& header : reply.headers) out += "\r\n" + header.name + ": " + header.value;
  out += closes ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n";
  if (with_body) out += reply.body;
  return out;
}

}  // namespace engross::bridge
