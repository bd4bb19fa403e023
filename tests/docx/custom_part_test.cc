// XML of an add-in's own in a document: put in, put in anew, and nothing else of it changed.
#include "docx/custom_part.h"

#include <gtest/gtest.h>

#include "docx/output_check.h"
#include "docx/package.h"
#include "fakes/docx_maker.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using docx::CustomPart;
using docx::Package;

constexpr std::string_view kNumber = "{6F1B1E5C-6E0B-4B7E-9C53-2C9B0F6A7D21}";
constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

CustomPart custom_of(std::string_view xml) { return {"urn:x", kNumber, xml}; }

// The custom XML that the main part is related to, in the order of the relations.
std::vector<std::string> custom_parts(const std::string& document) {
  std::vector<std::string> found;
  const auto package = Package::open(document);
  if (!package) return {package.error().line()};
  const auto relations = package->relations(package->main_part());
  for (const auto& relation : *relations) {
    if (relation.type != "customXml") continue;
    found.push_back(package->content_type(relation.target) + " " +
                    *package->read(*package->find(relation.target)));
  }
  return found;
}

TEST(CustomPart, IsRelatedTypedAndDescribed) {
  const std::string before = fakes::DocxMaker("<w:p/>").bytes();
  const auto document = docx::with_custom_part(before, custom_of("<a xmlns=\"urn:x\"/>"));
  ASSERT_TRUE(document.has_value()) << document.error().line();
  EXPECT_EQ(
      custom_parts(*document),
      (std::vector<std::string>{"application/xml " + std::string(kHead) + "<a xmlns=\"urn:x\"/>"}));
  const auto package = Package::open(*document);
  ASSERT_TRUE(package.has_value());
  const auto about = package->relations("customXml/item1.xml");
  ASSERT_EQ(about->size(), 1U);
  EXPECT_EQ(about->front().type, "customXmlProps");
  EXPECT_EQ(*package->read(*package->find(about->front().target)),
            std::string(kHead) +
                "<ds:datastoreItem "
                "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" "
                "ds:itemID=\"{6F1B1E5C-6E0B-4B7E-9C53-2C9B0F6A7D21}\"><ds:schemaRefs>"
                "<ds:schemaRef ds:uri=\"urn:x\"/></ds:schemaRefs></ds:datastoreItem>");
  EXPECT_EQ(docx::new_faults(*document, before), std::vector<docx::OutputFault>{});
  const auto was = Package::open(before);
  EXPECT_EQ(*package->read(*package->find("word/document.xml")),
            *was->read(*was->find("word/document.xml")));
}

TEST(CustomPart, OfTheSameNamespaceIsPutInAnew) {
  const auto once =
      docx::with_custom_part(fakes::DocxMaker().bytes(), custom_of("<a xmlns=\"urn:x\">1</a>"));
  const auto twice = docx::with_custom_part(*once, custom_of("<a xmlns=\"urn:x\">2</a>"));
  ASSERT_TRUE(twice.has_value()) << twice.error().line();
  EXPECT_EQ(custom_parts(*twice),
            (std::vector<std::string>{"application/xml " + std::string(kHead) +
                                      "<a xmlns=\"urn:x\">2</a>"}));
}

TEST(CustomPart, OfAnotherNamespaceStaysBesideIt) {
  const auto other =
      docx::with_custom_part(fakes::DocxMaker().bytes(), {"urn:y", "{0}", "<b xmlns=\"urn:y\"/>"});
  const auto both = docx::with_custom_part(*other, custom_of("<a xmlns=\"urn:x\"/>"));
  ASSERT_TRUE(both.has_value()) << both.error().line();
  EXPECT_EQ(
      custom_parts(*both),
      (std::vector<std::string>{"application/xml " + std::string(kHead) + "<b xmlns=\"urn:y\"/>",
                                "application/xml " + std::string(kHead) + "<a xmlns=\"urn:x\"/>"}));
}

TEST(CustomPart, OfTheSameDocumentHasTheSameBytes) {
  const std::string before = fakes::DocxMaker("<w:p/>").bytes();
  EXPECT_EQ(*docx::with_custom_part(before, custom_of("<a xmlns=\"urn:x\"/>")),
            *docx::with_custom_part(before, custom_of("<a xmlns=\"urn:x\"/>")));
}

struct NoDocumentRow {
  const char* name;
  std::string bytes;
  base::Fault fault;
};

class NoPlaceForACustomPart : public rows::Row<NoDocumentRow> {};

ROW_TEST(NoPlaceForACustomPart, IsRefused) {
  const auto document = docx::with_custom_part(row().bytes, custom_of("<a xmlns=\"urn:x\"/>"));
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().fault, row().fault);
}

ROWS(For, NoPlaceForACustomPart, {"nothing", "", base::Fault::malformed},
     {"no_zip", "no zip at all", base::Fault::malformed},
     {"half_a_document", fakes::DocxMaker("<w:p/>").bytes().substr(0, 400),
      base::Fault::malformed});

}  // namespace
}  // namespace engross::docx_tests
