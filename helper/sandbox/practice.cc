#include "sandbox/practice.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/json.h"
#include "base/text.h"
#include "sandbox/host.h"
#include "sandbox/pages.h"
#include "sandbox/routes.h"

namespace engross::sandbox {
namespace {

constexpr std::string_view kApi = "/api/v4";
constexpr std::string_view kVersion = "4.0.13";
constexpr std::size_t kLongestLog = 4096;  // requests; older ones are told no more
constexpr int kOldestPatch = 4;            // the oldest whose changes Clio's change log still lists
constexpr int kNewestPatch = 13;

// The version an answer is in; nothing when the header names none that is served.
std::optional<std::string> version_of(const Request& request) {
  const std::string asked = header(request, "X-API-VERSION");
  if (asked.empty()) return std::string(kVersion);
  for (int patch = kOldestPatch; patch <= kNewestPatch; ++patch) {
    if (asked == fmt::format("4.0.{}", patch)) return asked;
  }
  return std::nullopt;
}

App with_more(App app, const std::vector<std::string>& redirect_uris) {
  app.redirect_uris.insert(app.redirect_uris.end(), redirect_uris.begin(), redirect_uris.end());
  return app;
}

Firm with_redirects(Firm firm, const std::vector<std::string>& redirect_uris) {
  firm.replace_first(with_more(firm.apps().front(), redirect_uris));
  return firm;
}

ApiError too_many(long wait) {
  return {429, "RateLimited",
          fmt::format("Rate limit exceeded. Please retry after {} seconds.", wait)};
}

Response plain(int status, const std::string& text) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = text + '\n';
  return response;
}

Response json(const Ordered& body) {
  Response response;
  response.body = body.dump(1);
  return response;
}

}  // namespace

Practice::Practice(Firm firm, const Options& options)
    : firm_(with_redirects(std::move(firm), options.redirect_uris)),
      oauth_(firm_, switches_, tokens_),
      secret_(random_hex(16)),
      cabinet_(firm_, switches_, secret_) {
  switches_.requests_per_minute = options.requests_per_minute;
  switches_.rotate_refresh_tokens = options.rotate_refresh_tokens;
  switches_.token_lifetime_s = options.token_lifetime_s;
  switches_.region = options.region;
  switches_.public_origin = options.public_origin;
  practice_token_ =
      tokens_.add_access({app().client_id, firm_.all("User").begin()->first, options.region},
                         now() + std::chrono::seconds{options.token_lifetime_s});
}

base::Instant Practice::now() const {
  using namespace std::chrono;
  return time_point_cast<seconds>(system_clock::now()) + seconds{switches_.clock_ahead_s};
}

std::string Practice::origin(const Request& request) const {
  if (!switches_.public_origin.empty()) return switches_.public_origin;
  return "http://" + header(request, "Host");
}

Response Practice::answer(const Request& request) {
  const std::lock_guard lock(mutex_);
  if (!names_this_machine(request)) {
    return plain(403, "The practice Clio answers to 127.0.0.1, localhost and [::1] alone.");
  }
  if (request.path.starts_with("/practice/")) {
    return comes_from_elsewhere(request) ? plain(403, "Other pages have no say here.")
                                         : control(request);
  }
  Response response = served(request);
  note(request, response.status);
  return response;
}

std::optional<std::size_t> Practice::cut_of(const Request& request) {
  const std::lock_guard lock(mutex_);
  const auto cut = switches_.next_cut(request.method, request.path);
  if (cut) note(request, 0);
  return cut;
}

Response Practice::served(const Request& request) {
  if (const auto fault = switches_.next_fault(request.method, request.path)) {
    return faulty(request, *fault);
  }
  return right(request);
}

Response Practice::faulty(const Request& request, const Fault& fault) {
  Response response;
  if (fault.status == 0) {
    response = right(request);
  } else {
    response = error_response({fault.status, fault.status == 429 ? "RateLimited" : "PracticeFault",
                               "The practice Clio was told to answer so."});
    response.content_type = fault.content_type;
  }
  if (fault.body) response.body = *fault.body;
  if (!fault.retry_after.empty()) response.headers.emplace_back("Retry-After", fault.retry_after);
  response.headers.insert(response.headers.end(), fault.headers.begin(), fault.headers.end());
  response.hold_seconds = fault.hang_s;
  response.cut_after = fault.cut_body_after;
  response.unanswered = fault.unanswered;
  return response;
}

