#include "docx/blocks.h"

#include <algorithm>
#include <map>

namespace engross::docx {

bool ends(const Mark& closing, const Mark& opening) {
  switch (closing.verb) {
    case Verb::end_if:
      return opening.verb == Verb::if_true;
    case Verb::end_for:
      return opening.verb == Verb::for_each;
    case Verb::end_any:
      return (opening.verb == Verb::each || opening.verb == Verb::if_false) &&
             (closing.variable.empty() || closing.variable == opening.variable);
    default:
      return false;
  }
}

namespace {

class Matcher {
 public:
  Matcher(const std::vector<Mark>& marks, Blocks& found, std::vector<MarkFault>& faults)
      : marks_(marks), found_(found), faults_(faults) {}

  void take(std::size_t index) {
    const Mark& mark = marks_[index];
    if (mark.opens()) {
      open_.push_back({{index}});
    } else if (mark.closes()) {
      close(index);
    } else {
      middle(index);
    }
  }

  void finish() {
    for (const Block& block : open_) found_.unclosed.push_back(block.marks.front());
  }

 private:
  const Mark& opening(const Block& block) const { return marks_[block.marks.front()]; }

  void fault(std::size_t index, std::string code, std::string what, std::string remedy) {
    const Mark& mark = marks_[index];
    faults_.push_back({std::move(code), mark.paragraph, mark.begin, mark.text, std::move(what),
                       std::move(remedy)});
  }

  void close(std::size_t index) {
    if (open_.empty()) return found_.unopened.push_back(index);
    const auto partner = std::find_if(open_.rbegin(), open_.rend(), [&](const Block& block) {
      return ends(marks_[index], opening(block));
    });
    if (partner == open_.rend()) {
      const Mark& top = opening(open_.back());
      fault(index, "wrong-end",
            "“" + marks_[index].text + "” ends nothing; “" + top.text + "” is open here",
            "did you mean “" + end_of(top) + "”?");
      open_.pop_back();
      return;
    }
    for (auto skipped = open_.rbegin(); skipped != partner; ++skipped)
      found_.unclosed.push_back(skipped->marks.front());
    Block block = std::move(*partner);
    open_.erase(partner.base() - 1, open_.end());
    block.marks.push_back(index);
    found_.blocks.push_back(std::move(block));
  }

  void middle(std::size_t index) {
    const Mark& mark = marks_[index];
    if (open_.empty()) {
      return fault(index, "else-outside", "“" + mark.text + "” stands outside any condition",
                   "write {% if … %} before it");
    }
    Block& block = open_.back();
    const bool loop = opening(block).verb == Verb::for_each;
    if (loop && mark.verb == Verb::else_if) {
      return fault(index, "else-outside",
                   "“" + mark.text + "” stands in a loop, not in a condition",
                   "end the loop with {% endfor %} first");
    }
    if (marks_[block.marks.back()].verb == Verb::otherwise) {
      return fault(index, "second-else",
                   "“" + mark.text + "” comes after the {% else %} of its condition",
                   "keep one {% else %}, the last");
    }
    block.marks.push_back(index);
  }

  const std::vector<Mark>& marks_;
  Blocks& found_;
  std::vector<MarkFault>& faults_;
  std::vector<Block> open_;
};

}  // namespace

bool is_text_root(Word word) {
  switch (word) {
    case Word::body:
    case Word::header:
    case Word::footer:
    case Word::footnote:
    case Word::endnote:
    case Word::comment:
    case Word::text_box:
      return true;
    default:
      return false;
  }
}

xml::Index enclosing_in_text(const Part& part, xml::Index node, Word word) {
  while (node != xml::kNone && part.words[node] != word) {
    if (is_text_root(part.words[node])) return xml::kNone;
    node = part.xml[node].parent;
  }
  return node;
}

std::string end_of(const Mark& opening) {
  if (opening.kind == MarkKind::merge)
    return opening.verb == Verb::for_each ? "<<end for>>" : "<<end if>>";
  if (opening.verb == Verb::for_each) return "{% endfor %}";
  if (opening.verb == Verb::if_true) return "{% endif %}";
  return "{/" + opening.variable + "}";
}

Blocks match_blocks(const Part& part, const std::vector<Mark>& marks,
                    std::vector<MarkFault>& faults) {
  Blocks found;
  std::map<xml::Index, Matcher> texts;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].steers()) continue;
    xml::Index root = part.paragraphs[marks[i].paragraph].node;
    while (part.xml[root].parent != xml::kNone && !is_text_root(part.words[root]))
      root = part.xml[root].parent;
    texts.try_emplace(root, marks, found, faults).first->second.take(i);
  }
  for (auto& [root, matcher] : texts) matcher.finish();
  std::ranges::sort(found.blocks, {}, [](const Block& block) { return block.marks.front(); });
  std::ranges::sort(found.unclosed);
  std::ranges::sort(found.unopened);
  return found;
}

bool too_deep(const std::vector<Block>& blocks) {
  std::vector<std::size_t> ends;
  for (const Block& block : blocks) {
    while (!ends.empty() && ends.back() < block.marks.front()) ends.pop_back();
    ends.push_back(block.marks.back());
    if (ends.size() > kDeepestBlock) return true;
  }
  return false;
}

}  // namespace engross::docx
