// Any bytes as a zip file: refused with a reason, or a layout whose entries are read or refused,
// and which is the same after every entry was copied to another file.
#include "docx/zip_layout.h"
#include "docx/zip_reader.h"
#include "docx/zip_writer.h"
#include "target.h"

ENGROSS_FUZZ(zip) {
  using namespace engross::docx;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // A stranger's limits, a thousand times smaller: they are met sooner.
  constexpr ZipLimits kSmall{.file = 100 << 10,
                             .entries = 100,
                             .xml_part = 64 << 10,
                             .other_part = 256 << 10,
                             .all_parts = 512 << 10,
                             .ratio = 100,
                             .ratio_from = 1 << 10};
  const auto layout = read_layout(bytes, kSmall);
  if (!layout) {
    if (layout.error().what.empty() || layout.error().remedy.empty()) std::abort();
    return 0;
  }
  ZipWriter copier(size);
  ZipWriter packer(size);
  for (const std::size_t i : layout->by_position()) {
    const ZipEntry& entry = layout->entries[i];
    const auto content = read_entry(entry);
    if (content.has_value() != verify_entry(entry).has_value()) std::abort();
    if (content && content->size() != entry.size) std::abort();
    copier.copy(entry);
    packer.replace(entry, content ? *content : "unreadable");
  }
  const std::string copied = std::move(copier).finish(layout->comment);
  const std::string packed = std::move(packer).finish(layout->comment);
  for (const std::string* file : {&copied, &packed}) {
    const auto again = read_layout(*file, {});
    if (!again || again->entries.size() != layout->entries.size()) std::abort();
    for (std::size_t i = 0; i < again->entries.size(); ++i) {
      const auto before = read_entry(layout->entries[i]);
      const auto after = read_entry(again->entries[i]);
      if (again->entries[i].name != layout->entries[i].name) std::abort();
      if (before && (!after || *after != *before)) std::abort();
    }
  }
  return 0;
}
