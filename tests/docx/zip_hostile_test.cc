// Zip files made to deceive: links, odd time stamps and extra fields, broken DEFLATE.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::ZipMaker;

// "opened", or the failure in one line.
std::string told(std::string bytes) {
  const auto result = docx::Template::open(std::move(bytes), {});
  return result ? "opened" : result.error().line();
}

struct HostileRow {
  std::string name;
  std::string bytes;
  std::string line;
};

class HostileZips : public rows::Row<HostileRow> {};

ROW_TEST(HostileZips, AreToldApart) { EXPECT_EQ(told(row().bytes), row().line); }

// A document of a mark with one more part.
std::string with_part(ZipMaker::Entry part) {
  ZipMaker zip = DocxMaker(p("{{ client.city }}")).zip();
  part.name = "word/media/a.bin";
  part.crc = fakes::crc32_of(part.data);
  part.size = static_cast<std::uint32_t>(part.data.size());
  zip.entries().push_back(std::move(part));
  return zip.bytes();
}

std::string of_mode(std::uint32_t mode) {
  return with_part({.data = "../../secret", .attributes = mode << 16});
}

// The main part behind a stream of DEFLATE that is given as it stands.
std::string of_stream(std::string stream, std::uint32_t size = 400) {
  ZipMaker zip = DocxMaker(p("x")).zip();
  ZipMaker::Entry& entry = zip.entries()[2];
  entry.method = 8;
  entry.data = std::move(stream);
  entry.size = size;
  return zip.bytes();
}

// Bits as DEFLATE packs them: the lowest of each byte first.
class Bits {
 public:
  Bits& low_first(unsigned value, int count) {
    for (int i = 0; i < count; ++i) add((value >> i) & 1U);
    return *this;
  }
  Bits& code(unsigned value, int count) {  // of Huffman: the highest first
    for (int i = count - 1; i >= 0; --i) add((value >> i) & 1U);
    return *this;
  }
  std::string bytes() const { return bytes_; }

 private:
  void add(unsigned bit) {
    if (used_ % 8 == 0) bytes_.push_back('\0');
    bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | bit << used_ % 8);
    ++used_;
  }
  std::string bytes_;
  unsigned used_ = 0;
};

