#include "docx/filled_control.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "docx/control_content.h"
#include "docx/date_picture.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// The first steps of the paths that an expression asks for.
std::vector<std::string> roots_of(const expression::Expression& expression) {
  std::vector<std::string> roots;
  for (const expression::NameUse& use : expression.names()) {
    std::string root = use.path.substr(0, use.path.find_first_of(".["));
    if (std::ranges::find(roots, root) == roots.end()) roots.push_back(std::move(root));
  }
  return roots;
}

std::vector<Choice> choices_of(const Part& part, Index list) {
  std::vector<Choice> choices;
  for (Index i = list + 1; i < part.xml[list].end; i = part.xml[i].end) {
    if (!part.xml.is(i, kWord, "listItem")) continue;
    const std::string value = part.xml.value(i, kWord, "value");
    const auto shown = part.xml.attribute(i, kWord, "displayText");
    // Word writes what asks to choose, "Choose an item.", without a text to show.
    choices.push_back({value, shown ? xml::unescaped(shown->value) : value, !shown});
  }
  // Where no item has one, each shows its value.
  if (std::ranges::all_of(choices, &Choice::prompt)) {
    for (Choice& choice : choices) choice.prompt = false;
  }
  return choices;
}

void read_date(const Part& part, Index date, FilledControl& made) {
  made.day = prefix_at(part, date) + "fullDate";
  for (Index i = date + 1; i < part.xml[date].end; i = part.xml[i].end) {
    const std::string picture =
        part.xml.is(i, kWord, "dateFormat") ? part.xml.value(i, kWord, "val") : "";
    if (picture.empty()) continue;
    if (auto parsed = expression::Expression::parse("day" + date_filter(picture)))
      made.date = std::move(*parsed);
  }
}

// A sign of a font whose signs have no place in Unicode.
bool is_symbol_font(std::string_view font) {
  return font.starts_with("Wingdings") || font == "Webdings" || font == "Symbol";
}

// What a box shows in one of its states: ☐ and ☒ in MS Gothic where it does not say.
std::string symbol(const Part& part, const TaggedControl& control, bool ticked,
                   std::vector<RunProperty> format) {
  const std::string p = prefix_at(part, control.node);
  std::string font = "MS Gothic";
  char32_t sign = ticked ? U'\u2612' : U'\u2610';
  for (Index i = control.type + 1; i < part.xml[control.type].end; i = part.xml[i].end) {
    if (!part.xml.is(i, kWord2010, ticked ? "checkedState" : "uncheckedState")) continue;
    const std::string written = part.xml.value(i, kWord2010, "val");
    std::uint32_t code = 0;
    std::from_chars(written.data(), written.data() + written.size(), code, 16);
    if (code >= 0x20) sign = code;
    if (part.xml.attribute(i, kWord2010, "font")) font = part.xml.value(i, kWord2010, "font");
  }
  std::string in_attribute;
  xml::append_escaped_attribute(in_attribute, font);
  std::erase_if(format, [](const RunProperty& one) { return one.is(kWord, "rFonts"); });
  std::string fonts = "<" + p + "rFonts";
  for (const char* script : {"ascii", "eastAsia", "hAnsi"})
    fonts += " " + p + script + "=\"" + in_attribute + "\"";
  format.push_back(
      {kWord, "rFonts", fonts + (is_symbol_font(font) ? "/>" : " " + p + "hint=\"eastAsia\"/>")});
  order_properties(format);
  std::string out = "<" + p + "r>" + with_format(run_format(format, p), {}, p);
  if (is_symbol_font(font)) {
    // Word numbers the signs of such a font from U+F000 on.
    const auto code = static_cast<std::uint32_t>(sign < 0x100 ? sign + 0xF000 : sign);
    out += fmt::format("<{0}sym {0}font=\"{1}\" {0}char=\"{2:04X}\"/>", p, in_attribute, code);
  } else {
    std::string text;
    base::append_utf8(text, sign);
    out += "<" + p + "t>";
    xml::append_escaped_text(out, text);
    out += "</" + p + "t>";
  }
  return out + "</" + p + "r>";
}

void read_tick(const Part& part, const TaggedControl& control,
               const std::vector<RunProperty>& format, FilledControl& made) {
  made.symbols = {symbol(part, control, false, format), symbol(part, control, true, format)};
  const Index box = control.type;
  const std::string p = prefix_at(part, box);
  const Index checked = tick_of(part, box);
  if (checked != kNone && part.xml.attribute(checked, kWord2010, "val")) return;
  made.tick_begin = " " + p + "val=\"";
  made.tick_end = "\"";
  if (checked != kNone) return;
  made.tick_begin = "<" + p + "checked" + made.tick_begin;
  made.tick_end += "/>";
  if (part.xml[box].content != part.xml[box].after) return;
  made.tick_begin = "<" + p + "checkbox>" + made.tick_begin;
  made.tick_end += "</" + p + "checkbox>";
}

// A holder without an end tag is written anew, without what must not stand twice.
void read_holder(const Part& part, const TaggedControl& control, FilledControl& made) {
  const Index holder = control_content(part, control).holder;
  if (part.xml[holder].content != part.xml[holder].after) return;
  const std::string name(part.xml.written(holder));
  made.begin = "<" + name;
  for (const xml::Attribute& attribute : part.xml.attributes(holder)) {
    if (attribute.local == "paraId" || attribute.local == "textId") continue;
    made.begin += " ";
    made.begin.append(part.xml.bytes(), attribute.begin, attribute.after - attribute.begin);
  }
  made.begin += ">";
  made.end = "</" + name + ">";
}

bool is_bound(const Part& part, Index properties) {
  for (Index i = properties + 1; i < part.xml[properties].end; i = part.xml[i].end) {
    if (part.xml.is(i, kWord, "dataBinding") || part.xml.is(i, kWord2012, "dataBinding"))
      return true;
  }
  return false;
}

}  // namespace

std::string prefix_at(const Part& part, Index node) {
  const std::string prefix(part.xml.prefix(node));
  return prefix.empty() ? prefix : prefix + ":";
}

Index tick_of(const Part& part, Index box) {
  for (Index i = box + 1; i < part.xml[box].end; i = part.xml[i].end) {
    if (part.xml.is(i, kWord2010, "checked")) return i;
  }
  return kNone;
}

FilledControl filled_control(const Part& part, const TaggedControl& control,
                             const std::vector<RunProperty>& format) {
  FilledControl made;
  made.kind = control.kind;
  if (control.if_known) made.if_known = roots_of(*control.mark.expression);
  if (control.kind != ControlKind::section) read_holder(part, control, made);
  if (control.kind == ControlKind::date) read_date(part, control.type, made);
  if (control.kind == ControlKind::list || control.kind == ControlKind::combo)
    made.choices = choices_of(part, control.type);
  if (control.kind == ControlKind::tick) read_tick(part, control, format, made);
  if (!control.follows && is_bound(part, control.properties)) {
    made.notice =
        "a content control shows data of the document; it is cut loose from it, so that the "
        "filled text stays (" +
        base::excerpt(control.mark.text, 60) + ")";
  }
  return made;
}

}  // namespace engross::docx
