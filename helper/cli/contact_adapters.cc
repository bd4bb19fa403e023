#include "cli/contact_adapters.h"

#include <filesystem>

#include "cli/in_store.h"

namespace engross::cli {

using base::Result;

Result<app::FetchedContacts> ClioContacts::contacts() {
  auto book = clio_->address_book();
  if (!book) return tl::unexpected(book.error());
  app::FetchedContacts fetched{clio_->region(), std::move(book->contacts), {}};
  for (const clio::Problem& problem : book->problems)
    fetched.problems.push_back(clio::said(problem));
  return fetched;
}

bool StoredContacts::is_there() const {
  std::error_code error;
  return std::filesystem::exists(home_ + "/engross.db", error);
}

Result<std::vector<matter::Contact>> StoredContacts::kept(const std::string& region) {
  if (!is_there()) return std::vector<matter::Contact>{};
  return in_store(home_, [&](store::Store& store) { return store.contacts(region); });
}

Result<std::optional<matter::Contact>> StoredContacts::find(const std::string& region,
                                                            matter::Id id) {
  if (!is_there()) return std::nullopt;
  return in_store(home_, [&](store::Store& store) { return store.contact(region, id); });
}

Result<void> StoredContacts::keep(const std::string& region,
                                  const std::vector<matter::Contact>& contacts) {
  return in_store(home_,
                  [&](store::Store& store) { return store.keep_contacts(region, contacts); });
}

Result<std::vector<std::string>> StoredContacts::drafts() const {
  std::vector<std::string> ids;
  if (!is_there()) return ids;
  const auto lines = in_store(home_, [](store::Store& store) { return store.drafts(); });
  if (!lines) return tl::unexpected(lines.error());
  for (const store::DraftLine& line : *lines) ids.push_back(line.id);
  return ids;
}

}  // namespace engross::cli
