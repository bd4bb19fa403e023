// Pictures by their own first bytes, and how large they are shown.
#include "docx/picture.h"

#include <gtest/gtest.h>

#include "docx/picture_size.h"
#include "docx/picture_source.h"
#include "fakes/pictures.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using namespace std::string_literals;
using fakes::big_number;
using fakes::bmp;
using fakes::gif;
using fakes::jpeg;
using fakes::little_number;
using fakes::png;
using fakes::png_chunk;

// "image/png 2x3 at 96", or what is wrong.
std::string head_of(const std::string& bytes) {
  const auto picture = docx::read_picture(bytes);
  if (!picture) {
    EXPECT_FALSE(picture.error().remedy.empty());
    return picture.error().what;
  }
  return std::string(picture->type) + " " + std::to_string(picture->width) + "x" +
         std::to_string(picture->height) + " at " +
         std::to_string(static_cast<int>(picture->across + 0.5));
}

struct HeadRow {
  std::string name;
  std::string bytes;
  std::string read;
};

class Heads : public rows::Row<HeadRow> {};

ROW_TEST(Heads, AreRead) { EXPECT_EQ(head_of(row().bytes), row().read); }

ROWS(Taken, Heads, {"png", png(2, 3), "image/png 2x3 at 96"},
     {"png_of_300_dots", png(2, 3, 11811), "image/png 2x3 at 300"},
     {"png_of_no_sound_resolution", png(2, 3, 1), "image/png 2x3 at 96"},
     {"jpeg", jpeg(640, 480, 72), "image/jpeg 640x480 at 72"},
     {"jpeg_in_centimetres", jpeg(640, 480, 100, 2), "image/jpeg 640x480 at 254"},
     {"jpeg_that_says_only_a_ratio", jpeg(640, 480, 1, 0), "image/jpeg 640x480 at 96"},
     {"jpeg_with_fill_bytes",
      "\xFF\xD8\xFF\xFF\xC0" + big_number(11, 2) + "\x08" + big_number(3, 2) + big_number(2, 2) +
          std::string(4, '\1'),
      "image/jpeg 2x3 at 96"},
     {"gif", gif(5, 6), "image/gif 5x6 at 96"}, {"bmp", bmp(7, 8), "image/bmp 7x8 at 96"},
     {"bmp_of_300_dots", bmp(7, 8, 11811), "image/bmp 7x8 at 300"},
     {"bmp_from_the_top", bmp(7, 0xFFFFFFF8), "image/bmp 7x8 at 96"},
     {"bmp_of_os2",
      "BM" + std::string(12, '\0') + little_number(12, 4) + little_number(4, 2) +
          little_number(5, 2) + std::string(4, '\1'),
      "image/bmp 4x5 at 96"},
     {"largest_side", png(20000, 1), "image/png 20000x1 at 96"});

