#include "bridge/message.h"

#include <algorithm>

namespace engross::bridge {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::vector<std::string_view> values(const std::vector<Header>& headers, std::string_view name) {
  std::vector<std::string_view> found;
  for (const Header& header : headers) {
    if (is_same_name(header.name, name)) found.push_back(header.value);
  }
  return found;
}

std::string_view path(const Request& request) {
  return std::string_view(request.target).substr(0, request.target.find('?'));
}

}  // namespace engross::bridge
