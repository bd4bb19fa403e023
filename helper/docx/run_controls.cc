// Content controls that are filled by their tags.
#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "docx/run.h"
#include "expression/content.h"

namespace engross::docx {
namespace {

using base::Fault;
using expression::Content;
using expression::Scope;
using expression::Value;

// What a tick box takes besides true and false: the words and signs that tables and forms have.
constexpr std::array<std::string_view, 5> kTicked = {"true", "yes", "1", "x", "on"};
constexpr std::array<std::string_view, 4> kNotTicked = {"false", "no", "0", "off"};

bool is_one_of(std::span<const std::string_view> words, std::string_view text) {
  return std::ranges::find(words, base::fold(base::trim(text))) != words.end();
}

// The item that is meant: by its value or by what it shows, exactly before loosely.
const Choice* find_choice(const std::vector<Choice>& choices, std::string_view text) {
  const std::string folded = base::fold(base::trim(text));
  const Choice* loose = nullptr;
  for (const Choice& choice : choices) {
    if (choice.value == text || choice.shown == text) return &choice;
    const bool alike = base::fold(choice.value) == folded || base::fold(choice.shown) == folded;
    if (loose == nullptr && alike) loose = &choice;
  }
  return loose;
}

std::string named_choices(const std::vector<Choice>& choices) {
  constexpr std::size_t kNamed = 12;
  std::vector<std::string> names;
  for (const Choice& choice : choices) {
    if (!choice.prompt) names.push_back("“" + choice.shown + "”");
  }
  if (names.empty()) return "the list items in Word";
  if (names.size() > kNamed) {
    names.resize(kNamed);
    return base::join(names, ", ") + ", …";
  }
  const std::string last = names.back();
  names.pop_back();
  return names.empty() ? last : base::join(names, ", ") + " or " + last;
}

// The words of a value for a control that holds words alone.
base::Result<std::string> control_words(const Value& value) {
  if (expression::content_of(value) != Content::none) {
    if (auto words = expression::words_of(value.record())) return std::move(*words);
  }
  return expression::display(value);
}

}  // namespace

void Run::control(const Op& op, const Scope& scope) {
  const FilledControl& control = program_->controls[op.index];
  InControl& now = in_controls_[op.index];
  const auto part = static_cast<ControlPart>(op.count);
  if (part == ControlPart::asked) return ask_control(control, now, scope);
  if (!now.filled) return literal(op);
  switch (part) {
    case ControlPart::content:
      return put_control(control, now);
    case ControlPart::ticked:
      out_ += control.tick_begin + (now.ticked ? "1" : "0") + control.tick_end;
      return;
    case ControlPart::day:
      if (now.day) out_ += " " + control.day + "=\"" + base::iso(*now.day) + "T00:00:00Z\"";
      return;
    case ControlPart::chosen:
      xml::append_escaped_attribute(out_, now.chosen.value_or(""));
      return;
    default:
      return;
  }
}

bool Run::knows_names(const FilledControl& control, const Scope& scope) {
  const auto unknown = std::ranges::find_if(control.if_known, [&](const std::string& name) {
    return scope.find(name) == nullptr && name != "today";
  });
  if (unknown == control.if_known.end()) return true;
  const std::string& tag = program_->slots[control.slot].mark;
  if (!unknown_tags_.insert(tag).second) return false;
  const auto near = base::nearest(*unknown, scope.names());
  outcome_.unknown_tags.push_back(near ? tag + " (did you mean “" + *near + "”?)" : tag);
  return false;
}

// A control whose value is missing is emptied, or shows its tag. A tick box has no third state, and
// a section that lacks its list would show nothing to be seen: both stay as they are.
void Run::ask_control(const FilledControl& control, InControl& now, const Scope& scope) {
  now = {};
  if (!knows_names(control, scope)) return;
  const Slot& slot = program_->slots[control.slot];
  auto value = slot.expression.evaluate(scope, environment_);
  const bool section = control.kind == ControlKind::section;
  if (value && value->is_nothing() && !section) value = tl::unexpected(nothing_in(slot));
  if (!value && !value.error().missing) return fail(slot, value.error());
  if (!value && !slot.optional) {
    if (!control.data)
      outcome_.missing.push_back({*value.error().missing, slot.mark, teller_.place(slot.spot)});
    const bool stays = control.kind == ControlKind::tick || (section && missing_ == Missing::mark);
    if (stays) return;
    now.missing = true;
  }
  now.filled = true;
  if (!control.notice.empty() &&
      std::ranges::find(outcome_.notices, control.notice) == outcome_.notices.end())
    outcome_.notices.push_back(control.notice);
  if (!value) return;
  now.value = std::move(*value);
  take_value(control, now);
}

void Run::take_value(const FilledControl& control, InControl& now) {
  switch (control.kind) {
    case ControlKind::date:
      return take_date(control, now);
    case ControlKind::list:
    case ControlKind::combo:
      return take_choice(control, now);
    case ControlKind::tick:
      return take_tick(control, now);
    case ControlKind::section: {
      const Slot& slot = program_->slots[control.slot];
      if (now.value.is(Value::Kind::list) || now.value.is_nothing()) return;
      return refuse(Fault::malformed,
                    "the repeating section “" + slot.mark + "” was given a " +
                        std::string(word(now.value.kind())),
                    slot.spot, "name a list");
    }
    default:
      return;
  }
}

// By the control's own pattern; where that asks for more than a date, as dates are otherwise.
void Run::take_date(const FilledControl& control, InControl& now) {
  if (now.value.is(Value::Kind::text)) {
    const auto read = base::parse_date(base::trim(now.value.text()));
    if (!read) return;
    now.value = Value(*read);
  }
  if (!now.value.is(Value::Kind::date)) return;
  now.day = now.value.date();
  if (!control.date) return;
  const Value day = now.value;
  const auto written = control.date->evaluate(Scope(root_, "day", day), environment_);
  if (written) now.value = *written;
}

void Run::take_choice(const FilledControl& control, InControl& now) {
  const Slot& slot = program_->slots[control.slot];
  const base::Result<std::string> words = control_words(now.value);
  if (!words) return refuse(slot, words.error());
  now.value = Value(*words);
  if (base::is_blank(*words)) return;
  if (const Choice* choice = find_choice(control.choices, *words)) {
    now.value = Value(choice->shown);
    now.chosen = choice->value;
  } else if (control.kind == ControlKind::list) {
    refuse(Fault::malformed,
           "the drop-down list “" + slot.mark + "” was given “" + base::excerpt(*words) +
               "”, which is none of its items",
           slot.spot, "give " + named_choices(control.choices));
  }
}

void Run::take_tick(const FilledControl& control, InControl& now) {
  const Slot& slot = program_->slots[control.slot];
  const Value& value = now.value;
  if (value.is(Value::Kind::boolean)) {
    now.ticked = value.boolean();
    return;
  }
  const base::Result<std::string> words = control_words(value);
  const bool plain = value.is(Value::Kind::text) || value.is(Value::Kind::number);
  if (plain && words && is_one_of(kTicked, *words)) {
    now.ticked = true;
  } else if (!plain || !words || !is_one_of(kNotTicked, *words)) {
    refuse(Fault::malformed,
           "the tick box “" + slot.mark + "” takes true or false and was given a " +
               std::string(word(value.kind())),
           slot.spot, "give true or false, or write a condition for the tag, as in x is not empty");
  }
}

void Run::put_control(const FilledControl& control, const InControl& now) {
  const Slot& slot = program_->slots[control.slot];
  if (control.data) return put_data(control, now);
  out_ += control.begin;
  if (control.kind == ControlKind::tick) {
    out_ += control.symbols[now.ticked ? 1 : 0] + control.end;
    return;
  }
  const Dress& dress = program_->dresses[slot.dress];
  out_ += dress.begin_run + dress.properties + dress.begin_text;
  if (now.missing && missing_ == Missing::mark) {
    put_mark(slot);
  } else if (!now.value.is_nothing()) {
    show(slot, now.value);
  }
  out_ += dress.end_text + dress.end_run + control.end;
}

// As Word reads it there: a truth, a date with its time, the value of an item, or the words.
void Run::put_data(const FilledControl& control, const InControl& now) {
  const Slot& slot = program_->slots[control.slot];
  out_ += control.begin;
  if (control.kind == ControlKind::tick) {
    out_ += now.ticked ? "true" : "false";
  } else if (now.day && control.stored_as != "text") {
    out_ += base::iso(*now.day) + (control.stored_as == "date" ? "" : "T00:00:00");
  } else if (now.chosen) {
    put_line(*now.chosen);
  } else if (now.missing && missing_ == Missing::mark) {
    put_line(slot.mark);
  } else if (!now.value.is_nothing()) {
    const base::Result<std::string> words = control_words(now.value);
    words ? put_line(*words) : refuse(slot, words.error());
  }
  out_ += control.end;
}

}  // namespace engross::docx
