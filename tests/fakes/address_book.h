// An address book in memory: what Clio gives, and the shelf that keeps of it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/address_book.h"

namespace engross::fakes {

class Contacts : public app::ContactShelf {
 public:
  base::Result<std::vector<matter::Contact>> kept(const std::string& region) override {
    std::vector<matter::Contact> all;
    for (const auto& [key, contact] : contacts_) {
      if (key.first == region) all.push_back(contact);
    }
    return all;
  }
  base::Result<std::optional<matter::Contact>> find(const std::string& region,
                                                    matter::Id id) override {
    const auto found = contacts_.find({region, id});
    return found == contacts_.end() ? std::nullopt : std::optional(found->second);
  }
  base::Result<void> keep(const std::string& region,
                          const std::vector<matter::Contact>& contacts) override {
    for (const auto& contact : contacts) {
      const auto known = contacts_.find({region, contact.source.id});
      if (known != contacts_.end() && known->second.source.fetched_at > contact.source.fetched_at)
        return base::failure(base::Fault::conflict, "read later", region, "read it again");
    }
    for (const auto& contact : contacts)
      contacts_.insert_or_assign({region, contact.source.id}, contact);
    return {};
  }

 private:
  std::map<std::pair<std::string, matter::Id>, matter::Contact> contacts_;
};

}  // namespace engross::fakes
