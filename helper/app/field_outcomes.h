// What the facts of the field map made of one record's custom fields. Private to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/field_map.h"
#include "app/import_report.h"

namespace engross::app {

inline constexpr const char* kHidden = "Clio hides it";

class FieldOutcomes {
 public:
  // `path` is the fact's as a template has it: "facts.executor".
  void add(const FieldMap::Fact& fact, const std::string& path,
           const std::vector<Reading>& readings);
  // Fate, fact and reason of the field's line.
  void complete(ReportLine& line, const matter::CustomField& field) const;

 private:
  struct Outcome {
    std::vector<std::string> facts;
    std::vector<std::string> reasons;
    bool failed = false;
  };

  std::map<const matter::CustomField*, Outcome> by_field_;
};

}  // namespace engross::app
