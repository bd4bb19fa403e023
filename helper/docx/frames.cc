#include "docx/frames.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "docx/names.h"
#include "docx/tag_mark.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// An element below `node`; kNone when there is none.
Index below(const Part& part, Index node, std::string_view space, std::string_view local) {
  for (Index i = node + 1; i < part.xml[node].end; ++i) {
    if (part.xml.is(i, space, local)) return i;
  }
  return kNone;
}

std::int64_t extent_of(const Part& part, Index extent, std::string_view name) {
  const auto attribute = part.xml.attribute(extent, "", name);
  std::int64_t value = 0;
  if (attribute) {
    std::from_chars(attribute->value.data(), attribute->value.data() + attribute->value.size(),
                    value);
  }
  return value;
}

class FrameFinder {
 public:
  FrameFinder(const Part& part, const Skin& skin, const Options& options,
              std::vector<MarkFault>& faults)
      : part_(part), skin_(skin), options_(options), faults_(faults) {}

  std::vector<PictureFrame> find() {
    if (!part_.words.holds(Word::control_properties) &&
        !part_.words.holds(Word::drawing_properties))
      return {};
    for (Index i = 0; i < part_.xml.nodes().size() && !part_.paragraphs.empty(); ++i) {
      if (part_.words[i] == Word::control_properties) control(i);
      if (part_.words[i] == Word::drawing_properties) described(i);
    }
    return std::move(frames_);
  }

 private:
  void control(Index properties) {
    Index tag = kNone;
    bool picture = false;
    for (Index i = properties + 1; i < part_.xml[properties].end; i = part_.xml[i].end) {
      if (part_.xml.is(i, kWord, "tag")) tag = i;
      picture = picture || part_.xml.is(i, kWord, "picture");
    }
    if (!picture || tag == kNone) return;
    std::optional<Mark> mark = mark_of(tag, part_.xml.value(tag, kWord, "val"), true);
    if (!mark) return;
    const Index control = part_.xml[properties].parent;
    const Index drawing = below(part_, control, kWord, "drawing");
    const bool bracketed = is_bracketed(*mark);
    if ((drawing != kNone && add(std::move(*mark), tag, drawing, true)) || !bracketed) return;
    faults_.push_back({"frame-without-picture", paragraph_at(part_, tag), part_.xml[tag].begin,
                       part_.xml.value(tag, kWord, "val"),
                       "a picture control that holds no picture to give its size",
                       "put any picture into the control, or insert the control again"});
  }

  void described(Index properties) {
    const Index drawing = part_.xml[part_.xml[properties].parent].parent;
    if (drawing == kNone || !part_.xml.is(drawing, kWord, "drawing")) return;
    const bool told = std::ranges::any_of(
        frames_, [&](const PictureFrame& frame) { return frame.drawing == drawing; });
    if (told || below(part_, drawing, kDrawing, "blip") == kNone) return;
    std::optional<Mark> mark = mark_of(properties, part_.xml.value(properties, "", "descr"), false);
    if (mark) add(std::move(*mark), properties, drawing, false);
  }

  bool add(Mark mark, Index told, Index drawing, bool control) {
    const Index extent = below(part_, drawing, kWordDrawing, "extent");
    const Index blip = below(part_, drawing, kDrawing, "blip");
    if (extent == kNone || blip == kNone || !part_.xml.attribute(blip, kRelationship, "embed"))
      return false;
    const std::int64_t width = extent_of(part_, extent, "cx");
    const std::int64_t height = extent_of(part_, extent, "cy");
    if (width <= 0 || height <= 0) return false;
    frames_.push_back({std::move(mark), control, told, drawing, width, height});
    return true;
  }

