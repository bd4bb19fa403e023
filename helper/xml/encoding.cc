#include "xml/encoding.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/text.h"

namespace engross::xml {
namespace {

using base::Fault;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kRemedy = "save the document again in the word processor";

enum class Order { little, big };

std::optional<Order> utf16_order(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const std::string_view start = bytes.substr(0, 2);
  if (start == "\xFF\xFE" || start == std::string_view("<\0", 2)) return Order::little;
  if (start == "\xFE\xFF" || start == std::string_view("\0<", 2)) return Order::big;
  return std::nullopt;
}

base::Result<std::string> from_utf16(std::string_view bytes, Order order, std::string_view where) {
  const auto bad = [&](std::string_view what) {
    return base::failure(Fault::malformed, std::string(what), std::string(where),
                         std::string(kRemedy));
  };
  if (bytes.size() % 2 != 0) return bad("UTF-16 text with an odd number of bytes");
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
    return static_cast<char32_t>(order == Order::little ? first | second << 8
                                                        : first << 8 | second);
  };
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t i = unit(0) == 0xFEFF ? 2 : 0; i < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xDC00 && c <= 0xDFFF) return bad("half of a UTF-16 pair");
    if (c >= 0xD800 && c <= 0xDBFF) {
      const char32_t low = i + 3 < bytes.size() ? unit(i + 2) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return bad("half of a UTF-16 pair");
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    base::append_utf8(out, c);
  }
  return out;
}

// The value of `encoding` in the XML declaration: where it stands, empty when there is none.
std::string_view declared(std::string_view text) {
  if (!text.starts_with("<?xml") || text.size() < 6 ||
      std::string_view(" \t\r\n").find(text[5]) == std::string_view::npos) {
    return {};
  }
  const std::string_view head = text.substr(0, text.find("?>"));
  std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  at = head.find_first_of("'\"", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = head.find(head[at], at + 1);
  if (end == std::string_view::npos) return {};
  return head.substr(at + 1, end - at - 1);
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

}  // namespace

base::Result<std::string> as_utf8(std::string bytes, std::string_view where) {
  const auto fail = [&](std::string what) {
    return base::failure(Fault::malformed, std::move(what), std::string(where),
                         std::string(kRemedy));
  };
  const std::optional<Order> order = utf16_order(bytes);
  if (order) {
    base::Result<std::string> text = from_utf16(bytes, *order, where);
    if (!text) return text;
    bytes = std::move(*text);
  } else if (bytes.starts_with(kUtf8Mark)) {
    bytes.erase(0, kUtf8Mark.size());
  }
  if (bytes.empty()) return fail("an empty part");
  if (const auto at = base::find_ill_formed(bytes)) {
    const auto line =
        std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*at), '\n') + 1;
    return fail("text that is not UTF-8 in line " + std::to_string(line));
  }
  const std::string_view encoding = declared(bytes);
  const std::string name = ascii_lower(encoding);
  if (order) {
    if (!name.empty() && !name.starts_with("utf-16"))
      return fail("UTF-16 text declared as " + std::string(encoding));
    if (!name.empty()) {
      bytes.replace(static_cast<std::size_t>(encoding.data() - bytes.data()), encoding.size(),
                    "UTF-8");
    }
    return bytes;
  }
  if (!name.empty() && name != "utf-8" && name != "utf8") {
    return fail("the encoding " + std::string(encoding.substr(0, 40)) +
                ", which Word documents do not use");
  }
  return bytes;
}

}  // namespace engross::xml
