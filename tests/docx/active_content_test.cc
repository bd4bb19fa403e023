// What a document brings along that acts by itself or that nobody here may touch: macros under a
// plain name, signatures, embedded objects, fonts and pictures.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::unzipped;

struct NamedRow {
  std::string name;
  std::string file;
  std::string type;
  std::string line;
};

class NamedFiles : public rows::Row<NamedRow> {};

ROW_TEST(NamedFiles, AreHeldAgainstTheirType) {
  const auto opened = docx::Template::open(DocxMaker(p("x")).main_type(row().type).bytes(),
                                           {.macros = docx::may_hold_macros(row().file)});
  EXPECT_EQ(opened ? "opened" : opened.error().line(), row().line);
}

const std::string kPlainType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const std::string kMacroMain = "application/vnd.ms-word.document.macroEnabled.main+xml";
const std::string kMacroForm = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml";
const std::string kRenamed =
    "a macro file renamed to .docx, the file, name it .docm, or save it in Word as a .docx without "
    "macros";

const NamedRow kNamedRows[] = {
    {"D35_macro_document_as_docx", "Will.docx", kMacroMain, kRenamed},
    {"D35_macro_template_as_docx", "Will.docx", kMacroForm, kRenamed},
    {"D35_macro_template_as_dotx", "Will.dotx", kMacroForm, kRenamed},
    {"D35_large_letters", "WILL.DOCX", kMacroMain, kRenamed},
    {"D35_two_endings", "Will.docm.docx", kMacroMain, kRenamed},
    {"D35_macro_document_under_its_own_name", "Will.docm", kMacroMain, "opened"},
    {"D35_macro_template_under_its_own_name", "Will.dotm", kMacroForm, "opened"},
    {"D35_plain_document", "Will.docx", kPlainType, "opened"},
};

ROWS_OF(Rows, NamedFiles, kNamedRows);

std::string inner(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
         "\" Target=\"" + target + "\"/>";
}

// A document whose package says that it is signed, by a part of this name and content type.
std::string signed_by(const std::string& part, const std::string& type) {
  auto zip = DocxMaker(p("{{ client.city }}")).extra(part, "").zip();
  for (auto& entry : zip.entries()) {
    std::string& data = entry.data;
    if (entry.name == "[Content_Types].xml") {
      data.insert(data.find("</Types>"),
                  "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>");
    } else if (entry.name == "_rels/.rels") {
      data.insert(data.find("</Relationships>"),
                  "<Relationship Id=\"rIdS\" "
                  "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/"
                  "digital-signature/origin\" Target=\"" +
                      part + "\"/>");
    }
    entry.size = static_cast<std::uint32_t>(data.size());
    entry.crc = fakes::crc32_of(data);
  }
  return zip.bytes();
}

struct SignedRow {
  std::string name;
  std::string bytes;
  std::vector<std::string> notices;
};

class SignedFiles : public rows::Row<SignedRow> {};

ROW_TEST(SignedFiles, AreToldBeforeAndWithTheFilledOne) {
  const auto opened = docx::Template::open(row().bytes, {});
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(opened->notices(), row().notices);
  const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled);
  EXPECT_EQ(filled->notices, row().notices);
}

const std::string kOrigin = "application/vnd.openxmlformats-package.digital-signature-origin";
const std::string kSigned =
    "the document is digitally signed; the signature will not be valid in the filled one";

const SignedRow kSignedRows[] = {
    {"D42_as_word_signs", signed_by("_xmlsignatures/origin.sigs", kOrigin), {kSigned}},
    {"D42_origin_of_another_name", signed_by("sign/first.bin", kOrigin), {kSigned}},
    {"D42_content_type_is_wrong", signed_by("_xmlsignatures/origin.sigs", "text/plain"), {kSigned}},
    {"D42_not_signed", DocxMaker(p("{{ client.city }}")).bytes(), {}},
};

ROWS_OF(Rows, SignedFiles, kSignedRows);

struct ObjectRow {
  std::string name;
  std::string relation;
  std::string part;
  std::string notice;
  std::string refusal;  // empty: filled without being asked to keep it
};

class Objects : public rows::Row<ObjectRow> {
 protected:
  static constexpr std::string_view kContent = "MZ\x90 {{ client.city }}";
  std::string made() const {
    return DocxMaker(p("{{ client.city }}"))
        .extra("word/" + row().part, std::string(kContent))
        .relation(inner("rId9", row().relation, row().part))
        .bytes();
  }
};

