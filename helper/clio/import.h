// What the client brings back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/message.h"
#include "matter/matter.h"

namespace engross::clio {

// Something in Clio's answer that could not be taken over as it stands, for a person to read. The
// import goes on without it.
struct Problem {
  base::Message where;  // "matter 00001-Whitfield, field \"Trust age\""
  base::Message what;   // "\"twenty\" is not a number"
  bool operator==(const Problem&) const = default;
};
// "\"twenty\" is not a number (matter 00001-Whitfield, field \"Trust age\")"
base::Message said(const Problem& problem);

struct Import {
  matter::Matter matter;
  std::vector<Problem> problems;
  int calls = 0;  // requests it took, repeated ones included
};

struct AddressBook {
  std::vector<matter::Contact> contacts;  // by id
  std::vector<Problem> problems;
  int calls = 0;
};

struct WhoAmI {
  matter::Id id = 0;
  std::string name;
  std::string email;
  std::string firm;  // the account's name
};

}  // namespace engross::clio
