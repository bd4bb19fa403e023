// The two answers of Clio's API: one record, with its etag and conditional reading, and a page of a
// list.
#pragma once

#include <span>

#include "sandbox/filters.h"
#include "sandbox/ordering.h"
#include "sandbox/routes.h"

namespace engross::sandbox {

struct ListRules {
  std::string_view resource;
  std::span<const Filter> filters = {};
  std::span<const Order> orders = {};
  int largest = 200;
};

inline tl::unexpected<ApiError> no_record() {
  return refuse(404, "RecordNotFound", "The requested record was not found");
}

// {"data":{…}}, or 304 when If-None-Match or If-Modified-Since says the caller has it already.
Answer<Response> one(const Call& call, std::string_view resource, const Json& record);

// The record that the path's last id names; 404 when there is none.
Answer<Response> one_of(const Call& call, std::string_view resource);

// {"data":[…],"meta":{"paging":…,"records":…}} of those records that pass the filters.
Answer<Response> list(const Call& call, const ListRules& rules, std::vector<const Json*> records);

// Whether If-Match names another state than the record's: 412.
bool is_stale(const Call& call, const Json& record);

// The object under "data" of the request's body; 400 when there is none.
Answer<Json> data_of(const Call& call);

// The answer of a POST that made something: 201.
Answer<Response> created(Answer<Response> response);

inline tl::unexpected<ApiError> stale_record() {
  return refuse(412, "PreconditionFailed", "The record was changed since it was read");
}

std::vector<const Json*> pointers(const Records& records);
std::vector<const Json*> pointers(const std::vector<Json>& records);

}  // namespace engross::sandbox
