// One SAX pass over the bytes, for a part that PlainReader left alone. libxml2 says what is
// well-formed and what names mean; the bytes of every node follow from where it stands, because a
// '<' can only open markup.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cstring>
#include <memory>
#include <unordered_map>

#include "xml/crowded.h"
#include "xml/encoding.h"
#include "xml/plain_reader.h"
#include "xml/xml.h"

namespace engross::xml {
namespace {

using base::Fault;

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

struct NameKey {
  const void* local;
  const void* space;
  bool operator==(const NameKey&) const = default;
};

struct NameHash {
  std::size_t operator()(const NameKey& key) const {
    return std::hash<const void*>()(key.local) * 31 + std::hash<const void*>()(key.space);
  }
};

}  // namespace

class Reader {
 public:
  Reader(Document& document, std::string_view where, const Limits& limits)
      : document_(document), where_(where), limits_(limits) {}

  base::Result<void> read();

 private:
  static Reader& self(void* context) {
    return *static_cast<Reader*>(static_cast<xmlParserCtxt*>(context)->_private);
  }
  static void on_start_document(void* context);
  static void on_start(void* context, const xmlChar* local, const xmlChar* prefix,
                       const xmlChar* space, int namespaces, const xmlChar** declared,
                       int attributes, int defaulted, const xmlChar** values);
  static void on_end(void* context, const xmlChar* local, const xmlChar* prefix,
                     const xmlChar* space);
  static void on_cdata(void* context, const xmlChar*, int) { self(context).leaf(Kind::cdata); }
  static void on_comment(void* context, const xmlChar*) { self(context).leaf(Kind::comment); }
  static void on_instruction(void* context, const xmlChar*, const xmlChar*) {
    self(context).leaf(Kind::instruction);
  }
  static void on_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    self(context).refuse("a DOCTYPE, which Word documents do not have");
  }

  Index position() const;
  void refuse(std::string what);
  Index markup_from();
  void leaf(Kind kind);
  void start(const xmlChar* local, const xmlChar* space, bool declares);
  Index intern(const xmlChar* local, const xmlChar* space);
  base::Result<void> outcome(int status) const;

  Document& document_;
  std::string_view where_;
  const Limits& limits_;
  xmlParserCtxt* context_ = nullptr;
  std::unordered_map<NameKey, Index, NameHash> interned_;  // libxml2 keeps one copy of each name
  std::vector<Index> open_;
  Index last_ = 0;  // everything before belongs to nodes already
  std::string refused_;
};

Index Reader::position() const {
  const xmlParserInput* input = context_->input;
  return static_cast<Index>(input->consumed + static_cast<unsigned long>(input->cur - input->base));
}

void Reader::refuse(std::string what) {
  if (refused_.empty()) refused_ = std::move(what);
  xmlStopParser(context_);
}

// Where the markup that was just read begins; the text before it becomes a node.
Index Reader::markup_from() {
  const std::string& bytes = document_.bytes_;
  const void* found = std::memchr(bytes.data() + last_, '<', bytes.size() - last_);
  const auto begin = static_cast<Index>(static_cast<const char*>(found) - bytes.data());
  if (begin > last_ && !open_.empty()) {
    if (begin - last_ > limits_.text) refuse("a text that is too long");
    const auto index = static_cast<Index>(document_.nodes_.size());
    document_.nodes_.push_back({.kind = Kind::text,
                                .parent = open_.back(),
                                .end = index + 1,
                                .begin = last_,
                                .content = last_,
                                .close = begin,
                                .after = begin});
  }
  return begin;
}

void Reader::leaf(Kind kind) {
  const Index begin = markup_from();
  last_ = position();
  if (last_ - begin > limits_.text) refuse("a comment or section that is too long");
  if (open_.empty()) return;
  const auto index = static_cast<Index>(document_.nodes_.size());
  document_.nodes_.push_back({.kind = kind,
                              .parent = open_.back(),
                              .end = index + 1,
                              .begin = begin,
                              .content = begin,
                              .close = last_,
                              .after = last_});
}

Index Reader::intern(const xmlChar* local, const xmlChar* space) {
  const auto [found, fresh] =
      interned_.try_emplace(NameKey{local, space}, static_cast<Index>(document_.names_.size()));
  if (fresh) {
    document_.names_.push_back(
        {std::string(document_.aliased(view(space))), std::string(view(local))});
  }
  return found->second;
}

