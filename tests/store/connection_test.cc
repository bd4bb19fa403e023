#include "store/connection.h"

#include <Poco/Data/SQLite/SQLiteException.h>
#include <gtest/gtest.h>

#include "room.h"
#include "store/seal.h"

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;
using base::Fault;
namespace sqlite = Poco::Data::SQLite;

TEST(Connection, EveryFailureSaysWhatToDo) {
  const auto check = [](const std::exception& thrown, Fault fault, const char* what) {
    SCOPED_TRACE(what);
    const base::Error error = fault_of(thrown, "engross.db");
    EXPECT_EQ(error.fault, fault);
    EXPECT_EQ(error.what, what);
    EXPECT_EQ(error.where, "engross.db");
    EXPECT_FALSE(error.remedy.empty());
  };
  check(sqlite::DBLockedException("x"), Fault::conflict,
        "another program is writing to the drafts");
  check(sqlite::TableLockedException("x"), Fault::conflict,
        "another program is writing to the drafts");
  check(sqlite::DatabaseFullException("x"), Fault::refused, "the disk is full, nothing was kept");
  check(sqlite::CorruptImageException("malformed"), Fault::malformed,
        "the database is damaged (malformed)");
  check(sqlite::IOErrorException("disk I/O error"), Fault::refused,
        "the drafts cannot be read or written (disk I/O error)");
  check(sqlite::ReadOnlyException("ro"), Fault::refused,
        "the drafts cannot be read or written (ro)");
  check(sqlite::CantOpenDBFileException("x"), Fault::refused,
        "the drafts cannot be read or written (x)");
  check(sqlite::ConstraintViolationException("UNIQUE"), Fault::internal,
        "the database failed (UNIQUE)");
  check(sqlite::InternalDBErrorException(), Fault::internal,
        "the database failed (Internal DB error)");
  check(std::bad_alloc(), Fault::internal, "the database failed (std::bad_alloc)");
}

int rows_in(Session& session) {
  int count = 0;
  session << "SELECT count(*) FROM t", into(count), now;
  return count;
}

class Transactions : public testing::Test {
 protected:
  Transactions() {
    sqlite::Connector::registerConnector();
    run_sql(room_.path("t.db"), "CREATE TABLE t (x INTEGER UNIQUE)");
  }
  Session session() { return Session("SQLite", room_.path("t.db"), 0); }
  Room room_;
};

TEST_F(Transactions, IsUndoneUnlessCommitted) {
  Session one = session();
  {
    Transaction transaction(one);
    one << "INSERT INTO t VALUES (1)", now;
  }
  EXPECT_EQ(rows_in(one), 0);
  {
    Transaction transaction(one);
    one << "INSERT INTO t VALUES (1)", now;
    transaction.commit();
  }
  EXPECT_EQ(rows_in(one), 1);
}

TEST_F(Transactions, IsUndoneByAnException) {
  Session one = session();
  const auto work = [&]() -> base::Result<int> {
    Transaction transaction(one);
    one << "INSERT INTO t VALUES (1)", now;
    one << "INSERT INTO t VALUES (1)", now;
    transaction.commit();
    return 1;
  };
  EXPECT_FALSE(guarded("t.db", work));
  EXPECT_EQ(rows_in(one), 0);
}

TEST_F(Transactions, TwoCannotWriteAtOnce) {
  Session one = session();
  Session two = session();
  two << "PRAGMA busy_timeout = 0", now;
  const Transaction transaction(one);
  const auto blocked = guarded("t.db", [&]() -> base::Result<int> {
    const Transaction second(two);
    return 1;
  });
  ASSERT_FALSE(blocked);
  EXPECT_EQ(blocked.error().fault, Fault::conflict);
}

// The digest is what sha256sum gives for "3:abc".
TEST(Seal, CoversEveryColumnAndItsBorders) {
  EXPECT_EQ(seal({"abc"}), "aab5f9ae99b2e38fb462025c8f72f570c9c811705d2a4277dc855d7fa293fe97");
  EXPECT_NE(seal({"ab", "c"}), seal({"a", "bc"}));
  EXPECT_NE(seal({"abc", ""}), seal({"abc"}));
  EXPECT_NE(seal({std::string_view("a\0b", 3)}), seal({"a"}));
}

}  // namespace
}  // namespace engross::store
