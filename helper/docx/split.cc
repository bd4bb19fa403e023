#include "docx/split.h"

#include <algorithm>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// The paragraph's start tag without what must not stand twice ([MS-DOCX] 2.2.4).
void start_another(const Part& part, Index paragraph, std::string& out) {
  const std::string_view tag = part.xml.start_tag(paragraph);
  if (tag.find("Id") == tag.npos && !tag.ends_with("/>")) {
    out += tag;
    return;
  }
  out += "<";
  out += part.xml.written(paragraph);
  for (const xml::Attribute& attribute : part.xml.attributes(paragraph)) {
    if (attribute.local == "paraId" || attribute.local == "textId") continue;
    out += " ";
    out.append(part.xml.bytes(), attribute.begin, attribute.after - attribute.begin);
  }
  out += ">";
}

// What holds for one paragraph alone; of several only the first begins a page.
bool is_of_one_paragraph(const Part& part, Index node) {
  if (part.xml.is(node, kWord, "pageBreakBefore")) return true;
  switch (part.words[node]) {
    case Word::section:
    case Word::change:
    case Word::inserted:
    case Word::deleted:
    case Word::moved_from:
    case Word::moved_to:
      return true;
    default:
      return false;
  }
}

// Copies the properties, cut in two at the paragraph's number.
class PropertiesCopy {
 public:
  PropertiesCopy(const Part& part, const Edit* number, ParagraphSplit& split)
      : part_(part), number_(number), split_(split) {}

  void copy(Index properties) {
    const xml::Node& node = part_.xml[properties];
    copied_ = node.begin;
    copy_without(properties);
    copy_to(node.close);
    split_.end_properties.append(part_.xml.bytes(), node.close, node.after - node.close);
  }

 private:
  void copy_without(Index parent) {
    for (Index i = parent + 1; i < part_.xml[parent].end; i = part_.xml[i].end) {
      if (is_of_one_paragraph(part_, i)) {
        copy_to(part_.xml[i].begin);
        copied_ = part_.xml[i].after;
        split_.ends_section = split_.ends_section || part_.words[i] == Word::section;
      } else {
        copy_without(i);
      }
    }
  }

  std::string& out() { return split_.list < 0 ? split_.between : split_.behind_list; }

  void copy_to(Index byte) {
    if (number_ != nullptr && split_.list < 0 && number_->begin < byte) {
      out().append(part_.xml.bytes(), copied_, number_->begin - copied_);
      out() += number_->before;
      split_.list = static_cast<std::int32_t>(number_->link);
      out() += number_->after;
      copied_ = number_->end;
    }
    if (byte > copied_) out().append(part_.xml.bytes(), copied_, byte - copied_);
  }

  const Part& part_;
  const Edit* number_;
  ParagraphSplit& split_;
  Index copied_ = 0;
};

}  // namespace

ParagraphSplit split_of(const Part& part, Index paragraph, const Edit* number) {
  ParagraphSplit split;
  split.between = "</";
  split.between += part.xml.written(paragraph);
  split.between += ">";
  start_another(part, paragraph, split.between);
  for (Index i = paragraph + 1; i < part.xml[paragraph].end; i = part.xml[i].end) {
    if (part.words[i] != Word::paragraph_properties) continue;
    if (part.xml[i].content != part.xml[i].after) PropertiesCopy(part, number, split).copy(i);
    break;
  }
  return split;
}

namespace {

void keep_section_last(const Part& part, const Paragraph& paragraph, Edits& edits) {
  const xml::Node& node = part.xml[paragraph.node];
  const std::string_view section = part.xml.written(paragraph.section);
  edits.push_back({.begin = node.begin,
                   .end = node.begin,
                   .turn = Turn::guard_element_begin,
                   .kind = EditKind::guard_begin,
                   .action = Action::end_section,
                   .element = section});
  edits.push_back({.begin = node.after,
                   .end = node.after,
                   .turn = Turn::guard_element_end,
                   .kind = EditKind::guard_end,
                   .action = Action::end_section});
}

}  // namespace

void keep_sections_last(const Part& part, const std::vector<Mark>& marks, Edits& edits) {
  std::size_t kept = part.paragraphs.size();
  for (const Mark& mark : marks) {
    const Paragraph& paragraph = part.paragraphs[mark.paragraph];
    if (mark.verb != Verb::print || paragraph.section == kNone || mark.paragraph == kept) continue;
    kept = mark.paragraph;
    keep_section_last(part, paragraph, edits);
  }
}

}  // namespace engross::docx
