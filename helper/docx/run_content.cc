// Values that are more than text, where they stand: rich text and links.
#include <algorithm>

#include "docx/address.h"
#include "docx/links.h"
#include "docx/run.h"
#include "docx/run_format.h"
#include "expression/content.h"
#include "expression/rich.h"

namespace engross::docx {
namespace {

using base::Fault;
using expression::Content;
using expression::RichParagraph;

}  // namespace

// Whether the value was one, and has been shown or refused.
bool Run::show_content(const Slot& slot, const expression::Value& value) {
  const Content content = expression::content_of(value);
  if (content == Content::none) return false;
  const expression::Record& record = value.record();
  if (content == Content::raw_xml) {
    refuse(Fault::refused, "“" + slot.mark + "” was given XML, which could be anything", slot.spot,
           "give a text, or the type rich for bold words and paragraphs");
    return true;
  }
  if (content == Content::image) return picture(slot, record), true;
  if (content == Content::chart) return chart(slot, value), true;
  const std::optional<std::string> words = expression::words_of(record);
  if (!words || (content == Content::link && !expression::text_member(record, "target"))) {
    refuse(Fault::malformed,
           "“" + slot.mark + "” was given a value of the type " + record.find("_type")->text() +
               " that lacks what it shows",
           slot.spot, content == Content::link ? "give its target" : "give its text");
  } else if (content == Content::rich) {
    rich(slot, *expression::text_member(record, "text"));
  } else if (content == Content::link) {
    link_to(slot, *words, record);
  } else {
    put(slot, *words);
  }
  return true;
}

// The mark's own place holds the title.
void Run::chart(const Slot& slot, const expression::Value& value) {
  if (!slot.allows.chart) {
    return refuse(Fault::refused, "“" + slot.mark + "” was given a chart's data where no chart is",
                  slot.spot, "put the mark into the title of a chart");
  }
  put(slot, expression::text_member(value.record(), "title").value_or(std::string()));
  outcome_.charts.push_back({entry_, value, slot.mark, slot.spot});
}

void Run::turn_to(const Dress& dress, const Emphasis& emphasis) {
  out_ += dress.end_text;
  out_ += dress.end_run;
  out_ += dress.begin_run;
  out_ +=
      emphasis == Emphasis{} ? dress.properties : with_format(dress.format, emphasis, dress.prefix);
  out_ += dress.begin_text;
}

void Run::rich(const Slot& slot, std::string_view marking) {
  const std::vector<RichParagraph> paragraphs = expression::rich_paragraphs(marking);
  if (!slot.allows.format) return put(slot, expression::plain_words(paragraphs));
  const Dress& dress = program_->dresses[slot.dress];
  Emphasis present;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (i > 0 && slot.allows.split < 0) {
      put(slot, "\n\n");
    } else if (i > 0) {
      divide(slot);
      present = {};
    }
    for (const expression::RichWords& words : paragraphs[i]) {
      const Emphasis wanted{words.bold, words.italic, words.underlined};
      if (wanted != present) turn_to(dress, wanted);
      present = wanted;
      put(slot, words.text);
    }
  }
  if (present != Emphasis{}) turn_to(dress, {});
}

// Ends the paragraph at the mark and begins another like it.
void Run::divide(const Slot& slot) {
  const Dress& dress = program_->dresses[slot.dress];
  const ParagraphSplit& split = program_->splits[static_cast<std::size_t>(slot.allows.split)];
  out_ += dress.end_text;
  out_ += dress.end_run;
  out_ += split.between;
  if (split.list >= 0) out_ += numbers_[static_cast<std::size_t>(split.list)];
  out_ += split.behind_list;
  if (split.ends_section) divided_ = out_.size();
  out_ += split.end_properties;
  out_ += dress.begin_run;
  out_ += dress.properties;
  out_ += dress.begin_text;
}

// The section's properties, of the first paragraph when it was divided, move to the last one.
void Run::end_section(std::size_t begin, std::string_view name) {
  if (divided_ == 0) return;
  const std::string open = "<" + std::string(name);
  const std::string close = "</" + std::string(name) + ">";
  const std::size_t from = out_.find(open, begin);
  const std::size_t tag_end = out_.find('>', from);
  const bool empty = out_[tag_end - 1] == '/';
  const std::size_t to = empty ? tag_end + 1 : out_.find(close, tag_end) + close.size();
  const std::string section = out_.substr(from, to - from);
  out_.insert(divided_, section);
  out_.erase(from, to - from);
}

void Run::link_to(const Slot& slot, const std::string& words, const expression::Record& record) {
  const std::string address =
      encoded_address(expression::text_member(record, "target").value_or(std::string()));
  if (!may_be_linked(address)) {
    note_unlinked(slot.spot);
    return put(slot, words);
  }
  if (!slot.allows.link) return put(slot, words);
  const Dress& dress = program_->dresses[slot.dress];
  const FieldLink field =
      hyperlink_field(dress.prefix, {}, expression::text_member(record, "tooltip").value_or(""));
  out_ += dress.end_text;
  out_ += dress.end_run;
  out_ += field.before;
  put_line(address);
  out_ += field.between;
  out_ += dress.begin_run;
  out_ += dress.properties;
  out_ += dress.begin_text;
  put(slot, words);
  out_ += dress.end_text;
  out_ += dress.end_run;
  out_ += field.after;
  out_ += dress.begin_run;
  out_ += dress.properties;
  out_ += dress.begin_text;
}

}  // namespace engross::docx
