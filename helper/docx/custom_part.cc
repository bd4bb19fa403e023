#include "docx/custom_part.h"

#include "docx/names.h"
#include "docx/new_parts.h"
#include "docx/package.h"

namespace engross::docx {
namespace {

constexpr std::string_view kPropertiesType =
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
constexpr std::string_view kStrictPackage = "http://purl.oclc.org/ooxml/";

std::string custom_item(int number) { return "customXml/item" + std::to_string(number) + ".xml"; }
std::string custom_properties(int number) {
  return "customXml/itemProps" + std::to_string(number) + ".xml";
}

// A part of somebody else's that cannot be read is none of ours.
bool is_of(const Package& package, std::size_t entry, std::string_view name_space) {
  auto bytes = package.read(entry);
  if (!bytes) return false;
  const auto part = xml::Document::parse(std::move(*bytes), "custom XML");
  return part && part->name(0).space == name_space;
}

std::string with_declaration(std::string_view xml) {
  return std::string(kDeclaration) + std::string(xml);
}

// LibreOffice reads no custom XML that nothing describes.
std::string description(const CustomPart& custom, bool strict) {
  std::string out =
      "<ds:datastoreItem xmlns:ds=\"" +
      std::string(strict ? "http://purl.oclc.org/ooxml/officeDocument/customXml"
                         : "http://schemas.openxmlformats.org/officeDocument/2006/customXml") +
      "\" ds:itemID=\"";
  xml::append_escaped_attribute(out, custom.item_id);
  out += "\"><ds:schemaRefs><ds:schemaRef ds:uri=\"";
  xml::append_escaped_attribute(out, custom.name_space);
  return with_declaration(out + "\"/></ds:schemaRefs></ds:datastoreItem>");
}

base::Result<ChangedEntries> with_new_part(const Package& package, const CustomPart& custom,
                                           bool strict) {
  int number = 1;
  while (package.find(custom_item(number)) || package.find(custom_properties(number))) ++number;
  const std::string item = custom_item(number);
  const std::string properties = custom_properties(number);
  const std::string relations = "<Relationships xmlns=\"" + std::string(kPackageRelations) +
                                "\"><Relationship Id=\"rId1\" Type=\"" +
                                relation_type("customXmlProps", strict) + "\" Target=\"/" +
                                properties + "\"/></Relationships>";
  ChangedEntries changed;
  const auto typed =
      declare_types(package, {{item, "application/xml"}, {properties, kPropertiesType}}, changed);
  if (!typed) return tl::unexpected(typed.error());
  const auto related = relate_main(package, "engross", "customXml", item, strict, changed);
  if (!related) return tl::unexpected(related.error());
  changed.emplace_back(item, with_declaration(custom.xml));
  changed.emplace_back(relations_part(item), with_declaration(relations));
  changed.emplace_back(properties, description(custom, strict));
  return changed;
}

}  // namespace

base::Result<std::string> with_custom_part(std::string_view document, const CustomPart& custom) {
  const auto package = Package::open(document, limits_of_made());
  if (!package) return tl::unexpected(package.error());
  const auto relations = package->relations(package->main_part());
  if (!relations) return tl::unexpected(relations.error());
  ChangedEntries changed;
  bool strict = false;
  for (const Relation& relation : *relations) {
    strict = strict || relation.kind.starts_with(kStrictPackage);
    if (relation.type != "customXml" || relation.external) continue;
    const auto entry = package->find(relation.target);
    if (!entry || !is_of(*package, *entry, custom.name_space)) continue;
    // Of several, in a document that was put together of two, each says the same from now on.
    changed.emplace_back(package->layout().entries[*entry].name, with_declaration(custom.xml));
  }
  if (!changed.empty()) return assembled(*package, changed);
  auto added = with_new_part(*package, custom, strict);
  if (!added) return tl::unexpected(added.error());
  return assembled(*package, *added);
}

}  // namespace engross::docx
