// The pictures that one fill puts into a document: a part for each distinct one, a relation in each
// part that shows it, a content type for each kind. Nothing of the file is read before the first
// picture is shown.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/packer.h"
#include "docx/picture_source.h"
#include "docx/zip_layout.h"

namespace engross::docx {

// What leaves otherwise than it came: entries with other content, and parts that are new.
struct Changes {
  struct NewPart {
    std::string name;
    std::string content;
  };
  std::map<std::size_t, std::string> replaced;  // by entry
  std::map<std::size_t, Packed> packed;         // of the others: what is too long to be held
  std::vector<NewPart> added;
};

class Media {
 public:
  // Both are borrowed.
  Media(const ZipLayout& layout, const Beside& beside) : layout_(layout), beside_(beside) {}

  struct Shown {
    const Picture* picture = nullptr;  // as long as the Media lives
    std::string relation;              // its id in the part
  };
  // A picture for the part at `entry`; `strict` says how the part writes (ISO/IEC 29500 Strict).
  // Fails as picture_of() does, when the part's relations are damaged, and when all pictures are
  // more than a document should hold.
  base::Result<Shown> show(std::size_t entry, bool strict, std::string_view source,
                           std::string_view claimed);

  bool empty() const { return pictures_.empty(); }

  // Adds the pictures' parts, relations and content types to what is changed already.
  base::Result<void> add_to(Changes& changes) const;

 private:
  struct Placed {
    Picture picture;
    std::string part;  // "word/media/image1.png"
  };
  struct Owner {
    std::set<std::string> taken;                   // ids of relations
    std::map<std::size_t, std::string> relations;  // by picture
    std::vector<std::size_t> order;
    bool strict = false;
  };
  base::Result<std::size_t> find(std::string_view source, std::string_view claimed);
  base::Result<std::size_t> keep(Picture picture);
  base::Result<Owner*> owner(std::size_t entry, bool strict);
  std::optional<std::size_t> entry_named(std::string_view name) const;
  std::string free_name(std::string_view extension) const;
  base::Result<std::string> content_of(std::size_t entry, const Changes& changes) const;
  base::Result<void> add_relations(std::size_t entry, const Owner& owner, Changes& changes) const;
  base::Result<void> add_content_types(Changes& changes) const;

  const ZipLayout& layout_;
  const Beside& beside_;
  std::deque<Placed> pictures_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_source_;  // and claimed type
  std::map<std::size_t, Owner> owners_;                                   // by entry
  std::size_t bytes_ = 0;
};

}  // namespace engross::docx
