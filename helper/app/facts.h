// What a template can ask for, as a tree: the values that a draft gives it, each by the path that a
// mark writes, with what it holds in this draft. Made from the values themselves, so that what is
// offered to an author is what a fill finds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/drafts.h"
#include "base/message.h"

namespace engross::app {

struct Fact {
  // A record prints as a whole ("1 Elm St, Guelph"), a group never does.
  enum class Kind { text, date, money, number, yes_no, person, record, list, group };

  std::string path;     // "client.name.full"; inside a list by its loop variable, "child.name.full"
  base::Message label;  // in plain words; of a custom field its name in Clio
  Kind kind = Kind::text;
  std::string
      sample;        // as a document shows it, its first 100 characters; empty: this draft has none
  std::string each;  // of a list: its loop variable
  std::vector<Fact> members;
};
std::string_view word(Fact::Kind kind);  // "yes/no"

// In the order of the values. A person whom the draft does not have is there with what a person
// has, and so is whoever stands in a list without entries; a custom field that is shown and empty
// has the type it has in Clio. A group without members is left out, and so is a field whose name no
// mark can write.
std::vector<Fact> facts(const Draft& draft, const Mapping& mapping, const base::Date& today);

}  // namespace engross::app
