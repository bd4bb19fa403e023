// Safe reading of XML: a whole part becomes a flat table of nodes, each knowing its bytes, so that
// a document is changed by splicing and never written out anew. No DTD, no entity of a document's
// own, no network; limits on everything. A part that is too large and one that is hostile look
// alike here: both fail with Fault::refused, what is merely broken with Fault::malformed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace engross::xml {

using Index = std::uint32_t;  // of a node, a name or a byte
inline constexpr Index kNone = 0xFFFFFFFF;
// What the prefix "xml" means, declared or not (Namespaces in XML 1.0, 3).
inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

enum class Kind : std::uint8_t { element, text, cdata, comment, instruction };

// A node and its bytes: start tag [begin, content), inside [content, close), end tag [close,
// after). An empty element has content == close == after. Text is raw: entities stand as they were
// written.
struct Node {
  Kind kind = Kind::element;
  bool declares = false;  // the start tag declares namespaces
  Index name = kNone;     // into names(); elements only
  Index parent = kNone;   // kNone for the root
  Index end = 0;  // one past the last descendant; the next sibling when below the parent's end
  Index begin = 0;
  Index content = 0;
  Index close = 0;
  Index after = 0;
};

struct Name {
  std::string space;  // after the aliases; empty for none
  std::string local;
};

// As it stands in a start tag; the value is raw, without its quotes.
struct Attribute {
  std::string_view prefix;
  std::string_view local;
  std::string_view value;
  Index begin = 0;  // of the name, in the document's bytes
  Index after = 0;  // past the closing quote
  Index value_begin = 0;
};

// Two spellings of one namespace: `from` is read as `to`.
struct Alias {
  std::string_view from;
  std::string_view to;
};

struct Limits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t text = 10'000'000;  // one text, comment or start tag, in bytes
  std::size_t name = 50'000;
  int depth = 256;
  int attributes = 256;                         // of one element
  std::size_t window = std::size_t{256} << 10;  // bytes that visit() looks at together
};

// Immutable once read.
class Document {
 public:
  // UTF-8, or UTF-16 which is turned into UTF-8 first. `where` names the part in errors.
  static base::Result<Document> parse(std::string bytes, std::string_view where,
                                      std::span<const Alias> aliases = {},
                                      const Limits& limits = {});

  const std::string& bytes() const { return bytes_; }
  const std::vector<Node>& nodes() const { return nodes_; }  // in document order; the root is first
  const Node& operator[](Index node) const { return nodes_[node]; }
  const std::vector<Name>& names() const { return names_; }
  const Name& name(Index node) const { return names_[nodes_[node].name]; }
  bool is(Index node, std::string_view space, std::string_view local) const;

  std::string_view raw(Index node) const;        // all its bytes
  std::string_view start_tag(Index node) const;  // with its brackets
  std::string_view written(Index node) const;    // the name as written: "w:t"
  std::string_view prefix(Index node) const;     // "w", or nothing
  std::string text(Index node) const;            // of all text below, entities resolved

  // The first node that begins at or after a byte.
  Index first_from(Index byte) const;

  std::vector<Attribute> attributes(Index node) const;
  // `space` empty: an attribute without a prefix.
  std::optional<Attribute> attribute(Index node, std::string_view space,
                                     std::string_view local) const;
  // Of that attribute, entities resolved; empty when there is none.
  std::string value(Index node, std::string_view space, std::string_view local) const;
  // The namespace a prefix means at a node, after the aliases; nothing when it is not declared.
  std::optional<std::string> namespace_of(Index node, std::string_view prefix) const;

 private:
  friend class PlainReader;
  friend class Reader;
  std::string_view aliased(std::string_view space) const;
  // What a prefix is bound to at a node, as it is written.
  std::optional<std::string_view> declared(Index node, std::string_view prefix) const;
  bool means(Index node, std::string_view prefix, std::string_view space) const;

  std::string bytes_;
  std::vector<Node> nodes_;
  std::vector<Name> names_;
  std::vector<Alias> aliases_;
};

// Characters that XML cannot hold become U+FFFD; the count of them is returned. Ill-formed UTF-8
// too.
std::size_t append_escaped_text(std::string& out, std::string_view text);
std::size_t append_escaped_attribute(std::string& out, std::string_view text);

// Length in bytes of the character at `at` of raw text: an entity is one character.
std::size_t raw_character_length(std::string_view raw, std::size_t at);
// Raw text with its entities and character references resolved.
std::string unescaped(std::string_view raw);

}  // namespace engross::xml
