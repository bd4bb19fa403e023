#include "docx/changed_entries.h"

#include <algorithm>

#include "docx/zip_writer.h"

namespace engross::docx {
namespace {

constexpr std::uint16_t kNamesInUtf8 = 0x800;  // APPNOTE 4.4.4, bit 11

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

std::string assembled(const Package& package, const ChangedEntries& changed) {
  std::size_t expected = 0;
  for (const auto& [name, content] : changed) expected += content.size();
  ZipWriter writer(expected);
  for (const std::size_t i : package.layout().by_position()) {
    const ZipEntry& entry = package.layout().entries[i];
    const auto found = std::ranges::find(changed, entry.name, &ChangedEntries::value_type::first);
    found == changed.end() ? writer.copy(entry) : writer.replace(entry, found->second);
  }
  for (const auto& [name, content] : changed) {
    if (package.find(name)) continue;
    ZipEntry added = package.layout().entries.back();  // its time stamp and attributes
    added.name = name;
    added.flags = is_ascii(name) ? 0 : kNamesInUtf8;
    writer.replace(added, content);
  }
  return std::move(writer).finish(package.layout().comment);
}

std::string with_children(const xml::Document& document, const std::string& children) {
  const xml::Node& root = document[0];
  std::string out = document.bytes();
  if (root.content != root.after) return out.insert(root.close, children);
  const std::string end = "</" + std::string(document.written(0)) + ">";
  return out.replace(root.after - 2, 2, ">" + children + end);
}

std::string prefix_of(const xml::Document& document) {
  const std::string prefix(document.prefix(0));
  return prefix.empty() ? "" : prefix + ":";
}

}  // namespace engross::docx
