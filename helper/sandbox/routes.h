// The API's addresses as a table: method, path, the scopes it needs, and the function that answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/api_error.h"
#include "sandbox/cabinet.h"
#include "sandbox/shape.h"

namespace engross::sandbox {

// One request to the API, with all that answering takes.
struct Call {
  const Request& request;
  const Firm& firm;
  const Resources& resources;
  View view;
  Id user = 0;            // whose token it is
  std::vector<Id> ids{};  // the {id}s of the path, in order
  std::string origin;     // of links to further pages
  std::string secret;     // seals page tokens
  Cabinet& cabinet;       // documents and folders, to be changed
  Firm& books;            // the firm's other records, to be changed
  base::Instant now{};
};

using Endpoint = Answer<Response> (*)(const Call&);

struct Route {
  std::string_view method;
  std::string_view path;    // "/matters/{id}/client"; the suffix .json is optional on any
  std::string_view scopes;  // separated by "|"; all are needed
  Endpoint endpoint;
};

struct Routed {
  const Route* route = nullptr;  // nothing when the path exists under other methods only
  std::vector<Id> ids;
};

// Nothing when no route has this path. `path` is what follows /api/v4.
std::optional<Routed> route_of(std::string_view method, std::string_view path);

}  // namespace engross::sandbox
