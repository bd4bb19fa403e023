#include "docx/media.h"

#include <algorithm>

#include "base/text.h"
#include "docx/names.h"
#include "docx/package.h"
#include "docx/zip_reader.h"
#include "xml/xml.h"

namespace engross::docx {
namespace {

using base::Fault;
using base::Result;

constexpr std::size_t kAllPictures = std::size_t{64} << 20;  // bytes in one document
constexpr std::string_view kTypes = "[Content_Types].xml";
constexpr std::string_view kNoRelations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
constexpr std::string_view kImage =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
constexpr std::string_view kStrictImage =
    "http://purl.oclc.org/ooxml/officeDocument/relationships/image";

// `element` for each of several at the end of the root element; `element` is given the prefix that
// the root has.
template <typename Element>
Result<std::string> with_last(std::string bytes, std::string_view name, Element element) {
  const auto document = xml::Document::parse(std::move(bytes), name);
  if (!document) return tl::unexpected(document.error());
  const xml::Node& root = (*document)[0];
  std::string prefix(document->prefix(0));
  if (!prefix.empty()) prefix += ":";
  const std::string& all = document->bytes();
  const std::string inside = element(*document, prefix);
  if (root.content != root.after)
    return all.substr(0, root.close) + inside + all.substr(root.close);
  // An empty root: "/>" becomes ">".
  return all.substr(0, root.after - 2) + ">" + inside + "</" + std::string(document->written(0)) +
         ">" + all.substr(root.after);
}

// The part as seen from its owner's folder.
std::string target_from(std::string_view owner, std::string_view part) {
  const std::size_t slash = owner.rfind('/');
  const std::string_view folder = owner.substr(0, slash == owner.npos ? 0 : slash + 1);
  return part.starts_with(folder) ? std::string(part.substr(folder.size()))
                                  : "/" + std::string(part);
}

}  // namespace

Result<Media::Shown> Media::show(std::size_t entry, bool strict, std::string_view source,
                                 std::string_view claimed) {
  const auto owner = this->owner(entry, strict);
  if (!owner) return tl::unexpected(owner.error());
  const auto found = find(source, claimed);
  if (!found) return tl::unexpected(found.error());
  std::string& relation = (*owner)->relations[*found];
  if (relation.empty()) {
    std::size_t number = (*owner)->taken.size() + 1;
    do {
      relation = "rId" + std::to_string(number++);
    } while (!(*owner)->taken.insert(relation).second);
    (*owner)->order.push_back(*found);
  }
  return Shown{&pictures_[*found].picture, relation};
}

Result<std::size_t> Media::find(std::string_view source, std::string_view claimed) {
  std::pair<std::string, std::string> key{source, claimed};
  if (const auto known = by_source_.find(key); known != by_source_.end()) return known->second;
  Result<Picture> picture = picture_of(source, claimed, beside_);
  if (!picture) return tl::unexpected(picture.error());
  const auto kept = keep(std::move(*picture));
  if (kept) by_source_.emplace(std::move(key), *kept);
  return kept;
}

Result<std::size_t> Media::keep(Picture picture) {
  const auto same = std::ranges::find_if(
      pictures_, [&](const Placed& placed) { return placed.picture.bytes == picture.bytes; });
  if (same != pictures_.end()) return static_cast<std::size_t>(same - pictures_.begin());
  bytes_ += picture.bytes.size();
  if (bytes_ > kAllPictures) {
    return base::failure(Fault::refused, "pictures of more than 64 MiB in one document", "",
                         "scale them down, or make several documents");
  }
  std::string part = free_name(picture.extension);
  pictures_.push_back({std::move(picture), std::move(part)});
  return pictures_.size() - 1;
}

std::string Media::free_name(std::string_view extension) const {
  for (std::size_t number = pictures_.size() + 1;; ++number) {
    std::string name = "word/media/image" + std::to_string(number) + "." + std::string(extension);
    const bool placed = std::ranges::find(pictures_, name, &Placed::part) != pictures_.end();
    if (!placed && !entry_named(name)) return name;
  }
}

std::optional<std::size_t> Media::entry_named(std::string_view name) const {
  const std::string folded = base::fold(name);
  for (std::size_t i = 0; i < layout_.entries.size(); ++i) {
    if (base::fold(layout_.entries[i].name) == folded) return i;
  }
  return std::nullopt;
}

Result<Media::Owner*> Media::owner(std::size_t entry, bool strict) {
  const auto [known, fresh] = owners_.try_emplace(entry);
  Owner& owner = known->second;
  if (!fresh) return &owner;
  owner.strict = strict;
  const auto relations = entry_named(relations_part(layout_.entries[entry].name));
  if (!relations) return &owner;
  Result<std::string> bytes = read_entry(layout_.entries[*relations]);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto document = xml::Document::parse(std::move(*bytes), layout_.entries[*relations].name);
  if (!document) return tl::unexpected(document.error());
  for (xml::Index i = 0; i < document->nodes().size(); ++i) {
    if (document->is(i, kPackageRelations, "Relationship"))
      owner.taken.insert(document->value(i, "", "Id"));
  }
  return &owner;
}

Result<std::string> Media::content_of(std::size_t entry, const Changes& changes) const {
  const auto changed = changes.replaced.find(entry);
  if (changed != changes.replaced.end()) return changed->second;
  return read_entry(layout_.entries[entry]);
}

Result<void> Media::add_to(Changes& changes) const {
  for (const auto& [entry, owner] : owners_) {
    if (const auto added = add_relations(entry, owner, changes); !added) return added;
  }
  if (const auto added = add_content_types(changes); !added) return added;
  for (const Placed& placed : pictures_)
    changes.added.push_back({placed.part, placed.picture.bytes});
  return {};
}

Result<void> Media::add_relations(std::size_t entry, const Owner& owner, Changes& changes) const {
  const std::string& part = layout_.entries[entry].name;
  const std::string name = relations_part(part);
  const auto relations = entry_named(name);
  Result<std::string> before =
      relations ? content_of(*relations, changes) : Result<std::string>(std::string(kNoRelations));
  if (!before) return tl::unexpected(before.error());
  auto after = with_last(std::move(*before), name, [&](const xml::Document&, const std::string& p) {
    std::string all;
    for (const std::size_t picture : owner.order) {
      all += "<" + p + "Relationship Id=\"" + owner.relations.at(picture) + "\" Type=\"";
      all += owner.strict ? kStrictImage : kImage;
      all += "\" Target=\"" + target_from(part, pictures_[picture].part) + "\"/>";
    }
    return all;
  });
  if (!after) return tl::unexpected(after.error());
  if (relations) {
    changes.replaced[*relations] = std::move(*after);
  } else {
    changes.added.push_back({name, std::move(*after)});
  }
  return {};
}

// A kind that the package knows needs nothing; one that it takes for something else is told part by
// part.
Result<void> Media::add_content_types(Changes& changes) const {
  const auto entry = entry_named(kTypes);
  Result<std::string> before = content_of(*entry, changes);
  if (!before) return tl::unexpected(before.error());
  auto after =
      with_last(std::move(*before), kTypes, [&](const xml::Document& types, const std::string& p) {
        std::map<std::string, std::string, std::less<>> known;
        for (xml::Index i = 0; i < types.nodes().size(); ++i) {
          if (types.is(i, kContentTypes, "Default"))
            known[base::fold(types.value(i, "", "Extension"))] = types.value(i, "", "ContentType");
        }
        std::string all;
        for (const Placed& placed : pictures_) {
          const std::string type(placed.picture.type);
          const std::string extension(placed.picture.extension);
          const auto [found, fresh] = known.try_emplace(extension, type);
          if (fresh)
            all +=
                "<" + p + "Default Extension=\"" + extension + "\" ContentType=\"" + type + "\"/>";
          else if (base::lower(found->second) != type)
            all += "<" + p + "Override PartName=\"/" + placed.part + "\" ContentType=\"" + type +
                   "\"/>";
        }
        return all;
      });
  if (!after) return tl::unexpected(after.error());
  changes.replaced[*entry] = std::move(*after);
  return {};
}

}  // namespace engross::docx
