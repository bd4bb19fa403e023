// The zip container and the package in it: what is refused before anything is believed.
#include <gtest/gtest.h>
#include <libdeflate.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::ZipMaker;

// "opened", or the failure's first two parts.
std::string opened(std::string bytes) {
  const auto result = docx::Template::open(std::move(bytes), {});
  if (result) return "opened";
  EXPECT_FALSE(result.error().remedy.empty());
  return result.error().what + " | " + result.error().where;
}

struct FileRow {
  std::string name;
  std::string bytes;
  std::string result;
};

class Files : public rows::Row<FileRow> {};

ROW_TEST(Files, AreToldApart) { EXPECT_EQ(opened(row().bytes), row().result); }

std::string wide(std::string_view text) {
  std::string out;
  for (const char c : text) out.append({c, '\0'});
  return out;
}

const std::string kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

ZipMaker made() { return DocxMaker(p("x")).zip(); }

std::string with(void (*change)(ZipMaker&)) {
  ZipMaker zip = made();
  change(zip);
  return zip.bytes();
}

std::string named(const std::string& name) {
  ZipMaker zip = made();
  zip.add(name, "x");
  return zip.bytes();
}

// `document.xml` deflated, with what the directory says of it.
std::string deflated(const std::string& content, std::uint32_t said, bool keep_crc = true) {
  ZipMaker zip = made();
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(9);
  std::string packed(content.size() + 100, '\0');
  packed.resize(libdeflate_deflate_compress(compressor, content.data(), content.size(),
                                            packed.data(), packed.size()));
  libdeflate_free_compressor(compressor);
  for (ZipMaker::Entry& entry : zip.entries()) {
    if (entry.name != "word/document.xml") continue;
    entry.method = 8;
    entry.data = packed;
    entry.size = said;
    entry.crc = keep_crc ? fakes::crc32_of(content) : 1;
  }
  return zip.bytes();
}

std::string document(std::size_t repeats, std::string_view piece) {
  std::string body = "<w:document " + std::string(fakes::kWordNamespaces) + "><w:body>";
  for (std::size_t i = 0; i < repeats; ++i) body += piece;
  return body + "</w:body></w:document>";
}

