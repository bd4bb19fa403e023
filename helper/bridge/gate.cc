#include "bridge/gate.h"

#include <algorithm>
#include <array>

namespace engross::bridge {
namespace {

using Check = std::optional<Refusal> (*)(const Request&, const Gate&);

std::optional<Refusal> check_host(const Request& request, const Gate& gate) {
  const auto hosts = values(request.headers, "Host");
  if (hosts.size() != 1 || hosts[0].empty()) {
    return Refusal{400, "bad_host", "A request has to name its host, once.", ""};
  }
  for (std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
    if (hosts[0] == std::string(name) + ":" + std::to_string(gate.port)) return std::nullopt;
  }
  return Refusal{421, "wrong_host", "This helper answers only under its own address.", ""};
}

template <typename Matches>
std::string methods_of(const Gate& gate, Matches matches) {
  std::string methods;
  for (const Route& route : gate.routes) {
    if (!matches(route) || methods.find(route.method) != std::string::npos) continue;
    methods += methods.empty() ? "" : ", ";
    methods += route.method;
  }
  return methods;
}

Refusal wrong_method(std::string methods) {
  return {405, "wrong_method", "This address does not take this kind of request.",
          std::move(methods)};
}

std::optional<Refusal> check_method(const Request& request, const Gate& gate) {
  const auto has_method = [&](const Route& route) { return route.method == request.method; };
  if (std::any_of(gate.routes.begin(), gate.routes.end(), has_method)) return std::nullopt;
  return wrong_method(methods_of(gate, [](const Route&) { return true; }));
}

std::optional<Refusal> check_origin(const Request& request, const Gate&) {
  const Refusal refused{403, "wrong_origin", "Only the helper's own pages may ask this.", ""};
  const auto origins = values(request.headers, "Origin");
  if (origins.size() > 1) return refused;
  const auto host = values(request.headers, "Host");
  if (!origins.empty() && origins[0] != "https://" + std::string(host[0])) return refused;
  const bool browser = !values(request.headers, "Sec-Fetch-Site").empty();
  if (origins.empty() && browser && request.method != "GET") return refused;
  return std::nullopt;
}

// What every browser calls itself; those of today say the site of the page as well.
bool says_browser(const Request& request) {
  const auto agents = values(request.headers, "User-Agent");
  return std::any_of(agents.begin(), agents.end(),
                     [](std::string_view agent) { return agent.starts_with("Mozilla/"); });
}

std::optional<Refusal> check_site(const Request& request, const Gate&) {
  if (says_browser(request) && values(request.headers, "Sec-Fetch-Site").empty()) {
    return Refusal{
        403, "old_browser",
        "This browser is too old to say which page asks: update it to one of 2023 or later.", ""};
  }
  for (std::string_view site : values(request.headers, "Sec-Fetch-Site")) {
    if (site == "same-origin" || (site == "none" && request.method == "GET")) continue;
    return Refusal{403, "wrong_origin", "Only the helper's own pages may ask this.", ""};
  }
  return std::nullopt;
}

const Route* route_at(const Request& request, const Gate& gate) {
  const auto found = std::find_if(gate.routes.begin(), gate.routes.end(), [&](const Route& route) {
    return route.method == request.method && arguments_of(route, path(request));
  });
  return found == gate.routes.end() ? nullptr : &*found;
}

// Nobody without a token learns which addresses there are.
Needs needs_at(const Request& request, const Gate& gate) {
  const Route* route = route_at(request, gate);
  return route ? route->needs : Needs::token;
}

std::optional<Refusal> check_header(const Request& request, const Gate& gate) {
  if (needs_at(request, gate) == Needs::nothing) return std::nullopt;
  const auto marks = values(request.headers, "X-Engross");
  if (marks.size() == 1 && marks[0] == "1") return std::nullopt;
  return Refusal{403, "wrong_caller", "A caller of this helper says X-Engross: 1.", ""};
}

std::optional<Refusal> check_type(const Request& request, const Gate&) {
  const Refusal refused{415, "wrong_type", "This helper reads JSON, and nothing compressed.", ""};
  if (!values(request.headers, "Content-Encoding").empty()) return refused;
  if (request.method != "POST") return std::nullopt;
  const auto types = values(request.headers, "Content-Type");
  if (types.size() == 1 && types[0] == "application/json") return std::nullopt;
  return refused;
}

std::optional<std::string> caller_of(const Request& request, const Gate& gate) {
  constexpr std::string_view kBearer = "Bearer ";
  const auto tokens = values(request.headers, "Authorization");
  if (tokens.size() != 1 || !tokens[0].starts_with(kBearer)) return std::nullopt;
  return gate.holder(tokens[0].substr(kBearer.size()));
}

std::optional<Refusal> check_token(const Request& request, const Gate& gate) {
  const Needs needs = needs_at(request, gate);
  if (needs == Needs::nothing || needs == Needs::header) return std::nullopt;
  const auto caller = caller_of(request, gate);
  if (!caller) {
    return Refusal{401, "no_token", "This needs a token: pair with the helper first.", ""};
  }
  if (needs == Needs::owner && *caller != kOwner)
    return Refusal{403, "wrong_caller", "This is for the person at this machine alone.", ""};
  return std::nullopt;
}

std::optional<Refusal> check_route(const Request& request, const Gate& gate) {
  if (route_at(request, gate)) return std::nullopt;
  std::string methods = methods_of(
      gate, [&](const Route& route) { return arguments_of(route, path(request)).has_value(); });
  if (!methods.empty()) return wrong_method(std::move(methods));
  return Refusal{404, "not_found", "There is nothing at this address.", ""};
}

std::optional<Refusal> check_key(const Request& request, const Gate& gate) {
  if (!route_at(request, gate)->changes) return std::nullopt;
  const auto keys = values(request.headers, "Idempotency-Key");
  const auto fits = [](std::string_view key) {
    return key.size() >= 8 && key.size() <= 64 && std::all_of(key.begin(), key.end(), [](char c) {
             return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    c == '-';
           });
  };
  if (keys.size() == 1 && fits(keys[0])) return std::nullopt;
  return Refusal{400, "bad_request",
                 "What changes something needs one Idempotency-Key of 8 to 64 letters and digits.",
                 ""};
}

constexpr std::array<Check, 9> kChecks = {check_host,  check_method, check_origin,
                                          check_site,  check_header, check_type,
                                          check_token, check_route,  check_key};

}  // namespace

std::optional<Refusal> wrong_host(const Request& request, const Gate& gate) {
  return check_host(request, gate);
}

tl::expected<Admitted, Refusal> admitted(const Request& request, const Gate& gate) {
  for (const Check check : kChecks) {
    if (auto refused = check(request, gate)) return tl::unexpected(std::move(*refused));
  }
  const Route* route = route_at(request, gate);
  const bool named = route->needs == Needs::token || route->needs == Needs::owner;
  return Admitted{route, *arguments_of(*route, path(request)),
                  named ? *caller_of(request, gate) : ""};
}

}  // namespace engross::bridge
