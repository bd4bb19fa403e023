// LibreOffice as Engross runs it, with scripts in its place.
#include "platform/office.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "platform/scratch.h"
#include "rows/rows.h"

namespace engross::platform {
namespace {

using base::Fault;
using namespace std::chrono_literals;

// A soffice of the test's own, and the folder for temporary files.
class FakeOffice {
 public:
  explicit FakeOffice(const std::string& script) {
    program_ = scratch_.put("soffice", "#!/bin/sh\n" + script);
    std::filesystem::permissions(program_, std::filesystem::perms(0755));
    std::filesystem::create_directory(scratch_.file("tmp"));
    ::setenv("TMPDIR", scratch_.file("tmp").c_str(), 1);
    ::setenv("SAW", scratch_.file("saw").c_str(), 1);
  }
  FakeOffice(const FakeOffice&) = delete;
  ~FakeOffice() {
    ::unsetenv("TMPDIR");
    ::unsetenv("SAW");
  }
  base::Result<std::string> convert(const std::string& name = "will.docx",
                                    std::chrono::seconds patience = 60s) const {
    return pdf_of(program_, "the document", name, patience);
  }
  std::string saw() const { return scratch_.get("saw"); }
  bool left_nothing() const { return std::filesystem::is_empty(scratch_.file("tmp")); }
  const Scratch& scratch() const { return scratch_; }

