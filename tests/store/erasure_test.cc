// Erasing one region: all of it, nothing else, and no trace in the file.
#include <gtest/gtest.h>

#include "room.h"
#include "sample.h"
#include "store/store.h"

namespace engross::store {
namespace {

std::string all_bytes(const std::string& path) {
  std::string bytes;
  for (const char* more : {"", "-wal", "-shm", "-journal"}) {
    std::ifstream in(path + more, std::ios::binary);
    if (in) bytes.append(std::istreambuf_iterator<char>(in), {});
  }
  return bytes;
}

class ErasureTest : public testing::Test {
 protected:
  void SetUp() override {
    store = *Store::open(room.path());
    auto here = full_matter();
    here.region = "ca";
    here.description = "Canary of Canada";
    canadian = *store->keep(here, full_family(), kTuesday);
    EXPECT_TRUE(store->keep_text(canadian, "answers", "", "{\"x\":\"Canary answer\"}", kTuesday));
    EXPECT_TRUE(
        store->add_made(canadian, {"will", "Will", "/Canary.docx", "aa", kTuesday}, "answers"));
    auto there = full_matter();
    there.region = "us";
    there.description = "Robin of America";
    american = *store->keep(there, full_family(), kTuesday);
    EXPECT_TRUE(store->save_set("Mirror wills", "{}", kTuesday));
    EXPECT_TRUE(
        store->keep_contacts("ca", {full_contact(42, "Canary Roy"), full_contact(7, "Bo")}));
    EXPECT_TRUE(store->keep_contacts("us", {full_contact(42, "Robin Roy")}));
  }
  Room room;
  std::unique_ptr<Store> store;
  std::string canadian, american;
};

TEST_F(ErasureTest, ThePreviewCountsWhatWouldGoAndChangesNothing) {
  const auto found = store->holdings("ca");
  ASSERT_TRUE(found) << found.error().line();
  EXPECT_EQ(found->drafts, 1);
  EXPECT_EQ(found->imports, 1);
  EXPECT_EQ(found->answers, 1);
  EXPECT_EQ(found->edits, 0);
  EXPECT_EQ(found->documents, 1);
  EXPECT_EQ(found->contacts, 2);
  EXPECT_TRUE(store->find(canadian)->has_value());
  EXPECT_EQ(*store->holdings("mars"), Holdings{});
}

TEST_F(ErasureTest, TheRegionGoesAndAllElseStays) {
  const auto gone = store->erase("ca");
  ASSERT_TRUE(gone) << gone.error().line();
  EXPECT_EQ(gone->drafts, 1);
  EXPECT_EQ(gone->contacts, 2);
  EXPECT_TRUE(store->contacts("ca")->empty());
  EXPECT_EQ(store->contacts("us")->size(), 1U);
  EXPECT_FALSE(store->find(canadian)->has_value());
  EXPECT_TRUE(store->history(canadian)->empty());
  EXPECT_TRUE(store->made(canadian)->empty());
  EXPECT_EQ(*store->holdings("ca"), Holdings{});
  ASSERT_TRUE(store->find(american)->has_value());
  EXPECT_EQ((*store->find(american))->matter.description, "Robin of America");
  EXPECT_EQ(store->sets()->size(), 1U);
  EXPECT_EQ(store->drafts()->size(), 1U);
  EXPECT_EQ(*store->erase("ca"), Holdings{});
}

TEST_F(ErasureTest, NoTraceIsLeftInTheFiles) {
  EXPECT_NE(all_bytes(room.path()).find("Canary"), std::string::npos);
  ASSERT_TRUE(store->erase("ca"));
  EXPECT_EQ(all_bytes(room.path()).find("Canary"), std::string::npos);
  EXPECT_NE(all_bytes(room.path()).find("Robin of America"), std::string::npos);
  store.reset();
  EXPECT_EQ(all_bytes(room.path()).find("Canary"), std::string::npos);
}

}  // namespace
}  // namespace engross::store
