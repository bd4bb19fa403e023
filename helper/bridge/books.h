// The address books that people were shown, for as long as they choose from them: what is imported
// is what they saw. Private to the room.
#pragma once

#include <memory>
#include <string>

#include "app/address_book.h"
#include "bridge/shown.h"

namespace engross::bridge {

struct ShownBook {
  std::string id;
  std::shared_ptr<const app::FetchedContacts> book;
};
using Books = ShownLists<ShownBook, 4>;  // each may be as large as the firm's

}  // namespace engross::bridge
