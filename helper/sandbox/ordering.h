// The `order` parameter of a list: "name(asc)" from a table of the names it takes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sandbox/api_error.h"
#include "sandbox/firm.h"

namespace engross::sandbox {

struct Order {
  std::string_view name;
  std::string_view member;
  std::string_view resource = "";  // the member is this resource's id, compared by its name
};

// Sorts `records` when the query names an order and returns whether cursor paging is possible,
// which it is for id(asc) alone. 400 for an order that is not in the table.
Answer<bool> sort(std::vector<const Json*>& records, const Pairs& query,
                  std::span<const Order> orders, const Firm& firm);

}  // namespace engross::sandbox
