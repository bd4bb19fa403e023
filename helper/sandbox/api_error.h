// Clio's two error shapes: the API's, where `error` is an object, and OAuth's flat one.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "sandbox/http.h"

namespace engross::sandbox {

struct ApiError {
  int status = 400;
  std::string type;
  std::string message;
};

template <typename T>
using Answer = tl::expected<T, ApiError>;

inline tl::unexpected<ApiError> refuse(int status, std::string type, std::string message) {
  return tl::unexpected<ApiError>(ApiError{status, std::move(type), std::move(message)});
}

Response error_response(const ApiError& error);  // {"error":{"type":…,"message":…}}

// {"error":"invalid_grant","error_description":…}
Response flat_error(int status, const std::string& error, const std::string& description);

}  // namespace engross::sandbox
