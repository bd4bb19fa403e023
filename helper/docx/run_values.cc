// Values, where they stand.
#include "base/text.h"
#include "docx/run.h"
#include "xml/xml.h"

namespace engross::docx {
namespace {

using base::Fault;
using expression::Scope;
using expression::Value;

constexpr std::size_t kLongestValue = 1'000'000;           // characters of one value
constexpr std::size_t kAllValues = std::size_t{10} << 20;  // bytes of all values together

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
  if (show_content(slot, value)) return;
  const base::Result<std::string> text = expression::display(value);
  if (!text) return refuse(text.error().fault, text.error().what, slot.spot, text.error().remedy);
  put(slot, *text);
}

void Run::put(const Slot& slot, const std::string& text) {
  written_ += text.size();
  if (text.size() > kLongestValue * 4 ||
      (text.size() > kLongestValue && base::code_points(text).size() > kLongestValue)) {
    return refuse(Fault::refused, "a value for “" + slot.mark + "” that is too long", slot.spot,
                  "shorten it to less than a million characters");
  }
  if (written_ > kAllValues) {
    return refuse(Fault::refused, "values of more than 10 MiB in one document", slot.spot,
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
    if (dress.end_text.empty()) {
      out_ += tab ? '\t' : '\n';
    } else {
      out_ += dress.end_text + "<" + dress.prefix + (tab ? "tab/>" : "br/>") + dress.begin_text;
    }
    at += length;
    from = at;
  }
  put_line(std::string_view(text).substr(from));
}

void Run::put_line(std::string_view text) {
  outcome_.replaced_characters += xml::append_escaped_text(out_, text);
}

void Run::fail(const Slot& slot, const expression::EvaluationError& error) {
  if (!error.missing) return refuse(Fault::malformed, error.what, slot.spot, error.remedy);
  outcome_.missing.push_back({*error.missing, slot.mark, teller_.place(slot.spot)});
  if (missing_ != Missing::mark) return;
  put_mark(slot);
}

// Where a value is missing: a person must see it.
void Run::put_mark(const Slot& slot) {
  const Dress& dress = program_->dresses[slot.dress];
  const bool shown = !dress.prefix.empty();
  if (shown) turn_to(dress, {.highlighted = true});
  put_line(slot.mark);
  if (shown) turn_to(dress, {});
}

}  // namespace engross::docx
