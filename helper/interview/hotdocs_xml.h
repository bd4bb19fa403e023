// HotDocs' XML, opened safely, and the pieces its files share. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "xml/xml.h"

namespace engross::interview::hotdocs {

// A file of one kind as messages call it, and what to do when it cannot be read.
struct FileKind {
  std::string_view called;  // "an answer file"
  std::string_view remedy;
};
inline constexpr FileKind kAnswerFile{"an answer file",
                                      "save it as an answer file (.anx) in HotDocs"};
inline constexpr FileKind kComponentFile{"a component file",
                                         "open it in HotDocs 11 or later and save it there"};

// ---- Opening (hotdocs_open.cc)

// A DOCTYPE is passed over unread: older files carry HotDocs' own. One that declares entities is
// refused. Lines stay where they are.
base::Result<xml::Document> open_file(std::string_view bytes, std::string_view where,
                                      const FileKind& kind, base::Errors& warnings);

bool has_byte_order_mark(std::string_view bytes);

// ---- Pieces

// From a place in the bytes to its line, from 1.
class Lines {
 public:
  explicit Lines(std::string_view bytes);
  int at(xml::Index byte) const;

 private:
  std::vector<xml::Index> ends_;
};

// The elements right below a node.
std::vector<xml::Index> elements_of(const xml::Document& document, xml::Index node);
// Text stands right below the node, more than white space.
bool has_own_text(const xml::Document& document, xml::Index node);
// All text below, line ends as XML has them: one \n each, unless written as a reference.
std::string text_of(const xml::Document& document, xml::Index node);
// Empty when the node has no such attribute.
std::string attribute_text(const xml::Document& document, xml::Index node, std::string_view name);
std::string attribute_text(const xml::Attribute& attribute);

// Control characters and backslashes as \xx, the way HotDocs keeps them in names and options.
std::string escape_controls(std::string_view text);
// Every \xx of a name.
std::string unescape_name(std::string_view text);
// \xx of an option, which not every writer escapes: only what escape_controls would have written.
std::string unescape_option(std::string_view text);
// Without the characters XML cannot hold.
std::string without_controls(std::string_view text);

}  // namespace engross::interview::hotdocs
