// The firm's address book: contacts of Clio that somebody chose, kept on this computer. Importing
// one again updates it, by region and id, and says field by field what has changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/drafts.h"
#include "base/base.h"
#include "base/message.h"
#include "matter/matter.h"

namespace engross::app {

// ---- Ports

struct FetchedContacts {
  std::string region;
  std::vector<matter::Contact> contacts;  // everybody whom this user may see
  std::vector<base::Message> problems;    // what could not be read, one sentence each
};

class ContactSource {
 public:
  virtual ~ContactSource() = default;
  virtual base::Result<FetchedContacts> contacts() = 0;
};

class ContactShelf {
 public:
  virtual ~ContactShelf() = default;
  // By id; each says when it was read.
  virtual base::Result<std::vector<matter::Contact>> kept(const std::string& region) = 0;
  virtual base::Result<std::optional<matter::Contact>> find(const std::string& region,
                                                            matter::Id id) = 0;
  // Each in place of the one of its id, all or none. Conflict, and nothing kept, when one of them
  // is kept as it was read later.
  virtual base::Result<void> keep(const std::string& region,
                                  const std::vector<matter::Contact>& contacts) = 0;
};

// ---- Looking for contacts

struct ContactFilter {
  std::string query;      // part of a name, e-mail address, employer or city; empty: everybody
  bool no_email = false;  // those without an e-mail address alone
};
bool has_email(const matter::Contact& contact);
// By name, as a dictionary has them; they stand in `contacts`.
std::vector<const matter::Contact*> found(const std::vector<matter::Contact>& contacts,
                                          const ContactFilter& filter);

// ---- Comparing and importing

// `hidden`: Clio shows this user nothing but the id, so that nothing is kept or compared.
enum class Standing { added, changed, same, hidden };
std::string_view word(Standing standing);  // "new", "changed", "same", "hidden"

struct FieldChange {
  std::string field;  // "name.last", "birthdate", "address", "email", "phone", "custom", ...
  std::string of;     // which one of several: "Home", a custom field's name
  std::string then;   // as it is kept; empty: nothing
  std::string now;    // in Clio
  bool operator==(const FieldChange&) const = default;
};
std::string label_of(const FieldChange& change);  // "Last name", "Address (Home)", "Trust age"

struct ComparedContact {
  const matter::Contact* contact = nullptr;  // as Clio has it
  Standing standing = Standing::added;
  std::vector<FieldChange> changes;  // of one that has changed
};
// In the order of `now`, whose contacts are pointed at. ETags and times are no fields.
std::vector<ComparedContact> compared(const std::vector<matter::Contact>& kept,
                                      const std::vector<const matter::Contact*>& now);

// What an import did, or would do.
std::size_t count(const std::vector<ComparedContact>& contacts, Standing standing);

// Keeps the chosen ones of what was fetched, those that are the same too: they were read later.
// What is hidden is left as it was kept. Refused: nobody chosen. Not found: an id that was not
// fetched. On failure nothing was kept.
base::Result<std::vector<ComparedContact>> import_contacts(ContactShelf& shelf,
                                                           const FetchedContacts& fetched,
                                                           const std::vector<matter::Id>& chosen);

}  // namespace engross::app
