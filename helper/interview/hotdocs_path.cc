#include "interview/hotdocs_path.h"

#include <algorithm>

namespace engross::interview::hotdocs {
namespace {

bool is_name(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !text.empty() && letter(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9');
  });
}

}  // namespace

std::optional<Path> parse_path(std::string_view text) {
  Path path;
  for (const std::string& part : base::split(text, '.')) {
    std::string_view name = part;
    const bool list = name.ends_with("[]");
    if (list) name.remove_suffix(2);
    if (!is_name(name)) return std::nullopt;
    path.push_back({std::string(name), list});
  }
  return path;
}

int lists_in(const Path& path) {
  return static_cast<int>(
      std::count_if(path.begin(), path.end(), [](const PathStep& step) { return step.list; }));
}

std::string option_of_hotdocs(const NameTable::Entry& entry, const std::string& ours) {
  for (const auto& [theirs, own] : entry.options) {
    if (own == ours) return theirs;
  }
  return ours;
}

std::string option_of_ours(const NameTable::Entry& entry, const std::string& theirs) {
  for (const auto& [option, own] : entry.options) {
    if (option == theirs) return own;
  }
  return theirs;
}

}  // namespace engross::interview::hotdocs
