#include "sandbox/ordering.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace engross::sandbox {
namespace {

// Text by its folded form, so that É sorts with E.
Json key_of(const Json& record, const Order& order, const Firm& firm) {
  const Json* holder = &record;
  std::string_view member = order.member;
  if (!order.resource.empty()) {
    holder = firm.find(order.resource, base::number_at(record, order.member));
    member = "name";
  }
  if (holder == nullptr) return nullptr;
  const Json& value = base::member(*holder, member);
  return value.is_string() ? Json(base::fold(value.get<std::string>())) : value;
}

}  // namespace

Answer<bool> sort(std::vector<const Json*>& records, const Pairs& query,
                  std::span<const Order> orders, const Firm& firm) {
  const auto asked = first(query, "order");
  // Records stand by id; links to further pages say so also where no other order is known.
  if (!asked || *asked == "id(asc)") return true;
  const bool descending = asked->ends_with("(desc)");
  const auto row = std::find_if(orders.begin(), orders.end(), [&](const Order& order) {
    return *asked == fmt::format("{}({})", order.name, descending ? "desc" : "asc");
  });
  if (row == orders.end()) {
    return refuse(400, "ArgumentError", fmt::format("{} is not a valid order", *asked));
  }
  std::vector<std::pair<Json, const Json*>> keyed;
  for (const Json* record : records) keyed.emplace_back(key_of(*record, *row, firm), record);
  std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    return descending ? b.first < a.first : a.first < b.first;
  });
  std::transform(keyed.begin(), keyed.end(), records.begin(),
                 [](const auto& pair) { return pair.second; });
  return row->name == "id" && !descending;
}

}  // namespace engross::sandbox
