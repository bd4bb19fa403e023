// Files that are not a whole, known database: refused, and not a byte of them written.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <functional>

#include "fakes/files.h"
#include "room.h"
#include "sample.h"
#include "store/store.h"

namespace engross::store {
namespace {

namespace fs = std::filesystem;

// A database with two drafts, closed, so that all of it is in the one file.
std::string whole_database() {
  const Room room;
  {
    auto store = Store::open(room.path());
    if (!store) throw std::runtime_error(store.error().line());
    matter::Matter other = full_matter();
    other.source.id = 2;
    for (const auto& matter : {full_matter(), other}) {
      const auto id = (*store)->keep(matter, full_family(), kMonday);
      if (!id) throw std::runtime_error(id.error().line());
    }
  }
  return fakes::read_file(room.path());
}

unsigned mode_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0;
}

TEST(Opening, MakesAFolderAndFileForThisUserOnly) {
  const Room room;
  const auto store = Store::open(room.path());
  ASSERT_TRUE(store) << store.error().line();
  EXPECT_EQ(mode_of(room.path("home")), 0700U);
  EXPECT_EQ(mode_of(room.path()), 0600U);
  ASSERT_TRUE((*store)->keep(full_matter(), full_family(), kMonday));
  EXPECT_EQ(mode_of(room.path() + "-wal"), 0600U);
}

TEST(Opening, AFolderThatWasThereKeepsItsPermissionsAndTheFileIsClosedToOthers) {
  const Room room;
  write_file(room.path(), whole_database());
  fs::permissions(room.path("home"), fs::perms(0755));
  fs::permissions(room.path(), fs::perms(0644));
  ASSERT_TRUE(Store::open(room.path()));
  EXPECT_EQ(mode_of(room.path("home")), 0755U);
  EXPECT_EQ(mode_of(room.path()), 0600U);
}

TEST(Opening, OddNamesAreOnlyNames) {
  const Room room;
  for (const char* name : {"a b.db", "50%.db", "what?mode=memory.db", "c#1.db", "é.db", "%41.db"}) {
    SCOPED_TRACE(name);
    const auto store = Store::open(room.path(name));
    ASSERT_TRUE(store) << store.error().line();
    ASSERT_TRUE((*store)->keep(full_matter(), full_family(), kMonday));
    EXPECT_TRUE(fs::exists(room.path(name)));
  }
}

TEST(Opening, AnEmptyFileIsAFreshDatabase) {
  const Room room;
  write_file(room.path(), "");
  const auto store = Store::open(room.path());
  ASSERT_TRUE(store) << store.error().line();
  EXPECT_TRUE((*store)->keep(full_matter(), full_family(), kMonday));
}

TEST(Opening, AWholeDatabaseIsReadAgain) {
  const Room room;
  write_file(room.path(), whole_database());
  const auto store = Store::open(room.path());
  ASSERT_TRUE(store) << store.error().line();
  EXPECT_EQ((*store)->drafts()->size(), 2U);
}

// Opens, expects the refusal, and that the file is as it was.
base::Error refusal(const Room& room) {
  const std::string before = fakes::read_file(room.path());
  const auto store = Store::open(room.path());
  EXPECT_FALSE(store);
  EXPECT_EQ(fakes::read_file(room.path()), before) << "the refused file was written";
  return store ? base::Error{} : store.error();
}

struct OpeningRefusedRow {
  const char* name;
  std::function<std::string(std::string)> spoil;
  const char* what;
};

TEST(Opening, F49WhatIsNoWholeDatabaseIsRefused) {
  const std::string whole = whole_database();
  const OpeningRefusedRow rows[] = {
      {"a text file", [](auto) { return "Dear Ms. Roy,\n"; }, "this file is not a database"},
      {"a long text file", [](auto) { return std::string(100000, 'x'); },
       "this file is not a database"},
      {"one byte", [](auto) { return "S"; }, "this file is not a database"},
      {"a zip", [](auto w) { return "PK\x03\x04" + w; }, "this file is not a database"},
      {"header zeroed", [](auto w) { return std::string(100, '\0') + w.substr(100); },
       "this file is not a database"},
      {"first page zeroed", [](auto w) { return std::string(4096, '\0') + w.substr(4096); },
       "this file is not a database"},
      {"all zeros", [](auto w) { return std::string(w.size(), '\0'); },
       "this file is not a database"},
      {"magic alone", [](auto w) { return w.substr(0, 16); }, "the database is cut short"},
      {"header alone", [](auto w) { return w.substr(0, 100); }, "the database is cut short"},
      {"a byte too many", [](auto w) { return w + "x"; }, "the database is cut short"},
      {"page size of nothing", [](auto w) { return w.replace(16, 2, 2, '\0'); },
       "the database is cut short"},
  };
  for (const OpeningRefusedRow& row : rows) {
    SCOPED_TRACE(row.name);
    const Room room;
    write_file(room.path(), row.spoil(whole));
    const base::Error error = refusal(room);
    EXPECT_EQ(error.fault, base::Fault::malformed);
    EXPECT_EQ(error.what, row.what);
    EXPECT_EQ(error.where, room.path());
    EXPECT_FALSE(error.remedy.empty());
  }
}

TEST(Opening, F49APageThatWasWrittenOverIsRefused) {
  const std::string whole = whole_database();
  for (std::size_t page = 1; page < whole.size() / 4096; ++page) {
    SCOPED_TRACE(fmt::format("page {}", page + 1));
    const Room room;
    std::string spoilt = whole;
    spoilt.replace(page * 4096, 4096, 4096, '\xA5');
    write_file(room.path(), spoilt);
    const base::Error error = refusal(room);
    EXPECT_EQ(error.fault, base::Fault::malformed);
    EXPECT_THAT(error.what, testing::StartsWith("the database is damaged"));
  }
}

TEST(Opening, F49TruncatedAtTwentyPlacesIsRefused) {
  const std::string whole = whole_database();
  for (std::size_t i = 1; i <= 20; ++i) {
    // Half of the places are page boundaries, where the length alone says nothing.
    std::size_t length = whole.size() * i / 21;
    if (i % 2 == 0) length = std::max<std::size_t>(length / 4096, 1) * 4096;
    SCOPED_TRACE(fmt::format("{} of {} bytes", length, whole.size()));
    const Room room;
    write_file(room.path(), whole.substr(0, length));
    const base::Error error = refusal(room);
    EXPECT_EQ(error.fault, base::Fault::malformed);
    EXPECT_EQ(error.where, room.path());
  }
}

// What the two drafts of the whole database look like, or "refused".
std::string reading(const std::string& path) {
  auto store = Store::open(path);
  if (!store) return "refused";
  const auto lines = (*store)->drafts();
  if (!lines) return "refused";
  std::string text = fmt::format("{} drafts", lines->size());
  for (const DraftLine& line : *lines) {
    const auto draft = (*store)->find(line.id);
    if (!draft || !*draft) return "refused";
    matter::Matter matter = (*draft)->matter;
    matter.source.id = full_matter().source.id;
    text += fmt::format("; {} {} {} {}", line.matter, line.display_number, line.client,
                        matter == full_matter() && (*draft)->family.client == full_family().client
                            ? "as kept"
                            : "CHANGED");
  }
  return text;
}

TEST(Opening, F49AFlippedBitIsFoundOrHarmless) {
  const std::string whole = whole_database();
  const std::string as_kept =
      "2 drafts; 2 00001-Whitfield Ana de la Cruz as kept; 9007199254740993 00001-Whitfield Ana de "
      "la Cruz as kept";
  std::size_t found = 0;
  for (std::size_t page = 0; page < whole.size() / 4096; ++page) {
    for (std::size_t n = 0; n < 8; ++n) {
      const std::size_t at = page * 4096 + (n < 4 ? n * 3 : n * 523);
      SCOPED_TRACE(fmt::format("byte {}", at));
      std::string spoilt = whole;
      spoilt[at] = static_cast<char>(spoilt[at] ^ (1 << n));
      const Room room;
      write_file(room.path(), spoilt);
      const std::string now = reading(room.path());
      if (now == "refused") {
        ++found;
      } else {
        EXPECT_EQ(now, as_kept);
      }
    }
  }
  EXPECT_GT(found, whole.size() / 4096 * 4);
}

TEST(Opening, I2_DraftsOfANewerEngrossAskForTheNewerProgram) {
  const Room room;
  write_file(room.path(), whole_database());
  run_sql(room.path(), "INSERT INTO schema_step (number) VALUES (5)");
  const base::Error error = refusal(room);
  EXPECT_EQ(error.fault, base::Fault::unsupported);
  EXPECT_EQ(error.what, "a newer Engross wrote these drafts (schema step 5, this one knows 4)");
  EXPECT_EQ(error.where, room.path());
  EXPECT_EQ(error.remedy, "install the newer Engross again");
}

TEST(Opening, ADatabaseOfAnotherProgramIsRefused) {
  const Room room;
  fs::create_directories(room.path("home"));
  run_sql(room.path(), "CREATE TABLE moz_places (id INTEGER)");
  const base::Error error = refusal(room);
  EXPECT_EQ(error.fault, base::Fault::malformed);
  EXPECT_EQ(error.what, "this is a database of another program");
}

// A first opening that was cut off in the middle of its first write, frozen by copying the files.
TEST(Opening, F54AJournalOfACutOffFirstOpeningIsUndone) {
  using namespace Poco::Data::Keywords;
  const Room cut;
  const Room room;
  fs::create_directories(cut.path("home"));
  fs::create_directories(room.path("home"));
  Poco::Data::SQLite::Connector::registerConnector();
  Poco::Data::Session session("SQLite", cut.path(), 0);
  session << "PRAGMA main.cache_size = 1", now;
  session << "BEGIN", now;
  session << "CREATE TABLE half (x)", now;
  session << "INSERT INTO half VALUES (zeroblob(1000000))", now;
  for (const char* suffix : {"", "-journal"}) {
    write_file(room.path() + suffix, fakes::read_file(cut.path() + suffix));
  }
  ASSERT_GT(fs::file_size(room.path()), 0U);
  ASSERT_GT(fs::file_size(room.path() + "-journal"), 0U);
  const auto store = Store::open(room.path());
  ASSERT_TRUE(store) << store.error().line();
  EXPECT_EQ((*store)->drafts()->size(), 0U);
  EXPECT_TRUE((*store)->keep(full_matter(), full_family(), kMonday));
}

TEST(Opening, AJournalBesideIsNoLicenceToWriteOverAnotherFile) {
  const Room room;
  write_file(room.path() + "-journal", "x");
  write_file(room.path(), "Dear Ms. Roy,\n");
  EXPECT_EQ(refusal(room).what, "this file is not a database");
}

TEST(Opening, F50ALogWithoutItsDatabaseIsRefusedAndKept) {
  const Room room;
  write_file(room.path() + "-wal", "pages that were not carried over");
  for (const bool empty_file : {false, true}) {
    SCOPED_TRACE(empty_file);
    if (empty_file) write_file(room.path(), "");
    const auto store = Store::open(room.path());
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().fault, base::Fault::malformed);
    EXPECT_EQ(store.error().what, "the database is empty, but its log is not");
    EXPECT_EQ(fakes::read_file(room.path() + "-wal"), "pages that were not carried over");
    EXPECT_EQ(fs::exists(room.path()), empty_file);
  }
}

struct PlaceRow {
  const char* name;
  const char* path;
  base::Fault fault;
};

TEST(Opening, PlacesThatCannotHoldADatabaseAreRefused) {
  const Room room;
  write_file(room.path("file"), "a file");
  fs::create_directories(room.path("folder"));
  const PlaceRow rows[] = {
      {"below a file", "file/engross.db", base::Fault::refused},
      {"far below a file", "file/a/b/engross.db", base::Fault::refused},
      {"a folder", "folder", base::Fault::refused},
      {"below a device", "../../dev/null/engross.db", base::Fault::refused},
  };
  for (const PlaceRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto store = Store::open(room.path(row.path));
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().fault, row.fault);
    EXPECT_FALSE(store.error().where.empty());
    EXPECT_FALSE(store.error().remedy.empty());
  }
  EXPECT_EQ(fakes::read_file(room.path("file")), "a file");
  const auto nameless = Store::open("");
  ASSERT_FALSE(nameless);
  EXPECT_EQ(nameless.error().fault, base::Fault::usage);
}

}  // namespace
}  // namespace engross::store
