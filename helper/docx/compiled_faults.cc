#include "docx/compiled_faults.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace engross::docx {
namespace {

constexpr std::string_view kCut = "…";  // where a long mark is cut

void unclosed(PartReading& part, const Mark& opening) {
  const bool loop = opening.verb == Verb::for_each || opening.verb == Verb::each;
  part.reading.faults.push_back(
      {loop ? "unclosed-for" : "unclosed-if", opening.paragraph, opening.begin, opening.text,
       "“" + opening.text + "” is never ended", "write “" + end_of(opening) + "” where it ends"});
}

// How often the part reads so before the fault: a search for the text finds them in this order.
int nth_of(const Part& part, const MarkFault& fault) {
  std::string_view wanted = fault.mark;
  if (wanted.ends_with(kCut)) wanted.remove_suffix(kCut.size());
  int before = 0;
  for (std::size_t i = 0; !wanted.empty() && i <= fault.paragraph; ++i) {
    const Paragraph& paragraph = part.paragraphs[i];
    for (std::size_t at = paragraph.text.find(wanted); at != std::string::npos;
         at = paragraph.text.find(wanted, at + wanted.size())) {
      const auto piece = std::ranges::find_if(
          paragraph.pieces, [&](const Piece& one) { return at >= one.begin && at < one.end; });
      if (piece == paragraph.pieces.end() ||
          (i == fault.paragraph && part.byte_of(*piece, at) >= fault.byte))
        break;
      ++before;
    }
  }
  return before;
}

bool same_fault(const TemplateFault& a, const TemplateFault& b) {
  return a.code == b.code && a.mark == b.mark && a.what == b.what &&
         a.place.text() == b.place.text();
}

}  // namespace

void add_field_faults(std::vector<MarkFault>& faults, std::vector<MarkFault> of_fields) {
  std::erase_if(faults, [&](const MarkFault& fault) {
    return fault.code == "mark-in-field" &&
           std::ranges::find(of_fields, fault.paragraph, &MarkFault::paragraph) != of_fields.end();
  });
  faults.insert(faults.end(), of_fields.begin(), of_fields.end());
}

void refuse_blocks(PartReading& part) {
  part.reading.blocks = {};
  for (const Mark& mark : part.reading.marks) {
    if (!mark.steers()) continue;
    part.reading.faults.push_back({"block-in-property", mark.paragraph, mark.begin, mark.text,
                                   "a condition or loop in a document property or a chart",
                                   "write a value, as in {{ client.name.full }}"});
  }
}

void report_strays(std::vector<PartReading>& parts) {
  struct Stray {
    PartReading* part;
    std::size_t mark;
    const Mark& get() const { return part->reading.marks[mark]; }
  };
  std::vector<Stray> closings;
  for (PartReading& part : parts) {
    for (const std::size_t mark : part.reading.blocks.unopened) closings.push_back({&part, mark});
  }
  for (PartReading& part : parts) {
    for (const std::size_t index : part.reading.blocks.unclosed) {
      const Mark& opening = part.reading.marks[index];
      const auto partner = std::ranges::find_if(
          closings, [&](const Stray& stray) { return ends(stray.get(), opening); });
      if (partner == closings.end()) {
        unclosed(part, opening);
        continue;
      }
      const Mark& closing = partner->get();
      part.reading.faults.push_back(
          {"crossed-blocks", opening.paragraph, opening.begin, opening.text,
           "“" + opening.text + "” begins here, and “" + closing.text + "” stands in " +
               partner->part->places[closing.paragraph].text(),
           "put both into the same text"});
      closings.erase(partner);
    }
  }
  for (const Stray& stray : closings) {
    const Mark& mark = stray.get();
    stray.part->reading.faults.push_back({"unexpected-end", mark.paragraph, mark.begin, mark.text,
                                          "“" + mark.text + "” ends nothing",
                                          "take it out, or write the mark that begins the block"});
  }
}

std::vector<TemplateFault> told_faults(std::vector<PartReading>& parts, bool once) {
  std::vector<TemplateFault> all;
  for (PartReading& part : parts) {
    std::ranges::stable_sort(part.reading.faults, {}, &MarkFault::byte);
    for (MarkFault& fault : part.reading.faults) {
      if (fault.other) fault.what += " (the other one: " + part.places[*fault.other].text() + ")";
      TemplateFault told{fault.code, fault.mark,   part.places[fault.paragraph],
                         fault.what, fault.remedy, nth_of(*part.part, fault)};
      const auto same = [&](const TemplateFault& other) { return same_fault(other, told); };
      if (!once || std::ranges::none_of(all, same)) all.push_back(std::move(told));
    }
  }
  return all;
}

}  // namespace engross::docx
