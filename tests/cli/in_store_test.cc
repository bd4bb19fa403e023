// The drafts' database between two pieces of work: open as long as its file stands where it stood.
#include "cli/in_store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "rows/rows.h"

namespace engross::cli {
namespace {

namespace fs = std::filesystem;
using base::Result;

class InStoreTest : public testing::Test {
 protected:
  InStoreTest() : home_(testing::TempDir() + "engross-in-store-" + std::to_string(++count)) {
    fs::remove_all(home_);
    fs::create_directories(home_);
  }
  ~InStoreTest() override { fs::remove_all(home_); }

  Result<void> save(const std::string& home, const std::string& name, const std::string& body) {
    return in_store(home, [&](store::Store& store) { return store.save_set(name, body, {}); });
  }
  // "" when there is none; the error's words when it cannot be read.
  std::string read(const std::string& home, const std::string& name) {
    const auto set = in_store(home, [&](store::Store& store) { return store.set(name); });
    if (!set) return set.error().what;
    return set->value_or("");
  }
  std::string file(const std::string& name = "engross.db") { return home_ + "/" + name; }

  std::string home_;
  static inline int count = 0;
};

TEST_F(InStoreTest, IsTheSameOneTheNextTime) {
  ASSERT_TRUE(save(home_, "wills", "1"));
  const store::Store* first = nullptr;
  const store::Store* second = nullptr;
  for (const store::Store** seen : {&first, &second}) {
    const auto sets = in_store(home_, [&](store::Store& store) {
      *seen = &store;
      return store.sets();
    });
    ASSERT_TRUE(sets);
  }
  EXPECT_EQ(first, second);
}

TEST_F(InStoreTest, AnotherFileInItsPlaceIsTheOneThatIsRead) {
  const std::string other = home_ + "/other";
  fs::create_directories(other);
  ASSERT_TRUE(save(home_, "wills", "of the first"));
  ASSERT_TRUE(save(other, "wills", "of the second"));
  fs::rename(file(), file("first.db"));
  fs::rename(other + "/engross.db", file());
  // What the log of each still holds goes with it.
  for (const char* log : {"-wal", "-shm"}) {
    fs::rename(file(std::string("engross.db") + log), file(std::string("first.db") + log));
    fs::rename(other + "/engross.db" + log, file(std::string("engross.db") + log));
  }
  EXPECT_EQ(read(home_, "wills"), "of the second");
}

TEST_F(InStoreTest, OneThatWasTakenAwayIsNotWrittenTo) {
  ASSERT_TRUE(save(home_, "wills", "1"));
  for (const char* part : {"", "-wal", "-shm"}) fs::remove(file(std::string("engross.db") + part));
  EXPECT_EQ(read(home_, "wills"), "");
  ASSERT_TRUE(save(home_, "wills", "2"));
  EXPECT_TRUE(fs::exists(file()));
  EXPECT_EQ(read(home_, "wills"), "2");
}

TEST_F(InStoreTest, AFailureThatClosedItLetsDamageBeFound) {
  ASSERT_TRUE(save(home_, "wills", "1"));
  const auto failed = in_store(home_, [](store::Store&) -> Result<int> {
    return base::failure(base::Fault::refused, "the disk is full", "here", "make room");
  });
  ASSERT_FALSE(failed);
  std::fstream(file(), std::ios::in | std::ios::out | std::ios::binary) << "no database any more";
  EXPECT_EQ(read(home_, "wills"), "this file is not a database");
}

// Which failures close it.
struct Failing {
  std::string name;
  base::Fault fault;
  bool closes;
};
class InStoreFailureTest : public rows::Row<Failing> {};
// Of this process, in that folder.
int open_files(const std::string& folder) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    count += fs::read_symlink(entry.path(), gone).string().starts_with(folder);
  }
  return count;
}
ROW_TEST(InStoreFailureTest, ClosesItWhereItMayBeDamaged) {
  const std::string home = testing::TempDir() + "engross-in-store-failure";
  fs::remove_all(home);
  fs::create_directories(home);
  ASSERT_TRUE(in_store(home, [](store::Store& store) { return store.save_set("wills", "1", {}); }));
  const auto failed = in_store(home, [](store::Store&) -> Result<int> {
    return base::failure(row().fault, "no", "here", "go on");
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(open_files(home) == 0, row().closes);
  fs::remove_all(home);
}

ROWS(Faults, InStoreFailureTest, {"conflict", base::Fault::conflict, false},
     {"not_found", base::Fault::not_found, false}, {"refused", base::Fault::refused, true},
     {"malformed", base::Fault::malformed, true}, {"unsupported", base::Fault::unsupported, true},
     {"internal", base::Fault::internal, true});

TEST_F(InStoreTest, EveryThreadHasOneOfItsOwn) {
  ASSERT_TRUE(save(home_, "all", "0"));
  std::vector<std::thread> threads;
  std::vector<std::string> wrong(8);
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    threads.emplace_back([&, i] {
      const std::string name = "set " + std::to_string(i);
      for (int round = 0; round < 25; ++round) {
        const std::string body = std::to_string(round);
        if (const auto saved = save(home_, name, body); !saved) wrong[i] = saved.error().line();
        if (const std::string found = read(home_, name); found != body) wrong[i] += found;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<std::string>(8));
}

}  // namespace
}  // namespace engross::cli