ROW_TEST(Objects, AreToldAndNotKeptUnasked) {
  const auto opened = docx::Template::open(made(), {});
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(opened->notices(), std::vector<std::string>{row().notice});
  const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
  EXPECT_EQ(filled ? "" : filled.error().error.line(), row().refusal);
}

ROW_TEST(Objects, AreKeptAsTheyAreWhenAsked) {
  const auto opened = docx::Template::open(made(), {.keep_objects = true});
  ASSERT_TRUE(opened) << opened.error().line();
  const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled) << filled.error().error.line();
  EXPECT_EQ(filled->notices, std::vector<std::string>{row().notice});
  EXPECT_EQ(unzipped(filled->document)["word/" + row().part], kContent);
  EXPECT_EQ(fakes::seen(fakes::body_of(filled->document)), "Ottawa\n");
}

std::string refused_object(const std::string& part) {
  return "an embedded object or control, which may start a program, word/" + part +
         ", take it out of the template, or keep it with --keep-objects";
}

const ObjectRow kObjectRows[] = {
    {"D68_program", "oleObject", "embeddings/setup.exe.bin",
     "the document holds an embedded object (word/embeddings/setup.exe.bin)",
     refused_object("embeddings/setup.exe.bin")},
    {"D68_shortcut", "oleObject", "embeddings/invoice.lnk.bin",
     "the document holds an embedded object (word/embeddings/invoice.lnk.bin)",
     refused_object("embeddings/invoice.lnk.bin")},
    {"D68_packager_object", "oleObject", "embeddings/oleObject1.bin",
     "the document holds an embedded object (word/embeddings/oleObject1.bin)",
     refused_object("embeddings/oleObject1.bin")},
    {"D68_control", "control", "activeX/activeX1.bin",
     "the document holds an ActiveX control (word/activeX/activeX1.bin)",
     refused_object("activeX/activeX1.bin")},
    {"D68_sheet_of_office_is_no_program", "package", "embeddings/sheet.bin",
     "the document holds an embedded file (word/embeddings/sheet.bin)", ""},
};

ROWS_OF(Rows, Objects, kObjectRows);

struct OpaqueRow {
  std::string name;
  std::string part;
  std::string type;
  std::string relation;
  std::string content;
};

class OpaqueParts : public rows::Row<OpaqueRow> {};

ROW_TEST(OpaqueParts, LeaveAsTheyCame) {
  auto zip = DocxMaker(p("{{ client.city }}"))
                 .extra("word/" + row().part, row().content)
                 .relation(inner("rId9", row().relation, row().part))
                 .zip();
  auto& types = zip.entries()[0];
  types.data.insert(types.data.find("</Types>"), "<Override PartName=\"/word/" + row().part +
                                                     "\" ContentType=\"" + row().type + "\"/>");
  types.size = static_cast<std::uint32_t>(types.data.size());
  types.crc = fakes::crc32_of(types.data);
  const std::string document = filled_document(zip.bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "Ottawa\n");
  EXPECT_EQ(unzipped(document)["word/" + row().part], row().content);
}

const OpaqueRow kOpaqueRows[] = {
    {"D74_obfuscated_font", "fonts/font1.odttf",
     "application/vnd.openxmlformats-officedocument.obfuscatedFont", "font",
     std::string("\0\1\0\0{{ client.city }}", 22)},
    {"D74_svg_with_a_script", "media/a.svg", "image/svg+xml", "image",
     "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert('{{ client.city }}')</script></svg>"},
    {"D74_svg_with_an_entity", "media/a.svg", "image/svg+xml", "image",
     "<!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><svg>&e;"},
    {"D74_emf", "media/a.emf", "image/x-emf", "image",
     std::string("\1\0\0\0\xFF\xFF\xFF\xFF", 8) + std::string(80, '\xFF')},
    {"D74_wmf", "media/a.wmf", "image/x-wmf", "image",
     std::string("\xD7\xCD\xC6\x9A\0\0\xFF\xFF\xFF\xFF", 10)},
    {"D74_jpeg_of_65535_by_65535", "media/a.jpeg", "image/jpeg", "image",
     std::string("\xFF\xD8\xFF\xC0\0\x11\x08\xFF\xFF\xFF\xFF\x03", 12)},
    {"D74_empty_picture", "media/a.png", "image/png", "image", ""},
};

ROWS_OF(Rows, OpaqueParts, kOpaqueRows);

}  // namespace
}  // namespace engross::docx_tests