std::string little(std::uint64_t value, int length) {
  std::string out;
  for (int i = 0; i < length; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return out;
}

// document.xml followed by a descriptor of `width` bytes a size.
std::string described(bool with_signature, int width, bool blank, std::uint64_t size_change = 0) {
  ZipMaker zip = made();
  ZipMaker::Entry& entry = zip.entries()[2];
  entry.flags = 8;
  entry.local_blank = blank;
  entry.behind = std::string(with_signature ? "PK\x07\x08" : "") + little(entry.crc, 4) +
                 little(entry.data.size(), width) + little(entry.size + size_change, width);
  return zip.bytes();
}

std::string wide_entries(bool wide_end) {
  ZipMaker zip = made();
  for (ZipMaker::Entry& entry : zip.entries()) entry.wide = true;
  return zip.bytes("", wide_end);
}

std::string patched(std::string bytes, std::size_t from_end, std::string_view with_bytes) {
  return bytes.replace(bytes.size() - from_end, with_bytes.size(), with_bytes);
}

const std::string kHonest =
    deflated(document(10, p("x")), static_cast<std::uint32_t>(document(10, p("x")).size()));
const std::string kTight = document(3000, p("x"));  // 115 kB of one sentence
const std::string kSmallTight = document(2000, p("x"));

const FileRow kFileRows[] = {
    {"D20_empty", "", "not a Word document (it is an empty file) | the file"},
    {"D20_one_byte", "P", "not a Word document (it is a file of another kind) | the file"},
    {"D20_pdf", "%PDF-1.7\n", "not a Word document (it is a PDF) | the file"},
    {"D20_rtf", "{\\rtf1 x}", "not a Word document (it is an RTF file) | the file"},
    {"D20_html", "  <!DOCTYPE HTML><html>", "not a Word document (it is a web page) | the file"},
    {"D20_html_with_mark", "\xEF\xBB\xBF<html><body>",
     "not a Word document (it is a web page) | the file"},
    {"D20_xml", "<?xml version=\"1.0\"?><x/>",
     "not a Word document (it is an XML file) | the file"},
    {"D20_old_doc", kOle + std::string(500, '\0') + wide("WordDocument"),
     "not a Word document (it is an old .doc of Word 97-2003) | the file"},
    {"D20_old_workbook", kOle + std::string(500, '\0') + wide("Workbook"),
     "not a Word document (it is an old Office file) | the file"},
    {"D20_plain_text", "Dear Sir", "not a Word document (it is a file of another kind) | the file"},
    {"D19_E55_encrypted", kOle + std::string(500, '\0') + wide("EncryptedPackage"),
     "a password-protected document | the file"},
    {"D22_no_end", "PK\x03\x04 and nothing else",
     "a damaged file: its end is missing, or something follows it | the zip container"},
    {"D22_bytes_behind_the_end", made().bytes() + "x",
     "a damaged file: its end is missing, or something follows it | the zip container"},
    {"D22_long_comment", made().bytes(std::string(65535, 'c')), "opened"},
    {"D22_two_ends",
     made().bytes(std::string("PK\x05\x06", 4) + std::string(16, '\0') + std::string(2, '\0')),
     "a zip file with two ends | the zip container"},
    {"D23_bytes_before", "MZ" + made().bytes(),
     "not a Word document (it is a file of another kind) | the file"},
    {"D23_bytes_before_that_look_like_zip", "PK" + made().bytes(),
     "a damaged file: its directory is not where it should be | the zip container"},
    {"D23_gap", with([](ZipMaker& zip) { zip.entries()[2].gap_before = "hidden"; }),
     "bytes that belong to no part | the zip container"},
    {"D9_count_too_small", patched(made().bytes(), 14, std::string("\x01\x00\x01\x00", 4)),
     "a damaged file: its directory holds more than it says | the zip container"},
    {"D9_count_too_large", patched(made().bytes(), 14, std::string("\x20\x00\x20\x00", 4)),
     "a damaged file: its directory is broken | the zip container"},
    {"D28_several_disks", patched(made().bytes(), 18, std::string("\x01\x00", 2)),
     "a zip file on several disks | the zip container"},
    {"D28_directory_elsewhere", patched(made().bytes(), 16, std::string("\x01\x00", 2)),
     "a zip file on several disks | the zip container"},
    {"D10_parent_folder", named("../../x"),
     "an entry named as a path outside the file | the zip container"},
    {"D10_backslash", named("..\\x"),
     "an entry named as a path outside the file | the zip container"},
    {"D10_absolute", named("/etc/x"),
     "an entry named as a path outside the file | the zip container"},
    {"D10_drive", named("C:/x"), "an entry named as a path outside the file | the zip container"},
    {"D10_inner_parent", named("word/../../x"),
     "an entry named as a path outside the file | the zip container"},
    {"D11_nul", named(std::string("a\0b", 3)),
     "an entry with a NUL in its name | the zip container"},
    {"D11_stream", named("x:y"), "an entry named as a path outside the file | the zip container"},
    {"D11_device_name_is_opaque", named("CON"), "opened"},
    {"D12_not_utf8", named("\xFFx"), "an entry whose name is not UTF-8 | the zip container"},
    {"D12_overlong", named("\xC0\xAEx"), "an entry whose name is not UTF-8 | the zip container"},
    {"D13_duplicate", named("word/document.xml"),
     "two parts with one name (word/document.xml) | the zip container"},
    {"D14_duplicate_but_for_case", named("Word/Document.XML"),
     "two parts with one name (word/document.xml) | the zip container"},
    {"D15_names_differ",
     with([](ZipMaker& zip) { zip.entries()[2].local_name = "word/other___.xml"; }),
     "two descriptions of word/document.xml that disagree | the zip container"},
    {"D16_checksums_differ", with([](ZipMaker& zip) { zip.entries()[2].local_crc_change = 1; }),
     "two descriptions of word/document.xml that disagree | the zip container"},
    {"D17_wrong_checksum_of_a_used_part", with([](ZipMaker& zip) { zip.entries()[2].crc ^= 1; }),
     "a damaged file: wrong checksum or length | word/document.xml"},
    {"D17_wrong_checksum_of_another_part",
     with([](ZipMaker& zip) { zip.add("word/media/a.bin", "abc").crc ^= 1; }),
     "a damaged file: wrong checksum or length | word/media/a.bin"},
    {"D18_encrypted_entry", with([](ZipMaker& zip) { zip.entries()[2].flags = 1; }),
     "a password-protected part | word/document.xml"},
    {"D27_bzip2", with([](ZipMaker& zip) { zip.entries()[2].method = 12; }),
     "a compression that Word files do not use (method 12) | word/document.xml"},
    {"D27_aes", with([](ZipMaker& zip) { zip.entries()[2].method = 99; }),
     "a compression that Word files do not use (method 99) | word/document.xml"},
    {"D27_zstd", with([](ZipMaker& zip) { zip.entries()[2].method = 93; }),
     "a compression that Word files do not use (method 93) | word/document.xml"},
    {"D8_too_many_entries", with([](ZipMaker& zip) {
       for (int i = 0; i < 1000; ++i) zip.add("m/" + std::to_string(i), "");
     }),
     "more than 1000 parts | the zip container"},
    {"D26_no_descriptor_where_one_is_promised",
     with([](ZipMaker& zip) { zip.entries()[2].flags = 8; }),
     "two descriptions of word/document.xml that disagree | the zip container"},
    {"D24_wide_entries", wide_entries(false), "opened"},
    {"D24_wide_entries_and_end", wide_entries(true), "opened"},
    {"D24_wide_end", made().bytes("", true), "opened"},
    {"D25_wide_locator_past_the_file",
     patched(made().bytes("", true), 34, little(0xFFFFFFFFFFFFFF00, 8)),
     "a damaged file: its zip64 record is missing | the zip container"},
    {"D25_wide_directory_past_the_file",
     patched(made().bytes("", true), 50, little(std::uint64_t{1} << 63, 8)),
     "a damaged file: its directory is not where it should be | the zip container"},
    {"D25_wide_directory_size_wraps",
     patched(made().bytes("", true), 58, little(0xFFFFFFFFFFFFFFFF, 8)),
     "a damaged file: its directory is not where it should be | the zip container"},
    {"D8_wide_count_of_a_million",
     patched(made().bytes("", true), 74, little(1'000'000, 8) + little(1'000'000, 8)),
     "more than 1000 parts | the zip container"},
    {"D26_descriptor", described(true, 4, true), "opened"},
    {"D26_descriptor_without_signature", described(false, 4, true), "opened"},
    {"D26_wide_descriptor", described(true, 8, true), "opened"},
    {"D26_descriptor_repeats_the_header", described(true, 4, false), "opened"},
    {"D26_descriptor_disagrees", described(true, 4, true, 1),
     "two descriptions of word/document.xml that disagree | the zip container"},
    {"deflated", kHonest, "opened"},
    {"D2_says_less_than_it_holds", deflated(document(10, p("x")), 100),
     "a damaged file: wrong checksum or length | word/document.xml"},
    {"D2_says_more_than_it_holds", deflated(document(10, p("x")), 5000),
     "a damaged file: wrong checksum or length | word/document.xml"},
    {"D17_wrong_checksum_deflated",
     deflated(document(10, p("x")), static_cast<std::uint32_t>(document(10, p("x")).size()), false),
     "a damaged file: wrong checksum or length | word/document.xml"},
    {"D7_tight_but_small", deflated(kSmallTight, static_cast<std::uint32_t>(kSmallTight.size())),
     "opened"},
    {"D1_packed_too_tightly", deflated(kTight, static_cast<std::uint32_t>(kTight.size())),
     "a part that is packed far too tightly | word/document.xml"},
    {"D1_declared_too_large", deflated(document(10, p("x")), 300U << 20),
     "a part that is too large (word/document.xml) | the zip container"},
    {"D1_declared_too_large_for_xml", deflated(document(10, p("x")), 65U << 20),
     "a part that is too large | word/document.xml"},
    {"D6_together_too_large", with([](ZipMaker& zip) {
       for (int i = 0; i < 3; ++i) {
         ZipMaker::Entry& entry = zip.add("m/" + std::to_string(i), std::string(2'000'000, 'x'));
         entry.method = 8;
         entry.size = 200U << 20;
       }
     }),
     "parts that are too large together | the zip container"},
    {"D34_no_content_types",
     with([](ZipMaker& zip) { zip.entries().erase(zip.entries().begin()); }),
     "not a Word document (it is a zip file of something else) | the file"},
    {"D34_empty_content_types", with([](ZipMaker& zip) {
       zip.entries()[0].data.clear();
       zip.entries()[0].size = 0;
       zip.entries()[0].crc = 0;
     }),
     "an empty part | [Content_Types].xml"},
    {"open_document", with([](ZipMaker& zip) { zip.entries()[0].name = "mimetype"; }),
     "not a Word document (it is an OpenDocument file) | the file"},
    {"D37_no_relations",
     with([](ZipMaker& zip) { zip.entries().erase(zip.entries().begin() + 1); }),
     "not a Word document (no main part is named) | _rels/.rels"},
    {"D37_main_part_missing",
     with([](ZipMaker& zip) { zip.entries().erase(zip.entries().begin() + 2); }),
     "the main part is missing | word/document.xml"},
    {"D36_main_part_of_another_kind", DocxMaker(p("x")).main_type("image/png").bytes(),
     "not a Word document (its main part is of another kind) | the file"},
    {"workbook",
     DocxMaker(p("x"))
         .main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
         .bytes(),
     "not a Word document (it is an Excel workbook) | the file"},
    {"presentation",
     DocxMaker(p("x"))
         .main_type(
             "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")
         .bytes(),
     "not a Word document (it is a PowerPoint presentation) | the file"},
    {"D38_header_missing",
     DocxMaker(p("x"))
         .relation("<Relationship Id=\"rId9\" Type=\"x/header\" Target=\"header9.xml\"/>")
         .bytes(),
     "a part of the document is missing | word/header9.xml"},
    {"D39_duplicate_relation_ids",
     DocxMaker(p("x"))
         .relation("<Relationship Id=\"a\" Type=\"x/y\" Target=\"z\"/><Relationship Id=\"a\" "
                   "Type=\"x/y\" Target=\"z\"/>")
         .bytes(),
     "two relations with one id | word/_rels/document.xml.rels"},
    {"D41_unknown_parts",
     DocxMaker(p("x"))
         .extra("customXml/item1.xml", "<x/>")
         .extra("docProps/thumbnail.bin", "x")
         .bytes(),
     "opened"},
    {"D5_nested_zip_is_opaque",
     DocxMaker(p("x")).extra("word/embeddings/a.bin", made().bytes()).bytes(), "opened"},
    {"D44_external_entity",
     DocxMaker()
         .document("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" +
                   document(1, p("&e;")))
         .bytes(),
     "a DOCTYPE, which Word documents do not have | word/document.xml"},
    {"D61_must_understand",
     DocxMaker()
         .document("<w:document " + std::string(fakes::kWordNamespaces) +
                   " xmlns:z=\"urn:unknown\" mc:MustUnderstand=\"z\"><w:body/></w:document>")
         .bytes(),
     "an extension that only newer programs understand (urn:unknown) | word/document.xml"},
    {"D61_must_understand_known",
     DocxMaker()
         .document("<w:document " + std::string(fakes::kWordNamespaces) +
                   " mc:MustUnderstand=\"w14 wp\"><w:body/></w:document>")
         .bytes(),
     "opened"},
    {"main_part_is_no_document", DocxMaker().document("<x/>").bytes(),
     "not a Word document (its main part holds no text) | word/document.xml"},
};

ROWS_OF(Rows, Files, kFileRows);

TEST(Files, D21_E56_cut_off_at_a_thousand_places) {
  const std::string whole = DocxMaker(p("{{ client.city }}")).header(p("x")).bytes();
  for (std::size_t i = 0; i < 1000; ++i) {
    const std::size_t length = whole.size() * i / 1000;
    EXPECT_FALSE(docx::Template::open(whole.substr(0, length), {}))
        << length << " of " << whole.size();
  }
}

TEST(Files, D63_every_flipped_byte_is_refused_or_harmless) {
  const std::string whole = DocxMaker(p("{{ client.city }} and some more text")).bytes();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
    const std::string result = filled_document(flipped);
    // A byte of a time stamp or an attribute may change unseen; the text may not.
    if (is_document(result)) {
      EXPECT_EQ(fakes::seen(fakes::unzipped(result, false)["word/document.xml"]),
                "Ottawa and some more text\n")
          << at;
    }
  }
}

