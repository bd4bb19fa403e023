#include "docx/compile.h"

#include "docx/control_edits.h"
#include "docx/guards.h"
#include "docx/identity.h"
#include "docx/inline_edit.h"
#include "docx/layout.h"
#include "docx/program_builder.h"
#include "docx/split.h"

namespace engross::docx {

std::optional<Program> compile(const Part& part, Reading& reading, std::uint32_t text) {
  const std::size_t known = reading.faults.size();
  if (too_deep(reading.blocks.blocks)) {
    const Mark& mark = reading.marks[reading.blocks.blocks.back().marks.front()];
    reading.faults.push_back({"too-deep", mark.paragraph, mark.begin, mark.text,
                              "blocks nested more than " + std::to_string(kDeepestBlock) + " deep",
                              "split the template"});
    return std::nullopt;
  }
  Edits edits = lay_out(part, reading.marks, reading.blocks.blocks, reading.faults);
  if (reading.faults.size() > known || !reading.faults.empty()) return std::nullopt;
  for (std::size_t i = 0; i < reading.links.size(); ++i)
    wrap_link(part, reading.links[i], i, edits);
  for (std::size_t i = 0; i < reading.frames.size(); ++i)
    add_frame_edits(part, reading.frames[i], i, edits);
  for (const auto& [begin, end] : reading.cuts) edits.push_back({.begin = begin, .end = end});
  reading.restarts = add_restarts(reading.lists, reading.marks, reading.blocks.blocks, edits);
  add_guards(part, reading.marks, reading.blocks.blocks, edits);
  add_identity(part, reading.marks, reading.blocks.blocks, edits);
  keep_sections_last(part, reading.marks, edits);
  for (std::size_t i = 0; i < reading.controls.size(); ++i)
    add_control_edits(part, reading.controls[i], i, edits);
  for (std::size_t i = 0; i < reading.bound.size(); ++i)
    add_bound_edits(part, reading.bound[i], reading.controls.size() + i, edits);
  put_in_order(edits);
  BuiltProgram built = build_program(part, reading, text, std::move(edits));
  if (built.program) return std::move(built.program);
  const Mark& mark = reading.marks[built.crossing];
  reading.faults.push_back({"crossed-blocks", mark.paragraph, mark.begin, mark.text,
                            "“" + mark.text + "” and another block cross each other",
                            "give each control mark a paragraph or a row of its own"});
  return std::nullopt;
}

}  // namespace engross::docx
