// The checker over whole files: packages that are no document, and which faults of a filled
// document are new.
#include <gtest/gtest.h>

#include "docx/output_check.h"
#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::table;

struct PackageRow {
  std::string name;
  std::string bytes;
  std::string fault;
};

class PackageFaults : public rows::Row<PackageRow> {};

ROW_TEST(PackageFaults, AreOneFaultOfTheFile) {
  const auto faults = docx::check_output(row().bytes);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code + " " + faults[0].part + ": " + faults[0].what, row().fault);
}

std::string without_entry(std::size_t index) {
  fakes::ZipMaker zip = DocxMaker(p("x")).zip();
  zip.entries().erase(zip.entries().begin() + static_cast<std::ptrdiff_t>(index));
  return zip.bytes();
}
std::string with_entry(const std::string& name) {
  fakes::ZipMaker zip = DocxMaker(p("x")).zip();
  zip.add(name, "x");
  return zip.bytes();
}

const PackageRow kPackageRows[] = {
    {"no_content_types", without_entry(0),
     "not-a-document the file: not a Word document (it is a zip file of something else), the file"},
    {"no_relations", without_entry(1),
     "not-a-document the file: not a Word document (no main part is named), _rels/.rels"},
    {"no_main_part", without_entry(2),
     "not-a-document the file: the main part is missing, word/document.xml"},
    {"name_twice", with_entry("word/document.xml"),
     "not-a-document the file: two parts with one name (word/document.xml), the zip container"},
    {"name_twice_but_for_case", with_entry("Word/Document.xml"),
     "not-a-document the file: two parts with one name (word/document.xml), the zip container"},
    {"types_twice", with_entry("[Content_Types].xml"),
     "not-a-document the file: two parts with one name ([content_types].xml), the zip "
     "container"},
    {"cut_off", DocxMaker(p("x")).bytes().substr(0, 700),
     "not-a-document the file: a damaged file: its end is missing, or something follows it, the "
     "zip container"},
    {"nothing", "", "not-a-document the file: not a Word document (it is an empty file), the file"},
};

ROWS_OF(Rows, PackageFaults, kPackageRows);

struct NewRow {
  std::string name;
  DocxMaker before;
  DocxMaker document;
  std::string codes;
};

class NewFaults : public rows::Row<NewRow> {};

ROW_TEST(NewFaults, AreThoseOfAnotherKindOrPart) {
  std::string codes;
  for (const auto& fault : docx::new_faults(row().document.bytes(), row().before.bytes()))
    codes += (codes.empty() ? "" : " ") + fault.code;
  EXPECT_EQ(codes, row().codes);
}

const std::string kEmptyControl = "<w:sdt><w:sdtContent></w:sdtContent></w:sdt>";

const NewRow kNewRows[] = {
    {"both_whole", DocxMaker(p("x")), DocxMaker(p("y")), ""},
    {"own_fault_stays", DocxMaker(table("")), DocxMaker(table("")), ""},
    {"own_fault_repeated", DocxMaker(table("")), DocxMaker(table("") + table("")), ""},
    {"own_fault_gone", DocxMaker(table("")), DocxMaker(p("x")), ""},
    {"fault_of_its_own", DocxMaker(p("x")), DocxMaker(table("")), "table-without-row"},
    {"another_kind", DocxMaker(table("")), DocxMaker(table("") + kEmptyControl), "empty-control"},
    {"same_kind_in_another_part", DocxMaker(table("")), DocxMaker(table("")).header(table("")),
     "table-without-row"},
    {"no_document", DocxMaker(p("x")), DocxMaker(p("x")).main_type("text/plain"), "not-a-document"},
    {"template_that_is_no_document", DocxMaker(p("x")).main_type("text/plain"),
     DocxMaker(table("")), "table-without-row"},
};

ROWS_OF(Rows, NewFaults, kNewRows);

}  // namespace
}  // namespace engross::docx_tests
