// Slips of the pen that stop YAML's reader, found in the text itself: the reader tells of them by
// what it stumbles over further down. Private to the room.
#pragma once

#include <string>
#include <vector>

namespace engross::interview {

struct YamlSlip {
  int line = 0;
  std::string what;
  std::string remedy;
  bool to_end = false;  // a text that goes on to the end of the file, which the reader allows
};

struct MendedYaml {
  std::string text;  // with something in place of every slip, so that the rest can be read
  std::vector<YamlSlip> slips;
};

// For a text that the reader refused, or took to end in the middle of a text: tabs in the
// indentation, quotation marks without an end, and
// "?" or ":" in a text without quotation marks. `tab` is how many blanks stand for a tab.
MendedYaml mended_yaml(const std::string& text, std::size_t tab);

// What the reader's own message means.
YamlSlip plain_words_of(const std::string& message, int line);

}  // namespace engross::interview
