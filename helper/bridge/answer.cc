#include "bridge/answer.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <exception>

#include "base/text.h"
#include "bridge/head.h"
#include "bridge/routes.h"
#include "bridge/secrets.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

constexpr std::string_view kApi = "/api/";
constexpr int kMostPatience = 10;  // seconds

// The pane's own files only, from here and nowhere else; nothing inline, no frame around it.
constexpr const char* kPanePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// How long the caller waits before it would rather follow a job (RFC 7240: respond-async, wait=2);
// nothing: to the end.
std::optional<std::chrono::seconds> patience_of(const Request& request) {
  bool async = false;
  int wait = 0;
  for (std::string_view preferences : values(request.headers, "Prefer")) {
    while (!preferences.empty()) {
      const std::size_t end = std::min(preferences.find(','), preferences.size());
      const std::string one = base::lower(base::trim(preferences.substr(0, end)));
      if (one == "respond-async") async = true;
      if (one.starts_with("wait=")) std::from_chars(one.data() + 5, one.data() + one.size(), wait);
      preferences.remove_prefix(std::min(end + 1, preferences.size()));
    }
  }
  if (!async) return std::nullopt;
  return std::chrono::seconds(std::clamp(wait, 0, kMostPatience));
}

base::Instant this_second() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

Answers::Answers(const Options& options)
    : options_(options),
      pairings_({options.pairing.load, options.pairing.save}, options.pairing.random,
                options.pairing.show),
      open_documents_(std::chrono::steady_clock::now),
      jobs_(this_second) {}

Reply Answers::of_pane(const Request& request) const {
  if (request.method != "GET") return error_reply({405, "wrong_method", "This is a page.", "GET"});
  const std::string_view asked = path(request);
  const auto file = options_.pane.find(std::string(asked == "/" ? "/pane/index.html" : asked));
  if (file == options_.pane.end())
    return error_reply({404, "not_found", "There is nothing at this address.", ""});
  return {200,
          {{"Content-Type", file->second.type}, {"Content-Security-Policy", kPanePolicy}},
          file->second.bytes};
}

Gate Answers::gate(std::uint16_t port, base::Instant now) const {
  return {port, routes(), [this, now](std::string_view token) -> std::optional<std::string> {
            const std::string& owner = options_.pairing.owner_token;
            const auto paired = pairings_.holder(token, now);
            const bool owns = !owner.empty() && same_secret(sha256(token), sha256(owner));
            return owns ? std::optional<std::string>(kOwner) : paired;
          }};
}

std::size_t Answers::longest_body(const Request& head, std::uint16_t port) const {
  const auto let_in = admitted(head, gate(port, this_second()));
  return let_in && let_in->route->takes_document ? kLongestBodyOfDocument : kLongestBody;
}

Reply Answers::bare(const Request& request, std::uint16_t port) {
  const base::Instant now = this_second();
  const Gate gate = this->gate(port, now);
  if (!path(request).starts_with(kApi)) {
    if (auto wrong = wrong_host(request, gate)) return error_reply(*wrong);
    return of_pane(request);
  }
  const auto let_in = admitted(request, gate);
  if (!let_in) return error_reply(let_in.error());
  House house{options_, pairings_,   documents_, filings_,       write_backs_,
              books_,   recordings_, jobs_,      open_documents_};
  const Call call{request, let_in->arguments, let_in->caller, now};
  const Route& route = *let_in->route;
  const auto patience = route.asks_clio.empty() ? std::nullopt : patience_of(request);
  const auto answer = [&] {
    return patience ? begin_job(route, call, house, *patience) : route.answer(call, house);
  };
  if (!route.changes) return answer();
  const std::string key(values(request.headers, "Idempotency-Key")[0]);
  return once_.answer(call.caller, key, request, [&] {
    try {
      return answer();
    } catch (const std::exception&) {
      return internal_reply();
    }
  });
}

Reply Answers::answer(const Request& request, std::uint16_t port) {
  Reply reply;
  try {
    reply = bare(request, port);
  } catch (const std::exception&) {
    reply = internal_reply();
  }
  add_common_headers(reply);
  return reply;
}

Reply refused(const Refusal& refusal) {
  Reply reply = error_reply(refusal);
  add_common_headers(reply);
  return reply;
}

}  // namespace engross::bridge