ROWS(Refused, Heads, {"empty", "", "no picture: its first bytes are those of none"},
     {"text", "Dear Sir", "no picture: its first bytes are those of none"},
     {"svg", "<?xml version=\"1.0\"?><svg xmlns=\"x\"/>",
      "a picture of the kind SVG, which not every word processor shows"},
     {"emf", "\x01\0\0\0rest"s, "a picture of the kind EMF, which not every word processor shows"},
     {"wmf", "\xD7\xCD\xC6\x9A", "a picture of the kind WMF, which not every word processor shows"},
     {"tiff", "II*\0rest"s, "a picture of the kind TIFF, which not every word processor shows"},
     {"webp", "RIFF....WEBP", "a picture of the kind WebP, which not every word processor shows"},
     {"heic", "\0\0\0\x18"s + "ftypheic",
      "a picture of the kind HEIC, which not every word processor shows"},
     {"pdf", "%PDF-1.7", "a picture of the kind PDF, which not every word processor shows"},
     {"png_cut_short", png(2, 3).substr(0, 20), "a damaged PNG"},
     {"png_cut_before_its_data", png(2, 3).substr(0, 33), "a damaged PNG"},
     {"png_with_a_wrong_checksum", png(2, 3).replace(18, 2, "xy"), "a damaged PNG"},
     {"png_whose_head_is_another_chunk", "\x89PNG\r\n\x1A\n" + png_chunk("tEXt", "a=b"),
      "a damaged PNG"},
     {"png_whose_chunk_is_longer_than_the_file",
      png(2, 3).substr(0, 33) + big_number(0xFFFFFFF0, 4) + "tEXtabcdefghij", "a damaged PNG"},
     {"jpeg_cut_short", jpeg(2, 3).substr(0, 25), "a damaged JPEG"},
     {"jpeg_without_a_frame", "\xFF\xD8\xFF\xE0\0\x02\xFF\xD9"s, "a damaged JPEG"},
     {"jpeg_whose_segment_has_no_length", "\xFF\xD8\xFF\xE0\0\0\0\0\0\0"s, "a damaged JPEG"},
     {"jpeg_whose_segment_is_longer_than_the_file", "\xFF\xD8\xFF\xE0\xFF\xFF", "a damaged JPEG"},
     {"gif_cut_short", "GIF89a\1", "a damaged GIF"},
     {"bmp_cut_short", bmp(1, 1).substr(0, 40), "a damaged BMP"},
     {"bmp_of_an_unknown_head", bmp(1, 1).replace(14, 1, "\x05"), "a damaged BMP"},
     {"no_width", png(0, 3), "a damaged picture: it has no size"},
     {"no_height", gif(3, 0), "a damaged picture: it has no size"},
     {"too_many_pixels", png(20001, 1), "a picture of 20001 by 1 pixels"},
     {"all_pixels_there_are", bmp(0xFFFFFFFF, 0x80000000),
      "a picture of 4294967295 by 2147483648 pixels"},
     {"too_many_bytes", png(1, 1) + std::string(21 << 20, 'x'), "a picture of more than 20 MiB"});

std::string beside_of(std::string_view name) { return name == "logo.png" ? png(2, 3) : ""; }

// The kind of picture a source leads to, or what is wrong.
std::string found_from(const std::string& source, const std::string& claimed, bool folder) {
  docx::Beside beside;
  if (folder) {
    beside = [](std::string_view name) -> base::Result<std::string> {
      if (name == "logo.png") return beside_of(name);
      return base::failure(base::Fault::not_found, "no such file", std::string(name),
                           "write its name");
    };
  }
  const auto picture = docx::picture_of(source, claimed, beside);
  return picture ? std::string(picture->type) : picture.error().what;
}

struct SourceRow {
  std::string name;
  std::string source;
  std::string claimed;
  bool folder;
  std::string found;
};

class Sources : public rows::Row<SourceRow> {};

ROW_TEST(Sources, LeadToPictures) {
  EXPECT_EQ(found_from(row().source, row().claimed, row().folder), row().found);
}

ROWS(Taken, Sources, {"base64", fakes::base64(png(2, 3)), "", false, "image/png"},
     {"base64_in_lines", fakes::base64(jpeg(2, 3)).insert(8, "\r\n ") + "\n", "", false,
      "image/jpeg"},
     {"base64_of_a_claimed_type", fakes::base64(jpeg(2, 3)), "image/jpg", false, "image/jpeg"},
     {"data_address", "data:image/png;base64," + fakes::base64(png(2, 3)), "", false, "image/png"},
     {"data_address_without_a_type", "data:;base64," + fakes::base64(gif(2, 3)), "", false,
      "image/gif"},
     {"file", "logo.png", "", true, "image/png"},
     {"file_between_spaces", " logo.png ", "image/png", true, "image/png"});

