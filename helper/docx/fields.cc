#include "docx/fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace engross::docx {
namespace {

std::string_view first_step(std::string_view path) {
  return path.substr(0, path.find_first_of(".["));
}

using expression::Asked;

// A test says nothing of a type, and what prints may be anything more than that.
void take_for(Field& field, Asked asked) {
  const auto prints = [](Asked type) { return type == Asked::value || type == Asked::text; };
  const Asked before = field.asked;
  if (field.disagree || before == asked || asked == Asked::condition) return;
  if (prints(asked) && before != Asked::text && before != Asked::condition) return;
  field.disagree = !prints(before) && before != Asked::condition;
  field.asked = field.disagree ? Asked::value : asked;
}

class FieldReader {
 public:
  FieldReader(const Reading& reading, const Places& places, std::vector<Field>& fields)
      : reading_(reading), marks_(reading.marks), places_(places), fields_(fields) {
    for (const Block& block : reading.blocks.blocks) {
      opening_[block.marks.front()] = block.marks.back();
    }
    for (std::size_t i = 0; i < fields.size(); ++i) known_[{fields[i].path, fields[i].loop}] = i;
  }

  void read() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      while (!open_.empty() && opening_[open_.back()] <= i) {
        open_.pop_back();
        used_.clear();
      }
      use(marks_[i]);
      if (!opening_.contains(i)) continue;
      open_.push_back(i);
      used_.clear();
    }
    for (const Link& link : reading_.links) use(link);
    for (const PictureFrame& frame : reading_.frames) use(frame);
    for (const TaggedControl& control : reading_.controls) use(control);
  }

 private:
  bool is_loop(std::size_t mark) const { return marks_[mark].verb == Verb::for_each; }

  // The blocks around a byte that belongs to no mark of the text.
  void open_around(xml::Index byte) {
    open_.clear();
    used_.clear();
    for (const auto& [opening, closing] : opening_) {
      if (marks_[opening].begin < byte && marks_[closing].end > byte) open_.push_back(opening);
    }
  }

  void use(const PictureFrame& frame) {
    open_around(frame.mark.begin);
    use(frame.mark);
  }

  // A section's list is that of the loop it stands for.
  void use(const TaggedControl& control) {
    if (control.kind == ControlKind::section) return;
    open_around(control.mark.begin);
    part_ = places_[control.mark.paragraph].part;
    use(*control.mark.expression, control.mark.optional || control.if_known,
        control.kind == ControlKind::date ? Asked::date : Asked::value);
  }

  void use(const Link& link) {
    open_around(link.begin);
    part_ = places_[link.paragraph].part;
    for (const AddressPiece& piece : link.address) {
      if (piece.expression) use(*piece.expression, false, Asked::text);
    }
  }

  void use(const Mark& mark) {
    if (!mark.expression) return;
    const std::string& part = places_[mark.paragraph].part;
    if (part != part_) used_.clear();
    part_ = part;
    const bool loop = mark.verb == Verb::for_each;
    const bool test = mark.optional || (mark.verb != Verb::print && !loop);
    const bool section = mark.control != xml::kNone;
    const Asked asked = loop || section            ? Asked::list
                        : mark.verb == Verb::print ? Asked::value
                                                   : Asked::condition;
    // Marks of one text share what it means.
    if (used_.emplace(&mark.expression->root(), test, asked).second)
      use(*mark.expression, test, asked);
  }

  // A name that stands by itself is asked for as what the mark makes of it.
  void use(const expression::Expression& expression, bool test, Asked alone) {
    const bool in_condition =
        std::ranges::any_of(open_, [&](std::size_t open) { return !is_loop(open); });
    for (const expression::NameUse& name : expression.names()) {
      const bool itself = name.asked == Asked::value && expression.items_of();
      add(name.path, !(in_condition || test || name.fallback), itself ? alone : name.asked);
    }
  }

  void add(const std::string& path, bool required, Asked asked) {
    const std::string_view root = first_step(path);
    std::string loop;
    std::string whole = path;
    for (auto open = open_.rbegin(); open != open_.rend() && loop.empty(); ++open) {
      if (!is_loop(*open) || !marks_[*open].expression) continue;
      if (root == "loop") return;
      if (root != marks_[*open].variable) continue;
      loop = marks_[*open].expression->source();
      const std::string list = whole_list(open);
      whole = list.empty() ? "" : list + "[]" + path.substr(root.size());
    }
    const auto [found, fresh] = known_.try_emplace({path, loop}, fields_.size());
    if (fresh) {
      fields_.push_back({path, loop, required, {part_}, asked, false, std::move(whole)});
      return;
    }
    Field* known = &fields_[found->second];
    known->required = known->required || required;
    take_for(*known, asked);
    if (std::ranges::find(known->parts, part_) == known->parts.end()) known->parts.push_back(part_);
  }

  using Open = std::vector<std::size_t>::const_reverse_iterator;

  // The list that a loop goes through, from the values on; empty when it is none of theirs.
  std::string whole_list(Open loop) const {
    const auto list = marks_[*loop].expression->items_of();
    if (!list) return {};
    const std::string_view root = first_step(*list);
    for (Open outer = loop + 1; outer != Open(open_.rend()); ++outer) {
      if (!is_loop(*outer) || !marks_[*outer].expression || root != marks_[*outer].variable)
        continue;
      const std::string around = whole_list(outer);
      return around.empty() ? "" : around + "[]" + list->substr(root.size());
    }
    return *list;
  }

  const Reading& reading_;
  const std::vector<Mark>& marks_;
  const Places& places_;
  std::string part_;  // where the present use stands
  std::vector<Field>& fields_;
  std::map<std::size_t, std::size_t> opening_;  // of blocks: their closing mark
  std::vector<std::size_t> open_;
  // Of the present part and blocks: what was used already, how, and as what.
  std::set<std::tuple<const expression::Expression::Node*, bool, Asked>> used_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  // path and loop: in fields_
};

}  // namespace

void add_fields(const PartReading& part, std::vector<Field>& fields) {
  FieldReader(part.reading, part.places, fields).read();
}

}  // namespace engross::docx
