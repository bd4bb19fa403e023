// A custom field's value by its type. Clio's description calls every value a string; the server
// also sends numbers and booleans, and both forms are taken.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"
#include "matter/matter.h"

namespace engross::clio {

// The value of a custom_field_values entry; monostate when it holds nothing, nothing at all when it
// is not a value of that type. An amount is in `currency`.
std::optional<matter::FieldValue> field_value(matter::FieldType type, const nlohmann::json& entry,
                                              const std::string& currency);

// Digits with sign, point and exponent ("1.24e6"), exactly.
std::optional<base::Decimal> exact_decimal(std::string_view text);

}  // namespace engross::clio