  std::optional<Mark> mark_of(Index node, const std::string& text, bool bare) {
    std::vector<MarkFault> faults;
    std::optional<Mark> mark = attribute_mark(part_, node, text, skin_);
    if (!mark || mark->kind == MarkKind::control || (!is_bracketed(*mark) && !bare))
      return std::nullopt;
    const bool bracketed = is_bracketed(*mark);
    read_mark(*mark, options_, faults);
    if (bracketed) faults_.insert(faults_.end(), faults.begin(), faults.end());
    if (!faults.empty() || mark->verb != Verb::print) return std::nullopt;
    return mark;
  }

  const Part& part_;
  const Skin& skin_;
  const Options& options_;
  std::vector<MarkFault>& faults_;
  std::vector<PictureFrame> frames_;
};

class FrameEdits {
 public:
  FrameEdits(const Part& part, std::size_t index, Edits& edits)
      : part_(part), index_(index), edits_(edits) {}

  void add(const PictureFrame& frame) {
    // A control's properties stand before its drawing.
    const Index first = frame.control ? part_.xml[frame.told].parent : frame.drawing;
    at(part_.xml[first].begin, part_.xml[first].begin, FramePart::picture);
    for (Index i = frame.drawing + 1; i < part_.xml[frame.drawing].end; ++i) visit(i);
    if (frame.control) cut_loose(frame.told);
  }

 private:
  void visit(Index node) {
    const Index parent = part_.xml[node].parent;
    if (part_.xml.is(node, kWordDrawing, "extent")) return sides(node);
    if (part_.words[node] == Word::drawing_properties) return description(node);
    if (part_.xml.is(node, kDrawing, "ext") && part_.xml.is(parent, kDrawing, "xfrm"))
      return sides(node);
    if (part_.xml.is(node, kDrawing, "blip")) {
      value(node, kRelationship, "embed", FramePart::relation);
      // What it says besides may name another form of the same picture, as SVG.
      for (Index i = node + 1; i < part_.xml[node].end; i = part_.xml[i].end) {
        if (part_.xml.is(i, kDrawing, "extLst")) whole(i);
      }
    }
    if (part_.xml.is(node, kDrawing, "srcRect")) whole(node);  // how the other one was cropped
  }

  void sides(Index node) {
    value(node, "", "cx", FramePart::width);
    value(node, "", "cy", FramePart::height);
  }

  void description(Index node) {
    if (part_.xml.attribute(node, "", "descr")) return value(node, "", "descr", FramePart::words);
    const auto name = part_.xml.attribute(node, "", "name");
    if (name) at(name->after, name->after, FramePart::new_words);
  }

  // What would put another picture into the control when Word opens the document.
  void cut_loose(Index tag) {
    const Index properties = part_.xml[tag].parent;
    for (Index i = properties + 1; i < part_.xml[properties].end; i = part_.xml[i].end) {
      if (part_.xml[i].kind != xml::Kind::element) continue;
      const std::string& local = part_.xml.name(i).local;
      if (local == "showingPlcHdr" || local == "dataBinding") whole(i);
    }
  }

  void value(Index node, std::string_view space, std::string_view name, FramePart part) {
    const auto attribute = part_.xml.attribute(node, space, name);
    if (!attribute) return;
    const Index begin = attribute->value_begin;
    at(begin, begin + static_cast<Index>(attribute->value.size()), part);
  }

  void whole(Index node) {
    at(part_.xml[node].begin, part_.xml[node].after, FramePart::of_the_other);
  }

  void at(Index begin, Index end, FramePart part) {
    edits_.push_back(
        {.begin = begin, .end = end, .kind = EditKind::frame, .link = index_, .frame = part});
  }

  const Part& part_;
  std::size_t index_;
  Edits& edits_;
};

}  // namespace

std::vector<PictureFrame> find_frames(const Part& part, const Skin& skin, const Options& options,
                                      std::vector<MarkFault>& faults) {
  return FrameFinder(part, skin, options, faults).find();
}

void add_frame_edits(const Part& part, const PictureFrame& frame, std::size_t index, Edits& edits) {
  FrameEdits(part, index, edits).add(frame);
}

}  // namespace engross::docx
