// The rows of the address book, sealed when written and checked when read (schema.cc says what they
// hold).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "matter/matter.h"
#include "store/connection.h"

namespace engross::store {

// All of them throw what Poco throws; `path` names the file in their errors.
class Contacts {
 public:
  Contacts(Session& session, std::string path) : session_(session), path_(std::move(path)) {}

  // In place of the one of its id. Conflict when that one was read later.
  base::Result<void> keep(const std::string& region, const matter::Contact& contact);
  base::Result<std::vector<matter::Contact>> all(const std::string& region);  // by id
  base::Result<std::optional<matter::Contact>> find(const std::string& region, matter::Id id);

  // "contact 30007 of Clio ca in /home/ada/engross.db"
  std::string where(const std::string& region, matter::Id id) const;

 private:
  base::Result<matter::Contact> opened(const std::string& region, matter::Id id,
                                       const std::string& body, const std::string& seal) const;
  Session& session_;
  std::string path_;
};

}  // namespace engross::store