// A copy of three bytes from a distance whose symbol DEFLATE does not have (RFC 1951, 3.2.6), which
// some programs read as 24,577 and others refuse. Length and checksum are those of the former.
std::string of_symbol_30() {
  constexpr int kLiterals = 24'600;
  Bits bits;
  bits.low_first(1, 1).low_first(1, 2);  // the last block, of fixed codes
  for (int i = 0; i < kLiterals; ++i) bits.code(0x30 + 'A', 8);
  bits.code(1, 7).code(30, 5).low_first(0, 13).code(0, 7);
  ZipMaker zip = DocxMaker(p("x")).zip();
  ZipMaker::Entry& entry = zip.entries()[2];
  const std::string read(kLiterals + 3, 'A');
  entry.method = 8;
  entry.data = bits.bytes();
  entry.size = static_cast<std::uint32_t>(read.size());
  entry.crc = fakes::crc32_of(read);
  return zip.bytes();
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

const std::string kLink =
    "an entry that is a link or a device, not a part (word/media/a.bin), the zip container, use a "
    "document that was saved by a word processor";
const std::string kBadStream =
    "a damaged file: wrong checksum or length, word/document.xml, save it again in the word "
    "processor";
const std::string kEmptyStored("\0\0\0\xFF\xFF", 5);

const HostileRow kHostileRows[] = {
    {"D29_link", of_mode(0120777), kLink},
    {"D29_link_that_nobody_may_read", of_mode(0120000), kLink},
    {"D29_named_pipe", of_mode(0010644), kLink},
    {"D29_device", of_mode(0020644), kLink},
    {"D29_plain_file_of_unix", of_mode(0100644), "opened"},
    {"D29_rights_without_a_kind", of_mode(0644), "opened"},
    {"D31_longest_extra_field",
     with_part({.data = "x",
                .extra = std::string("\xFE\xCA\xFB\xFF", 4) + std::string(65531, 'e'),
                .central_extra = std::string("\xFE\xCA\xFB\xFF", 4) + std::string(65531, 'e')}),
     "opened"},
    {"D31_field_longer_than_all",
     with_part({.data = "x", .extra = std::string("\x55\x54\xFF\xFFzz", 6)}), "opened"},
    {"D31_field_longer_than_all_in_the_directory",
     with_part({.data = "x", .central_extra = std::string("\x55\x54\xFF\xFFzz", 6)}), "opened"},
    {"D31_half_a_field", with_part({.data = "x", .extra = "zzz", .central_extra = "zzz"}),
     "opened"},
    {"D31_one_stray_byte", with_part({.data = "x", .extra = "z", .central_extra = "z"}), "opened"},
    {"D31_wide_field_nobody_asked_for",
     with_part({.data = "x", .central_extra = std::string("\x01\0\x02\0zz", 6)}), "opened"},
    {"D31_many_small_fields",
     with_part({.data = "x",
                .extra = repeated(std::string("\x99\x99\0\0", 4), 16383),
                .central_extra = repeated(std::string("\x99\x99\0\0", 4), 16383)}),
     "opened"},
    {"D32_reserved_block", of_stream("\x07zzzz"), kBadStream},
    {"D32_bad_huffman_table", of_stream("\x05" + std::string(100, '\xFF')), kBadStream},
    {"D32_incomplete_huffman_table", of_stream("\x05" + std::string(100, '\0')), kBadStream},
    {"D32_distance_too_far", of_stream(std::string("\x4B\x04\x1E\x00\x00", 5)), kBadStream},
    {"D32_empty_stored_blocks_without_end", of_stream(repeated(kEmptyStored, 200'000)), kBadStream},
    {"D32_empty_stored_blocks_that_say_nothing",
     of_stream(repeated(kEmptyStored, 200'000) + std::string("\1\0\0\xFF\xFF", 5)), kBadStream},
    {"D32_stored_length_wrong", of_stream(std::string("\x01\x05\0\0\0hello", 10)), kBadStream},
    {"D32_distance_of_no_symbol", of_symbol_30(), kBadStream},
    {"D32_cut_off", of_stream("\x4B"), kBadStream},
    {"D32_nothing_at_all", of_stream(""), kBadStream},
};

ROWS_OF(Rows, HostileZips, kHostileRows);

struct TimeRow {
  std::string name;
  std::uint32_t time;  // date in the upper half, as MS-DOS has it
};

class TimeStamps : public rows::Row<TimeRow> {};

// The stamp of every record of a kind, in their order.
std::vector<std::uint32_t> stamps(const std::string& bytes, const std::string& signature,
                                  std::size_t offset) {
  std::vector<std::uint32_t> found;
  for (std::size_t at = bytes.find(signature); at != std::string::npos;
       at = bytes.find(signature, at + 1)) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
      value = value << 8 | static_cast<unsigned char>(bytes[at + offset + i]);
    found.push_back(value);
  }
  return found;
}

ROW_TEST(TimeStamps, StayInChangedAndInUntouchedParts) {
  ZipMaker zip = DocxMaker(p("{{ client.city }}")).zip();
  for (ZipMaker::Entry& entry : zip.entries()) entry.time = row().time;
  const std::string document = filled_document(zip.bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "Ottawa\n");
  const std::vector<std::uint32_t> four(4, row().time);
  EXPECT_EQ(stamps(document, "PK\x03\x04", 10), four);
  EXPECT_EQ(stamps(document, "PK\x01\x02", 12), four);
}

const TimeRow kTimeRows[] = {
    {"D30_month_and_day_of_nothing", 0x00000000},
    {"D30_last_day_of_2107", 0xFF9FBF7D},
    {"D30_hour_31_of_month_15", 0xFFFFFFFF},
    {"D30_thirtieth_of_february", 0x5C5E0000},
};

ROWS_OF(Rows, TimeStamps, kTimeRows);

}  // namespace
}  // namespace engross::docx_tests
