// The edits of `engross review`, from the words of the command line.
#pragma once

#include <string>
#include <vector>

#include "app/address_book.h"
#include "app/app.h"

namespace engross::cli {

struct ReviewOptions {
  std::string draft;
  std::string by;      // who decides; kept with every edit
  std::string reason;  // of a role or an overruling
  std::vector<std::string> remove, restore;
  std::vector<std::string> roles;    // "PERSON=child"
  std::vector<std::string> parents;  // "GRANDCHILD=PERSON", "GRANDCHILD=none"
  std::vector<std::string> merges;   // "KEPT=MERGED"
  std::vector<std::string> adds;     // "NAME=spouse", "NAME=party:sister"
  std::vector<std::string> brings;   // "CONTACT=child", "CONTACT=party:sister"; a Clio id
  std::vector<std::string> contact_merges, apart;  // "PERSON=CONTACT"
  std::vector<std::string> corrections;  // "PERSON.field=value"; "matter.custom.executor=..."
  std::vector<std::string> as_imported;  // "PERSON.field"
  std::vector<std::string> take, keep;   // keys of differences, or "all"
  std::vector<std::string> overrule;     // keys of findings
  std::string confirm;                   // who looked at every value
  bool undo = false, redo = false;
  bool history = false;
  std::string values;  // "PERSON": every value with its source
};

// All edits in the order above, without the confirmation. Refused with what is wrong about the
// first one that cannot be understood, or whose contact is not one of `contacts`. A person is a
// Clio id, "client", or a name that one person bears.
app::Outcome<std::vector<family::Edit>> edits_of(const ReviewOptions& options,
                                                 const app::Draft& draft,
                                                 app::ContactShelf& contacts);

}  // namespace engross::cli
