// What may stand at a mark besides its words, by what stands around it: a bold word needs a run, a
// link no other link around it, a second paragraph a paragraph that can be divided.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "docx/columns.h"
#include "docx/edit.h"
#include "docx/mark.h"
#include "docx/part.h"

namespace engross::docx {

// Whether a paragraph of a chart part is of the chart's own title, not an axis's.
bool is_chart_title(const Part& part, xml::Index paragraph);

class AllowsReader {
 public:
  // `edits` are in order. `column` is the document's, for parts without sections.
  AllowsReader(const Part& part, const Edits& edits, std::uint32_t column);

  // How the mark's paragraph divides is added to `splits` once.
  Allows at(const Mark& mark, std::vector<ParagraphSplit>& splits);
  // The same for a new run in `holder`, a paragraph or what stands in one.
  Allows within(xml::Index holder, xml::Index byte, std::vector<ParagraphSplit>& splits);

 private:
  struct Around {
    bool direct = true;  // the run stands in the paragraph and in nothing else
    bool plain = false;  // words alone
    bool link = false;
    bool field = false;
  };
  Around around(xml::Index holder, xml::Index paragraph) const;
  Allows allowed(xml::Index holder, xml::Index paragraph, xml::Index byte,
                 std::vector<ParagraphSplit>& splits);
  bool holds_words_alone(xml::Index control_content) const;
  bool in_field(xml::Index byte) const;
  std::int32_t split(xml::Index paragraph, std::vector<ParagraphSplit>& splits);
  const Edit* number_of(xml::Index paragraph) const;

  const Part& part_;
  const Edits& edits_;
  Columns columns_;
  std::vector<std::pair<xml::Index, xml::Index>> fields_;  // outermost ones: bytes
  std::map<xml::Index, std::int32_t> splits_;              // by paragraph
};

}  // namespace engross::docx
