#include "docx/run.h"

#include <fmt/format.h>

#include "base/text.h"
#include "xml/xml.h"

namespace engross::docx {
namespace {

using base::Fault;
using expression::Scope;
using expression::Value;

constexpr std::size_t kLongestValue = 1'000'000;           // characters of one value
constexpr std::size_t kAllValues = std::size_t{10} << 20;  // bytes of all values together
// Bytes of a filled part: no more than is read of one, or nobody could check it or fill it again.
constexpr std::size_t kLargestPart = std::size_t{64} << 20;

// What a word processor takes for the end of a line: LF, CR, CR LF, NEL, U+2028 and U+2029.
std::size_t line_end_length(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\n':
      return 1;
    case '\r':
      return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case '\xC2':
      return text.substr(at).starts_with("\xC2\x85") ? 2 : 0;
    case '\xE2':
      return text.substr(at).starts_with("\xE2\x80\xA8") ||
                     text.substr(at).starts_with("\xE2\x80\xA9")
                 ? 3
                 : 0;
    default:
      return 0;
  }
}

// The last tag of `text`, and whether text stands behind it.
bool ends_with_element(std::string_view text, std::string_view name) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ' ||
                           text.back() == '\t')) {
    text.remove_suffix(1);
  }
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos || text.back() != '>') return false;
  std::string_view tag = text.substr(open + 1);
  if (tag.starts_with('/')) {
    tag.remove_prefix(1);
    return tag.substr(0, tag.size() - 1) == name;
  }
  const bool empty = tag.ends_with("/>");
  const std::string_view tag_name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  if (!empty) return false;
  if (tag_name == name) return true;
  // Ends of bookmarks and comments may stand behind the last paragraph.
  return ends_with_element(text.substr(0, open), name);
}

bool holds_element(std::string_view text, std::string_view name) {
  const std::string open = "<" + std::string(name);
  for (std::size_t at = text.find(open); at != std::string_view::npos;
       at = text.find(open, at + 1)) {
    const std::size_t behind = at + open.size();
    if (behind < text.size() &&
        std::string_view(" \t\r\n/>").find(text[behind]) != std::string_view::npos)
      return true;
  }
  return false;
}

Value count_record(std::size_t index, std::size_t length) {
  const auto number = [](std::size_t n) { return Value(base::Decimal(static_cast<long long>(n))); };
  expression::Record record;
  record.members = {{"index", number(index + 1)},
                    {"index0", number(index)},
                    {"first", Value(index == 0)},
                    {"last", Value(index + 1 == length)},
                    {"length", number(length)}};
  return Value(std::move(record));
}

// Nothing to show, and nothing wrong.
bool is_gap(const tl::expected<Value, expression::EvaluationError>& found) {
  if (!found) return found.error().missing.has_value();
  return found->is_nothing() || (found->is(Value::Kind::text) && base::is_blank(found->text())) ||
         (found->is(Value::Kind::list) && found->list().empty());
}

}  // namespace

expression::EvaluationError nothing_in(const Slot& slot) {
  const auto names = slot.expression.names();
  return {"no value", "give the value, or write default",
          names.empty() ? slot.mark : names.front().path};
}

std::string Run::fill(const Program& program) {
  program_ = &program;
  seen_.assign(program.counted, false);
  numbers_.assign(program.lists.size(), {});
  numbered_.assign(program.lists.size(), false);
  shapes_.clear();
  out_.clear();
  out_.reserve(program.bytes.size() + program.bytes.size() / 4);
  run(program.ops, root_);
  if (out_.size() > kLargestPart && !program.slots.empty())
    too_large({.part = program.slots.front().place.part, .heading = {}, .cell = {}});
  return std::move(out_);
}

void Run::run(const Ops& ops, const Scope& scope) {
  for (const Op& op : ops) run(op, scope);
}

void Run::run(const Op& op, const Scope& scope) {
  switch (op.action) {
    case Action::literal:
      return literal(op);
    case Action::once:
      if (!seen_[op.count]) literal(op);
      seen_[op.count] = true;
      return;
    case Action::fresh:
      return fresh(op);
    case Action::list:
      return list(op);
    case Action::value:
      return value(program_->slots[op.index], scope);
    case Action::choose:
      return choose(op, scope);
    case Action::repeat:
      return repeat(op, scope);
    case Action::section:
      return section(op, scope);
    case Action::link:
      return link(op, scope);
    default:
      return guard(op, scope);
  }
}

