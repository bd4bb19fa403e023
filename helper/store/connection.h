// Poco::Data's session, with a scope that is a transaction, and the one place where what Poco
// throws becomes an Error.
#pragma once

#include <Poco/Data/Session.h>

#include <exception>
#include <string>

#include "base/base.h"

namespace engross::store {

using Poco::Data::Session;

// A thread's turn to write, for as long as it lives. SQLite wakes who waits at random: with many
// threads one could wait past its timeout, and so they wait in line here.
class Turn {
 public:
  Turn();
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  bool taken_;
};

// Everything since the constructor is undone unless commit() was reached.
class Transaction {
 public:
  // Takes the right to write at once: two programs that both read first could not both go on.
  // Threads of this program wait for each other, however long it takes; another program may keep
  // them waiting as long as the session's busy timeout.
  explicit Transaction(Session& session);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  const Turn turn_;
  Session& session_;
  bool open_ = true;
};

// What a database's exception means to the person in front of it.
base::Error fault_of(const std::exception& thrown, const std::string& path);

// The result of `work`, or the Error of what it threw.
template <typename Work>
auto guarded(const std::string& path, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& thrown) {
    return tl::unexpected<base::Error>(fault_of(thrown, path));
  }
}

}  // namespace engross::store
