// Marks that stand in no text: what the tag of a content control says, or the description of a
// picture. In brackets or, where that is enough to tell them, without.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docx/mark.h"

namespace engross::docx {

// The paragraph that a node stands in or follows: into Part::paragraphs.
std::size_t paragraph_at(const Part& part, xml::Index node);

// What the text of an attribute of `node` says as one mark: not read yet, and of no bytes of its
// own. Nothing for a blank text and for one of several marks.
std::optional<Mark> attribute_mark(const Part& part, xml::Index node, const std::string& text,
                                   const Skin& skin);

bool is_bracketed(const Mark& mark);

// Fills in what such a mark means, as parse_marks does.
void read_mark(Mark& mark, const Options& options, std::vector<MarkFault>& faults);

}  // namespace engross::docx
