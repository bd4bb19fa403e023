#include "bridge/answer.h"

#include <exception>

#include "bridge/gate.h"
#include "bridge/routes.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

Reply bare_answer(const Request& request, const Options& options, std::uint16_t port) {
  if (const auto reason = refusal(request, {port, routes()})) return error_reply(*reason);
  try {
    return route_of(request, routes())->answer(options);
  } catch (const std::exception&) {
    return error_reply({500, "internal", "Something went wrong inside the helper.", ""});
  }
}

}  // namespace

Reply refused(const Refusal& refusal) {
  Reply reply = error_reply(refusal);
  add_common_headers(reply);
  return reply;
}

Reply answer(const Request& request, const Options& options, std::uint16_t port) {
  Reply reply = bare_answer(request, options, port);
  add_common_headers(reply);
  return reply;
}

}  // namespace engross::bridge
