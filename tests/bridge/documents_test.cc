// What was made stays while there is room for it; a preview takes nobody's place.
#include "bridge/documents.h"

#include <gtest/gtest.h>

namespace engross::bridge {
namespace {

Document made(const std::string& id) {
  Document document;
  document.id = id;
  document.draft = "D-1";
  return document;
}

std::string number(int i) { return std::to_string(i); }

TEST(KeptDocuments, GoWhenSixtyFourOthersCameAfterThem) {
  Documents documents;
  for (int i = 0; i < 65; ++i) documents.put(made(number(i)));
  EXPECT_EQ(documents.find("0"), nullptr);
  EXPECT_NE(documents.find("1"), nullptr);
  EXPECT_EQ(documents.of("D-1").size(), 64U);
}

TEST(KeptDocuments, ArePushedOutByNoPreview) {
  Documents documents;
  documents.put(made("made"));
  for (int i = 0; i < 100; ++i) documents.put_preview(made(number(i)));
  EXPECT_NE(documents.find("made"), nullptr);
  EXPECT_EQ(documents.find("95"), nullptr);
  EXPECT_NE(documents.find("96"), nullptr);
}

TEST(KeptDocuments, OfADraftAreNoPreviews) {
  Documents documents;
  documents.put(made("made"));
  documents.put_preview(made("seen"));
  ASSERT_EQ(documents.of("D-1").size(), 1U);
  EXPECT_EQ(documents.of("D-1")[0]->id, "made");
  EXPECT_NE(documents.find("seen"), nullptr);
  EXPECT_EQ(documents.find_made("seen"), nullptr);
  EXPECT_NE(documents.find_made("made"), nullptr);
}

}  // namespace
}  // namespace engross::bridge
