#include "docx/output_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "docx/package.h"
#include "docx/part_check.h"
#include "docx/zip_reader.h"

namespace engross::docx {
namespace {

// The bytes of an entry, for a reader that must not hold them all.
class EntrySource : public xml::Source {
 public:
  explicit EntrySource(const ZipEntry& entry) : entry_(entry) {}

  void rewind() override { reader_.emplace(entry_); }
  base::Result<std::string_view> next() override {
    auto piece = reader_->next();
    broken_ = !piece;
    return piece;
  }
  bool broken() const { return broken_; }

 private:
  const ZipEntry& entry_;
  std::optional<EntryReader> reader_;
  bool broken_ = false;
};

class PackageCheck {
 public:
  PackageCheck(const Package& package, std::vector<OutputFault>& faults)
      : package_(package), faults_(faults) {}

  void check() {
    read_parts();
    const auto& entries = package_.layout().entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string& name = entries[i].name;
      if (name.ends_with('/')) continue;
      if (name != "[Content_Types].xml" && package_.content_type(name).empty()) {
        add("no-content-type", name, "the part has no content type");
      }
      if (name.ends_with(".rels")) check_relations(name);
      const auto unread = unread_.find(i);
      if (unread != unread_.end()) faults_.push_back(unread->second);
    }
    for (const auto& [name, found] : found_) {
      for (const auto& [code, what] : found.own) add(code, name, what);
    }
    check_references(references_);
    for (const auto& [name, found] : found_) {
      for (const std::string& id : found.relations)
        add("missing-relation", name, "relation " + id + " is not there");
    }
  }

 private:
  void add(std::string code, std::string part, std::string what) {
    faults_.push_back({std::move(code), std::move(part), std::move(what)});
  }

  // By name, so that of two parts with one id it is always the same one that is told of.
  void read_parts() {
    const auto& entries = package_.layout().entries;
    std::map<std::string_view, std::size_t> parts;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string& name = entries[i].name;
      if (name.ends_with(".xml") || name.ends_with(".rels")) parts.emplace(name, i);
    }
    for (const auto& [name, entry] : parts) read(entry);
  }

  void read(std::size_t entry) {
    const std::string& name = package_.layout().entries[entry].name;
    EntrySource source(package_.layout().entries[entry]);
    auto found = check_part(source, name, relation_ids(name), references_);
    if (!found) {
      unread_[entry] = {source.broken() ? "unreadable" : "not-well-formed", name,
                        found.error().what};
      return;
    }
    if (name.ends_with(".rels")) found->relations.clear();
    found_.emplace(name, std::move(*found));
  }

  std::set<std::string> relation_ids(const std::string& name) const {
    std::set<std::string> ids;
    const auto& relations = package_.relations(name);
    if (!relations) return ids;
    for (const Relation& relation : *relations) ids.insert(relation.id);
    return ids;
  }

  void check_relations(const std::string& name) {
    const std::string owner = relations_owner(name);
    if (!owner.empty() && !package_.find(owner)) return;
    const auto& relations = package_.relations(owner);
    if (!relations) return add("bad-relations", name, relations.error().what);
    for (const Relation& relation : *relations) {
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
  std::map<std::size_t, OutputFault> unread_;  // by entry
  std::map<std::string, PartFaults> found_;    // by name
  References references_;
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
