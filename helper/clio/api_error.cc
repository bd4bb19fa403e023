#include "clio/api_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/json.h"
#include "clio/answer.h"
#include "clio/sign_in.h"

namespace engross::clio {
namespace {

using base::Error;
using base::Fault;

constexpr std::size_t kLongestMessage = 200;

// Permission groups of Clio's developer portal by the resource that needs them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kGroups = {{
    {"/matters", "Matters"},
    {"/relationships", "Matters"},
    {"/practice_areas", "Matters"},
    {"/contacts", "Contacts"},
    {"/custom_fields", "Custom Fields"},
    {"/users", "Users"},
    {"/documents", "Documents"},
    {"/folders", "Documents"},
    {"/activities", "Activities"},
    {"/calendar_entries", "Calendars"},
    {"/calendars", "Calendars"},
}};

std::string_view permission_group(std::string_view url) {
  constexpr std::string_view kRoot = "/api/v4";
  const std::size_t start = url.find(kRoot);
  if (start == std::string_view::npos) return "the data asked for";
  const std::string_view path = url.substr(start + kRoot.size());
  for (const auto& [resource, group] : kGroups) {
    if (path.substr(0, resource.size()) == resource) return group;
  }
  return "the data asked for";
}

// Both shapes: the API's {"error":{"type","message"}} and OAuth's flat
// {"error","error_description"}.
std::string own_words(const Response& response) {
  const auto body = read_json(response.body);
  if (!body) return "";
  const auto& error = base::member(*body, "error");
  for (const std::string& text :
       {base::text_at(error, "message"), base::text_at(*body, "error_description"),
        base::text_at(*body, "message"), base::text_at(error, "type")}) {
    if (!text.empty()) return text.substr(0, kLongestMessage);
  }
  return "";
}

std::string with_own_words(std::string what, const Response& response) {
  const std::string words = own_words(response);
  return words.empty() ? what : fmt::format("{} (\"{}\")", what, words);
}

std::string where(const Response& response, const Access& access) {
  const std::string_view request = response.header("X-Request-Id");
  if (request.empty()) return place(access);
  return fmt::format("{}, request {}", place(access), request.substr(0, 80));
}

Error sign_in_again(const Response& response, const Access& access) {
  const Region* region = region_of(access);
  if (!region) {
    return {Fault::sign_in_needed, "Clio does not accept this access token",
            where(response, access),
            "use a token that this server gave out and that has not expired"};
  }
  return {Fault::sign_in_needed,
          "Clio does not accept the sign-in: it has expired or was taken back, or the firm's "
          "account is "
          "in another region",
          where(response, access),
          fmt::format("sign in again with: engross connect --region {}; or with one of: {}",
                      region->word, other_regions(access))};
}

Error forbidden(const Response& response, const Question& question, const Access& access) {
  const std::string_view group = permission_group(question.url);
  const Region* region = region_of(access);
  return {Fault::denied,
          with_own_words(fmt::format("Clio does not let this sign-in {} {}",
                                     question.method == "GET" ? "read" : "change", group),
                         response),
          where(response, access),
          fmt::format(
              "give the app the permission \"{}\" in Clio's developer portal{} and sign in again, "
              "or ask the firm's Clio administrator for the right to see it",
              group, region ? fmt::format(" ({})", region->portal) : "")};
}

Error outdated(const Response& response, const Access& access) {
  return {Fault::unsupported,
          with_own_words("Clio no longer answers this version of its interface", response),
          where(response, access), "install the newest Engross"};
}

bool is_about_version(const Response& response, const Question& question) {
  return question.thing.empty() ||
         base::fold(own_words(response)).find("version") != std::string::npos ||
         own_words(response).empty();
}

}  // namespace

Error refused_again(const Response& response, const Access& access) {
  return {
      Fault::sign_in_needed,
      "Clio gave out this sign-in a moment ago and does not accept it: the firm's account is in "
      "another region",
      where(response, access),
      fmt::format("look at the address your browser shows when you are in Clio, and sign in "
                  "again with engross connect --region and one of: {}; in the same region: {}",
                  other_regions(access), connect_command(access))};
}

Error captive_network(const Access& access, std::string_view what) {
  return {Fault::unreachable, fmt::format("this network needs a sign-in: {}", what), place(access),
          "open any web page in the browser, sign in to the network, then try again"};
}

Error refusal(const Response& response, const Question& question, const Access& access) {
  const std::string at = where(response, access);
  const int status = response.status;
  if (status == 401) return sign_in_again(response, access);
  if (status == 407) {
    return {Fault::unreachable, "the network's proxy wants a sign-in", at,
            "ask your IT to let this computer reach Clio"};
  }
  if (status == 511 || is_web_page(response)) {
    return captive_network(
        access, fmt::format("a web page (status {}) came instead of Clio's answer", status));
  }
  if (status == 403) return forbidden(response, question, access);
  if (status == 410 && is_about_version(response, question)) return outdated(response, access);
  if (question.later_page && (status == 400 || status == 404 || status == 410 || status == 422)) {
    return {Fault::conflict, with_own_words("Clio lost its place in a list", response), at,
            "try again"};
  }
  if (status == 412) {
    return {Fault::conflict, "it was changed in Clio meanwhile", at,
            "look at what is there now, and decide again"};
  }
  if (status == 404 || status == 410) {
    const std::string thing = question.thing.empty() ? "such thing" : question.thing;
    return {Fault::not_found,
            fmt::format("no {} in Clio{}", thing, status == 410 ? ": it was deleted" : ""), at,
            "check the number; it may also be hidden from this user"};
  }
  if (status == 422 && question.method != "GET") {
    return {Fault::denied, with_own_words("Clio does not take this", response), at,
            "set right what it names, then try again"};
  }
  return {Fault::denied,
          with_own_words(fmt::format("Clio refused the question (status {})", status), response),
          at, "install the newest Engross; if it is the newest, please report this line"};
}

std::string spoken(std::chrono::seconds time) {
  const auto s = time.count();
  if (s < 120) return fmt::format("{} s", s);
  const auto minutes = (s + 59) / 60;
  if (minutes < 60) return fmt::format("{} min", minutes);
  return minutes % 60 == 0 ? fmt::format("{} h", minutes / 60)
                           : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

}  // namespace engross::clio
