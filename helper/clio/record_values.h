// A record's values by their names in Clio, read from its JSON and written to a change of it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "clio/exchange.h"
#include "clio/records.h"

namespace engross::clio {

// What Clio's answer holds of each change, in their order. Refused for a member that the kind has
// not; malformed where the answer is no such record.
base::Result<std::vector<matter::FieldValue>> values_now(RecordKind kind,
                                                         const nlohmann::json& record,
                                                         const std::vector<ValueChange>& changes,
                                                         const Exchange& exchange);

// The "data" of a change that leaves all else of the record as it is.
nlohmann::json data_of(RecordKind kind, const nlohmann::json& record,
                       const std::vector<ValueChange>& changes);

// As Clio compares them: a contact, a matter or an option by its id, an amount by its number.
bool same_value(const matter::FieldValue& a, const matter::FieldValue& b);

}  // namespace engross::clio
