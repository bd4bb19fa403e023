// A finished document that is open in a word processor: what it holds beside what it would hold
// today, control by control, and what it keeps about itself after it was filled.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "app/filled_record.h"
#include "docx/control_values.h"

namespace engross::app {

// The SHA-256 of a text, as 64 small hexadecimal digits.
using Fingerprint = std::function<std::string(std::string_view text)>;

// A content control of the open document.
struct OpenControl {
  std::string tag;
  std::string title;
  std::string text;  // "" while it shows its placeholder
  bool locked = false;
};

// Which control: the `nth` of its tag, from 0, in the document's order.
struct ControlPlace {
  std::string tag;
  std::size_t nth = 0;
  auto operator<=>(const ControlPlace&) const = default;
};

enum class LineState {
  same,
  stale,    // filled by Engross, untouched since, and the value is another one today
  by_hand,  // somebody typed over what was filled
  unknown,  // nothing says that Engross ever filled it
  locked,
  gone,
  moved  // not as many controls of this tag as there would be today; only a new document has them
};
std::string_view word(LineState state);  // "same", ..., "by hand", ...
std::optional<LineState> line_state(std::string_view text);

struct Line {
  ControlPlace place;
  std::string title;
  std::string present;
  std::string fresh;
  LineState state = LineState::same;
  bool operator==(const Line&) const = default;
};

using ControlValues = std::vector<docx::ControlValue>;

// What a document freshly made from the template says. Refused as fill() is.
Outcome<docx::FinishedText> text_of_template(const Prepared& prepared, const std::string& draft,
                                             const expression::Environment& environment);

// What each control would hold if its tag were a mark. A tag that is no expression has no value
// here, nor one whose value is missing or is no text.
ControlValues values_of_tags(const std::vector<OpenControl>& controls,
                             const expression::Value& values,
                             const expression::Environment& environment);

// One line for each fresh value, those of one tag together. Only tags that have a fresh value: what
// else a document asks for is not its business. `record` is what the document keeps, nothing when
// it keeps nothing that counts.
std::vector<Line> compared(const std::optional<FilledRecord>& record,
                           const std::vector<OpenControl>& present, const ControlValues& fresh,
                           const Fingerprint& fingerprint);

// Whether the text around the values would be another one today: a condition, a list, a value that
// stands in no control, or the template itself. Filling the controls does not change it; only a new
// document has it. `unknown`: the document does not say what it was.
enum class Wording { same, changed, unknown };
std::string_view word(Wording wording);
Wording compared(const std::optional<FilledRecord>& record, std::string_view fresh_wording,
                 const Fingerprint& fingerprint);

// What is filled unless somebody decides otherwise. Nothing that somebody typed is chosen unasked.
// `empty_too`: an unknown control that shows its placeholder, where a form is filled first.
bool chosen_at_first(const Line& line, bool empty_too);

// What the document keeps after a fill: new entries for what was filled and for what already held
// today's value, the old ones for everything else; the wording as it was.
FilledRecord record_after(const std::optional<FilledRecord>& before, const Origin& origin,
                          base::Instant at, const std::vector<Line>& lines,
                          const std::vector<ControlPlace>& filled, const Fingerprint& fingerprint);

// Has a document that was just made remember it. One in which no control holds a value stays as it
// came; so does one that cannot keep what would be kept, and a notice says so.
void remember(Filled& made, const Origin& origin, base::Instant at, const Fingerprint& fingerprint);

}  // namespace engross::app
