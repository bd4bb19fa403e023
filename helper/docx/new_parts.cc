#include "docx/new_parts.h"

#include <set>

#include "docx/names.h"
#include "xml/xml.h"

namespace engross::docx {
namespace {

constexpr std::string_view kStrictRelationTypes =
    "http://purl.oclc.org/ooxml/officeDocument/relationships";
constexpr std::string_view kTypesEntry = "[Content_Types].xml";

base::Result<xml::Document> read_entry(const Package& package, std::size_t entry) {
  base::Result<std::string> bytes = package.read(entry);
  if (!bytes) return tl::unexpected(bytes.error());
  return xml::Document::parse(std::move(*bytes), package.layout().entries[entry].name);
}

std::string free_id(const std::vector<Relation>& relations, std::string_view stem) {
  std::set<std::string> taken;
  for (const Relation& relation : relations) taken.insert(relation.id);
  int number = 1;
  while (taken.contains(std::string(stem) + std::to_string(number))) ++number;
  return std::string(stem) + std::to_string(number);
}

}  // namespace

base::Result<void> declare_types(const Package& package, const std::vector<PartType>& parts,
                                 ChangedEntries& changed) {
  const std::size_t entry = *package.find(kTypesEntry);
  const auto types = read_entry(package, entry);
  if (!types) return tl::unexpected(types.error());
  std::string added;
  for (const auto& [part, type] : parts) {
    if (package.content_type(part) == type) continue;
    added += "<" + prefix_of(*types) + "Override PartName=\"/" + part + "\" ContentType=\"";
    xml::append_escaped_attribute(added, type);
    added += "\"/>";
  }
  if (!added.empty())
    changed.emplace_back(package.layout().entries[entry].name, with_children(*types, added));
  return {};
}

base::Result<void> extend_relations(
    const Package& package, std::string_view part,
    const std::function<std::string(const std::string& prefix)>& written, ChangedEntries& changed) {
  const std::string name = relations_part(part);
  const auto entry = package.find(name);
  if (!entry) {
    changed.emplace_back(name, std::string(kDeclaration) + "<Relationships xmlns=\"" +
                                   std::string(kPackageRelations) + "\">" + written("") +
                                   "</Relationships>");
    return {};
  }
  const auto document = read_entry(package, *entry);
  if (!document) return tl::unexpected(document.error());
  changed.emplace_back(package.layout().entries[*entry].name,
                       with_children(*document, written(prefix_of(*document))));
  return {};
}

base::Result<void> relate_main(const Package& package, std::string_view id_stem,
                               std::string_view kind, std::string_view part, bool strict,
                               ChangedEntries& changed) {
  const auto& relations = package.relations(package.main_part());
  if (!relations) return tl::unexpected(relations.error());
  const std::string relation = "Relationship Id=\"" + free_id(*relations, id_stem) + "\" Type=\"" +
                               relation_type(kind, strict) + "\" Target=\"/" + std::string(part) +
                               "\"/>";
  const auto written = [&](const std::string& prefix) { return "<" + prefix + relation; };
  return extend_relations(package, package.main_part(), written, changed);
}

std::string relation_type(std::string_view kind, bool strict) {
  return std::string(strict ? kStrictRelationTypes : kRelationship) + "/" + std::string(kind);
}

}  // namespace engross::docx
