#include "app/folder_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace engross::app {
namespace {

constexpr std::size_t kLongestFolder = 255;

std::optional<std::string> folder_fact(std::string_view place, const FolderFacts& facts) {
  if (place == "matter.number") return facts.matter_number;
  if (place == "client.name") return facts.client_name;
  if (place == "year") return facts.year;
  return std::nullopt;
}

tl::unexpected<base::Error> no_folder(std::string what, std::string_view pattern) {
  return base::failure(base::Fault::usage, std::move(what),
                       fmt::format("--folder \"{}\"", base::excerpt(pattern)),
                       "write one folder's name; {matter.number}, {client.name} and {year} stand "
                       "for what they say");
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }

}  // namespace

base::Result<std::string> folder_name(std::string_view pattern, const FolderFacts& facts) {
  std::string name;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '/' || c == '\\') return no_folder("this is more than one folder", pattern);
    if (c == '}') return no_folder("a } without its {", pattern);
    if (c != '{') {
      name += c;
      continue;
    }
    const std::size_t end = pattern.find('}', at);
    if (end == std::string_view::npos) return no_folder("a { without its }", pattern);
    auto fact = folder_fact(base::trim(pattern.substr(at + 1, end - at - 1)), facts);
    if (!fact) return no_folder("there is no such place as in these braces", pattern);
    std::replace(fact->begin(), fact->end(), '/', '-');
    std::replace(fact->begin(), fact->end(), '\\', '-');
    name += *fact;
    at = end;
  }
  name = std::string(base::trim(name));
  if (name.empty()) return no_folder("a folder needs a name", pattern);
  if (name.size() > kLongestFolder) return no_folder("this name is too long", pattern);
  const bool control = std::any_of(name.begin(), name.end(), is_control);
  if (control || base::find_ill_formed(name)) return no_folder("this is no text", pattern);
  return name;
}

}  // namespace engross::app
