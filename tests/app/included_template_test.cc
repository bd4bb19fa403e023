// A template on a shelf that includes another document: drafts and the bridge prepare it alike.
#include <gtest/gtest.h>

#include "app/app.h"
#include "fakes/docx_maker.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using expression::Value;

constexpr const char* kLetterCard = R"({"schema": 1, "id": "letter", "title": "Letter",
  "document": "letter.docx", "jurisdiction": "CA-ON", "review_note": "A lawyer reviews it.",
  "file_name": "Letter"})";

// A shelf with one template, and beside its document what the test says.
class ShelfOfOne : public TemplateShelf {
 public:
  ShelfOfOne(std::string mark, std::string beside)
      : mark_(std::move(mark)), beside_(std::move(beside)) {}

  base::Result<StoredTemplate> open(const std::string&) override {
    StoredTemplate stored;
    stored.card = kLetterCard;
    stored.where = "templates/letter/template.json";
    stored.document = fakes::DocxMaker(fakes::p(mark_)).bytes();
    stored.beside = [this](std::string_view name) -> base::Result<std::string> {
      if (name == "signature block.docx") return beside_;
      return base::failure(base::Fault::not_found, "it does not exist", std::string(name),
                           "check the name and the folder");
    };
    return stored;
  }

 private:
  std::string mark_;
  std::string beside_;
};

const std::string kBlockWithGap =
    fakes::DocxMaker(fakes::p("Signed by {{ name }}") + fakes::p("{{ nowhere }}")).bytes();
const std::string kBlockWithValues = fakes::DocxMaker(fakes::p("Signed by {{ name }}")).bytes();

Value named() { return Value(expression::Record{"", {{"name", Value("Ann Roy")}}}); }

TEST(IncludedTemplate, is_filled_with_what_it_includes) {
  ShelfOfOne shelf("{% include \"signature block\" %}", kBlockWithValues);
  const auto prepared = prepare(shelf, "letter", named(), {}, {});
  ASSERT_TRUE(prepared) << prepared.error().front().line();
  const auto filled = fill(**prepared, "D-AAAAA", {});
  ASSERT_TRUE(filled) << filled.error().front().line();
  EXPECT_EQ(fakes::seen(fakes::body_of(filled->document)), "Signed by Ann Roy\n");
}

struct IncludeRow {
  std::string name;
  std::string mark;
  std::string beside;
  std::string refusal;  // "what, where"
};
class NotIncluded : public rows::Row<IncludeRow> {};

ROW_TEST(NotIncluded, IsSaidWithItsPlace) {
  ShelfOfOne shelf(row().mark, row().beside);
  const auto prepared = prepare(shelf, "letter", named(), {}, {});
  base::Errors refusal;
  if (!prepared) {
    refusal = prepared.error();
  } else if (const auto filled = fill(**prepared, "D-AAAAA", {}); !filled) {
    refusal = filled.error();
  }
  ASSERT_EQ(refusal.size(), 1U);
  EXPECT_EQ(refusal.front().what + ", " + refusal.front().where, row().refusal);
}

ROWS(Rows, NotIncluded,
     {"absent", "{% include \"none\" %}", "",
      "“none” cannot be included: it does not exist ({% include \"none\" %}), body, paragraph 1"},
     {"no_document", "{% include \"signature block\" %}", "%PDF-1.7",
      "“signature block” cannot be included: not a Word document (it is a PDF) ({% include "
      "\"signature block\" %}), body, paragraph 1"},
     {"with_a_value_that_is_missing", "{% include \"signature block\" %}", kBlockWithGap,
      "no value for nowhere, letter.docx, signature block, paragraph 2"});

}  // namespace
}  // namespace engross::app