struct TornRow {
  std::string name;
  std::string before;  // bodies of the two states of one file
  std::string after;
};

class TornFiles : public rows::Row<TornRow> {};

// A reader that meets a writer gets the beginning of one state and the end of another.
ROW_TEST(TornFiles, AreOneStateOrRefused) {
  const std::string before = DocxMaker(row().before).bytes();
  const std::string after = DocxMaker(row().after).bytes();
  for (std::size_t at = 0; at < std::min(before.size(), after.size()); ++at) {
    for (const auto& [first, second] : {std::pair(&before, &after), std::pair(&after, &before)}) {
      const std::string torn = first->substr(0, at) + second->substr(at);
      if (torn == before || torn == after) continue;
      EXPECT_FALSE(docx::Template::open(torn, {})) << at;
    }
  }
}

const TornRow kTornRows[] = {
    {"D33_one_word_another", p("to my wife Ann"), p("to my wife Bea")},
    {"D33_a_clause_added", p("first"), p("first") + p("second")},
    {"D33_a_clause_taken_out", p("first") + p("second") + p("third"), p("first") + p("third")},
    {"D33_all_another", p("a will of one page"), p("another will, of more than one page")},
};

ROWS_OF(Rows, TornFiles, kTornRows);

TEST(Files, D24_a_filled_wide_file_can_be_read) {
  ZipMaker zip = DocxMaker(p("{{ client.city }}")).header(p("x")).zip();
  for (ZipMaker::Entry& entry : zip.entries()) entry.wide = true;
  const std::string document = filled_document(zip.bytes("", true));
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "Ottawa\n");
  EXPECT_EQ(opened(document), "opened");
}

