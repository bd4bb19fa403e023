// Makes small Word documents for tests from pieces of XML, and reads documents back without any
// code of the project: stored entries only on the way out, libzip on the way in.
#pragma once

#include <zip.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engross::fakes {

inline constexpr std::string_view kWordNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"w14\"";

inline std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

// A zip file, written field by field so that tests can get one field wrong.
class ZipMaker {
 public:
  struct Entry {
    std::string name = {};
    std::string data = {};  // as it stands in the file
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    std::uint32_t crc = 0;
    std::uint32_t size = 0;       // once inflated
    std::string local_name = {};  // another name in the local header; empty: the same
    std::uint32_t local_crc_change = 0;
    std::string behind = {};   // a descriptor
    bool local_blank = false;  // sizes and checksum only in the descriptor
    bool wide = false;         // sizes in zip64 fields
    std::string gap_before = {};
    std::uint32_t time = 0x58210000;  // 1 January 2024, 00:00
    std::uint32_t attributes = 0;     // in the directory; Unix keeps its mode in the upper half
    std::string extra = {};           // fields as they stand
    std::string central_extra = {};
  };

  Entry& add(std::string name, std::string content) {
    Entry entry;
    entry.name = std::move(name);
    entry.crc = crc32_of(content);
    entry.size = static_cast<std::uint32_t>(content.size());
    entry.data = std::move(content);
    entries_.push_back(std::move(entry));
    return entries_.back();
  }

  std::vector<Entry>& entries() { return entries_; }

  std::string bytes(std::string_view comment = "", bool wide_end = false) const {
    std::string out;
    std::string central;
    for (const Entry& entry : entries_) {
      out += entry.gap_before;
      const auto offset = static_cast<std::uint32_t>(out.size());
      const std::string& local_name = entry.local_name.empty() ? entry.name : entry.local_name;
      put(out, 0x04034b50, 4);
      put(out, 20, 2);
      put(out, entry.flags, 2);
      put(out, entry.method, 2);
      put(out, entry.time, 4);
      put(out, entry.local_blank ? 0 : entry.crc ^ entry.local_crc_change, 4);
      put_sizes(out, entry, entry.local_blank);
      put(out, local_name.size(), 2);
      put(out, (entry.wide ? 20 : 0) + entry.extra.size(), 2);
      out += local_name;
      put_wide(out, entry);
      out += entry.extra + entry.data + entry.behind;
      put(central, 0x02014b50, 4);
      put(central, 20, 2);
      put(central, 20, 2);
      put(central, entry.flags, 2);
      put(central, entry.method, 2);
      put(central, entry.time, 4);
      put(central, entry.crc, 4);
      put_sizes(central, entry, false);
      put(central, entry.name.size(), 2);
      put(central, (entry.wide ? 20 : 0) + entry.central_extra.size(), 2);
      for (int i = 0; i < 3; ++i) put(central, 0, 2);
      put(central, entry.attributes, 4);
      put(central, offset, 4);
      central += entry.name;
      put_wide(central, entry);
      central += entry.central_extra;
    }
    const std::size_t begin = out.size();
    out += central;
    if (wide_end) put_wide_end(out, begin, central.size());
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, wide_end ? 0xFFFF : entries_.size(), 2);
    put(out, wide_end ? 0xFFFF : entries_.size(), 2);
    put(out, wide_end ? 0xFFFFFFFF : central.size(), 4);
    put(out, wide_end ? 0xFFFFFFFF : begin, 4);
    put(out, comment.size(), 2);
    return out.append(comment);
  }

 private:
  static void put(std::string& out, std::uint64_t value, int length) {
    for (int i = 0; i < length; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  }
  static void put_sizes(std::string& out, const Entry& entry, bool blank) {
    put(out, entry.wide ? 0xFFFFFFFF : blank ? 0 : entry.data.size(), 4);
    put(out, entry.wide ? 0xFFFFFFFF : blank ? 0 : entry.size, 4);
  }
  static void put_wide(std::string& out, const Entry& entry) {
    if (!entry.wide) return;
    put(out, 1, 2);
    put(out, 16, 2);
    put(out, entry.size, 8);
    put(out, entry.data.size(), 8);
  }
  void put_wide_end(std::string& out, std::size_t begin, std::size_t size) const {
    const std::size_t at = out.size();
    put(out, 0x06064b50, 4);
    put(out, 44, 8);
    put(out, 45, 2);
    put(out, 45, 2);
    put(out, 0, 8);
    put(out, entries_.size(), 8);
    put(out, entries_.size(), 8);
    put(out, size, 8);
    put(out, begin, 8);
    put(out, 0x07064b50, 4);
    put(out, 0, 4);
    put(out, at, 8);
    put(out, 1, 4);
  }

  std::vector<Entry> entries_;
};

