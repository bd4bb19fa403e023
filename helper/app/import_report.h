// What an import fetched and what became of it, field by field: nothing that Clio gave is dropped
// without a line that says why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/field_map.h"
#include "family/family.h"
#include "matter/matter.h"

namespace engross::app {

// `empty`: a custom field that Clio shows and that holds nothing. Clio's own fields without a value
// have no line.
enum class Fate { mapped, unmapped, failed, empty };
std::string_view word(Fate fate);

struct ReportLine {
  std::string subject;  // "matter 00001-Whitfield", a person's name
  std::string field;    // as Clio shows it: "Trust age", "Date of birth"
  std::string type;     // Clio's word for a custom field ("text_line"), else "text", "date", ...
  std::string value;    // as a person reads it
  Fate fate = Fate::mapped;
  std::string fact;    // "facts.executor", "matter.number", of a person "birthdate"; empty: none
  std::string reason;  // of failed and unmapped fields; of a mapped one, what else was tried
  bool operator==(const ReportLine&) const = default;
};

struct ImportReport {
  std::vector<ReportLine> lines;  // the matter, the client, the family, then other contacts
  std::size_t count(Fate fate) const;
  std::size_t fetched() const { return lines.size(); }  // of all four fates together
};

ImportReport report_of(const matter::Matter& matter, const family::Family& family,
                       const FieldMap& fields);

}  // namespace engross::app
