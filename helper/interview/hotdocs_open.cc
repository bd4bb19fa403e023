// The bytes of a HotDocs file made ready for the reader of XML: what older files and other writers
// put before the first element.
#include <fmt/format.h>

#include "interview/hotdocs_xml.h"

namespace engross::interview::hotdocs {
namespace {

using base::Fault;
using xml::Document;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kLongestDoctype = std::size_t{64} << 10;

bool is_utf16(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 2);
  return start == "\xFF\xFE" || start == "\xFE\xFF" || start == std::string_view("<\0", 2) ||
         start == std::string_view("\0<", 2);
}

// Past the end of what begins at `at`; npos when it never ends.
std::size_t past(std::string_view text, std::string_view end, std::size_t at) {
  const std::size_t found = text.find(end, at);
  return found == text.npos ? text.npos : found + end.size();
}

std::size_t find_doctype(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    at = text.find_first_not_of(kSpace, at);
    if (at == text.npos) return at;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!DOCTYPE")) return at;
    if (rest.starts_with("<?")) {
      at = past(text, "?>", at + 2);
    } else if (rest.starts_with("<!--")) {
      at = past(text, "-->", at + 4);
    } else {
      return text.npos;
    }
  }
}

std::size_t doctype_end(std::string_view text, std::size_t begin) {
  text = text.substr(0, begin + kLongestDoctype);
  bool subset = false;
  for (std::size_t at = begin; at < text.size();) {
    const char c = text[at];
    const std::string_view rest = text.substr(at);
    if (c == '"' || c == '\'') {
      at = past(text, text.substr(at, 1), at + 1);
    } else if (rest.starts_with("<!--")) {
      at = past(text, "-->", at + 4);
    } else if (rest.starts_with("<?")) {
      at = past(text, "?>", at + 2);
    } else {
      ++at;
      if (c == '[') subset = true;
      if (c == ']') subset = false;
      if (c == '>' && !subset) return at;
    }
  }
  return text.npos;
}

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

base::Result<void> pass_over_doctype(std::string& text, std::string_view where,
                                     const FileKind& kind) {
  const std::size_t begin = find_doctype(text);
  if (begin == text.npos) return {};
  const std::size_t end = doctype_end(text, begin);
  const auto refuse = [&](std::string what) {
    return base::failure(Fault::refused, std::move(what), std::string(where),
                         std::string(kind.remedy));
  };
  if (end == text.npos) return refuse("a DOCTYPE that is too long or has no end");
  const std::string_view doctype = std::string_view(text).substr(begin, end - begin);
  if (doctype.find("<!ENTITY") != doctype.npos)
    return refuse("a DOCTYPE that declares entities, which HotDocs does not write");
  blank(text, begin, end);
  return {};
}

// HotDocs' own library names UTF-16 in what it hands over as a string; saved as it is, the bytes
// are UTF-8 all the same.
base::Result<void> settle_encoding(std::string& text, std::string_view where, const FileKind& kind,
                                   base::Errors& warnings) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view head = std::string_view(text).substr(0, text.find("?>"));
  const std::size_t at = head.find("encoding");
  if (at == head.npos) return {};
  const std::size_t open = head.find_first_of("'\"", at);
  const std::size_t close = open == head.npos ? open : head.find(head[open], open + 1);
  if (close == head.npos) return {};
  const std::string named(head.substr(open + 1, close - open - 1));
  const std::string name = base::fold(named);
  if (name == "utf-8" || name == "utf8") return {};
  if (name != "utf-16") {
    return base::failure(
        Fault::malformed,
        fmt::format("the encoding {}, where HotDocs writes UTF-8", base::excerpt(named)),
        std::string(where), std::string(kind.remedy));
  }
  blank(text, at, close + 1);
  warnings.push_back({Fault::malformed, "the file says it is UTF-16 and is UTF-8; read as UTF-8",
                      std::string(where) + ", line 1", "look at names with accents"});
  return {};
}

}  // namespace

bool has_byte_order_mark(std::string_view bytes) {
  return bytes.starts_with(kUtf8Mark) || bytes.starts_with("\xFF\xFE") ||
         bytes.starts_with("\xFE\xFF");
}

base::Result<Document> open_file(std::string_view bytes, std::string_view where,
                                 const FileKind& kind, base::Errors& warnings) {
  const auto fail = [&](Fault fault, std::string what) {
    return base::failure(fault, std::move(what), std::string(where), std::string(kind.remedy));
  };
  std::string text(bytes);
  if (!is_utf16(text)) {
    if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
    if (base::is_blank(text)) return fail(Fault::malformed, "the file is empty");
    if (text[text.find_first_not_of(kSpace)] != '<') {
      return fail(Fault::unsupported,
                  fmt::format("this is no XML: it is not {}, or one of the older binary kind",
                              kind.called));
    }
    if (auto settled = settle_encoding(text, where, kind, warnings); !settled)
      return tl::unexpected(settled.error());
    if (auto passed = pass_over_doctype(text, where, kind); !passed)
      return tl::unexpected(passed.error());
  }
  auto document = Document::parse(std::move(text), where);
  if (document) return document;
  base::Error error = document.error();
  error.remedy = kind.remedy;
  return tl::unexpected(std::move(error));
}

}  // namespace engross::interview::hotdocs
