// What a fill must know of a content control that is filled by its tag.
#pragma once

#include "docx/controls.h"
#include "docx/run_format.h"

namespace engross::docx {

// "w:", or nothing where the element is written without a prefix.
std::string prefix_at(const Part& part, xml::Index node);

// The w14:checked of a tick box; kNone when it has none.
xml::Index tick_of(const Part& part, xml::Index box);

// `format` is that of its words. Which slot it has is the caller's.
FilledControl filled_control(const Part& part, const TaggedControl& control,
                             const std::vector<RunProperty>& format);

}  // namespace engross::docx
