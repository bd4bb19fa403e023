#include "platform/file_name.h"

#include <filesystem>

#include "base/text.h"
#include "platform/scratch.h"
#include "rows/rows.h"

namespace engross::platform {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

struct FileNameRow {
  const char* name;
  std::string text;
  std::string file_name;
};

class SafeFileName : public rows::Row<FileNameRow> {};

ROW_TEST(SafeFileName, IsSafe) {
  const std::string made = safe_file_name(row().text);
  EXPECT_EQ(made, row().file_name);
  EXPECT_LE(base::code_points(made).size(), 120U);
  EXPECT_LE(made.size(), 201U);
  EXPECT_EQ(safe_file_name(made), made);
  const Scratch scratch;
  scratch.put(made, "x");
  EXPECT_TRUE(std::filesystem::exists(scratch.file(made)));
  EXPECT_EQ(scratch.entries(), 1U);
}

ROWS(Kept, SafeFileName, FileNameRow{"plain", "Will - Jane Doe", "Will - Jane Doe"},
     FileNameRow{"number", "00012-Doe", "00012-Doe"},
     FileNameRow{"accents", "Testament de Zoé Côté-Lévesque", "Testament de Zoé Côté-Lévesque"},
     FileNameRow{"cree", "ᓀᐦᐃᔭᐍᐏᐣ", "ᓀᐦᐃᔭᐍᐏᐣ"},
     FileNameRow{"hebrew", "צוואה של כהן", "צוואה של כהן"},
     FileNameRow{"D80_emoji", "Will 👩‍👩‍👧 ❤️", "Will 👩‍👩‍👧 ❤️"},
     FileNameRow{"inner_dot", "v1.2 St. John", "v1.2 St. John"},
     FileNameRow{"apostrophe", "O'Brien & Sons (2)", "O'Brien & Sons (2)"});

ROWS(Changed, SafeFileName, FileNameRow{"D80_up_two", "../..", "Document"},
     FileNameRow{"up_and_name", "../../etc/passwd", "etc-passwd"},
     FileNameRow{"D80_device", "CON", "CON_"}, FileNameRow{"device_lower", "nul", "nul_"},
     FileNameRow{"device_with_ending", "com1.docx", "com1_.docx"},
     FileNameRow{"device_and_space", "AUX .x", "AUX _.x"},
     FileNameRow{"device_superscript", "LPT¹", "LPT¹_"},
     FileNameRow{"not_a_device", "COM10", "COM10"},
     FileNameRow{"not_a_device_either", "CONRAD", "CONRAD"}, FileNameRow{"D80_colon", "a:b", "a-b"},
     FileNameRow{"stream", "will.docx::$DATA", "will.docx--$DATA"},
     FileNameRow{"D80_300_characters", std::string(300, 'x'), std::string(120, 'x')},
     FileNameRow{"300_emoji", repeated("😀", 300), repeated("😀", 50)},
     FileNameRow{"cut_before_accent", std::string(119, 'x') + "q̃z", std::string(119, 'x')},
     FileNameRow{"cut_at_space", std::string(119, 'x') + " y", std::string(119, 'x')},
     FileNameRow{"D80_trailing_dot", "Will.", "Will"},
     FileNameRow{"trailing_dots_and_spaces", "Will. . ", "Will"},
     FileNameRow{"D80_direction_override", "will\u202Excod.exe", "willxcod.exe"},
     FileNameRow{"isolates", "\u2066Will\u2069", "Will"},
     FileNameRow{"byte_order_mark", "\uFEFFWill", "Will"},
     FileNameRow{"D80_nfd", "Zoe\u0301", "Zoé"}, FileNameRow{"leading_dot", ".bashrc", "bashrc"},
     FileNameRow{"leading_hyphen", "-rf", "rf"}, FileNameRow{"owner_file", "~$Will", "$Will"},
     FileNameRow{"separators", "a/b\\c|d", "a-b-c-d"},
     FileNameRow{"wildcards", "a*b?c\"d<e>f", "a-b-c-d-e-f"},
     FileNameRow{"new_lines", "Jane\r\nDoe\tJr", "Jane Doe Jr"},
     FileNameRow{"spaces", "  a \u00A0 b  ", "a b"},
     FileNameRow{"control", std::string("a\0b\x1B\x7F", 5), "ab"},
     FileNameRow{"ill_formed", "a\xFFz", "a-z"}, FileNameRow{"empty", "", "Document"},
     FileNameRow{"blank", " \t ", "Document"}, FileNameRow{"only_marks", "???", "Document"},
     FileNameRow{"only_joiners", "\u200D\u200C", "Document"},
     FileNameRow{"only_hyphens", " - _ - ", "Document"},
     FileNameRow{"missing_client", "Will - ", "Will"});

TEST(NumberedName, StaysWithinTheLimit) {
  EXPECT_EQ(numbered_name("Will", 1, ".docx"), "Will.docx");
  EXPECT_EQ(numbered_name("Will", 2, ".docx"), "Will (2).docx");
  EXPECT_EQ(numbered_name("CON", 1, ".docx"), "CON_.docx");
  EXPECT_EQ(numbered_name("../x", 12, ".pdf"), "x (12).pdf");
  EXPECT_EQ(numbered_name(std::string(300, 'x'), 10, ".docx"),
            std::string(110, 'x') + " (10).docx");
  EXPECT_EQ(numbered_name(std::string(113, 'x') + ". y", 1, ".docx"),
            std::string(113, 'x') + ".docx");
}

TEST(FreeName, D80_CollisionsGetANumber) {
  const Scratch scratch;
  EXPECT_EQ(free_name(scratch.path(), "Will - X", ".docx").value(), scratch.file("Will - X.docx"));
  scratch.put("Will - X.docx", "1");
  EXPECT_EQ(free_name(scratch.path() + "/", "Will - X", ".docx").value(),
            scratch.file("Will - X (2).docx"));
  std::filesystem::create_directory(scratch.file("Will - X (2).docx"));
  std::filesystem::create_symlink("nowhere", scratch.file("Will - X (3).docx"));
  EXPECT_EQ(free_name(scratch.path(), "Will - X", ".docx").value(),
            scratch.file("Will - X (4).docx"));
}

TEST(FreeName, NeverLeavesTheFolder) {
  const Scratch scratch;
  for (const char* stem : {"../x", "/etc/x", "a/../../x", "..\\x", "C:\\x", "..", "."}) {
    SCOPED_TRACE(stem);
    const auto path = free_name(scratch.path(), stem, ".docx");
    ASSERT_TRUE(path.has_value());
    EXPECT_EQ(std::filesystem::path(*path).parent_path(), scratch.path());
    EXPECT_EQ(std::filesystem::path(*path).lexically_normal(), *path);
  }
}

TEST(FreeName, NeedsItsFolder) {
  const Scratch scratch;
  scratch.put("file", "x");
  for (const std::string& folder : {scratch.file("nowhere"), scratch.file("file"), std::string()}) {
    EXPECT_EQ(free_name(folder, "Will", ".docx").error().fault, base::Fault::not_found);
  }
}

}  // namespace
}  // namespace engross::platform
