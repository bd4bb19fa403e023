#include "docx/address.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace engross::docx {
namespace {

constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
constexpr std::string_view kSeparators = ":/?#[]@!$&()*+,;=";  // of RFC 3986, but for the quote
constexpr std::size_t kLongestAddress = 2000;                  // Word cuts longer ones

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

}  // namespace

std::string encoded_address(std::string_view value) {
  const std::string_view text = base::trim(value);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape = c == '%' && i + 2 < text.size() && is_hexadecimal(text[i + 1]) &&
                        is_hexadecimal(text[i + 2]);
    const bool stays = escape || kUnreserved.find(c) != std::string_view::npos ||
                       kSeparators.find(c) != std::string_view::npos;
    stays ? void(out += c) : append_encoded(out, c);
  }
  return out;
}

std::string encoded_piece(std::string_view value) {
  std::string out;
  for (const char c : base::trim(value)) {
    // A mail address in a mailto: keeps its sign.
    const bool stays = c == '@' || kUnreserved.find(c) != std::string_view::npos;
    stays ? void(out += c) : append_encoded(out, c);
  }
  return out;
}

bool may_be_linked(std::string_view address) {
  constexpr std::array<std::string_view, 3> kBegin = {"http://", "https://", "mailto:"};
  const std::string lower = base::lower(address);
  return address.size() <= kLongestAddress &&
         std::ranges::any_of(kBegin, [&](std::string_view begin) {
           return lower.starts_with(begin) && lower.size() > begin.size();
         });
}

}  // namespace engross::docx
