// Fifield's overlapping archives ("A better zip bomb", 2019) in their zip64 form: many entries that
// share one compressed kernel. Small ones, so that no limit on sizes or counts speaks first.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

std::string bytes_of_number(std::uint64_t value, int length) {
  std::string out;
  for (; length > 0; --length, value >>= 8) out.push_back(static_cast<char>(value & 0xFF));
  return out;
}

struct Overlapping {
  std::string name;
  std::size_t entries = 2;
  bool quoted = true;  // each entry's data quotes the header of the next; else all share one header
  bool wide_offset = false;
  std::uint64_t size = 1000;
};

constexpr std::string_view kWideSizes("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8);

std::string wide_extra(std::uint64_t size, std::uint64_t packed) {
  return bytes_of_number(1, 2) + bytes_of_number(16, 2) + bytes_of_number(size, 8) +
         bytes_of_number(packed, 8);
}

std::string local_header(const std::string& name, std::uint64_t size, std::uint64_t packed) {
  return "PK\x03\x04" + bytes_of_number(45, 2) + bytes_of_number(0, 2) + bytes_of_number(8, 2) +
         bytes_of_number(0, 8) + std::string(kWideSizes) + bytes_of_number(name.size(), 2) +
         bytes_of_number(20, 2) + name + wide_extra(size, packed);
}

std::string central_header(const std::string& name, std::uint64_t size, std::uint64_t packed,
                           std::uint64_t at, bool wide_offset) {
  std::string extra = wide_extra(size, packed);
  if (wide_offset) extra.replace(2, 2, bytes_of_number(24, 2)).append(bytes_of_number(at, 8));
  return "PK\x01\x02" + bytes_of_number(45, 2) + bytes_of_number(45, 2) + bytes_of_number(0, 2) +
         bytes_of_number(8, 2) + bytes_of_number(0, 8) + std::string(kWideSizes) +
         bytes_of_number(name.size(), 2) + bytes_of_number(extra.size(), 2) +
         bytes_of_number(0, 10) + bytes_of_number(wide_offset ? 0xFFFFFFFF : at, 4) + name + extra;
}

std::string wide_end(std::size_t entries, std::uint64_t begin, std::uint64_t size) {
  return "PK\x06\x06" + bytes_of_number(44, 8) + bytes_of_number(45, 2) + bytes_of_number(45, 2) +
         bytes_of_number(0, 8) + bytes_of_number(entries, 8) + bytes_of_number(entries, 8) +
         bytes_of_number(size, 8) + bytes_of_number(begin, 8) + "PK\x06\x07" +
         bytes_of_number(0, 4) + bytes_of_number(begin + size, 8) + bytes_of_number(1, 4) +
         "PK\x05\x06" + bytes_of_number(0, 4) + std::string(12, '\xFF') + bytes_of_number(0, 2);
}

std::string archive_of(const Overlapping& row) {
  std::string data = "\x03" + std::string(1, '\0');  // DEFLATE of nothing
  std::vector<std::string> names;
  std::vector<std::uint64_t> packed;
  // From the last entry to the first: a stored block quotes what stands behind it.
  for (std::size_t i = row.entries; i-- > 0;) {
    const std::string name = row.quoted ? std::string(1, static_cast<char>('0' + i)) : "0";
    if (row.quoted || i + 1 == row.entries) {
      const std::string header = local_header(name, row.size, data.size());
      packed.push_back(data.size());
      const auto length = static_cast<std::uint16_t>(header.size());
      data = header + data;
      if (row.quoted && i > 0)
        data = std::string(1, '\0') + bytes_of_number(length, 2) +
               bytes_of_number(static_cast<std::uint16_t>(~length), 2) + data;
    } else {
      packed.push_back(packed.front());
    }
    names.push_back(name);
  }
  std::string central;
  std::uint64_t at = 0;
  for (std::size_t i = 0; i < row.entries; ++i) {
    const std::size_t last = row.entries - 1 - i;
    central += central_header(names[last], row.size, packed[last], at, row.wide_offset);
    if (row.quoted) at += local_header(names[last], 0, 0).size() + 5;
  }
  return data + central + wide_end(row.entries, data.size(), central.size());
}

class WideOverlaps : public rows::Row<Overlapping> {};

ROW_TEST(WideOverlaps, AreRefusedBeforeAnythingIsInflated) {
  const auto opened = docx::Template::open(archive_of(row()), {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().line(),
            "overlapping entries, the zip container, use a document that was saved by a word "
            "processor");
}

const Overlapping kWideRows[] = {
    {.name = "D4_two_quoted"},
    {.name = "D4_nine_quoted", .entries = 9},
    {.name = "D4_quoted_with_wide_offsets", .entries = 9, .wide_offset = true},
    {.name = "D4_all_share_one_header", .entries = 9, .quoted = false},
    {.name = "D4_share_one_header_by_wide_offsets",
     .entries = 2,
     .quoted = false,
     .wide_offset = true},
    {.name = "D4_each_says_that_it_holds_a_terabyte", .entries = 9, .size = std::uint64_t{1} << 40},
};

ROWS_OF(Rows, WideOverlaps, kWideRows);

TEST(WideOverlaps, D4_one_entry_alone_is_no_overlap) {
  const auto opened = docx::Template::open(archive_of({.name = "", .entries = 1}), {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().what, "not a Word document (it is a zip file of something else)");
}

}  // namespace
}  // namespace engross::docx_tests
