#include "store/draft_id.h"

namespace engross::store {
namespace {

// No 0, O, 1, I and L, which look alike, and no U, so that fewer names are words.
constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 5;

}  // namespace

std::string draft_id(std::random_device& random) {
  std::uniform_int_distribution<std::size_t> any(0, kAlphabet.size() - 1);
  std::string id = "D-";
  for (std::size_t i = 0; i < kLength; ++i) id += kAlphabet[any(random)];
  return id;
}

std::optional<std::string> typed_draft_id(std::string_view text) {
  std::string letters;
  for (char c : text) {
    if (c == ' ' || c == '-') continue;
    letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (letters.size() != kLength + 1 || letters[0] != 'D') return std::nullopt;
  if (letters.find_first_not_of(kAlphabet, 1) != letters.npos) return std::nullopt;
  return "D-" + letters.substr(1);
}

}  // namespace engross::store
