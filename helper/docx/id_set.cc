#include "docx/id_set.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace engross::docx {
namespace {

constexpr std::string_view kHexadecimal = "0123456789ABCDEF";

// Two spellings are two ids, so that only one of them is a number's.
std::optional<std::uint64_t> number_of(const std::string& id, IdSet::Digits digits) {
  constexpr std::size_t kLongest = 18;  // digits; with more it need not fit
  const bool hexadecimal = digits == IdSet::Digits::hexadecimal;
  const bool usual =
      hexadecimal ? id.size() == 8 : id == "0" || (id.size() <= kLongest && !id.starts_with('0'));
  if (!usual || id.empty()) return std::nullopt;
  if (id.find_first_not_of(kHexadecimal.substr(0, hexadecimal ? 16 : 10)) != std::string::npos)
    return std::nullopt;
  std::uint64_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number, hexadecimal ? 16 : 10);
  return number;
}

}  // namespace

bool IdSet::insert(const std::string& id) {
  const std::optional<std::uint64_t> number = number_of(id, digits_);
  return number ? insert_number(*number) : others_.insert(id).second;
}

bool IdSet::insert_number(std::uint64_t number) {
  const auto after = numbers_.upper_bound(number);
  const auto before = after == numbers_.begin() ? numbers_.end() : std::prev(after);
  if (before != numbers_.end() && number <= before->second) return false;
  const bool goes_on = before != numbers_.end() && before->second + 1 == number;
  const bool leads_on = after != numbers_.end() && after->first == number + 1;
  const std::uint64_t last = leads_on ? after->second : number;
  if (leads_on) numbers_.erase(after);
  if (goes_on) {
    before->second = last;
  } else {
    numbers_.emplace(number, last);
  }
  return true;
}

}  // namespace engross::docx
