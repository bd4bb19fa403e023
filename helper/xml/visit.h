// Reading a part without keeping it: its elements are met in the document's order, and its bytes
// come in pieces. What is held at a time is the piece that is read and the start tags around it, so
// that the memory does not grow with the part. A part that is not in its plainest spelling is held
// whole all the same, because libxml2 reads it then.
#pragma once

#include "xml/xml.h"

namespace engross::xml {

// Where the bytes of a part come from.
class Source {
 public:
  virtual ~Source() = default;
  // Back to the first byte; called before anything else.
  virtual void rewind() = 0;
  // The next bytes, good until the next call; none at the end.
  virtual base::Result<std::string_view> next() = 0;
};

// Takes the elements of a part as they are met.
class Visitor {
 public:
  virtual ~Visitor() = default;
  // Before the first element, and again where the reading has to begin anew: what was met until
  // then is void.
  virtual void begin() = 0;
  // The document answers for the element and for those around it, and for nothing else: no sibling,
  // no content. Numbers of nodes and places of bytes mean something until the return; those of
  // names stay.
  virtual void start(const Document& document, Index element) = 0;
  // Each element's, in turn; an empty one's at once.
  virtual void end(const Document& document, Index element) = 0;
};

// Takes and refuses what Document::parse does, with the same errors, or fails with the source's.
// After a failure what the visitor was told is void.
base::Result<void> visit(Source& source, std::string_view where, Visitor& visitor,
                         std::span<const Alias> aliases = {}, const Limits& limits = {});

}  // namespace engross::xml