// A Word document of a body and, if asked for, other parts.
class DocxMaker {
 public:
  explicit DocxMaker(std::string body = "") { body_ = std::move(body); }

  DocxMaker& header(std::string content) { return part("header", "hdr", std::move(content)); }
  DocxMaker& footer(std::string content) { return part("footer", "ftr", std::move(content)); }
  DocxMaker& footnotes(std::string content) {
    return part("footnotes", "footnotes", std::move(content));
  }
  DocxMaker& endnotes(std::string content) {
    return part("endnotes", "endnotes", std::move(content));
  }
  DocxMaker& comments(std::string content) {
    return part("comments", "comments", std::move(content));
  }
  DocxMaker& numbering(std::string content) {
    return part("numbering", "numbering", std::move(content));
  }
  DocxMaker& styles(std::string content) { return part("styles", "styles", std::move(content)); }
  DocxMaker& settings(std::string content) {
    return part("settings", "settings", std::move(content));
  }

  DocxMaker& main_type(std::string type) { return main_type_ = std::move(type), *this; }
  DocxMaker& root_attributes(std::string text) { return root_ = std::move(text), *this; }
  DocxMaker& document(std::string xml) { return document_ = std::move(xml), *this; }
  DocxMaker& core(std::string content) { return core_ = std::move(content), *this; }
  // A Default or an Override of the content types.
  DocxMaker& type(std::string xml) { return types_ += xml, *this; }
  DocxMaker& relation(std::string xml) { return relations_ += xml, *this; }
  DocxMaker& extra(std::string name, std::string content) {
    return extras_.emplace_back(std::move(name), std::move(content)), *this;
  }

  std::string document_xml() const {
    if (!document_.empty()) return document_;
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document " + root_ +
           "><w:body>" + body_ + "</w:body></w:document>";
  }

  ZipMaker zip() const {
    ZipMaker zip;
    zip.add("[Content_Types].xml", content_types());
    zip.add("_rels/.rels",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships "
            "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
            "Id=\"rId1\" "
            "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            "officeDocument\" "
            "Target=\"word/document.xml\"/>" +
                std::string(core_.empty() ? "" : kCoreRelation) + "</Relationships>");
    if (!core_.empty()) zip.add("docProps/core.xml", core_properties());
    zip.add("word/document.xml", document_xml());
    std::string relations;
    int id = 100;
    for (const auto& [kind, file, content] : parts_) {
      zip.add("word/" + file, content);
      relations +=
          "<Relationship Id=\"rId" + std::to_string(id++) +
          "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
          "\" Target=\"" + file + "\"/>";
    }
    zip.add("word/_rels/document.xml.rels",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships "
            "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
                relations + relations_ + "</Relationships>");
    for (const auto& [name, content] : extras_) zip.add(name, content);
    return zip;
  }

  std::string bytes() const { return zip().bytes(); }

 private:
  struct Made {
    std::string kind;
    std::string file;
    std::string content;
  };

  DocxMaker& part(const std::string& kind, const std::string& root, std::string content) {
    int number = 1;
    for (const Made& made : parts_) number += made.kind == kind ? 1 : 0;
    const bool numbered = kind == "header" || kind == "footer";
    const std::string file = kind + (numbered ? std::to_string(number) : "") + ".xml";
    parts_.push_back({kind, file,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:" + root + " " + root_ + ">" +
                          content + "</w:" + root + ">"});
    return *this;
  }

