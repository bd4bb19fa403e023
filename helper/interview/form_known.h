// What an expression or a path may ask for: the names that the values of a matter have by
// themselves, those of a form's questions, and the members of each. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interview/form.h"

namespace engross::interview {

// What a name stands for, as far as its members go.
struct Holding {
  enum class What { anything, single, person, lawyer, name, address, matter, firm, facts, row };
  What what = What::anything;
  bool list = false;
  const std::vector<Step>* steps = nullptr;  // of a row

  Holding item() const { return {what, false, steps}; }
};

struct KnownName {
  std::string name;
  Holding holding;
};
using KnownNames = std::vector<KnownName>;

// client, spouse, children, ...: app makes them (app/values.h).
const KnownNames& names_of_the_matter();
Holding holding_of(const Step& step);
const KnownName* find_known(const KnownNames& known, std::string_view name);
std::vector<std::string> names_in(const KnownNames& known);

// A question whose type could not be read has this one: nothing is known of its members.
void make_untyped(Question& question);

// In expressions a list has items ("children[0]"), in a table of columns all of them
// ("children[]").
enum class PathsOf { expressions, columns };

// One step of a path: a member, or an item of a list ("[]", "[0]").
struct PathPart {
  std::string member;  // empty: an item
};
// The steps of "children[0].name.full" behind its name, as far as they are known before filling.
std::vector<PathPart> parts_behind_name(std::string_view path);

// Where a path leaves what is known.
struct Astray {
  std::string what;  // "client has no "nme""
  std::string remedy;
};

class KnownMembers {
 public:
  // `mapped` outlives this; null: a person and "facts" may hold more than is known here.
  explicit KnownMembers(const MappedFacts* mapped) : mapped_(mapped) {}

  // `name` is what `holding` goes by in messages.
  std::optional<Astray> astray(const std::string& name, const Holding& holding,
                               const std::vector<PathPart>& parts,
                               PathsOf paths = PathsOf::expressions) const;

 private:
  KnownNames members_of(const Holding& holding) const;
  bool may_hold_more(const Holding& holding) const;

  const MappedFacts* mapped_;
};

}  // namespace engross::interview
