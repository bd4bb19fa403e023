// Zip containers once more: further ways to be wrong in what container_test.cc tries one way.
#include <gtest/gtest.h>
#include <libdeflate.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::ZipMaker;

// "opened", or what is wrong and where.
std::string verdict(std::string bytes) {
  const auto result = docx::Template::open(std::move(bytes), {});
  return result ? "opened" : result.error().what + " | " + result.error().where;
}

struct ContainerRow {
  std::string name;
  std::string bytes;
  std::string verdict;
};

class Containers : public rows::Row<ContainerRow> {};

ROW_TEST(Containers, AreToldApart) { EXPECT_EQ(verdict(row().bytes), row().verdict); }

ZipMaker small() { return DocxMaker(p("x")).zip(); }

std::string changed(void (*change)(ZipMaker&)) {
  ZipMaker zip = small();
  change(zip);
  return zip.bytes();
}

std::string of_names(const std::vector<std::string>& names) {
  ZipMaker zip = small();
  for (const std::string& name : names) zip.add(name, "x");
  return zip.bytes();
}

void pack(ZipMaker::Entry& entry, const std::string& content, std::size_t said) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(9);
  entry.data.resize(content.size() + 100);
  entry.data.resize(libdeflate_deflate_compress(compressor, content.data(), content.size(),
                                                entry.data.data(), entry.data.size()));
  libdeflate_free_compressor(compressor);
  entry.method = 8;
  entry.size = static_cast<std::uint32_t>(said);
  entry.crc = fakes::crc32_of(content);
}

std::string packed_body(const std::string& body, std::size_t said = 0) {
  ZipMaker zip = small();
  const std::string xml = DocxMaker(body).document_xml();
  pack(zip.entries()[2], xml, said == 0 ? xml.size() : said);
  return zip.bytes();
}

std::string packed_part(const std::string& name, const std::string& content) {
  ZipMaker zip = small();
  pack(zip.add(name, ""), content, content.size());
  return zip.bytes();
}

// As many letters that do not compress as keep a long body of one sentence below the limit.
std::string just_below_the_ratio() {
  std::string noise;
  std::uint32_t state = 7;
  for (int i = 0; i < 3000; ++i) {
    state = state * 1664525 + 1013904223;
    noise.push_back(static_cast<char>('A' + (state >> 24) % 26));
  }
  std::string body = p(noise);
  for (int i = 0; i < 5200; ++i) body += p("x");
  return packed_body(body);
}

// Bytes at an offset of the record that a signature begins, of the last such record.
std::string with_record(const std::string& signature, std::size_t offset, std::string_view bytes,
                        bool first = false) {
  std::string file = small().bytes();
  const std::size_t at = first ? file.find(signature) : file.rfind(signature);
  return file.replace(at + offset, bytes.size(), bytes);
}

// An entry that says, in both places, that it is one byte longer than what stands before the next.
std::string one_byte_over() {
  ZipMaker zip = small();
  const std::size_t size = zip.entries()[0].data.size();
  std::string file = zip.bytes();
  const auto count = static_cast<char>((size + 1) & 0xFF);
  const std::size_t central = file.find("PK\x01\x02");
  for (const std::size_t at : {std::size_t{18}, std::size_t{22}, central + 20, central + 24})
    file[at] = count;
  return file;
}

std::string many(int count, std::uint32_t size) {
  ZipMaker zip = small();
  for (int i = 0; i < count; ++i) {
    ZipMaker::Entry& entry = zip.add("m/" + std::to_string(i), "xx");
    entry.method = 8;
    entry.size = size;
  }
  return zip.bytes();
}

std::string ole(std::size_t before, std::string_view name) {
  std::string out = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(before, '\0');
  for (const char c : name) out.append({c, '\0'});
  return out + std::string(512, '\0');
}

const std::string kDirectory = "PK\x01\x02";
const std::string kLocal = "PK\x03\x04";
const std::string kEnd = "PK\x05\x06";
const std::string kDisagree =
    "two descriptions of word/document.xml that disagree | the zip container";
const std::string kWrong = "a damaged file: wrong checksum or length | word/document.xml";
const std::string kTwice = "two parts with one name (";

