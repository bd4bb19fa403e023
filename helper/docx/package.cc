#include "docx/package.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "docx/identify.h"
#include "docx/names.h"
#include "docx/zip_reader.h"
#include "xml/xml.h"

namespace engross::docx {
namespace {

using base::Fault;

constexpr std::string_view kSaveAgain = "open it in the word processor and save it again";
constexpr std::string_view kTypesPart = "[Content_Types].xml";
constexpr std::string_view kWordType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view kMacroType = "application/vnd.ms-word.";

tl::unexpected<base::Error> malformed(std::string what, std::string_view where) {
  return base::failure(Fault::malformed, std::move(what), std::string(where),
                       std::string(kSaveAgain));
}

bool is_xml(std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels"); }

base::Result<void> check_xml_parts(const ZipLayout& layout, const ZipLimits& limits) {
  for (const ZipEntry& entry : layout.entries) {
    if (!is_xml(entry.name)) continue;
    if (entry.size > limits.xml_part) {
      return base::failure(Fault::refused, "a part that is too large", entry.name,
                           "split the document");
    }
    const std::uint64_t packed = std::max<std::uint64_t>(entry.compressed, 1);
    if (entry.size > limits.ratio_from && entry.size / packed >= limits.ratio) {
      return base::failure(Fault::refused, "a part that is packed far too tightly", entry.name,
                           "use a document that was saved by a word processor");
    }
  }
  return {};
}

std::optional<MainKind> main_kind_of(std::string_view type) {
  if (type == std::string(kWordType) + "document.main+xml") return MainKind::document;
  if (type == std::string(kWordType) + "template.main+xml") return MainKind::form;
  if (type == std::string(kMacroType) + "document.macroEnabled.main+xml")
    return MainKind::macro_document;
  if (type == std::string(kMacroType) + "template.macroEnabledTemplate.main+xml")
    return MainKind::macro_form;
  return std::nullopt;
}

std::string other_office_file(std::string_view type) {
  if (type.find("spreadsheetml") != std::string_view::npos ||
      type.find("ms-excel") != std::string_view::npos) {
    return "not a Word document (it is an Excel workbook)";
  }
  if (type.find("presentationml") != std::string_view::npos ||
      type.find("ms-powerpoint") != std::string_view::npos) {
    return "not a Word document (it is a PowerPoint presentation)";
  }
  return "not a Word document (its main part is of another kind)";
}

// The part a target means, seen from the part that holds the relation (RFC 3986, 5.2.4, for paths).
std::string resolved(std::string_view source, std::string_view target) {
  std::vector<std::string> steps;
  if (!target.starts_with('/')) {
    steps = base::split(source, '/');
    if (!steps.empty()) steps.pop_back();
  }
  for (const std::string& step : base::split(target, '/')) {
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
    } else if (!steps.empty()) {
      steps.pop_back();
    }
  }
  return base::join(steps, "/");
}

}  // namespace

std::string relations_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

std::string relations_owner(std::string_view name) {
  constexpr std::string_view kFolder = "_rels/";
  constexpr std::string_view kEnd = ".rels";
  const std::size_t folder = name.find(kFolder);
  if (folder == std::string_view::npos || !name.ends_with(kEnd)) return {};
  std::string owner(name.substr(0, folder));
  owner += name.substr(folder + kFolder.size());
  return owner.substr(0, owner.size() - kEnd.size());
}

std::string as_document(std::string types) {
  const std::pair<std::string, std::string> spellings[] = {
      {std::string(kWordType) + "template.main+xml", std::string(kWordType) + "document.main+xml"},
      {std::string(kMacroType) + "template.macroEnabledTemplate.main+xml",
       std::string(kMacroType) + "document.macroEnabled.main+xml"}};
  for (const auto& [from, to] : spellings) {
    for (std::size_t at = types.find(from); at != std::string::npos;
         at = types.find(from, at + to.size())) {
      types.replace(at, from.size(), to);
    }
  }
  return types;
}

std::optional<base::Error> not_a_document(std::string_view file) {
  const auto package = Package::open(file);
  return package ? std::nullopt : std::optional(package.error());
}

base::Result<Package> Package::open(std::string_view file, const ZipLimits& limits) {
  if (const auto error = not_a_package(file)) return tl::unexpected(*error);
  base::Result<ZipLayout> layout = read_layout(file, limits);
  if (!layout) return tl::unexpected(layout.error());
  if (const auto checked = check_xml_parts(*layout, limits); !checked)
    return tl::unexpected(checked.error());
  Package package(std::move(*layout));
  for (std::size_t i = 0; i < package.layout_.entries.size(); ++i) {
    package.entries_.emplace(base::fold(package.layout_.entries[i].name), i);
  }
  package.verified_.resize(package.layout_.entries.size());
  if (const auto read = package.read_content_types(); !read) return tl::unexpected(read.error());
  if (const auto read = package.find_main(); !read) return tl::unexpected(read.error());
  return package;
}

base::Result<void> Package::verify_unread() const {
  for (std::size_t i = 0; i < layout_.entries.size(); ++i) {
    if (verified_[i]) continue;
    if (const auto checked = verify_entry(layout_.entries[i]); !checked) return checked;
    verified_[i] = true;
  }
  return {};
}

std::optional<std::size_t> Package::find(std::string_view part) const {
  const auto found = entries_.find(base::fold(part));
  if (found == entries_.end()) return std::nullopt;
  return found->second;
}

base::Result<std::string> Package::read(std::size_t entry) const {
  base::Result<std::string> bytes = read_entry(layout_.entries[entry]);
  verified_[entry] = bytes.has_value();
  return bytes;
}

base::Result<void> Package::read_content_types() {
  const auto entry = find(kTypesPart);
  if (!entry) {
    if (find("mimetype"))
      return malformed("not a Word document (it is an OpenDocument file)", "the file");
    return malformed("not a Word document (it is a zip file of something else)", "the file");
  }
  base::Result<std::string> bytes = read(*entry);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto document = xml::Document::parse(std::move(*bytes), kTypesPart);
  if (!document) return tl::unexpected(document.error());
  for (xml::Index i = 0; i < document->nodes().size(); ++i) {
    if (document->is(i, kContentTypes, "Default")) {
      defaults_[base::fold(document->value(i, "", "Extension"))] =
          document->value(i, "", "ContentType");
    } else if (document->is(i, kContentTypes, "Override")) {
      const std::string name = document->value(i, "", "PartName");
      overrides_[base::fold(resolved("", name))] = document->value(i, "", "ContentType");
    }
  }
  return {};
}

std::string Package::content_type(std::string_view part) const {
  const std::string folded = base::fold(part);
  if (const auto found = overrides_.find(folded); found != overrides_.end()) return found->second;
  const std::size_t dot = folded.rfind('.');
  if (dot == std::string::npos) return {};
  const auto found = defaults_.find(std::string_view(folded).substr(dot + 1));
  return found == defaults_.end() ? std::string() : found->second;
}

const base::Result<std::vector<Relation>>& Package::relations(std::string_view part) const {
  static const base::Result<std::vector<Relation>> kNoRelations;
  const auto entry = find(relations_part(part));
  if (!entry) return kNoRelations;
  const auto known = relations_.find(*entry);
  if (known != relations_.end()) return known->second;
  return relations_.emplace(*entry, read_relations(*entry, part)).first->second;
}

base::Result<std::vector<Relation>> Package::read_relations(std::size_t entry,
                                                            std::string_view part) const {
  std::vector<Relation> relations;
  const std::string name = relations_part(part);
  base::Result<std::string> bytes = read(entry);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto document = xml::Document::parse(std::move(*bytes), name);
  if (!document) return tl::unexpected(document.error());
  std::set<std::string> ids;
  for (xml::Index i = 0; i < document->nodes().size(); ++i) {
    if (!document->is(i, kPackageRelations, "Relationship")) continue;
    Relation relation;
    relation.id = document->value(i, "", "Id");
    relation.external = document->value(i, "", "TargetMode") == "External";
    relation.target = document->value(i, "", "Target");
    if (!relation.external) relation.target = resolved(part, relation.target);
    const std::string type = document->value(i, "", "Type");
    relation.type = type.substr(type.rfind('/') + 1);
    if (!ids.insert(relation.id).second) return malformed("two relations with one id", name);
    relation.kind = type;
    relations.push_back(std::move(relation));
  }
  return relations;
}

base::Result<void> Package::find_main() {
  const auto& all = relations("");
  if (!all) return tl::unexpected(all.error());
  std::vector<std::string> targets;
  for (const Relation& relation : *all) {
    if (relation.type == "officeDocument" && !relation.external) targets.push_back(relation.target);
  }
  if (targets.empty())
    return malformed("not a Word document (no main part is named)", "_rels/.rels");
  if (targets.size() > 1) return malformed("two main parts", "_rels/.rels");
  const auto entry = find(targets.front());
  if (!entry) return malformed("the main part is missing", targets.front());
  main_ = layout_.entries[*entry].name;
  const auto kind = main_kind_of(content_type(main_));
  if (!kind) return malformed(other_office_file(content_type(main_)), "the file");
  main_kind_ = *kind;
  return {};
}

}  // namespace engross::docx
