// Reads the XML that word processors write without asking libxml2: elements, attributes and text in
// their plainest spelling. It takes a subset of what libxml2 takes and makes the same table of it;
// whatever is rare, doubtful or wrong it leaves alone, and libxml2 says what that is. Private to
// the room.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "xml/visit.h"

namespace engross::xml {

class PlainReader {
 public:
  // `bytes` are well-formed UTF-8 without a byte order mark, those of the document.
  PlainReader(Document& document, std::string_view bytes, const Limits& limits)
      : document_(document), bytes_(bytes), limits_(limits), known_(tags_to_know(bytes)) {}

  // True when the whole document was read. Otherwise its tables hold a part of it and are to be
  // cleared.
  bool read();

  // The same of a part that comes in pieces and of which no table is made. Fails when the source
  // does.
  static base::Result<bool> visit(Source& source, Visitor& visitor, std::span<const Alias> aliases,
                                  const Limits& limits);

 private:
  // A name as written: "w:p" with its prefix "w".
  struct Written {
    std::string_view whole;
    std::string_view prefix;
    std::string_view local;
  };
  struct Binding {
    std::string_view prefix;
    std::string_view space;
  };
  // A start tag that was taken and declares nothing: what comes again byte for byte means the same
  // until the bindings change.
  struct Known {
    std::string_view tag = {};
    std::string_view name = {};
    Index interned = kNone;
    std::uint32_t age = 0;
    Known* next = nullptr;  // what came again behind it the last time
  };
  // Most parts of a package are a few hundred bytes long and worth no large table. Of a part that
  // comes in pieces the first is not there yet: it may be long.
  static std::size_t tags_to_know(std::string_view bytes) {
    constexpr std::size_t kShort = 8192;  // bytes
    return bytes.empty() || bytes.size() > kShort ? 256 : 16;
  }
  struct Open {
    Index node;
    std::string_view name;
    std::size_t bindings;  // how many stand outside the element
  };

  bool skip_declaration();
  bool read_root();
  bool read_rest();
  bool read_start();
  Known* known_place();
  bool read_start_tag(Written& name);
  void open(std::size_t begin, std::string_view name, Index interned, std::size_t outside);
  void forget_names();
  bool read_end();
  bool read_text();
  bool read_name(Written& name);
  bool read_attribute();
  bool bind(const Written& name, std::string_view uri);
  bool reference();
  bool check_prefixes() const;
  bool is_bound(std::string_view prefix) const;
  void close(Index close, Index after);
  std::optional<Index> intern(const Written& name);

  // Of a part that comes in pieces.
  bool refill();
  std::string keep_start_tags();
  void keep_names();
  void look_into(std::string window);
  bool append_pieces(std::string& window, std::size_t from);

  bool ahead(char c) const { return at_ < bytes_.size() && bytes_[at_] == c; }

  Document& document_;
  std::string_view bytes_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::vector<Binding> bindings_;
  std::vector<Written> attributes_;                      // of the present start tag
  std::unordered_map<std::string_view, Index> written_;  // under the present bindings
  std::vector<Known> known_;
  Known* before_ = nullptr;  // of the last start tag that came again
  std::uint32_t age_ = 1;    // of the bindings
  struct NameHash {
    std::size_t operator()(const std::pair<std::string_view, std::string_view>& name) const;
  };
  std::unordered_map<std::pair<std::string_view, std::string_view>, Index, NameHash> names_;

  // A tag or a text that begins before this byte ends in what is there.
  std::size_t whole_until_ = std::string_view::npos;
  Source* source_ = nullptr;  // until its end
  Visitor* visitor_ = nullptr;
  std::optional<base::Error> failed_;  // the source
  std::size_t taken_ = 0;              // bytes, from the source
  std::size_t unchecked_ = 0;          // of a character whose rest is to come
  // What names_ is asked for, by the name's index, once the bytes it came from are gone.
  std::deque<std::pair<std::string, std::string>> kept_names_;
};

}  // namespace engross::xml
