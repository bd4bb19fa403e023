// mapping/clio-fields.json: which contact custom fields hold which fact about a person.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base.h"
#include "matter/matter.h"

namespace engross::app {

class FieldMap {
 public:
  // Malformed when "person" is no object of lists of field names.
  static base::Result<FieldMap> parse(std::string_view json, std::string_view where);

  struct Fact {
    std::string name;                 // "pronouns"
    std::vector<std::string> fields;  // folded names of custom fields, first choice first
  };
  const std::vector<Fact>& person() const { return person_; }

  // The contact's first field that holds a value for the fact; null when there is none.
  static const matter::CustomField* find(const matter::Contact& contact, const Fact& fact);

 private:
  std::vector<Fact> person_;
};

}  // namespace engross::app
