#include "docx/fields.h"

#include <algorithm>
#include <map>

namespace engross::docx {
namespace {

std::string_view first_step(std::string_view path) {
  return path.substr(0, path.find_first_of(".["));
}

class FieldReader {
 public:
  FieldReader(const Reading& reading, const std::vector<Place>& places, std::vector<Field>& fields)
      : reading_(reading), marks_(reading.marks), places_(places), fields_(fields) {
    for (const Block& block : reading.blocks.blocks) {
      opening_[block.marks.front()] = block.marks.back();
    }
    for (std::size_t i = 0; i < fields.size(); ++i) known_[{fields[i].path, fields[i].loop}] = i;
  }

  void read() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      while (!open_.empty() && opening_[open_.back()] <= i) open_.pop_back();
      use(marks_[i]);
      if (opening_.contains(i)) open_.push_back(i);
    }
    for (const Link& link : reading_.links) use(link);
    for (const PictureFrame& frame : reading_.frames) use(frame);
  }

 private:
  bool is_loop(std::size_t mark) const { return marks_[mark].verb == Verb::for_each; }

  // The blocks around a byte that belongs to no mark of the text.
  void open_around(xml::Index byte) {
    open_.clear();
    for (const auto& [opening, closing] : opening_) {
      if (marks_[opening].begin < byte && marks_[closing].end > byte) open_.push_back(opening);
    }
  }

  void use(const PictureFrame& frame) {
    open_around(frame.mark.begin);
    use(frame.mark);
  }

  void use(const Link& link) {
    open_around(link.begin);
    part_ = places_[link.paragraph].part;
    for (const AddressPiece& piece : link.address) {
      if (piece.expression) use(*piece.expression, false);
    }
  }

  void use(const Mark& mark) {
    if (!mark.expression) return;
    part_ = places_[mark.paragraph].part;
    use(*mark.expression,
        mark.optional || (mark.verb != Verb::print && mark.verb != Verb::for_each));
  }

  void use(const expression::Expression& expression, bool test) {
    const bool in_condition =
        std::ranges::any_of(open_, [&](std::size_t open) { return !is_loop(open); });
    for (const expression::NameUse& name : expression.names()) {
      add(name.path, !(in_condition || test || name.fallback));
    }
  }

  void add(const std::string& path, bool required) {
    const std::string_view root = first_step(path);
    std::string loop;
    for (auto open = open_.rbegin(); open != open_.rend() && loop.empty(); ++open) {
      if (!is_loop(*open) || !marks_[*open].expression) continue;
      if (root == "loop") return;
      if (root == marks_[*open].variable) loop = marks_[*open].expression->source();
    }
    const auto [found, fresh] = known_.try_emplace({path, loop}, fields_.size());
    if (fresh) {
      fields_.push_back({path, loop, required, {part_}});
      return;
    }
    Field* known = &fields_[found->second];
    known->required = known->required || required;
    if (std::ranges::find(known->parts, part_) == known->parts.end()) known->parts.push_back(part_);
  }

  const Reading& reading_;
  const std::vector<Mark>& marks_;
  const std::vector<Place>& places_;
  std::string part_;  // where the present use stands
  std::vector<Field>& fields_;
  std::map<std::size_t, std::size_t> opening_;  // of blocks: their closing mark
  std::vector<std::size_t> open_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  // path and loop: in fields_
};

}  // namespace

void add_fields(const Reading& reading, const std::vector<Place>& places,
                std::vector<Field>& fields) {
  FieldReader(reading, places, fields).read();
}

}  // namespace engross::docx
