#include "docx/shown_blocks.h"

#include <algorithm>

#include "base/text.h"

namespace engross::docx {
namespace {

using xml::Index;

class ShownBlocks {
 public:
  ShownBlocks(const Part& part, const std::vector<Mark>& marks, const BlockEdits& edits,
              std::size_t paragraph)
      : part_(part), marks_(marks), edits_(edits), paragraph_(part.paragraphs[paragraph]) {
    const auto begin = std::ranges::lower_bound(marks, paragraph, {}, &Mark::paragraph);
    const auto end = std::ranges::upper_bound(marks, paragraph, {}, &Mark::paragraph);
    first_ = static_cast<std::size_t>(begin - marks.begin());
    last_ = static_cast<std::size_t>(end - marks.begin());
  }

  // Whether blocks begin and end inside the paragraph, and none that began elsewhere.
  bool inline_blocks() const {
    const xml::Node& node = part_.xml[paragraph_.node];
    int depth = 0;
    bool any = false;
    for (std::size_t i = first_; i < last_; ++i) {
      if (!marks_[i].steers()) continue;
      const Edit* edit = edits_[i];
      if (edit == nullptr || edit->begin < node.content || edit->end > node.close) continue;
      any = true;
      depth += edit->kind == EditKind::open ? 1 : edit->kind == EditKind::close ? -1 : 0;
      if (depth < 0) return false;
    }
    return any && depth == 0;
  }

  // Notes on each branch whether it shows something by itself.
  bool shown_only_in_blocks() const {
    const xml::Node& node = part_.xml[paragraph_.node];
    std::vector<Edit*> open;
    std::size_t at = 0;
    bool outside = false;
    Index byte = node.begin;
    const auto shown = [&](std::size_t text_end, Index byte_end, bool value) {
      const std::string_view text = std::string_view(paragraph_.text).substr(at, text_end - at);
      const bool object = std::ranges::any_of(paragraph_.objects, [&](Index found) {
        return part_.xml[found].begin >= byte && part_.xml[found].begin < byte_end;
      });
      if (!value && !object && base::is_blank(text)) return;
      if (open.empty()) {
        outside = true;
      } else {
        open.back()->shows = true;
      }
    };
    for (std::size_t i = first_; i < last_; ++i) {
      const Mark& mark = marks_[i];
      shown(mark.text_begin, mark.begin, mark.verb == Verb::print);
      at = mark.text_end;
      byte = mark.end;
      Edit* edit = mark.steers() ? edits_[i] : nullptr;
      if (edit == nullptr || edit->begin < node.content || edit->end > node.close) continue;
      if (edit->kind != EditKind::open) open.pop_back();
      if (edit->kind != EditKind::close) open.push_back(edit);
    }
    shown(paragraph_.text.size(), node.after, false);
    return !outside;
  }

 private:
  const Part& part_;
  const std::vector<Mark>& marks_;
  const BlockEdits& edits_;
  const Paragraph& paragraph_;
  std::size_t first_ = 0;  // of its marks
  std::size_t last_ = 0;
};

}  // namespace

bool shows_in_blocks_alone(const Part& part, const std::vector<Mark>& marks,
                           const BlockEdits& edits, std::size_t paragraph) {
  const ShownBlocks blocks(part, marks, edits, paragraph);
  return blocks.inline_blocks() && blocks.shown_only_in_blocks();
}

}  // namespace engross::docx