ROWS(Refused, Sources, {"empty", "", "", true, "a picture without its bytes"},
     {"blank", " \n", "", true, "a picture without its bytes"},
     {"file_without_a_folder", "logo.png", "", false,
      "a picture by the name of a file (logo.png), where no folder belongs to the template"},
     {"file_that_is_not_there", "other.png", "", true,
      "a picture that cannot be read (other.png): no such file"},
     {"word_that_could_be_base64", "logo", "", true,
      "a picture that cannot be read (logo): no such file"},
     {"folder_above", "../logo.png", "", true,
      "a picture that is no file's name alone (../logo.png)"},
     {"path", "/etc/passwd", "", true, "a picture that is no file's name alone (/etc/passwd)"},
     {"windows_path", "a\\logo.png", "", true,
      "a picture that is no file's name alone (a\\logo.png)"},
     {"drive", "c:logo.png", "", true, "a picture that is no file's name alone (c:logo.png)"},
     {"address", "https://example.org/logo.png", "", true,
      "a picture that is no file's name alone (https://example.org/logo.png)"},
     {"hidden_file", ".logo.png", "", true, "a picture that is no file's name alone (.logo.png)"},
     {"name_with_a_nul", "logo.png\0x"s, "", true,
      "a picture that is no file's name alone (logo.png\0x)"s},
     {"long_text", std::string(300, '!'), "", true, "a picture whose base64 is damaged"},
     {"long_base64_of_no_picture", fakes::base64(std::string(300, 'x')), "", true,
      "no picture: its first bytes are those of none"},
     {"svg_in_base64", fakes::base64("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "", true,
      "a picture of the kind SVG, which not every word processor shows"},
     {"data_address_in_percents", "data:image/png,%89PNG", "", false,
      "a data: address that is not in base64"},
     {"data_address_without_a_comma", "data:image/png;base64", "", false,
      "a data: address that is not in base64"},
     {"data_address_with_damage", "data:image/png;base64,iVB!", "", false,
      "a data: address whose base64 is damaged"},
     {"claimed_otherwise", fakes::base64(png(2, 3)), "image/jpeg", false,
      "a picture that says it is “image/jpeg” and is image/png"},
     {"data_address_of_another_type", "data:image/gif;base64," + fakes::base64(png(2, 3)), "",
      false, "a picture that says it is “image/gif” and is image/png"});

struct ExtentRow {
  std::string name;
  std::int64_t width, height;  // asked for, EMU
  std::uint32_t column;        // EMU
  std::string extent;
};

class Extents : public rows::Row<ExtentRow> {};

// 192 by 96 pixels at 96 an inch: 2 in by 1 in.
ROW_TEST(Extents, FollowTheProportion) {
  const docx::Picture picture{.bytes = {}, .extension = {}, .type = {}, .width = 192, .height = 96};
  const auto extent = docx::extent_as_asked(picture, {row().width, row().height}, row().column);
  EXPECT_EQ(extent ? std::to_string(extent->width) + "x" + std::to_string(extent->height)
                   : extent.error().what,
            row().extent);
}

ROWS(Sizes, Extents, {"own", 0, 0, 0, "1828800x914400"},
     {"own_in_a_wide_column", 0, 0, 5000000, "1828800x914400"},
     {"own_in_a_narrow_column", 0, 0, 914400, "914400x457200"},
     {"width", 914400, 0, 1000, "914400x457200"}, {"height", 0, 914400, 0, "1828800x914400"},
     {"both", 100, 200, 0, "100x200"},
     {"too_high_by_proportion", 0, 20000000, 0,
      "a picture whose width is none that a page can hold"});

TEST(Extents, within_a_frame) {
  const docx::Picture picture{
      .bytes = {}, .extension = {}, .type = {}, .width = 200, .height = 100};
  const auto wide = docx::extent_within(picture, 1000, 1000);
  const auto flat = docx::extent_within(picture, 1000, 100);
  EXPECT_EQ(wide->width, 1000);
  EXPECT_EQ(wide->height, 500);
  EXPECT_EQ(flat->width, 200);
  EXPECT_EQ(flat->height, 100);
}

}  // namespace
}  // namespace engross::docx_tests
