// Who the related contacts are to the client: spouse, child, grandchild or party, each with the
// reason and every doubt. Pure functions; nothing here is resolved silently.
//
// The rule: only a whole folded word of the vocabulary gives a role. A guard word (ex-, late,
// -in-law, ...), a slip ("daugther") or a phrase ("wife and executor") leaves the person a party,
// with a doubt and the role it suggests. Rejected: taking the nearest role at once, because a will
// that treats an ex-wife as the wife is worse than one question more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "base/message.h"
#include "family/vocabulary.h"
#include "matter/matter.h"

namespace engross::family {

struct Doubt {
  std::string code;              // stable: "guard-word", "slip", "two-spouses", ...
  base::Message text;            // one sentence for the person who reviews
  std::optional<Role> suggests;  // the role it would be if the doubt is lifted
  bool blocking = false;         // drafting stops until it is settled
  bool operator==(const Doubt&) const = default;
};

struct Classification {
  Role role = Role::party;
  base::Message reason;
  std::vector<Doubt> doubts;
  bool is_step = false;
  bool is_deceased = false;
};

// The role of one relationship word by itself; the contact it stands on is not known here.
Classification classify(std::string_view word, const Vocabulary& vocabulary);

struct Person {
  matter::Contact contact;
  matter::Source source;  // the relationship that gave the role
  std::string word;       // as typed in Clio
  Role role = Role::party;
  base::Message reason;
  std::vector<Doubt> doubts;
  bool is_step = false;
  bool is_deceased = false;
  std::optional<matter::Id> parent;  // whose child a grandchild is, once the review has said
  bool operator==(const Person&) const = default;
};

struct Family {
  matter::Contact client;
  std::vector<Person> people;  // one a contact, in the order of their relationships
  std::vector<Doubt> doubts;   // about the family as a whole: two spouses, a client without a name
  bool operator==(const Family&) const = default;
};

// The people of a matter, with the doubts that only show beside each other: "partner" on a company
// or beside a spouse, two spouses, a child not younger than the client, a contact listed twice.
// Fails (malformed) when the matter does not hold its client.
base::Result<Family> family_of(const matter::Matter& matter, const Vocabulary& vocabulary);

// Every person of one role.
std::vector<const Person*> people(const Family& family, Role role);

// Doubts that stop drafting, of the family and of its people.
std::vector<Doubt> blocking(const Family& family);

}  // namespace engross::family