void Run::literal(const Op& op) { out_.append(program_->bytes, op.begin, op.end - op.begin); }

void Run::fresh(const Op& op) {
  const auto kind = static_cast<IdKind>(op.index);
  const std::string_view own =
      std::string_view(program_->bytes).substr(op.begin, op.end - op.begin);
  if (kind == IdKind::shape_again) {
    const auto shape = shapes_.find(own);
    out_ += shape == shapes_.end() ? own : std::string_view(shape->second);
    return;
  }
  if (!seen_[op.count]) {
    seen_[op.count] = true;
    return literal(op);
  }
  const std::uint64_t id = ids_[op.index]++;
  const std::string written = kind == IdKind::paragraph ? fmt::format("{:08X}", id)
                              : kind == IdKind::shape   ? fmt::format("_x0000_s{}", id)
                                                        : fmt::format("{}", id);
  if (kind == IdKind::shape) shapes_.insert_or_assign(std::string(own), written);
  out_ += written;
}

void Run::list(const Op& op) {
  std::string& number = numbers_[op.index];
  if (number.empty() && !numbered_[op.index]) {
    number = program_->lists[op.index];
    numbered_[op.index] = true;
  } else if (number.empty()) {
    outcome_.numbers.push_back({next_number_, program_->lists[op.index]});
    number = fmt::format("{}", next_number_++);
  }
  out_ += number;
}

void Run::value(const Slot& slot, const Scope& scope) {
  const Value* standing = slot.optional ? nullptr : slot.expression.standing(scope);
  if (standing != nullptr) return show(slot, *standing);
  const auto found = slot.expression.evaluate(scope, environment_);
  if (slot.optional) {
    if (is_gap(found)) return;
    ++shown_;
  }
  if (!found) return fail(slot, found.error());
  show(slot, *found);
}

void Run::show(const Slot& slot, const Value& value) {
  if (value.is_nothing()) return fail(slot, nothing_in(slot));
  if (value.is(Value::Kind::text)) return put(slot, value.text());
  const base::Result<std::string> text = expression::display(value);
  if (!text) return refuse(text.error().fault, text.error().what, slot.place, text.error().remedy);
  put(slot, *text);
}

void Run::put(const Slot& slot, const std::string& text) {
  written_ += text.size();
  if (text.size() > kLongestValue * 4 ||
      (text.size() > kLongestValue && base::code_points(text).size() > kLongestValue)) {
    return refuse(Fault::refused, "a value for “" + slot.mark + "” that is too long", slot.place,
                  "shorten it to less than a million characters");
  }
  if (written_ > kAllValues) {
    return refuse(Fault::refused, "values of more than 10 MiB in one document", slot.place,
                  "make several documents, each of a part of the list");
  }
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const bool tab = text[at] == '\t';
    const std::size_t length = tab ? 1 : line_end_length(text, at);
    if (length == 0) {
      ++at;
      continue;
    }
    put_line(std::string_view(text).substr(from, at - from));
    const Dress& dress = program_->dresses[slot.dress];
    const std::string& breaks = tab ? dress.tab : dress.line_break;
    out_ += breaks.empty() ? (tab ? "\t" : "\n") : breaks;
    at += length;
    from = at;
  }
  put_line(std::string_view(text).substr(from));
}

void Run::put_line(std::string_view text) {
  outcome_.replaced_characters += xml::append_escaped_text(out_, text);
}

void Run::choose(const Op& op, const Scope& scope) {
  for (const Branch& branch : op.branches) {
    if (branch.condition >= 0) {
      const Slot& slot = program_->slots[static_cast<std::size_t>(branch.condition)];
      const auto holds = slot.expression.test(scope, environment_);
      if (!holds) return fail(slot, holds.error());
      if (*holds == branch.negated) continue;
    }
    return body(branch, scope);
  }
}

void Run::body(const Branch& branch, const Scope& scope) {
  if (branch.shows) ++shown_;
  run(branch.body, scope);
}

std::optional<Value> Run::list_of(const Slot& slot, const Scope& scope) {
  const auto found = slot.expression.evaluate(scope, environment_);
  if (!found) {
    fail(slot, found.error());
    return std::nullopt;
  }
  if (found->is_nothing() || found->is(Value::Kind::list)) return *found;
  refuse(Fault::malformed,
         fmt::format("“{}” goes through a list and was given a {}", slot.mark, word(found->kind())),
         slot.place, "name a list");
  return std::nullopt;
}

