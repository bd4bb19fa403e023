// Any content types and relations in an honest zip file. The input is four texts with a line of
// "===" between: the content types, the package's relations, the main part's, and one more part. An
// empty one is an honest one.
#include "base/text.h"
#include "docx/docx.h"
#include "docx/output_check.h"
#include "docx/package.h"
#include "fakes/docx_maker.h"
#include "target.h"

ENGROSS_FUZZ(package) {
  using namespace engross;
  std::string rest(reinterpret_cast<const char*>(data), size);
  fakes::ZipMaker zip = fakes::DocxMaker(fakes::p("{{ name }}")).extra("word/more.xml", "").zip();
  constexpr std::string_view kNames[] = {"[Content_Types].xml", "_rels/.rels",
                                         "word/_rels/document.xml.rels", "word/more.xml"};
  constexpr std::string_view kBetween = "\n===\n";
  for (const std::string_view name : kNames) {
    const std::size_t end = rest.find(kBetween);
    std::string text = rest.substr(0, end);
    rest = end == std::string::npos ? std::string() : rest.substr(end + kBetween.size());
    for (fakes::ZipMaker::Entry& entry : zip.entries()) {
      if (entry.name != name || text.empty()) continue;
      entry.crc = fakes::crc32_of(text);
      entry.size = static_cast<std::uint32_t>(text.size());
      entry.data = std::move(text);
    }
  }
  const std::string bytes = zip.bytes();
  const auto package = docx::Package::open(bytes);
  if (!package) {
    if (package.error().what.empty() || package.error().remedy.empty()) std::abort();
  } else {
    if (!package->find(package->main_part())) std::abort();
    for (const docx::ZipEntry& entry : package->layout().entries) {
      (void)package->content_type(entry.name);
      const auto relations = package->relations(entry.name);
      if (!relations) continue;
      for (const docx::Relation& relation : *relations) {
        // No relation of the package leads out of it.
        if (!relation.external && relation.target.find("../") != std::string::npos) std::abort();
      }
    }
  }
  const auto faults = docx::check_output(bytes);
  if (!package && faults.empty()) std::abort();
  const auto opened = docx::Template::open(bytes, {});
  if (opened && !package) std::abort();
  return 0;
}
