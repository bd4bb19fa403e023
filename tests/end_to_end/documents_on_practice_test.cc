// Documents filed by the client in the practice Clio, over real sockets: whole files, files in
// parts, new versions, and a cut at every step.
#include "practice.h"

namespace engross {
namespace {

class FiledOnPractice : public WithPractice {
 protected:
  void SetUp() override {
    WithPractice::SetUp();
    again();
    folder_ = documents_->matter_folder(1001)->own.id;
  }

  // As a new run of the program: nothing is remembered.
  void again() {
    ask_anew();
    documents_ = std::make_unique<clio::Documents>(*exchange_, transport_, clock_, sizes_);
  }

  base::Result<clio::Filed> file(const std::string& bytes, matter::Id document = 0) {
    const auto begun = documents_->begin({folder_, document, "Will.docx", 0, false}, bytes);
    if (!begun) return tl::unexpected(begun.error());
    return documents_->complete(*begun, "Will.docx", bytes);
  }
  // Every document of the folder, whole or not.
  std::vector<clio::Document> all() { return *documents_->documents(folder_); }

  clio::UploadSizes sizes_;
  std::unique_ptr<clio::Documents> documents_;
  matter::Id folder_ = 0;
};

TEST_F(FiledOnPractice, ADocumentAndASecondVersion) {
  const auto first = file("one");
  ASSERT_TRUE(first) << first.error().line();
  EXPECT_EQ(first->version.number, 1);
  EXPECT_EQ(first->version.size, 3);
  const auto second = file("two two", first->begun.document);
  ASSERT_TRUE(second) << second.error().line();
  EXPECT_EQ(second->version.number, 2);
  EXPECT_EQ(documents_->versions(first->begun.document)->size(), 2U);
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all()[0].newest, second->version);
}

TEST_F(FiledOnPractice, AFolderIsMadeOnce) {
  const auto made = documents_->make_folder("Wills", folder_);
  ASSERT_TRUE(made) << made.error().line();
  EXPECT_EQ(documents_->make_folder("wills", folder_)->id, made->id);
  EXPECT_EQ(documents_->folders(folder_)->size(), 1U);
}

TEST_F(FiledOnPractice, F7_AFolderWhoseAnswerIsLostIsMadeOnce) {
  fault("POST", "/api/v4/folders", R"("unanswered":true)");
  ASSERT_TRUE(documents_->make_folder("Wills", folder_));
  EXPECT_EQ(documents_->folders(folder_)->size(), 1U);
}

struct Cut {
  const char* name;
  const char* method;
  const char* prefix;
  const char* what;
};

const Cut kCuts[] = {
    {"F7 created, not answered", "POST", "/api/v4/documents", R"("unanswered":true)"},
    {"F7 created, answer cut", "POST", "/api/v4/documents", R"("cut_body_after":20)"},
    {"F7 creation cut", "POST", "/api/v4/documents", R"("cut_request_after":10)"},
    {"F21 creation failed", "POST", "/api/v4/documents", R"("status":502)"},
    {"F17 one creation too many", "POST", "/api/v4/documents", R"("status":429,"retry_after":0)"},
    {"upload cut", "PUT", "/storage/", R"("cut_request_after":1)"},
    {"upload not answered", "PUT", "/storage/", R"("unanswered":true)"},
    {"F21 storage in trouble", "PUT", "/storage/", R"("status":503)"},
    {"an expired address", "PUT", "/storage/", R"("status":403)"},
    {"addresses that expire twice", "PUT", "/storage/", R"("status":403,"times":2)"},
    {"F7 marked, not answered", "PATCH", "/api/v4/documents", R"("unanswered":true)"},
    {"F7 mark cut", "PATCH", "/api/v4/documents", R"("cut_request_after":5)"},
    {"F21 mark failed", "PATCH", "/api/v4/documents", R"("status":500)"},
};

TEST_F(FiledOnPractice, F7_ACutAnywhereLeavesOneDocumentThatIsWhole) {
  for (const Cut& cut : kCuts) {
    SCOPED_TRACE(cut.name);
    const auto before = all();
    fault(cut.method, cut.prefix, cut.what);
    const std::string bytes = std::string("the will, ") + cut.name;
    matter::Id newest = before.empty() ? 0 : before.back().id;
    const auto begun = documents_->begin({folder_, 0, "Will.docx", newest, false}, bytes);
    ASSERT_TRUE(begun) << begun.error().line();
    const auto filed = documents_->complete(*begun, "Will.docx", bytes);
    ASSERT_TRUE(filed) << filed.error().line();
    EXPECT_EQ(filed->version.number, 1);
    EXPECT_EQ(filed->version.size, static_cast<std::int64_t>(bytes.size()));
    EXPECT_EQ(all().size(), before.size() + 1);
    EXPECT_TRUE(all().back().newest.uploaded);
  }
}

TEST_F(FiledOnPractice, F7_ALaterRunGoesOnWithTheDocumentThatWasBegun) {
  const auto begun = documents_->begin({folder_, 0, "Will.docx", 0, false}, "bytes");
  ASSERT_TRUE(begun);
  again();
  const auto found = documents_->begin({folder_, 0, "Will.docx", 0, true}, "bytes");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->document, begun->document);
  EXPECT_EQ(found->uuid, begun->uuid);
  ASSERT_TRUE(documents_->complete(*found, "Will.docx", "bytes"));
  again();
  const auto once_more = documents_->complete(*found, "Will.docx", "bytes");
  ASSERT_TRUE(once_more) << once_more.error().line();
  EXPECT_EQ(once_more->version.number, 1);
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(FiledOnPractice, ALargeFileGoesInParts) {
  sizes_ = {20, 7, 3};
  set(R"({"smallest_part_bytes":7})");
  again();
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += static_cast<char>('a' + i % 26);
  const auto filed = file(bytes);
  ASSERT_TRUE(filed) << filed.error().line();
  EXPECT_EQ(filed->version.size, 300);
  for (const char* what : {R"("status":403)", R"("cut_request_after":2)", R"("status":500)"}) {
    SCOPED_TRACE(what);
    fault("PUT", "/storage/", what);
    const auto next = file(bytes, filed->begun.document);
    ASSERT_TRUE(next) << next.error().line();
    EXPECT_EQ(next->version.size, 300);
  }
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(FiledOnPractice, F15_WithoutThePermissionNothingIsMade) {
  set(R"({"missing_scopes":["Documents"]})");
  const auto filed = file("one");
  ASSERT_FALSE(filed);
  EXPECT_EQ(filed.error().fault, base::Fault::denied);
  EXPECT_NE(filed.error().line().find("\"Documents\""), std::string::npos);
  set(R"({"missing_scopes":[]})");
  EXPECT_TRUE(all().empty());
}

}  // namespace
}  // namespace engross
