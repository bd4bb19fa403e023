// Every contact that this user may see, as Clio holds them when the last page has come: what
// changed or went while the pages came is looked for afterwards.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "clio/decode.h"
#include "clio/exchange.h"
#include "clio/paging.h"

namespace engross::clio {

class AddressBookReading {
 public:
  explicit AddressBookReading(Exchange& exchange);
  // Once. 200 contacts a call, and one call more where there are several pages.
  base::Result<AddressBook> run();

 private:
  base::Result<Walk> read(const Query& filter);
  std::optional<base::Error> drop_deleted();
  void put(const nlohmann::json& record);

  Exchange& exchange_;
  Decoder decoder_;
  std::map<matter::Id, matter::Contact> by_id_;
  std::optional<base::Error> failed_;
  base::Instant since_{};  // by Clio's clock: before the first page
};

}  // namespace engross::clio
