// Content controls that show a piece of the document's own data (w:dataBinding). Word shows what
// the data says, whatever stands in the control, so a mark must be filled in both places. Where the
// two are not the same, or the data's place is told by more than a plain path, the control is cut
// loose instead: nothing of a document is ever evaluated as XPath.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

struct Binding {
  xml::Index node = xml::kNone;  // the w:dataBinding
  xml::Index begin = 0;          // bytes of the control's content
  xml::Index end = 0;
  std::string path;      // "/ns0:letter[1]/ns0:city[1]"
  std::string prefixes;  // "xmlns:ns0='urn:letter'"
  std::string store;     // which data, an id in braces
};

// All bindings of a part, in order.
std::vector<Binding> bindings(const Part& part);

// What a reader sees between two bytes of a part, one line a paragraph.
std::string text_between(const Part& part, xml::Index begin, xml::Index end);

// The part that holds the data of this id; nothing when there is none.
base::Result<std::optional<std::size_t>> find_store(const Package& package, std::string_view id);

// The element a plain path leads to: steps of a name and, if any, a number. Nothing for any other
// XPath, for an attribute, and where the path leads nowhere.
std::optional<xml::Index> follow(const xml::Document& store, std::string_view path,
                                 std::string_view prefixes);

}  // namespace engross::docx