// Whether a loop ends before its list: the part has grown beyond all measure, which a loop in a
// loop can do, or there will be no document.
bool Run::too_much(const Slot& slot) {
  if (outcome_.error) return true;
  if (out_.size() <= kLargestPart) return false;
  too_large(slot.place);
  return true;
}

void Run::too_large(const Place& place) {
  refuse(Fault::refused, "a document that grows too large", place,
         "make several documents, each of a part of the list");
}

// Makes room for a loop's rounds once the first has shown how long one is, so that a long table is
// not moved again and again while it grows.
void Run::expect(std::size_t begin, std::size_t rounds) {
  const std::size_t one = out_.size() - begin;
  if (one == 0 || rounds > kLargestPart / one) return;
  out_.reserve(begin + rounds * one + rounds * one / 8);
}

void Run::repeat(const Op& op, const Scope& scope) {
  const Slot& slot = program_->slots[op.index];
  const std::optional<Value> list = list_of(slot, scope);
  const std::size_t length = list && list->is(Value::Kind::list) ? list->list().size() : 0;
  if (length == 0 && op.branches.size() > 1) return body(op.branches[1], scope);
  const std::size_t begin = out_.size();
  for (std::size_t i = 0; i < length; ++i) {
    if (too_much(slot)) return;
    if (i == 1) expect(begin, length);
    for (const std::uint32_t restart : op.branches[0].restarts) numbers_[restart].clear();
    const Scope item(scope, slot.variable, list->list()[i]);
    if (!slot.counts) {
      body(op.branches[0], item);
      continue;
    }
    const Value count = count_record(i, length);
    body(op.branches[0], Scope(item, "loop", count));
  }
}

void Run::section(const Op& op, const Scope& scope) {
  const Slot& slot = program_->slots[op.index];
  if (const Value* standing = slot.expression.standing(scope))
    return section_over(op, *standing, scope);
  const auto found = slot.expression.evaluate(scope, environment_);
  // A section over something that is not there is an empty one, as its users know it.
  if (found) return section_over(op, *found, scope);
  if (!found.error().missing) fail(slot, found.error());
}

void Run::section_over(const Op& op, const Value& value, const Scope& scope) {
  if (!value.is(Value::Kind::list)) {
    if (value.truthy()) section_item(op.branches[0], value, scope);
    return;
  }
  const std::size_t begin = out_.size();
  std::size_t i = 0;
  for (const Value& item : value.list()) {
    if (too_much(program_->slots[op.index])) return;
    if (i++ == 1) expect(begin, value.list().size());
    section_item(op.branches[0], item, scope);
  }
}

void Run::section_item(const Branch& branch, const Value& item, const Scope& scope) {
  const Scope self(scope, "this", item);
  if (!item.is(Value::Kind::record)) return body(branch, self);
  body(branch, Scope(self, item));
}

void Run::guard(const Op& op, const Scope& scope) {
  const std::size_t begin = out_.size();
  const std::uint64_t shown = shown_;
  run(op.branches[0].body, scope);
  const std::string_view written = std::string_view(out_).substr(begin);
  const std::string& name = program_->texts[op.index];
  switch (op.action) {
    case Action::vanish:
      if (shown_ == shown) out_.resize(begin);
      return;
    case Action::need_element:
      if (!holds_element(written, name)) out_.resize(begin);
      return;
    case Action::need_block:
      if (!ends_with_element(written, name)) out_ += "<" + name + "/>";
      return;
    case Action::need_any:
      if (written.find('<') == std::string_view::npos) out_ += "<" + name + "/>";
      return;
    default:
      return;
  }
}

void Run::fail(const Slot& slot, const expression::EvaluationError& error) {
  if (!error.missing) return refuse(Fault::malformed, error.what, slot.place, error.remedy);
  outcome_.missing.push_back({*error.missing, slot.mark, slot.place});
  if (missing_ != Missing::mark) return;
  const Dress& dress = program_->dresses[slot.dress];
  out_ += dress.highlight_before;
  put_line(slot.mark);
  out_ += dress.highlight_after;
}

void Run::refuse(Fault fault, std::string what, const Place& place, std::string remedy) {
  if (!outcome_.error)
    outcome_.error = base::Error{fault, std::move(what), place.text(), std::move(remedy)};
}

}  // namespace engross::docx