const ContainerRow kContainerRows[] = {
    {"D2_a_kilobyte_that_is_eight_megabytes", packed_body(std::string(8'000'000, ' '), 1024),
     kWrong},
    {"D2_says_one_byte_less", packed_body(p("x"), DocxMaker(p("x")).document_xml().size() - 1),
     kWrong},
    {"D3_one_byte_of_the_next", one_byte_over(), "overlapping entries | the zip container"},
    {"D5_document_in_a_document", DocxMaker(p("x")).extra("a.docx", small().bytes()).bytes(),
     "opened"},
    {"D5_zip_in_a_zip_in_a_zip",
     [] {
       ZipMaker middle;
       middle.add("inner.zip", small().bytes());
       return DocxMaker(p("x")).extra("word/media/a.zip", middle.bytes()).bytes();
     }(),
     "opened"},
    {"D5_tight_zip_is_opaque",
     packed_part("word/media/a.zip", "PK\x03\x04" + std::string(500'000, '\0')), "opened"},
    {"D6_two_of_the_largest", many(2, 256U << 20),
     "parts that are too large together | the zip container"},
    {"D6_nine_hundred_of_one_megabyte", many(900, 1U << 20),
     "parts that are too large together | the zip container"},
    {"D7_just_below_the_ratio", just_below_the_ratio(), "opened"},
    {"D7_a_tight_picture", packed_part("word/media/a.bmp", std::string(2'000'000, '\xFF')),
     "opened"},
    {"D8_sixty_thousand_empty_ones",
     [] {
       ZipMaker zip = small();
       for (int i = 0; i < 60'000; ++i) zip.add("m/" + std::to_string(i), "");
       return zip.bytes();
     }(),
     "more than 1000 parts | the zip container"},
    {"D8_a_thousand_are_legal",
     [] {
       ZipMaker zip = small();
       while (zip.entries().size() < 1000) zip.add("m/" + std::to_string(zip.entries().size()), "");
       return zip.bytes();
     }(),
     "opened"},
    {"D9_two_counts_that_differ", with_record(kEnd, 8, std::string("\x03\0", 2)),
     "a zip file on several disks | the zip container"},
    {"D9_none_of_four", with_record(kEnd, 8, std::string(4, '\0')),
     "a damaged file: its directory holds more than it says | the zip container"},
    {"D12_flagged_as_utf8_and_is_not",
     changed([](ZipMaker& zip) { zip.add("caf\xE9.bin", "x").flags = 0x800; }),
     "an entry whose name is not UTF-8 | the zip container"},
    {"D12_surrogate", of_names({"a\xED\xA0\x80.bin"}),
     "an entry whose name is not UTF-8 | the zip container"},
    {"D12_two_forms_of_one_name", of_names({"caf\u00E9.bin", "cafe\u0301.bin"}),
     "two parts with one name (cafe.bin) | the zip container"},
    {"D13_content_types_twice", of_names({"[Content_Types].xml"}),
     "two parts with one name ([content_types].xml) | the zip container"},
    {"D13_other_part_twice", of_names({"word/media/a.bin", "word/media/a.bin"}),
     "two parts with one name (word/media/a.bin) | the zip container"},
    {"D14_content_types_but_for_case", of_names({"[CONTENT_TYPES].XML"}),
     "two parts with one name ([content_types].xml) | the zip container"},
    {"D14_accented_but_for_case", of_names({"\u00C9t\u00E9.bin", "\u00E9T\u00C9.bin"}),
     "two parts with one name (ete.bin) | the zip container"},
    {"D15_local_name_in_capitals",
     changed([](ZipMaker& zip) { zip.entries()[2].local_name = "WORD/document.xml"; }), kDisagree},
    {"D15_local_name_longer",
     changed([](ZipMaker& zip) { zip.entries()[2].local_name = "word/document.xml.exe"; }),
     kDisagree},
    {"D16_methods_differ", with_record(kLocal, 8, std::string("\x08\0", 2), true),
     "two descriptions of [Content_Types].xml that disagree | the zip container"},
    {"D16_compressed_sizes_differ", with_record(kLocal, 18, std::string("\1\0\0\0", 4), true),
     "two descriptions of [Content_Types].xml that disagree | the zip container"},
    {"D16_sizes_differ", with_record(kDirectory, 24, std::string("\1\0\0\0", 4)),
     "a damaged file: sizes of word/_rels/document.xml.rels disagree | the zip container"},
    {"D18_strongly_encrypted_entry", changed([](ZipMaker& zip) { zip.entries()[2].flags = 0x41; }),
     "a password-protected part | word/document.xml"},
    {"D18_encrypted_picture",
     changed([](ZipMaker& zip) { zip.add("word/media/a.bin", "x").flags = 1; }),
     "a password-protected part | word/media/a.bin"},
    {"D18_aes_entry", changed([](ZipMaker& zip) {
       zip.entries()[2].flags = 1;
       zip.entries()[2].method = 99;
     }),
     "a password-protected part | word/document.xml"},
    {"D19_encryption_info_only", ole(504, "EncryptionInfo"),
     "not a Word document (it is an old Office file) | the file"},
    {"D19_stream_named_far_behind", ole(9'000, "EncryptedPackage"),
     "a password-protected document | the file"},
    {"D19_both_streams", ole(504, "EncryptionInfo") + ole(0, "EncryptedPackage").substr(8),
     "a password-protected document | the file"},
    {"D28_entry_on_another_disk", with_record(kDirectory, 34, std::string("\1\0", 2)),
     "a zip file on several disks | the zip container"},
};

ROWS_OF(Rows, Containers, kContainerRows);

}  // namespace
}  // namespace engross::docx_tests
