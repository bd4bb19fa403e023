// Records chosen by what one of their custom fields holds.
#include <Poco/NumberParser.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/decimal.h"
#include "base/json.h"
#include "base/text.h"
#include "sandbox/compare.h"
#include "sandbox/filters.h"

namespace engross::sandbox {
namespace {

constexpr std::string_view kParameter = "custom_field_values[";

bool is_ordered(std::string_view type) {
  return type == "currency" || type == "date" || type == "time" || type == "numeric";
}

bool is_number(std::string_view type) { return type == "currency" || type == "numeric"; }

// "[<=50, >=45]" holds several conditions, anything else is one.
std::vector<Comparison> comparisons(const std::string& value) {
  if (!value.starts_with('[') || !value.ends_with(']')) return {read_comparison(value)};
  std::vector<Comparison> found;
  for (const std::string& part : base::split(value.substr(1, value.size() - 2), ',')) {
    found.push_back(read_comparison(part));
  }
  return found;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

int order_of(const std::string& held, const std::string& operand, std::string_view type) {
  if (is_number(type)) {
    const auto left = base::Decimal::parse(held);
    const auto right = base::Decimal::parse(operand);
    if (left && right) return *left < *right ? -1 : *left == *right ? 0 : 1;
  }
  return held.compare(operand);
}

bool passes(const Json& record, Id field, std::string_view type,
            const std::vector<Comparison>& wanted) {
  for (const Json& value : base::member(record, "custom_field_values")) {
    if (base::number_at(value, "custom_field") != field || value["value"].is_null()) continue;
    const std::string held = text_of(value["value"]);
    return std::all_of(wanted.begin(), wanted.end(), [&](const Comparison& one) {
      return holds(one.op, order_of(held, one.operand, type));
    });
  }
  return false;
}

Answer<bool> check(const std::vector<Comparison>& wanted, std::string_view type,
                   const std::string& name) {
  for (const Comparison& one : wanted) {
    if (!one.op.empty() && one.op != "=" && !is_ordered(type)) {
      return refuse(400, "ArgumentError",
                    fmt::format("{} is not a valid operator for {}", one.op, name));
    }
    if (is_number(type) && !base::Decimal::parse(one.operand)) {
      return refuse(400, "ArgumentError",
                    fmt::format("{} is not a valid value for {}", one.operand, name));
    }
  }
  return true;
}

}  // namespace

Answer<std::vector<const Json*>> filtered_by_custom_values(std::vector<const Json*> records,
                                                           const Pairs& query, const Firm& firm) {
  for (const auto& [name, value] : query) {
    if (!name.starts_with(kParameter) || !name.ends_with(']')) continue;
    Poco::Int64 id = 0;
    const std::string digits = name.substr(kParameter.size(), name.size() - kParameter.size() - 1);
    const Json* field =
        Poco::NumberParser::tryParse64(digits, id) ? firm.find("CustomField", id) : nullptr;
    if (field == nullptr) {
      return refuse(400, "ArgumentError", fmt::format("{} is not a valid custom field", digits));
    }
    const std::string type = base::text_at(*field, "field_type");
    const auto wanted = comparisons(value);
    if (auto fine = check(wanted, type, name); !fine) return tl::unexpected(fine.error());
    std::erase_if(records, [&](const Json* record) { return !passes(*record, id, type, wanted); });
  }
  return records;
}

}  // namespace engross::sandbox