TEST(Files, D26_a_filled_file_with_descriptors_can_be_read) {
  const std::string document = filled_document(described(true, 4, true));
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "x\n");
}

TEST(Files, D3_overlapping_entries) {
  ZipMaker zip = made();
  zip.add("word/media/a.bin", "abc");
  std::string bytes = zip.bytes();
  // The directory's record of the last part is pointed at the first one's bytes.
  const std::size_t record = bytes.rfind("PK\x01\x02");
  ASSERT_NE(record, std::string::npos);
  bytes.replace(record + 42, 4, std::string(4, '\0'));
  EXPECT_EQ(opened(bytes), "overlapping entries | the zip container");
}

TEST(Files, D3_one_entry_inside_another) {
  ZipMaker inner;
  inner.add("word/media/b.bin", "abc");
  const std::string inner_bytes = inner.bytes();
  const std::string local = inner_bytes.substr(0, inner_bytes.find("PK\x01\x02"));
  ZipMaker zip = made();
  zip.add("word/media/a.bin", local);
  zip.add("word/media/b.bin", "abc");
  std::string bytes = zip.bytes();
  const auto at = static_cast<std::uint32_t>(bytes.find(local));
  const std::size_t record = bytes.rfind("PK\x01\x02");
  for (int i = 0; i < 4; ++i)
    bytes[record + 42 + static_cast<std::size_t>(i)] = static_cast<char>(at >> (8 * i) & 0xFF);
  EXPECT_EQ(opened(bytes), "overlapping entries | the zip container");
}

}  // namespace
}  // namespace engross::docx_tests
