#include "bridge/wire.h"

#include <nlohmann/json.hpp>

namespace engross::bridge {
namespace {

using base::Fault;
using nlohmann::ordered_json;

struct Meaning {
  int status;
  const char* code;
};

Meaning meaning_of(Fault fault) {
  switch (fault) {
    case Fault::usage:
    case Fault::malformed:
      return {422, "malformed"};
    case Fault::missing:
      return {422, "missing"};
    case Fault::template_fault:
      return {422, "template_fault"};
    case Fault::unsupported:
      return {422, "unsupported"};
    case Fault::not_found:
      return {404, "not_found"};
    case Fault::conflict:
      return {409, "conflict"};
    case Fault::review_open:
      return {409, "review_open"};
    case Fault::refused:
      return {422, "refused"};
    case Fault::denied:
      return {502, "refused"};
    case Fault::unreachable:
      return {502, "unreachable"};
    case Fault::sign_in_needed:
      return {502, "sign_in_needed"};
    case Fault::internal:
      break;
  }
  return {500, "internal"};
}

}  // namespace

// Text that is not UTF-8 comes out as U+FFFD rather than as an exception.
Reply json_reply(int status, const ordered_json& body) {
  return {status,
          {{"Content-Type", "application/json"}},
          body.dump(-1, ' ', false, ordered_json::error_handler_t::replace)};
}

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

Reply internal_reply() {
  return error_reply({500, "internal", "Something went wrong inside the helper.", ""});
}

ordered_json progress_json(const std::optional<app::Progress>& progress) {
  if (!progress) return nullptr;
  switch (progress->kind) {
    case app::Progress::Kind::waiting:
      return {{"kind", "waiting"}, {"seconds", progress->seconds}};
    case app::Progress::Kind::reading:
      return {{"kind", "reading"}, {"done", progress->done}, {"total", progress->total}};
    case app::Progress::Kind::uploading:
      return {{"kind", "uploading"}, {"done", progress->done}, {"total", progress->total}};
    case app::Progress::Kind::again:
      break;
  }
  return {{"kind", "again"}};
}

Reply fault_reply(const base::Errors& errors) {
  const Meaning meaning = meaning_of(errors.front().fault);
  ordered_json faults = ordered_json::array();
  for (const base::Error& error : errors)
    faults.push_back({{"what", error.what}, {"where", error.where}, {"remedy", error.remedy}});
  return json_reply(meaning.status, {{"error",
                                      {{"code", meaning.code},
                                       {"message", errors.front().line()},
                                       {"faults", std::move(faults)}}}});
}

void add_common_headers(Reply& reply) {
  // No Access-Control-… header, ever: pane and API are one origin, and nobody else is to read this.
  const auto add = [&](const char* name, const char* value) {
    if (values(reply.headers, name).empty()) reply.headers.push_back({name, value});
  };
  add("Cache-Control", "no-store");
  add("X-Content-Type-Options", "nosniff");
  add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Referrer-Policy", "no-referrer");
}

}  // namespace engross::bridge
