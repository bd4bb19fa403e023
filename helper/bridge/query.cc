#include "bridge/query.h"

#include <charconv>

#include "base/text.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

// "%20" and "+" of a query are blanks; a value that is not well-formed is nothing.
std::optional<std::string> decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    unsigned byte = 0;
    if (i + 2 >= text.size()) return std::nullopt;
    const char* first = text.data() + i + 1;
    const auto [end, problem] = std::from_chars(first, first + 2, byte, 16);
    if (problem != std::errc() || end != first + 2) return std::nullopt;
    plain += static_cast<char>(byte);
    i += 2;
  }
  if (base::find_ill_formed(plain)) return std::nullopt;
  return plain;
}

}  // namespace

Reply bad_query(const char* message) { return error_reply({400, "bad_request", message, ""}); }

tl::expected<std::optional<std::string>, Reply> query_field(const Request& request,
                                                            std::string_view name) {
  const std::string_view target = request.target;
  const std::size_t mark = target.find('?');
  std::optional<std::string> found;
  if (mark == std::string_view::npos) return found;
  for (const std::string& pair : base::split(target.substr(mark + 1), '&')) {
    const std::size_t equals = pair.find('=');
    if (std::string_view(pair).substr(0, equals) != name || equals == pair.npos) continue;
    auto value = decoded(std::string_view(pair).substr(equals + 1));
    if (found || !value)
      return tl::unexpected(bad_query("Each field of the address stands there once, as text."));
    found = std::move(value);
  }
  return found;
}

}  // namespace engross::bridge
