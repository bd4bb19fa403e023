// Content controls that are filled by their tag: the tag is an expression, the content becomes its
// value, and the control stays around it. A control that holds marks is filled by those alone, and
// one around more than one text is a frame and is left as it is.
//
// A tag in brackets, {{ client.city }}, is always meant for this program. Without brackets it may
// be another program's own note (Text1, goog_rdk_0, a GUID), so it counts by how it is written:
//   - a path of small letters with a dot, a merge field's name with a dot, anything with a filter,
//     and "child in children" for a repeating section is meant, and its value is missed like a
//     mark's;
//   - any other expression is meant only where the values know all names that it begins with; where
//     they do not, the control stays as it came, and a notice says so;
//   - what cannot be read as an expression, or asks for no name, is never meant.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "docx/control_kind.h"
#include "docx/mark.h"
#include "docx/part.h"

namespace engross::docx {

struct TaggedControl {
  Mark mark;  // what the tag says
  ControlKind kind = ControlKind::rich;
  bool placeholder = false;               // it shows what is to be filled in
  bool if_known = false;                  // meant only where the values know its names
  bool follows = false;                   // the data that it shows is filled too
  xml::Index node = xml::kNone;           // the w:sdt
  xml::Index properties = xml::kNone;     // its w:sdtPr
  xml::Index type = xml::kNone;           // the element that says the kind
  xml::Index content = xml::kNone;        // its w:sdtContent
  xml::Index told = xml::kNone;           // its w:tag
  xml::Index first_item = xml::kNone;     // of a section
  std::optional<xml::Index> last_item{};  // when there are several
};

// What a part says of such controls.
struct ControlsRead {
  std::vector<TaggedControl> controls;  // in order
  std::vector<std::string> notices;     // tags that are meant, and left all the same
};

// `marks` are those of the part's texts, read. What is wrong with a tag that is always meant is a
// fault.
ControlsRead find_controls(const Part& part, const std::vector<Mark>& marks, const Skin& skin,
                           const Options& options, std::vector<MarkFault>& faults);

// Puts a mark before the first item of every section and one behind it among those of the texts, so
// that an item is the body of a loop.
void add_section_marks(const Part& part, const std::vector<TaggedControl>& controls,
                       std::vector<Mark>& marks);

}  // namespace engross::docx
