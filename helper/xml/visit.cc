#include "xml/visit.h"

#include "xml/plain_reader.h"

namespace engross::xml {
namespace {

// What a visitor is told of a part that is there whole.
void visit_all(const Document& document, Visitor& visitor) {
  std::vector<Index> open;
  const auto end_before = [&](Index node) {
    while (!open.empty() && document[open.back()].end <= node) {
      visitor.end(document, open.back());
      open.pop_back();
    }
  };
  for (Index i = 0; i < document.nodes().size(); ++i) {
    if (document[i].kind != Kind::element) continue;
    end_before(i);
    visitor.start(document, i);
    open.push_back(i);
  }
  end_before(static_cast<Index>(document.nodes().size()));
}

base::Result<std::string> all_bytes(Source& source) {
  source.rewind();
  std::string bytes;
  while (true) {
    const base::Result<std::string_view> piece = source.next();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return bytes;
    bytes += *piece;
  }
}

}  // namespace

base::Result<void> visit(Source& source, std::string_view where, Visitor& visitor,
                         std::span<const Alias> aliases, const Limits& limits) {
  const base::Result<bool> plain = PlainReader::visit(source, visitor, aliases, limits);
  if (!plain) return tl::unexpected(plain.error());
  if (*plain) return {};
  base::Result<std::string> bytes = all_bytes(source);
  if (!bytes) return tl::unexpected(bytes.error());
  const base::Result<Document> document =
      Document::parse(std::move(*bytes), where, aliases, limits);
  if (!document) return tl::unexpected(document.error());
  visitor.begin();
  visit_all(*document, visitor);
  return {};
}

}  // namespace engross::xml
