// Pictures of the template that give their place to a picture of the values: in a picture content
// control whose tag is an expression, or described (alternative text) by one mark and nothing else.
// The frame stays where and how it is; the picture is fitted into it.
#pragma once

#include <cstdint>
#include <vector>

#include "docx/edit.h"
#include "docx/mark.h"
#include "docx/part.h"

namespace engross::docx {

struct PictureFrame {
  Mark mark;  // what names the picture; its bytes are none of the text's
  bool control = false;
  xml::Index told = xml::kNone;     // the element whose attribute says it
  xml::Index drawing = xml::kNone;  // the w:drawing
  std::int64_t width = 0;           // EMU
  std::int64_t height = 0;
};

// All frames of a part, in order. A mark in brackets that cannot be read is a fault, and so is one
// in a picture control that holds no picture. A tag without brackets that is no expression, or
// stands on a control without a picture, is an ordinary tag.
std::vector<PictureFrame> find_frames(const Part& part, const Skin& skin, const Options& options,
                                      std::vector<MarkFault>& faults);

// Edits at what a frame says about its picture; `index` is the frame's.
void add_frame_edits(const Part& part, const PictureFrame& frame, std::size_t index, Edits& edits);

}  // namespace engross::docx
