// YAML as a tree with line numbers, under limits. Private to the room. Anchors, aliases, tags and
// further documents are refused: a form needs none, and by aliases a small file can grow without
// end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interview/faults.h"

namespace engross::interview {

struct YamlMember;

struct YamlNode {
  enum class Kind { nothing, scalar, sequence, map };
  Kind kind = Kind::nothing;
  std::string text;     // of a scalar
  bool quoted = false;  // a scalar that says it is a text
  int line = 0;
  std::vector<YamlNode> items;
  std::vector<YamlMember> members;  // each key once

  bool is(Kind wanted) const { return kind == wanted; }
  const YamlNode* find(std::string_view key) const;  // null when there is no such member
};

struct YamlMember {
  std::string key;
  YamlNode value;
};

// The one document of the text. A repeated key is a fault, and its first value stands; so is a slip
// such as a tab in the indentation, around which the rest is read (yaml_slips.h). Of a text that
// cannot be read at all the answer is nothing.
YamlNode read_yaml(std::string_view text, Faults& faults);

}  // namespace engross::interview
