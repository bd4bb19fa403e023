// A Word document as a package of parts (ISO/IEC 29500-2): its entries, content types and
// relations.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "docx/zip_layout.h"

namespace engross::docx {

struct Relation {
  std::string id;
  std::string type;    // the last step: "header", "footnotes", "attachedTemplate"
  std::string target;  // a part's name, or an address when external
  bool external = false;
  std::string kind = {};  // the type as it is written, an address
};

enum class MainKind { document, macro_document, form, macro_form };  // docx, docm, dotx, dotm

class Package {
 public:
  // Checks the container. Fails when the bytes are not a Word document, saying what they are
  // instead. Checksums are compared as parts are read; verify_unread() does the rest.
  static base::Result<Package> open(std::string_view file, const ZipLimits& limits = {});

  const ZipLayout& layout() const { return layout_; }
  const std::string& main_part() const { return main_; }
  MainKind main_kind() const { return main_kind_; }

  // Part names have no leading slash and are found without regard to case.
  std::optional<std::size_t> find(std::string_view part) const;
  base::Result<std::string> read(std::size_t entry) const;
  base::Result<void> verify_unread() const;
  // Content type of a part, empty when it has none.
  std::string content_type(std::string_view part) const;
  // Relations of a part ("" for the package's own), as long as the package is there; none when it
  // has none.
  const base::Result<std::vector<Relation>>& relations(std::string_view part) const;

 private:
  explicit Package(ZipLayout layout) : layout_(std::move(layout)) {}
  base::Result<void> read_content_types();
  base::Result<void> find_main();
  base::Result<std::vector<Relation>> read_relations(std::size_t entry,
                                                     std::string_view part) const;

  ZipLayout layout_;
  std::map<std::string, std::size_t, std::less<>> entries_;    // by folded name
  std::map<std::string, std::string, std::less<>> defaults_;   // by extension
  std::map<std::string, std::string, std::less<>> overrides_;  // by folded part name
  std::string main_;
  MainKind main_kind_ = MainKind::document;
  mutable std::vector<bool> verified_;  // by entry
  // By entry, once somebody has asked: every pass asks for those of the main part.
  mutable std::map<std::size_t, base::Result<std::vector<Relation>>> relations_;
};

// Where relations of a part are kept: "word/_rels/document.xml.rels".
std::string relations_part(std::string_view part);
// And back.
std::string relations_owner(std::string_view relations_part);

// [Content_Types].xml with the main part declared as a document instead of a document template.
std::string as_document(std::string content_types);

}  // namespace engross::docx