void Reader::start(const xmlChar* local, const xmlChar* space, bool declares) {
  if (view(local).size() > limits_.name) return refuse("a name that is too long");
  if (open_.size() >= static_cast<std::size_t>(limits_.depth)) {
    return refuse("elements nested more than " + std::to_string(limits_.depth) + " deep");
  }
  const Index begin = markup_from();
  const Index at = position();  // on the '>' or the "/>" of the start tag
  const bool empty = document_.bytes_[at] == '/';
  const Index content = at + (empty ? 2 : 1);
  if (content - begin > limits_.text) return refuse("a start tag that is too long");
  const auto index = static_cast<Index>(document_.nodes_.size());
  document_.nodes_.push_back({.kind = Kind::element,
                              .declares = declares,
                              .name = intern(local, space),
                              .parent = open_.empty() ? kNone : open_.back(),
                              .end = index + 1,
                              .begin = begin,
                              .content = content,
                              .close = content,
                              .after = content});
  open_.push_back(index);
  last_ = content;
}

void Reader::on_start_document(void* context) {
  Reader& reader = self(context);
  reader.last_ = reader.position();
}

void Reader::on_start(void* context, const xmlChar* local, const xmlChar*, const xmlChar* space,
                      int namespaces, const xmlChar**, int attributes, int, const xmlChar**) {
  Reader& reader = self(context);
  if (attributes + namespaces > reader.limits_.attributes) {
    return reader.refuse("an element with more than " + std::to_string(reader.limits_.attributes) +
                         " attributes");
  }
  reader.start(local, space, namespaces > 0);
}

void Reader::on_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  Reader& reader = self(context);
  if (reader.open_.empty()) return;
  const Index index = reader.open_.back();
  const Index at = reader.position();
  if (at > reader.document_.nodes_[index].content) {
    const Index close = reader.markup_from();  // may move the table
    reader.document_.nodes_[index].close = close;
    reader.document_.nodes_[index].after = at;
    reader.last_ = at;
  }
  reader.document_.nodes_[index].end = static_cast<Index>(reader.document_.nodes_.size());
  reader.open_.pop_back();
}

base::Result<void> Reader::outcome(int status) const {
  if (!refused_.empty()) {
    return base::failure(Fault::refused, refused_, std::string(where_),
                         "use a document that was saved by a word processor");
  }
  // Namespace faults (an undeclared prefix) leave a part well-formed; Word refuses it all the same.
  if (status == 0 && context_->wellFormed != 0 && context_->nsWellFormed != 0) return {};
  const xmlError* error = xmlCtxtGetLastError(context_);
  std::string what =
      error == nullptr || error->message == nullptr ? "not well-formed XML" : error->message;
  while (!what.empty() && (what.back() == '\n' || what.back() == ' ')) what.pop_back();
  std::string place(where_);
  if (error != nullptr && error->line > 0) place += ", line " + std::to_string(error->line);
  return base::failure(Fault::malformed, "damaged XML (" + what + ")", place,
                       "save the document again in the word processor");
}

base::Result<void> Reader::read() {
  const std::string& bytes = document_.bytes_;
  if (has_crowded_tag(bytes, limits_.attributes)) {
    return base::failure(
        Fault::refused,
        "an element with more than " + std::to_string(limits_.attributes) + " attributes",
        std::string(where_), "use a document that was saved by a word processor");
  }
  const Context context(xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
  if (!context) {
    return base::failure(Fault::malformed, "an empty part", std::string(where_),
                         "save the document again in the word processor");
  }
  context_ = context.get();
  xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                  XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
  xmlSAXHandler& sax = *context_->sax;
  std::memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startDocument = on_start_document;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.cdataBlock = on_cdata;
  sax.comment = on_comment;
  sax.processingInstruction = on_instruction;
  sax.internalSubset = on_doctype;
  context_->_private = this;
  document_.nodes_.reserve(bytes.size() / 24);
  const int status = xmlParseDocument(context_);
  return outcome(status);
}

base::Result<Document> Document::parse(std::string bytes, std::string_view where,
                                       std::span<const Alias> aliases, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    return base::failure(Fault::refused,
                         "a part of more than " + std::to_string(limits.bytes >> 20) + " MiB",
                         std::string(where), "split the document");
  }
  base::Result<std::string> text = as_utf8(std::move(bytes), where);
  if (!text) return tl::unexpected(text.error());
  Document document;
  document.bytes_ = std::move(*text);
  document.aliases_.assign(aliases.begin(), aliases.end());
  if (PlainReader(document, document.bytes_, limits).read()) return document;
  document.nodes_.clear();
  document.names_.clear();
  const base::Result<void> read = Reader(document, where, limits).read();
  if (!read) return tl::unexpected(read.error());
  return document;
}

}  // namespace engross::xml
