#include "store/connection.h"

#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Statement.h>
#include <fmt/format.h>

#include <mutex>

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;
namespace sqlite = Poco::Data::SQLite;

template <typename... Kinds>
bool is_any(const std::exception& thrown) {
  return ((dynamic_cast<const Kinds*>(&thrown) != nullptr) || ...);
}

// Poco keeps the cause in message(); what() is only the name of the exception.
std::string cause(const std::exception& thrown) {
  const auto* poco = dynamic_cast<const Poco::Exception*>(&thrown);
  return poco && !poco->message().empty() ? poco->message() : thrown.what();
}

std::mutex one_writes;
thread_local bool has_turn = false;

}  // namespace

// A thread that writes already has two sessions, and SQLite says what that means.
Turn::Turn() : taken_(!has_turn) {
  if (taken_) one_writes.lock();
  has_turn = true;
}

Turn::~Turn() {
  if (!taken_) return;
  has_turn = false;
  one_writes.unlock();
}

Transaction::Transaction(Session& session) : session_(session) {
  session_ << "BEGIN IMMEDIATE", now;
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    session_ << "ROLLBACK", now;
  } catch (const std::exception&) {
    // SQLite has rolled back already when the disk failed; the first failure is on its way up.
  }
}

void Transaction::commit() {
  session_ << "COMMIT", now;
  open_ = false;
}

base::Error fault_of(const std::exception& thrown, const std::string& path) {
  using base::Fault;
  if (is_any<sqlite::DBLockedException, sqlite::TableLockedException>(thrown)) {
    return {Fault::conflict, "another program is writing to the drafts", path,
            "wait a moment and try again, or close the other Engross"};
  }
  if (is_any<sqlite::DatabaseFullException>(thrown)) {
    return {Fault::refused, "the disk is full, nothing was kept", path,
            "free some space and try again"};
  }
  if (is_any<sqlite::CorruptImageException>(thrown)) {
    return {Fault::malformed, fmt::format("the database is damaged ({})", cause(thrown)), path,
            "keep this file as it is and put a copy from before in its place"};
  }
  if (is_any<sqlite::ReadOnlyException, sqlite::CantOpenDBFileException,
             sqlite::DBAccessDeniedException, sqlite::IOErrorException>(thrown)) {
    return {Fault::refused, fmt::format("the drafts cannot be read or written ({})", cause(thrown)),
            path, "check that the folder is yours and that its disk is well"};
  }
  return {Fault::internal, fmt::format("the database failed ({})", cause(thrown)), path,
          "try again, and report it if it happens twice"};
}

}  // namespace engross::store
