// Pages of a list: by a sealed cursor (order id(asc), any number of records) or by offset (any
// order, 10,000 records at most).
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "sandbox/api_error.h"

namespace engross::sandbox {

struct Page {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::string> next;  // absolute addresses
  std::optional<std::string> previous;
};

struct PageRules {
  std::string origin;  // "http://127.0.0.1:8080", put before the request's own path
  std::string secret;  // seals page tokens
  int largest = 200;   // limit: 1 to this, and this by default
  bool cursor = true;  // the order allows it
};

// 400 for a limit or token that is none, 422 past the cap of offset paging.
Answer<Page> page_of(const Request& request, std::size_t records, const PageRules& rules);

}  // namespace engross::sandbox
