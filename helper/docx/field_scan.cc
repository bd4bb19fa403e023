#include "docx/field_scan.h"

#include <algorithm>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

class FieldScan {
 public:
  explicit FieldScan(const Part& part) : part_(part) {}

  std::deque<FieldCode> all() {
    const auto& nodes = part_.xml.nodes();
    for (Index i = 0; i < nodes.size();) i = visit(i);
    return std::move(fields_);
  }

 private:
  struct Open {
    FieldCode* field;
    bool code = true;  // its code is still being read
  };

  Index visit(Index node) {
    const Index past = part_.xml[node].end;
    switch (part_.words[node]) {
      case Word::deleted:
      case Word::moved_from:
        return past;
      case Word::field_char:
        character(node);
        return past;
      case Word::field_text:
        text(node, part_.xml.text(node));
        return past;
      case Word::tab:
      case Word::line_break:
        if (in_code()) open_.back().field->code.push_back({.run = run_of(node), .element = node});
        return past;
      case Word::run:
        if (!open_.empty() && !open_.back().code && open_.back().field->shown == kNone)
          open_.back().field->shown = node;
        return node + 1;
      case Word::simple_field:
        simple(node);
        return past;
      default:
        return node + 1;
    }
  }

  bool in_code() const { return !open_.empty() && open_.back().code; }
  Index run_of(Index node) const { return part_.enclosing(node, Word::run); }

  FieldCode& begin(Index node) {
    const auto after = std::ranges::upper_bound(part_.paragraphs, node, {}, &Paragraph::node);
    const auto index = static_cast<std::size_t>(after - part_.paragraphs.begin());
    FieldCode& field = fields_.emplace_back();
    field.begin = node;
    field.paragraph = index == 0 ? 0 : index - 1;
    field.in_code = std::ranges::any_of(open_, &Open::code);
    if (in_code()) open_.back().field->code.push_back({.run = run_of(node), .field = &field});
    return field;
  }

  void character(Index node) {
    const std::string type = part_.xml.value(node, kWord, "fldCharType");
    if (type == "begin") {
      open_.push_back({&begin(node)});
    } else if (!open_.empty() && type == "separate") {
      open_.back().code = false;
    } else if (!open_.empty() && type == "end") {
      open_.back().field->end = node;
      open_.pop_back();
    }
  }

  void text(Index node, const std::string& code) {
    if (!in_code()) return;
    const Index run = run_of(node);
    for (const char c : code) open_.back().field->code.push_back({.byte = c, .run = run});
  }

  void simple(Index node) {
    FieldCode& field = begin(node);
    field.end = node;
    for (Index i = node + 1; i < part_.xml[node].end && field.shown == kNone; ++i) {
      if (part_.words[i] == Word::run) field.shown = i;
    }
    for (const char c : part_.xml.value(node, kWord, "instr"))
      field.code.push_back({.byte = c, .run = field.shown});
  }

  const Part& part_;
  std::deque<FieldCode> fields_;  // in order; they point at each other, so none is ever moved
  std::vector<Open> open_;
};

}  // namespace

std::deque<FieldCode> fields_of(const Part& part) { return FieldScan(part).all(); }

}  // namespace engross::docx
