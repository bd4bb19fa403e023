#include "bridge/gate.h"

#include <algorithm>
#include <array>
#include <string_view>

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

std::optional<Refusal> check_route(const Request& request, const Gate& gate) {
  if (route_of(request, gate.routes)) return std::nullopt;
  std::string methods =
      methods_of(gate, [&](const Route& route) { return route.path == path(request); });
  if (!methods.empty()) return wrong_method(std::move(methods));
  return Refusal{404, "not_found", "There is nothing at this address.", ""};
}

constexpr std::array<Check, 3> kChecks = {check_host, check_method, check_route};

}  // namespace

std::optional<Refusal> refusal(const Request& request, const Gate& gate) {
  for (const Check check : kChecks) {
    if (auto refused = check(request, gate)) return refused;
  }
  return std::nullopt;
}

const Route* route_of(const Request& request, std::span<const Route> routes) {
  const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route& route) {
    return route.method == request.method && route.path == path(request);
  });
  return found == routes.end() ? nullptr : &*found;
}

}  // namespace engross::bridge
