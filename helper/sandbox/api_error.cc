#include "sandbox/api_error.h"

#include <nlohmann/json.hpp>

namespace engross::sandbox {
namespace {

// What a caller sent may be quoted in a message, and need not be UTF-8.
std::string text_of(const nlohmann::ordered_json& body) {
  return body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

Response error_response(const ApiError& error) {
  Response response;
  response.status = error.status;
  response.body = text_of({{"error", {{"type", error.type}, {"message", error.message}}}});
  return response;
}

Response flat_error(int status, const std::string& error, const std::string& description) {
  Response response;
  response.status = status;
  response.body = text_of({{"error", error}, {"error_description", description}});
  return response;
}

}  // namespace engross::sandbox