 private:
  Scratch scratch_;
  std::string program_;
};

// The arguments are: profile, five switches, filter, --outdir, its folder, the document.
const char* const kMakes =
    "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done; mkdir -p \"$out\"\n";

TEST(PdfOf, IsWhatTheProgramMakes) {
  const FakeOffice office(std::string(kMakes) +
                          "{ printf '%%PDF-1.7 of '; cat \"$1\"; } > \"$out/document.pdf\"\n");
  const auto pdf = office.convert();
  ASSERT_TRUE(pdf.has_value()) << pdf.error().line();
  EXPECT_EQ(*pdf, "%PDF-1.7 of the document");
  EXPECT_TRUE(office.left_nothing());
}

TEST(PdfOf, IsMadeWithAProfileThatIsNewAndClosedToMacros) {
  const FakeOffice office(
      "p=${1#-env:UserInstallation=file://}; stat -c %a \"$p\" > \"$SAW\"; "
      "cat \"$p/user/registrymodifications.xcu\" >> \"$SAW\"; env | grep ENGROSS_ >> \"$SAW\"\n");
  ::setenv("ENGROSS_TOKEN", "secret", 1);
  EXPECT_FALSE(office.convert().has_value());
  ::unsetenv("ENGROSS_TOKEN");
  EXPECT_NE(office.saw().find("DisableMacrosExecution"), std::string::npos) << office.saw();
  EXPECT_NE(office.saw().find("BlockUntrustedRefererLinks"), std::string::npos);
  EXPECT_EQ(office.saw().find("secret"), std::string::npos);
}

struct CopyRow {
  const char* name;
  const char* document;
  const char* copy;
};

class Copies : public rows::Row<CopyRow> {};

ROW_TEST(Copies, HaveThePlainNameOfTheirKind) {
  const FakeOffice office("while [ $# -gt 1 ]; do shift; done; basename \"$1\" > \"$SAW\"\n");
  EXPECT_FALSE(office.convert(row().document).has_value());
  EXPECT_EQ(office.saw(), std::string(row().copy) + "\n");
}

ROWS(Of, Copies, {"word", "Will - Whitfield.docx", "document.docx"},
     {"capitals", "WILL.DOCX", "document.docx"}, {"writer", "a/b.odt", "document.odt"},
     {"no_extension", "will", "document.docx"}, {"a_strange_one", "will.d$(x)", "document.docx"},
     {"a_long_one", "will.document", "document.docx"},
     {"one_that_is_an_option", "--convert-to", "document.docx"});

struct NoPdfRow {
  const char* name;
  const char* script;
  Fault fault;
  std::chrono::seconds patience = 60s;
};

class NoPdfs : public rows::Row<NoPdfRow> {};

ROW_TEST(NoPdfs, AreFailures) {
  const FakeOffice office(std::string(kMakes) + row().script);
  const auto pdf = office.convert("will.docx", row().patience);
  ASSERT_FALSE(pdf.has_value());
  EXPECT_EQ(pdf.error().fault, row().fault);
  EXPECT_EQ(pdf.error().where, "will.docx");
  EXPECT_FALSE(pdf.error().remedy.empty());
  EXPECT_TRUE(office.left_nothing());
}

ROWS(Of, NoPdfs, {"a_program_that_makes_nothing", "exit 0\n", Fault::malformed},
     {"a_program_that_fails", "exit 77\n", Fault::malformed},
     {"a_program_that_is_killed", "kill -9 $$\n", Fault::malformed},
     {"an_empty_file", ": > \"$out/document.pdf\"\n", Fault::malformed},
     {"another_file", "echo '<html>' > \"$out/document.pdf\"\n", Fault::malformed},
     {"a_program_that_does_not_end", "exec sleep 600\n", Fault::unreachable, 1s});

TEST(PdfOf, EndsWhatALateProgramHasStarted) {
  const FakeOffice office("sleep 600 & echo $! > \"$SAW\"; wait\n");
  ASSERT_FALSE(office.convert("will.docx", 1s).has_value());
  const pid_t child = std::stoi(office.saw());
  // It is gone as soon as the system has taken it off its list.
  for (int i = 0; i < 1000 && ::kill(child, 0) == 0; ++i) ::usleep(5000);
  EXPECT_NE(::kill(child, 0), 0);
}

TEST(PdfOf, NeedsAProgram) {
  const Scratch scratch;
  const auto pdf = pdf_of(scratch.file("none"), "x", "will.docx", 60s);
  ASSERT_FALSE(pdf.has_value());
  EXPECT_EQ(pdf.error().fault, Fault::refused);
}

TEST(FindOffice, TakesWhatIsNamedAndNothingElse) {
  const FakeOffice office("");
  const std::string program = office.scratch().file("soffice");
  ::setenv("ENGROSS_SOFFICE", program.c_str(), 1);
  EXPECT_EQ(find_office().value_or(""), program);
  for (const std::string& wrong :
       {office.scratch().file("none"), office.scratch().path(), std::string("soffice")}) {
    ::setenv("ENGROSS_SOFFICE", wrong.c_str(), 1);
    const auto found = find_office();
    ASSERT_FALSE(found.has_value()) << wrong;
    EXPECT_EQ(found.error().fault, Fault::not_found);
    EXPECT_EQ(found.error().where, wrong);
  }
  ::unsetenv("ENGROSS_SOFFICE");
}

TEST(FindOffice, LooksOnThePathFirst) {
  const FakeOffice office("");
  const std::string before = std::getenv("PATH");
  ::setenv("PATH", (office.scratch().path() + ":" + before).c_str(), 1);
  EXPECT_EQ(find_office().value_or(""), office.scratch().file("soffice"));
  ::setenv("PATH", before.c_str(), 1);
}

struct OfficeFolder {
  std::string name;
  std::vector<std::string> files;  // of the installation, beside program/soffice
  std::optional<bool> has_python;
};
class OfficePythonTest : public rows::Row<OfficeFolder> {};

ROW_TEST(OfficePythonTest, IsThereOrNot) {
  const Scratch scratch;
  const auto folder = std::filesystem::path(scratch.file("office"));
  for (const char* part : {"program", "Resources"})
    std::filesystem::create_directories(folder / part);
  for (const std::string& file : row().files) std::ofstream(folder / file) << "x";
  std::ofstream(folder / "program/soffice") << "x";
  const std::string command = scratch.file("soffice");
  std::filesystem::create_symlink(folder / "program/soffice", command);
  EXPECT_EQ(has_python(command), row().has_python);
  EXPECT_EQ(has_python((folder / "program/soffice").string()), row().has_python);
}

ROWS(Folders, OfficePythonTest, {"Linux", {"program/soffice.bin", "program/pythonloader.py"}, true},
     {"Windows", {"program/soffice.exe", "program/pythonloader.py"}, true},
     {"macOS", {"program/soffice.bin", "Resources/pythonloader.py"}, true},
     {"Linux_without", {"program/soffice.bin"}, false},
     {"Windows_without", {"program/soffice.exe", "program/python.exe"}, false},
     {"loader_elsewhere", {"program/soffice.bin", "pythonloader.py"}, false},
     {"script_of_its_own", {"program/pythonloader.py"}, std::nullopt},
     {"nothing", {}, std::nullopt});

TEST(OfficePython, OfNoProgramNobodyCanTell) {
  EXPECT_EQ(has_python("/no/such/soffice"), std::nullopt);
}

}  // namespace
}  // namespace engross::platform
