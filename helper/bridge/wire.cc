#include "bridge/wire.h"

#include <nlohmann/json.hpp>

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

// Text that is not UTF-8 comes out as U+FFFD rather than as an exception.
Reply json_reply(int status, const ordered_json& body) {
  return {status,
          {{"Content-Type", "application/json"}},
          body.dump(-1, ' ', false, ordered_json::error_handler_t::replace)};
}

}  // namespace

Reply status_reply(const Status& status) {
  return json_reply(200, {{"name", "Engross"},
                          {"version", status.version},
                          {"api", 1},
                          {"practice", status.practice},
                          {"started_at", base::iso(status.started_at)}});
}

Reply error_reply(const Refusal& refusal) {
  Reply reply = json_reply(refusal.status,
                           {{"error", {{"code", refusal.code}, {"message", refusal.message}}}});
  if (!refusal.allow.empty()) reply.headers.push_back({"Allow", refusal.allow});
  return reply;
}

void add_common_headers(Reply& reply) {
  // No Access-Control-… header, ever: pane and API are one origin, and nobody else is to read this.
  for (const auto& [name, value] : {
           std::pair{"Cache-Control", "no-store"},
           std::pair{"X-Content-Type-Options", "nosniff"},
           std::pair{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
           std::pair{"Cross-Origin-Resource-Policy", "same-origin"},
           std::pair{"Referrer-Policy", "no-referrer"},
       }) {
    reply.headers.push_back({name, value});
  }
}

}  // namespace engross::bridge