Response Practice::right(const Request& request) {
  if (request.path.starts_with("/api/")) return api(request);
  if (request.path.starts_with("/oauth/")) {
    return oauth_.answer(request, "http://" + header(request, "Host"), now());
  }
  if (request.path.starts_with(kStoragePath)) return cabinet_.storage().answer(request, now());
  if (request.path == "/") return welcome_page(base::text_at(firm_.account(), "name"));
  return plain(404, "There is nothing here.");
}

Response Practice::api(const Request& request) {
  const auto at = now();
  const std::string token = bearer_of(request);
  const auto grant = tokens_.access(token, at);
  const bool known = grant && grant->region == switches_.region;
  const auto standing = rate_limit_.count(known ? token : "", switches_.requests_per_minute, at);
  Response response;
  if (standing.over) {
    response = error_response(too_many(standing.retry_after));
  } else if (!known) {
    response = invalid_token();
  } else {
    auto answered = routed(request, *grant);
    response = answered ? std::move(*answered) : error_response(answered.error());
  }
  for (auto& pair : standing.headers()) response.headers.push_back(std::move(pair));
  response.headers.emplace_back("X-API-VERSION",
                                version_of(request).value_or(std::string(kVersion)));
  return response;
}

Answer<Response> Practice::routed(const Request& request, const Grant& grant) {
  if (!version_of(request)) {
    return refuse(410, "ApiVersionNotSupported", "The requested API version is not supported");
  }
  if (!request.path.starts_with(std::string(kApi) + '/')) {
    return refuse(404, "RecordNotFound", "There is no such address");
  }
  const auto found = route_of(request.method, std::string_view(request.path).substr(kApi.size()));
  if (!found) return refuse(404, "RecordNotFound", "There is no such address");
  if (found->route == nullptr) {
    return refuse(405, "MethodNotAllowed", request.method + " is not answered at this address");
  }
  for (const std::string& scope : base::split(found->route->scopes, '|')) {
    if (switches_.missing_scopes.contains(scope)) {
      return refuse(403, "ForbiddenError", "User is forbidden from taking that action");
    }
  }
  View view;
  view.missing_scopes = switches_.missing_scopes;
  view.strip_custom_fields = switches_.strip_custom_fields;
  view.values_as_numbers = switches_.values_as_numbers;
  return found->route->endpoint({request, firm_, resources_, std::move(view), grant.user,
                                 found->ids, origin(request), secret_, cabinet_, firm_, now()});
}

Response Practice::control(const Request& request) {
  if (request.path == "/practice/log" && request.method == "GET") return log();
  if (request.path == "/practice/log" && request.method == "DELETE") {
    log_.clear();
    return log();
  }
  if (request.path == "/practice/switches" && request.method == "GET") {
    return json(switches_.json());
  }
  if (request.path == "/practice/switches" && request.method == "PUT") {
    return set_switches(request.body);
  }
  if (request.path == "/practice/expire_tokens" && request.method == "POST") {
    tokens_.revoke_access();
    return json(Ordered::object());
  }
  if (request.path == "/practice/revoke_app" && request.method == "POST") {
    tokens_.revoke_access();
    tokens_.revoke_refresh();
    return json(Ordered::object());
  }
  if (request.path == "/practice/app" && request.method == "GET") {
    return json({{"client_id", app().client_id}, {"client_secret", app().client_secret}});
  }
  return plain(404, "The practice controls are log, switches, app, expire_tokens and revoke_app.");
}

void Practice::note(const Request& request, int status) {
  const std::string line = fmt::format("{} {} {}", status, request.method, request.target);
  log_.emplace_back(line);
  if (log_.size() > kLongestLog) log_.pop_front();
}

Response Practice::log() const {
  Ordered list = Ordered::array();
  for (const std::string_view line : log_) {
    const std::size_t method = line.find(' ') + 1;
    const std::size_t path = line.find(' ', method) + 1;
    list.push_back({{"method", line.substr(method, path - 1 - method)},
                    {"path", line.substr(path)},
                    {"status", std::stoi(std::string(line))}});
  }
  return json(list);
}

Response Practice::set_switches(const std::string& body) {
  const auto changes = base::parse_json(body, "the switches");
  if (!changes) return plain(400, changes.error().line());
  if (const auto wrong = switches_.set(*changes)) return plain(400, *wrong);
  return json(switches_.json());
}

}  // namespace engross::sandbox
