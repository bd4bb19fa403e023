// The small marking of rich text: **bold**, *italic*, __underlined__, \ before a sign that is meant
// as it stands, a new line for a line break, a blank line for a new paragraph. A sign without its
// partner in the same paragraph, beside a space where it would begin or end, or in a longer row
// (a line to sign on) is text. The signs may cross each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engross::expression {

// Words of one format. A new line in them is a line break.
struct RichWords {
  std::string text;
  bool bold = false;
  bool italic = false;
  bool underlined = false;
  bool operator==(const RichWords&) const = default;
};
using RichParagraph = std::vector<RichWords>;

// Paragraphs that hold something; none for a blank text.
std::vector<RichParagraph> rich_paragraphs(std::string_view marking);

// The words alone, a blank line between paragraphs.
std::string plain_words(const std::vector<RichParagraph>& paragraphs);

}  // namespace engross::expression
