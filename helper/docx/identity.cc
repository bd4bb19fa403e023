#include "docx/identity.h"

#include <map>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;

// Bytes of a loop's body.
struct Body {
  Index begin = 0;
  Index end = 0;
};

class Identity {
 public:
  Identity(const Part& part, Edits& edits) : part_(part), edits_(edits) {}

  void add(Index begin, Index end) {
    const auto& nodes = part_.xml.nodes();
    for (Index i = part_.xml.first_from(begin); i < nodes.size() && nodes[i].begin < end; ++i)
      visit(i);
  }

 private:
  void visit(Index node) {
    switch (part_.words[node]) {
      case Word::range_start:
      case Word::range_end:
      case Word::comment_reference:
        edits_.push_back(
            {.begin = part_.xml[node].begin, .end = part_.xml[node].after, .kind = EditKind::once});
        break;
      case Word::drawing_properties:
        return fresh(node, "", "id", IdKind::drawing);
      case Word::paragraph:
      case Word::row:
        return fresh(node, kWord2010, "paraId", IdKind::paragraph);
      case Word::control_id:
        if (part_.words[part_.xml[node].parent] == Word::control_properties)
          fresh(node, kWord, "val", IdKind::control);
        break;
      case Word::inserted:
      case Word::deleted:
      case Word::moved_from:
      case Word::moved_to:
      case Word::change:
        return fresh(node, kWord, "id", IdKind::annotation);
      case Word::other:
        return visit_shape(node);
      default:
        break;
    }
  }

  // The older kind of drawing. What shapes have in common is described once; an object or a control
  // stands behind its shape and names it.
  void visit_shape(Index node) {
    const xml::Name& name = part_.xml.name(node);
    if (name.space == kOffice && name.local == "OLEObject")
      return fresh(node, "", "ShapeID", IdKind::shape_again);
    if (name.space == kWord && name.local == "control")
      return fresh(node, kWord, "shapeid", IdKind::shape_again);
    if (name.space != kVml || node < described_) return;
    if (name.local == "shapetype") {
      described_ = part_.xml[node].end;
      edits_.push_back(
          {.begin = part_.xml[node].begin, .end = part_.xml[node].after, .kind = EditKind::once});
      return;
    }
    fresh(node, "", "id", IdKind::shape);
    fresh(node, kOffice, "spid", IdKind::shape);
  }

  void fresh(Index node, std::string_view space, std::string_view name, IdKind kind) {
    const auto attribute = part_.xml.attribute(node, space, name);
    if (!attribute) return;
    const Index begin = attribute->value_begin;
    edits_.push_back({.begin = begin,
                      .end = begin + static_cast<Index>(attribute->value.size()),
                      .kind = EditKind::fresh,
                      .id = kind});
  }

  const Part& part_;
  Edits& edits_;
  Index described_ = 0;  // nodes before this one lie in the last description
};

bool loops(Verb verb) { return verb == Verb::for_each || verb == Verb::each; }

}  // namespace

void add_identity(const Part& part, const std::vector<Mark>& marks,
                  const std::vector<Block>& blocks, Edits& edits) {
  std::map<std::size_t, std::size_t> ends;  // of loops: the closing mark by the opening one
  for (const Block& block : blocks) {
    if (loops(marks[block.marks.front()].verb)) ends[block.marks.front()] = block.marks.back();
  }
  std::map<std::size_t, const Edit*> by_mark;
  for (const Edit& edit : edits) {
    if (edit.turn == Turn::block) by_mark[edit.mark] = &edit;
  }
  std::vector<Body> outermost;
  for (const auto& [open, close] : ends) {
    const Body body{by_mark.at(open)->end, by_mark.at(close)->begin};
    if (outermost.empty() || body.begin >= outermost.back().end) outermost.push_back(body);
  }
  Identity identity(part, edits);
  for (const Body& body : outermost) identity.add(body.begin, body.end);
}

}  // namespace engross::docx
