// Values that are more than text: records whose member `_type` says what they are, made by the
// filters rich, link and image, or given so in the values. The members are those that
// easy-template-x documents, so that its data works here; `rich` is of this program. A text is
// never one of them by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "expression/value.h"

namespace engross::expression {

enum class Content {
  none,     // an ordinary value
  text,     // text
  rich,     // text, in the marking of rich.h
  link,     // target; text and tooltip if any
  image,    // source; format, width, height, altText, transparencyPercent if any
  chart,    // series; categories and title if any
  raw_xml,  // never taken: a value is no XML
};

// By the exact member `_type`; a record with any other is an ordinary one.
Content content_of(const Value& value);

// What a reader reads of a text, a rich text or a link; nothing for anything else, and for one that
// lacks its text or target.
std::optional<std::string> words_of(const Record& record);

// A member as text, blank ones too; nothing when there is none, or it is a list or a record.
std::optional<std::string> text_member(const Record& record, std::string_view name);

}  // namespace engross::expression