  std::string content_types() const {
    std::string types =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        "Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
        "Extension=\"xml\" "
        "ContentType=\"application/xml\"/><Default Extension=\"bin\" "
        "ContentType=\"application/octet-stream\"/><Default Extension=\"png\" "
        "ContentType=\"image/png\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"" +
        main_type_ + "\"/>";
    for (const Made& made : parts_) {
      types += "<Override PartName=\"/word/" + made.file +
               "\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." +
               made.kind + "+xml\"/>";
    }
    return types + types_ + "</Types>";
  }

  std::string body_;
  static constexpr std::string_view kCoreRelation =
      "<Relationship Id=\"rId2\" "
      "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
      "core-properties\" "
      "Target=\"docProps/core.xml\"/>";
  std::string core_properties() const {
    return "<?xml version=\"1.0\"?><cp:coreProperties "
           "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" +
           core_ + "</cp:coreProperties>";
  }

  std::string core_;
  std::string document_;
  std::string root_{kWordNamespaces};
  std::string main_type_ =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  std::string relations_;
  std::string types_;
  std::vector<Made> parts_;
  std::vector<std::pair<std::string, std::string>> extras_;
};

// Every entry of a zip file by name; empty when it cannot be read, or when its two descriptions of
// an entry are not the same in everything.
inline std::map<std::string, std::string> unzipped(const std::string& bytes, bool strictly = true) {
  std::map<std::string, std::string> found;
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive =
      zip_open_from_source(source, ZIP_RDONLY | (strictly ? ZIP_CHECKCONS : 0), &error);
  if (archive == nullptr) return zip_source_free(source), found;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
    std::string content(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    if (file != nullptr) {
      zip_fread(file, content.data(), content.size());
      zip_fclose(file);
    }
    found[stat.name] = std::move(content);
  }
  zip_discard(archive);
  return found;
}

// The body of a document as made by DocxMaker: what stands between <w:body> and </w:body>.
inline std::string body_of(const std::string& docx) {
  const std::string xml = unzipped(docx)["word/document.xml"];
  const std::size_t begin = xml.find("<w:body>");
  const std::size_t end = xml.rfind("</w:body>");
  if (begin == std::string::npos || end == std::string::npos) return "no body: " + xml;
  return xml.substr(begin + 8, end - begin - 8);
}

// Text of a piece of WordprocessingML as a reader sees it: one line a paragraph, "|" between cells.
inline std::string seen(std::string_view xml) {
  std::string out;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] != '<') {
      ++at;
      continue;
    }
    const std::size_t end = xml.find('>', at);
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag == "w:t" || tag.starts_with("w:t ")) {
      if (tag.ends_with("/")) continue;
      const std::size_t close = xml.find("</w:t>", at);
      out += xml.substr(at, close - at);
      at = close;
    } else if (tag == "w:br/") {
      out += "\\n";
    } else if (tag == "w:tab/") {
      out += "\\t";
    } else if (tag == "/w:p" || tag == "w:p/") {
      out += "\n";
    } else if (tag == "/w:tc") {
      if (!out.empty() && out.back() == '\n') out.pop_back();
      out += "|";
    } else if (tag == "/w:tr") {
      out += "\n";
    }
  }
  return out;
}

// Pieces of WordprocessingML.
inline std::string run(std::string_view text, std::string_view properties = "") {
  std::string out = "<w:r>";
  if (!properties.empty()) out.append("<w:rPr>").append(properties).append("</w:rPr>");
  return out.append("<w:t>").append(text).append("</w:t></w:r>");
}
inline std::string p(std::string_view text) { return "<w:p>" + run(text) + "</w:p>"; }
inline std::string cell(std::string_view content) {
  return "<w:tc>" + std::string(content) + "</w:tc>";
}
inline std::string row(const std::vector<std::string>& texts) {
  std::string out = "<w:tr>";
  for (const std::string& text : texts) out += cell(p(text));
  return out + "</w:tr>";
}
inline std::string table(std::string_view rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + std::string(rows) + "</w:tbl>";
}

}  // namespace engross::fakes
