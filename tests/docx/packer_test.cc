// What is packed in pieces is one stream, which gives back what was packed.
#include "docx/packer.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <random>

namespace engross::docx_tests {
namespace {

// By zlib; "broken" where the stream is, or where something follows it.
std::string inflated(const std::string& stream) {
  z_stream state = {};
  inflateInit2(&state, -15);
  std::string input = stream;
  state.next_in = reinterpret_cast<Bytef*>(input.data());
  state.avail_in = static_cast<uInt>(input.size());
  std::array<char, 64 << 10> out;
  std::string content;
  int result = Z_OK;
  while (result == Z_OK) {
    state.next_out = reinterpret_cast<Bytef*>(out.data());
    state.avail_out = static_cast<uInt>(out.size());
    result = inflate(&state, Z_NO_FLUSH);
    content.append(out.data(), out.size() - state.avail_out);
  }
  const bool whole = result == Z_STREAM_END && state.avail_in == 0;
  inflateEnd(&state);
  return whole ? content : "broken";
}

docx::Packed packed(std::string_view content, std::size_t piece) {
  docx::Packer packer;
  for (std::size_t at = 0; at < content.size(); at += piece) packer.add(content.substr(at, piece));
  return std::move(packer).finish();
}

std::string noise(std::size_t length) {
  std::mt19937 random(7);
  std::string bytes(length, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string table_rows(std::size_t count) {
  std::string rows;
  for (std::size_t i = 0; i < count; ++i)
    rows += "<w:tr><w:tc><w:p><w:r><w:t>" + std::to_string(i * 7919) +
            "</w:t></w:r></w:p></w:tc></w:tr>";
  return rows;
}

TEST(Packing, gives_back_what_was_packed) {
  constexpr std::size_t kMebibyte = std::size_t{1} << 20;
  const struct {
    const char* name;
    std::string content;
  } rows[] = {
      {"nothing", ""},
      {"a word", "Ontario"},
      {"a mebibyte of one sign", std::string(kMebibyte, 'x')},
      {"a byte less", std::string(kMebibyte - 1, 'x')},
      {"a byte more", std::string(kMebibyte + 1, 'x')},
      {"several", std::string(5 * kMebibyte / 2, 'x')},
      {"rows of a table", table_rows(60'000)},
      {"what does not become smaller", noise(2 * kMebibyte + 77)},
      {"both", table_rows(20'000) + noise(100'000) + table_rows(20'000)},
  };
  for (const auto& row : rows) {
    const docx::Packed whole = packed(row.content, kMebibyte * 100);
    EXPECT_TRUE(inflated(whole.data) == row.content) << row.name;
    EXPECT_EQ(whole.size, row.content.size()) << row.name;
    EXPECT_EQ(whole.crc, crc32(0, reinterpret_cast<const Bytef*>(row.content.data()),
                               static_cast<uInt>(row.content.size())))
        << row.name;
    EXPECT_TRUE(packed(row.content, 100'003).data == whole.data) << row.name;
  }
}

// A stream may end at any bit of a byte.
TEST(Packing, joins_streams_that_end_anywhere) {
  const std::string content = table_rows(60'000);
  for (std::size_t begin = 0; begin < 40; ++begin) {
    const std::string_view from = std::string_view(content).substr(begin);
    ASSERT_TRUE(inflated(packed(from, from.size()).data) == from) << begin;
  }
}

}  // namespace
}  // namespace engross::docx_tests
