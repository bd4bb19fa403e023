// What app's ports of the address book are in the program: Clio, and the drafts' database.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/address_book.h"
#include "cli/adapters.h"

namespace engross::cli {

class ClioContacts : public app::ContactSource {
 public:
  explicit ClioContacts(std::unique_ptr<ClioMatters> clio) : clio_(std::move(clio)) {}
  base::Result<app::FetchedContacts> contacts() override;

 private:
  std::unique_ptr<ClioMatters> clio_;
};

// A home without a database stays without: looking makes none.
class StoredContacts : public app::ContactShelf {
 public:
  explicit StoredContacts(std::string home) : home_(std::move(home)) {}
  base::Result<std::vector<matter::Contact>> kept(const std::string& region) override;
  base::Result<std::optional<matter::Contact>> find(const std::string& region,
                                                    matter::Id id) override;
  base::Result<void> keep(const std::string& region,
                          const std::vector<matter::Contact>& contacts) override;

  // The ids of all drafts, the one kept last first.
  base::Result<std::vector<std::string>> drafts() const;

 private:
  bool is_there() const;
  std::string home_;
};

}  // namespace engross::cli
