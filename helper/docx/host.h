// The document that takes others in: its parts while they grow, and what must differ within one
// document: ids, names of bookmarks, styles, lists and parts.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/changed_entries.h"
#include "docx/growing_part.h"
#include "docx/run.h"

namespace engross::docx {

// Parts that grow. All but the body are made where the document has none.
enum class HostPart : unsigned char { body, styles, numbering, footnotes, endnotes, comments };
inline constexpr std::size_t kHostParts = 6;

using PlacesByPart = std::map<std::string, std::vector<Place>, std::less<>>;

class Host {
 public:
  // `places` are those of the paragraphs of the package's texts, by the name of the part. Borrows
  // the package. Fails (malformed, refused, unsupported) when a part cannot be read.
  static base::Result<std::unique_ptr<Host>> open(const Package& package, PlacesByPart places);

  GrowingPart& body() { return *parts_[0]; }
  // `title` of a part that has to be made, as places show it.
  base::Result<GrowingPart*> part(HostPart which, std::string_view title = {});
  // ISO/IEC 29500 Strict.
  bool strict() const { return strict_; }

  std::string fresh(IdKind kind);
  std::string fresh_note(HostPart notes);
  std::string fresh_number() { return std::to_string(next_number_++); }
  std::string fresh_list() { return std::to_string(next_list_++); }
  std::string fresh_bullet() { return std::to_string(next_bullet_++); }

  // The name, or one like it, that no bookmark has; it is taken from now on.
  std::string free_bookmark(const std::string& name);

  struct Style {
    std::string type;  // "paragraph", "character", "table", "numbering"
    std::string name;
    bool arrived = false;  // with an included document
  };
  // The id of a style of this type that has the id or the name.
  std::optional<std::string> find_style(const Style& wanted, std::string_view id) const;
  const Style* style(std::string_view id) const;
  // Takes the style in; returns its id, which is `id` or one like it. A name that a style of
  // another type has is changed too.
  std::string add_style(Style& style, const std::string& id);

  // Where definitions of lists, and lists, go in the part of the numberings.
  std::size_t definitions_at() const { return definitions_at_; }
  std::size_t numbers_at() const { return numbers_at_; }

  // Puts a part in under a name of its own, which is returned.
  std::string add_entry(std::string_view like, std::string bytes, std::string_view content_type);
  // The relations of a part that was put in.
  void add_relations(const std::string& part, std::string xml);
  // A title for the marks of a part that was put in.
  void entitle(const std::string& part, std::string title) { titles_[part] = std::move(title); }

  // Whether so many bytes more still make a document that can be read again.
  bool has_room(std::size_t bytes) const;

  // The whole file. Its parts' places and titles go along.
  base::Result<std::string> finish();
  PlacesByPart places() const;
  const std::map<std::string, std::string, std::less<>>& titles() const { return titles_; }

 private:
  explicit Host(const Package& package) : package_(package) {}
  base::Result<void> read(PlacesByPart places);
  base::Result<std::unique_ptr<GrowingPart>> grown(const std::string& name, PlacesByPart& places,
                                                   std::string_view title) const;
  void read_styles(const xml::Document& styles);
  void read_numbering(const xml::Document& numbering);
  void note_names(const Part& part);
  base::Result<void> make(HostPart which, std::string_view title);
  std::string free_part(std::string_view like) const;

  const Package& package_;
  std::array<std::unique_ptr<GrowingPart>, kHostParts> parts_;
  std::array<bool, kHostParts> made_{};
  bool strict_ = false;
  NextIds next_ids_{};
  std::array<std::uint64_t, kHostParts> next_notes_{};
  std::uint64_t next_number_ = 1;
  std::uint64_t next_list_ = 0;
  std::uint64_t next_bullet_ = 0;
  std::set<std::string, std::less<>> bookmarks_;  // folded: Word does not tell case apart
  std::map<std::string, Style, std::less<>> styles_;
  std::map<std::string, std::string, std::less<>> style_names_;  // folded name: id
  std::size_t definitions_at_ = 0;
  std::size_t numbers_at_ = 0;
  ChangedEntries entries_;                        // that came in
  std::map<std::string, std::string> overrides_;  // their content types
  std::map<std::string, std::string, std::less<>> titles_;
  std::set<std::string, std::less<>> names_;  // of entries that came in, folded
  std::size_t came_in_ = 0;                   // bytes of those entries
};

}  // namespace engross::docx
