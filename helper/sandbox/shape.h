// An answer's record: the fields that were asked for, with nested records to one level, and what
// the app may not see taken out.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "sandbox/fields.h"
#include "sandbox/firm.h"

namespace engross::sandbox {

using Ordered = nlohmann::ordered_json;

// What of the firm the asking app sees.
struct View {
  std::set<std::string, std::less<>> missing_scopes;
  bool strip_custom_fields = false;  // values carry their id and nothing else
  bool values_as_numbers = false;    // numeric, currency, picklist, contact and matter values
  std::set<Id> custom_field_ids;     // values of these definitions alone; empty: of all

  bool may_read(std::string_view scope) const { return !missing_scopes.contains(scope); }
};

// A nested record of a scope that is missing becomes {"id":…,"redacted":true}; a matter keeps its
// display_number where that was asked for.
Ordered shape(const Json& record, const Selection& selection, const Resources& resources,
              const Firm& firm, const View& view);

}  // namespace engross::sandbox
