#include "docx/output_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "docx/names.h"
#include "docx/package.h"
#include "docx/part_check.h"

namespace engross::docx {
namespace {

class PackageCheck {
 public:
  PackageCheck(const Package& package, std::vector<OutputFault>& faults)
      : package_(package), faults_(faults) {}

  void check() {
    const auto& entries = package_.layout().entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string& name = entries[i].name;
      if (name.ends_with('/')) continue;
      if (name != "[Content_Types].xml" && package_.content_type(name).empty()) {
        add("no-content-type", name, "the part has no content type");
      }
      if (name.ends_with(".rels")) check_relations(name);
      if (name.ends_with(".xml") || name.ends_with(".rels")) read(i);
    }
    References references;
    for (const auto& [name, document] : documents_) {
      const PartFaults found = check_part(*document, references);
      for (const auto& [code, what] : found) add(code, name, what);
    }
    check_references(references);
    check_relation_ids();
  }

 private:
  void add(std::string code, std::string part, std::string what) {
    faults_.push_back({std::move(code), std::move(part), std::move(what)});
  }

  void read(std::size_t entry) {
    const std::string& name = package_.layout().entries[entry].name;
    base::Result<std::string> bytes = package_.read(entry);
    if (!bytes) return add("unreadable", name, bytes.error().what);
    base::Result<xml::Document> document = xml::Document::parse(std::move(*bytes), name, kStrict);
    if (!document) return add("not-well-formed", name, document.error().what);
    documents_.emplace(name, std::make_unique<xml::Document>(std::move(*document)));
  }

  void check_relations(const std::string& name) {
    const std::string owner = relations_owner(name);
    if (!owner.empty() && !package_.find(owner)) return;
    const auto relations = package_.relations(owner);
    if (!relations) return add("bad-relations", name, relations.error().what);
    std::set<std::string>& ids = relation_ids_[owner];
    for (const Relation& relation : *relations) {
      ids.insert(relation.id);
      const std::string target = relation.target.substr(0, relation.target.find('#'));
      if (relation.external || target.empty() || relation.target == "NULL") continue;
      if (!package_.find(target)) {
        add("missing-target", name,
            relation.id + " points at " + relation.target + ", which is not there");
      } else if (relation.type == "image" && !package_.content_type(target).starts_with("image/")) {
        add("not-a-picture", name,
            relation.id + " shows " + relation.target + ", whose content type is no picture's");
      }
    }
  }

  static bool names_relation(std::string_view local) {
    return local == "id" || local == "embed" || local == "link" || local == "pict";
  }

  // Attributes of the relationships namespace name relations of their own part.
  void check_relation_ids() {
    for (const auto& [name, document] : documents_) {
      if (name.ends_with(".rels")) continue;
      const std::set<std::string>& known = relation_ids_[name];
      for (xml::Index i = 0; i < document->nodes().size(); ++i) {
        if (document->nodes()[i].kind != xml::Kind::element) continue;
        for (const xml::Attribute& attribute : document->attributes(i)) {
          if (attribute.prefix.empty() || !names_relation(attribute.local)) continue;
          if (attribute.value.empty() || known.contains(std::string(attribute.value))) continue;
          if (document->namespace_of(i, attribute.prefix) != kRelationship) continue;
          add("missing-relation", name,
              "relation " + std::string(attribute.value) + " is not there");
        }
      }
    }
  }

  void check_references(const References& references) {
    const auto check = [&](const std::set<std::string>& asked, const std::set<std::string>& there,
                           const std::string& code, const std::string& thing) {
      for (const std::string& id : asked) {
        if (!there.contains(id))
          add(code, package_.main_part(), thing + " " + id + " is not there");
      }
    };
    check(references.numberings_used, references.numberings, "dangling-numbering", "numbering");
    check(references.lists_used, references.lists, "dangling-list", "list");
    check(references.footnotes_used, references.footnotes, "missing-footnote", "footnote");
    check(references.endnotes_used, references.endnotes, "missing-endnote", "endnote");
    check(references.comments_used, references.comments, "missing-comment", "comment");
  }

  const Package& package_;
  std::vector<OutputFault>& faults_;
  std::map<std::string, std::unique_ptr<xml::Document>> documents_;
  std::map<std::string, std::set<std::string>> relation_ids_;
};

}  // namespace

std::vector<OutputFault> check_output(std::string_view document) {
  std::vector<OutputFault> faults;
  const base::Result<Package> package = Package::open(document, limits_of_made());
  if (!package) {
    faults.push_back(
        {"not-a-document", "the file", package.error().what + ", " + package.error().where});
    return faults;
  }
  PackageCheck(*package, faults).check();
  return faults;
}

std::vector<OutputFault> new_faults(std::string_view document, std::string_view before) {
  std::vector<OutputFault> faults = check_output(document);
  if (faults.empty()) return faults;  // as a rule, and then the template need not be read again
  std::set<std::pair<std::string, std::string>> known;
  for (const OutputFault& fault : check_output(before)) known.emplace(fault.code, fault.part);
  std::erase_if(faults, [&](const OutputFault& fault) {
    return known.contains(std::pair(fault.code, fault.part));
  });
  return faults;
}

tl::expected<Filled, FillFailure> fill_checked(const Template& made_from,
                                               const expression::Value& values,
                                               const expression::Environment& environment,
                                               Missing missing) {
  auto filled = made_from.fill(values, environment, missing);
  if (!filled) return filled;
  const std::vector<OutputFault> faults = new_faults(filled->document, made_from.whole());
  if (faults.empty()) return filled;
  return tl::unexpected(FillFailure{
      {base::Fault::internal, "the filled document would be faulty: " + faults.front().what,
       faults.front().part, "report this with the template; take out what stands there until then"},
      {}});
}

}  // namespace engross::docx
