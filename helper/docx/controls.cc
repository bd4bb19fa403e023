#include "docx/controls.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "docx/control_tag.h"
#include "docx/names.h"
#include "docx/one_text.h"
#include "docx/tag_mark.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

struct ControlType {
  std::string_view space;
  std::string_view local;
  std::optional<ControlKind> kind;  // nothing: of no kind that a tag fills
};
constexpr std::array<ControlType, 16> kControlTypes = {
    {{kWord, "text", ControlKind::plain},
     {kWord, "richText", ControlKind::rich},
     {kWord, "date", ControlKind::date},
     {kWord, "dropDownList", ControlKind::list},
     {kWord, "comboBox", ControlKind::combo},
     {kWord2010, "checkbox", ControlKind::tick},
     {kWord2012, "repeatingSection", ControlKind::section},
     {kWord2012, "repeatingSectionItem", {}},
     {kWord2012, "webExtensionLinked", {}},
     {kWord, "picture", {}},
     {kWord, "group", {}},
     {kWord, "citation", {}},
     {kWord, "bibliography", {}},
     {kWord, "equation", {}},
     {kWord, "docPartObj", {}},
     {kWord, "docPartList", {}}}};

// A switch that stands there is on, unless it says otherwise.
bool stands_on(const std::string& value) {
  return value != "0" && value != "false" && value != "off";
}

class ControlFinder {
 public:
  ControlFinder(const Part& part, const std::vector<Mark>& marks, const Skin& skin,
                const Options& options, std::vector<MarkFault>& faults)
      : part_(part), skin_(skin), options_(options), faults_(faults) {
    for (const Mark& mark : marks) ends_.push_back(mark.end);
    for (const Mark& mark : marks) begins_.push_back(mark.begin);
    std::ranges::sort(ends_);
    std::ranges::sort(begins_);
  }

  ControlsRead find() {
    if (!part_.words.holds(Word::control_properties)) return {};
    for (Index i = 0; i < part_.xml.nodes().size(); ++i) {
      const Word word = part_.words[i];
      if (word == Word::deleted || word == Word::moved_from || word == Word::run_properties ||
          word == Word::paragraph_properties) {
        i = part_.xml[i].end - 1;
      } else if (word == Word::control_properties &&
                 part_.words[part_.xml[i].parent] == Word::control) {
        take(i);
      }
    }
    return std::move(found_);
  }

 private:
  void take(Index properties) {
    TaggedControl control;
    control.node = part_.xml[properties].parent;
    control.properties = properties;
    if (!read_properties(control)) return;
    for (Index i = part_.xml[properties].end; i < part_.xml[control.node].end;
         i = part_.xml[i].end) {
      if (part_.words[i] == Word::control_content) control.content = i;
    }
    if (control.content == kNone) return;
    const bool section = control.kind == ControlKind::section;
    // Without a mark it is a text of its own; inside a section marks are those of its rounds.
    if (!section && holds_marks(control.content)) return;
    const std::string text = part_.xml.value(control.told, kWord, "val");
    auto mark = attribute_mark(part_, control.told, text, skin_);
    if (!mark) return;
    // The tag of one around whole paragraphs stands before them.
    const auto [first, past] = part_.paragraphs_in(control.content, part_.xml[control.content].end);
    if (first < past) mark->paragraph = first;
    auto tag = read_tag(std::move(*mark), section, options_, faults_, found_.notices);
    if (!tag) return;
    control.mark = std::move(tag->mark);
    control.mark.control = control.node;
    control.if_known = tag->if_known;
    if (section ? take_items(control) : holds_one_text(part_, control))
      return found_.controls.push_back(std::move(control));
    if (!control.if_known) left(control);
  }

  // The kind and the tag; false when it has no tag, or is of a kind that is not filled.
  bool read_properties(TaggedControl& control) const {
    for (Index i = control.properties + 1; i < part_.xml[control.properties].end;
         i = part_.xml[i].end) {
      if (part_.xml[i].kind != xml::Kind::element) continue;
      if (part_.xml.is(i, kWord, "tag")) control.told = i;
      if (part_.xml.is(i, kWord, "showingPlcHdr"))
        control.placeholder = stands_on(part_.xml.value(i, kWord, "val"));
      const xml::Name& name = part_.xml.name(i);
      const auto kind = std::ranges::find_if(kControlTypes, [&](const ControlType& one) {
        return one.local == name.local && one.space == name.space;
      });
      if (kind == kControlTypes.end()) continue;
      if (!kind->kind) return false;
      control.kind = *kind->kind;
      control.type = i;
    }
    return control.told != kNone;
  }

  bool holds_marks(Index content) const {
    const xml::Node& node = part_.xml[content];
    // Marks do not overlap: as many end before it as begin before its end, unless one is in it.
    return std::ranges::upper_bound(ends_, node.content) - ends_.begin() <
           std::ranges::lower_bound(begins_, node.close) - begins_.begin();
  }

  // Items stand one behind the other; the first holds text, and no later one a mark.
  bool take_items(TaggedControl& control) {
    for (Index i = control.content + 1; i < part_.xml[control.content].end; i = part_.xml[i].end) {
      if (part_.words[i] != Word::control || !is_item(i)) continue;
      if (control.first_item == kNone) {
        control.first_item = i;
        continue;
      }
      control.last_item = i;
      if (!holds_marks(i)) continue;
      const std::string& tag = control.mark.text;
      faults_.push_back({"marks-in-later-item", control.mark.paragraph, part_.xml[i].begin, tag,
                         "a repeating section with marks in more than its first item",
                         "delete its other items; the first one is repeated"});
      return true;
    }
    if (control.first_item == kNone) return false;
    const auto [first, past] =
        part_.paragraphs_in(control.first_item, part_.xml[control.first_item].end);
    return first < past;
  }

  bool is_item(Index node) const {
    for (Index i = node + 1; i < part_.xml[node].end; i = part_.xml[i].end) {
      if (part_.words[i] != Word::control_properties) continue;
      for (Index k = i + 1; k < part_.xml[i].end; k = part_.xml[k].end) {
        if (part_.xml.is(k, kWord2012, "repeatingSectionItem")) return true;
      }
    }
    return false;
  }

  void left(const TaggedControl& control) {
    const std::string& tag = control.mark.text;
    found_.notices.push_back(
        "a content control stays as it is, because it holds more than one text (" +
        base::excerpt(tag, 60) + ")");
  }

  const Part& part_;
  std::vector<Index> begins_;  // of marks, in order
  std::vector<Index> ends_;
  const Skin& skin_;
  const Options& options_;
  std::vector<MarkFault>& faults_;
  ControlsRead found_;
};

bool has_controls(const Part& part) {
  return std::ranges::any_of(part.xml.names(), [](const xml::Name& name) {
    return name.local == "sdtPr" && name.space == kWord;
  });
}

}  // namespace

ControlsRead find_controls(const Part& part, const std::vector<Mark>& marks, const Skin& skin,
                           const Options& options, std::vector<MarkFault>& faults) {
  if (part.paragraphs.empty() || !has_controls(part)) return {};
  return ControlFinder(part, marks, skin, options, faults).find();
}

}  // namespace engross::docx
