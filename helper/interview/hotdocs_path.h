// Where a value stands among those a template sees: "children[].name.full". Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interview/hotdocs.h"

namespace engross::interview::hotdocs {

struct PathStep {
  std::string name;
  bool list = false;  // "[]": each item of it
};
using Path = std::vector<PathStep>;

// Nothing when the text is no path: names of letters, digits and "_" between points.
std::optional<Path> parse_path(std::string_view text);
int lists_in(const Path& path);

// HotDocs' option for a value of ours, and back; the text itself where the table says nothing.
std::string option_of_hotdocs(const NameTable::Entry& entry, const std::string& ours);
std::string option_of_ours(const NameTable::Entry& entry, const std::string& theirs);

}  // namespace engross::interview::hotdocs
