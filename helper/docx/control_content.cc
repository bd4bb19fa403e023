#include "docx/control_content.h"

#include <algorithm>

#include "base/text.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

bool is_self_closing(const Part& part, Index node) {
  return part.xml[node].content == part.xml[node].after;
}

// Nothing in it stands in the text as it is.
bool holds_no_text(Word word) {
  return word == Word::run_properties || word == Word::paragraph_properties ||
         word == Word::deleted || word == Word::moved_from || word == Word::unseen;
}

// The next element of a text that is `word`, from a node on; kNone when there is none.
Index next_of(const Part& part, Index from, Index end, Word word) {
  for (Index i = from; i < end; ++i) {
    if (part.words[i] == word) return i;
    if (holds_no_text(part.words[i])) i = part.xml[i].end - 1;
  }
  return kNone;
}

Index first_of(const Part& part, Index node, Word word) {
  return next_of(part, node + 1, part.xml[node].end, word);
}

class ContentReader {
 public:
  ContentReader(const Part& part, ControlContent& content) : part_(part), content_(content) {}

  // Ends of bookmarks and comments stay, and so does text that is deleted with tracking.
  void read(Index parent) {
    for (Index i = parent + 1; i < part_.xml[parent].end; i = part_.xml[i].end) {
      switch (part_.words[i]) {
        case Word::run:
          if (!holds_comment(i)) replace(i);
          break;
        case Word::simple_field:
          replace(i);
          break;
        case Word::inserted:
        case Word::moved_to:
        case Word::smart_tag:
        case Word::custom_xml:
        case Word::direction:
          read(i);
          break;
        default:
          break;
      }
    }
  }

 private:
  void replace(Index node) {
    if (content_.replaced.empty()) content_.at = part_.xml[node].begin;
    content_.replaced.push_back(node);
  }

  bool holds_comment(Index run) const {
    return first_of(part_, run, Word::comment_reference) != kNone;
  }

  const Part& part_;
  ControlContent& content_;
};

Index child_that_is(const Part& part, Index node, Word word) {
  for (Index i = node + 1; node != kNone && i < part.xml[node].end; i = part.xml[i].end) {
    if (part.words[i] == word) return i;
  }
  return kNone;
}

bool is_placeholder_style(const Part& part, const TaggedControl& control, Index properties) {
  const Index style = properties + 1;
  if (properties == kNone || style >= part.xml[properties].end) return false;
  for (Index i = style; i < part.xml[properties].end; i = part.xml[i].end) {
    if (!part.xml.is(i, kWord, "rStyle")) continue;
    return control.placeholder || part.xml.value(i, kWord, "val") == "PlaceholderText";
  }
  return false;
}

}  // namespace

ControlContent control_content(const Part& part, const TaggedControl& control) {
  const Index paragraph = first_of(part, control.content, Word::paragraph);
  ControlContent content;
  content.holder = paragraph == kNone ? control.content : paragraph;
  if (is_self_closing(part, content.holder)) {
    content.at = part.xml[content.holder].begin;
    content.replaced.push_back(content.holder);
  } else {
    content.at = part.xml[content.holder].close;
    ContentReader(part, content).read(content.holder);
  }
  if (paragraph == kNone) return content;
  const Index end = part.xml[control.content].end;
  for (Index i = next_of(part, part.xml[paragraph].end, end, Word::paragraph); i != kNone;
       i = next_of(part, part.xml[i].end, end, Word::paragraph)) {
    content.replaced.push_back(i);
  }
  return content;
}

std::vector<RunProperty> control_format(const Part& part, const TaggedControl& control) {
  const Index run = first_of(part, control.content, Word::run);
  const Index properties = child_that_is(part, run, Word::run_properties);
  std::vector<RunProperty> format = run_properties_of(part, properties);
  if (is_placeholder_style(part, control, properties)) {
    std::erase_if(format, [](const RunProperty& one) { return one.is(kWord, "rStyle"); });
  }
  if (!control.placeholder && run != kNone) return format;
  // What Word gives to words that are typed over a placeholder.
  for (RunProperty& own :
       run_properties_of(part, child_that_is(part, control.properties, Word::run_properties))) {
    std::erase_if(format, [&](const RunProperty& one) { return one.is(own.space, own.local); });
    format.push_back(std::move(own));
  }
  order_properties(format);
  return format;
}

}  // namespace engross::docx
