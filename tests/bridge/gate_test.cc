#include "bridge/gate.h"

#include <gtest/gtest.h>

#include <array>

#include "rows/rows.h"

namespace engross::bridge {
namespace {

// A table that has what the real one has: every need, a part in braces, two methods on one path.
Reply no_answer(const Call&, House&) { return {}; }
constexpr std::array kRoutes = {
    Route{"GET", "/api/v1/status", Needs::nothing, false, no_answer},
    Route{"POST", "/api/v1/pairings", Needs::header, false, no_answer},
    Route{"POST", "/api/v1/allow", Needs::owner, false, no_answer},
    Route{"GET", "/api/v1/drafts", Needs::token, false, no_answer},
    Route{"POST", "/api/v1/drafts", Needs::token, true, no_answer},
    Route{"GET", "/api/v1/drafts/{draft}/values/{subject}", Needs::token, false, no_answer},
};
std::optional<std::string> holder(std::string_view token) {
  if (token == "of-word") return "pairing-1";
  if (token == "of-owner") return std::string(kOwner);
  return std::nullopt;
}
const Gate kGate{18743, kRoutes, holder};

struct GateRow {
  const char* name;
  const char* method;
  const char* target;
  std::vector<const char*> hosts;
  int status;  // 0: let in
  const char* code;
  const char* allow = "";
  std::vector<Header> headers = {};
};

class Gates : public rows::Row<GateRow> {};

ROW_TEST(Gates, FirstRefusalWins) {
  const GateRow& row = this->row();
  Request request{row.method, row.target, {{"Accept", "*/*"}}};
  for (const char* host : row.hosts) request.headers.push_back({"Host", host});
  for (const Header& header : row.headers) request.headers.push_back(header);
  const auto let_in = admitted(request, kGate);
  EXPECT_EQ(let_in ? 0 : let_in.error().status, row.status);
  EXPECT_EQ(let_in ? "" : let_in.error().code, row.code);
  EXPECT_EQ(let_in ? "" : let_in.error().allow, row.allow);
  if (let_in) {
    EXPECT_EQ(let_in->route->method, row.method);
  }
}

GateRow host(const char* name, const char* value, int status = 421,
             const char* code = "wrong_host") {
  return {name, "GET", "/api/v1/status", {value}, status, code};
}
const std::vector<Header> kToken = {{"X-Engross", "1"}, {"Authorization", "Bearer of-word"}};
GateRow place(const char* name, const char* target) {
  return {name, "GET", target, {"localhost:18743"}, 404, "not_found", "", kToken};
}
// A request to change something, whose headers are these.
GateRow change(const char* name, int status, const char* code, std::vector<Header> headers) {
  return {name, "POST", "/api/v1/drafts",  {"localhost:18743"}, status,
          code, "",     std::move(headers)};
}
std::vector<Header> honest(std::vector<Header> more = {}) {
  std::vector<Header> all = kToken;
  all.push_back({"Content-Type", "application/json"});
  all.push_back({"Idempotency-Key", "0123-abcd"});
  for (Header& one : more) all.push_back(std::move(one));
  return all;
}
std::vector<Header> without(std::string_view name) {
  auto all = honest();
  std::erase_if(all, [&](const Header& one) { return one.name == name; });
  return all;
}
std::vector<Header> with(std::string_view name, const char* value) {
  auto all = honest();
  for (Header& one : all) {
    if (one.name == name) one.value = value;
  }
  return all;
}
GateRow method(const char* name, const char* value, const char* allow = "GET, POST") {
  return {name, value, "/api/v1/status", {"localhost:18743"}, 405, "wrong_method", allow};
}

ROWS(
    LetIn, Gates, host("localhost", "localhost:18743", 0, ""),
    host("A2_ipv4_is_ours", "127.0.0.1:18743", 0, ""), host("ipv6", "[::1]:18743", 0, ""),
    GateRow{"query", "GET", "/api/v1/status?x=1", {"localhost:18743"}, 0, ""},
    change("changes", 0, "", honest()),
    change("A49_another_program", 0, "", honest({{"User-Agent", "curl/8.5.0"}})),
    change("own_origin", 0, "",
           honest({{"Origin", "https://localhost:18743"}, {"Sec-Fetch-Site", "same-origin"}})),
    change("owner", 0, "", with("Authorization", "Bearer of-owner")),
    GateRow{
        "parts", "GET", "/api/v1/drafts/D-2YTRH/values/-3", {"localhost:18743"}, 0, "", "", kToken},
    GateRow{"navigation",
            "GET",
            "/api/v1/status",
            {"localhost:18743"},
            0,
            "",
            "",
            {{"Sec-Fetch-Site", "none"}}});

ROWS(Host, Gates, host("A2_another_address_of_loopback", "127.0.0.2:18743"),
     host("A2_without_the_port", "127.0.0.1"), host("A2_with_another_port", "127.0.0.1:18744"),
     host("A2_written_short", "127.1:18743"), host("A2_written_as_a_number", "2130706433:18743"),
     GateRow{"A2_with_an_origin_of_localhost",
             "POST",
             "/api/v1/drafts",
             {"127.0.0.1:18743"},
             403,
             "wrong_origin",
             "",
             honest({{"Origin", "https://localhost:18743"}, {"Sec-Fetch-Site", "same-origin"}})},
     GateRow{"B2_missing", "GET", "/api/v1/status", {}, 400, "bad_host"},
     GateRow{"B2_empty", "GET", "/api/v1/status", {""}, 400, "bad_host"},
     GateRow{"B2_twice",
             "GET",
             "/api/v1/status",
             {"localhost:18743", "localhost:18743"},
             400,
             "bad_host"},
     GateRow{"A3_twice_differently",
             "GET",
             "/api/v1/status",
             {"localhost:18743", "evil.test"},
             400,
             "bad_host"},
     host("A1_B1_rebinding", "evil.test"), host("B1_rebinding_with_port", "evil.test:18743"),
     host("no_port", "localhost"), host("B4_other_port", "localhost:18744"),
     host("default_port", "localhost:443"), host("port_twice", "localhost:18743:18743"),
     host("port_zeros", "localhost:018743"), host("port_and_space", "localhost:18743 "),
     host("B3_trailing_dot", "localhost.:18743"), host("A5_upper_case", "LOCALHOST:18743"),
     host("B3_short_ipv4", "127.1:18743"), host("B3_hex_ipv4", "0x7f000001:18743"),
     host("B3_mapped", "[::ffff:127.0.0.1]:18743"), host("B3_any", "0.0.0.0:18743"),
     host("any_ipv6", "[::]:18743"), host("bare_ipv6", "::1:18743"),
     host("long_ipv6", "[0:0:0:0:0:0:0:1]:18743"), host("other_loopback", "127.0.0.2:18743"),
     host("A4_name_goes_on", "localhost.evil.test:18743"),
     host("name_below", "evil.localhost:18743"), host("A4_userinfo", "localhost:18743@evil.test"),
     host("B2_userinfo", "user@localhost:18743"), host("two_in_one", "localhost:18743, evil.test"),
     host("url", "https://localhost:18743"));

ROWS(
    Method, Gates, method("head", "HEAD"), method("put", "PUT"), method("delete", "DELETE"),
    method("A16_options", "OPTIONS"), method("B48_connect", "CONNECT"),
    method("B48_trace", "TRACE"), method("lower_case", "get"), method("longer", "GETX"),
    method("empty", ""),
    GateRow{"wrong_on_no_route",
            "PUT",
            "/nowhere",
            {"localhost:18743"},
            405,
            "wrong_method",
            "GET, POST"},
    GateRow{
        "B48_options_star", "OPTIONS", "*", {"localhost:18743"}, 405, "wrong_method", "GET, POST"});

ROWS(Route, Gates, place("root", "/"), place("empty", ""), place("star", "*"),
     place("above", "/api/v1"), place("trailing_slash", "/api/v1/status/"),
     place("longer", "/api/v1/statuses"), place("upper_case", "/API/v1/status"),
     place("other_version", "/api/v2/status"), place("encoded", "/api/v1/%73tatus"),
     place("double_slash", "//api/v1/status"), place("dots", "/api/v1/x/../status"),
     place("A35_traversal", "/pane/../../etc/passwd"),
     place("B30_encoded_traversal", "/%2e%2e%2fetc/passwd"), place("B30_backslash", "/..\\..\\etc"),
     place("B30_nul", "/api/v1/status%00"),
     place("B2_absolute", "https://localhost:18743/api/v1/status"),
     place("absolute_elsewhere", "https://evil.test/api/v1/status"),
     place("fragment", "/api/v1/status#x"), place("query_alone", "?/api/v1/status"));

ROWS(Order, Gates,
     GateRow{"host_before_method", "PUT", "/api/v1/status", {"evil.test"}, 421, "wrong_host"},
     GateRow{"host_before_route", "GET", "/nowhere", {"evil.test"}, 421, "wrong_host"},
     GateRow{"method_before_route",
             "DELETE",
             "/nowhere",
             {"localhost:18743"},
             405,
             "wrong_method",
             "GET, POST"});

ROWS(Callers, Gates,
     change("A7_B5_foreign_origin", 403, "wrong_origin",
            honest({{"Origin", "https://evil.example"}})),
     change("A8_B6_origin_null", 403, "wrong_origin", honest({{"Origin", "null"}})),
     change("A9_other_port", 403, "wrong_origin", honest({{"Origin", "https://localhost:9555"}})),
     change("A10_other_scheme", 403, "wrong_origin",
            honest({{"Origin", "http://localhost:18743"}})),
     change("B6_prefix", 403, "wrong_origin",
            honest({{"Origin", "https://localhost:18743.evil.test"}})),
     change("B6_upper_case", 403, "wrong_origin", honest({{"Origin", "https://LOCALHOST:18743"}})),
     change("B6_dot", 403, "wrong_origin", honest({{"Origin", "https://localhost.:18743"}})),
     change("A50_extension", 403, "wrong_origin",
            honest({{"Origin", "chrome-extension://abcdefgh"}})),
     change("origin_twice", 403, "wrong_origin",
            honest({{"Origin", "https://localhost:18743"}, {"Origin", "https://localhost:18743"}})),
     change("A11_same_site_without_origin", 403, "wrong_origin",
            honest({{"Sec-Fetch-Site", "same-site"}})),
     change("browser_without_origin", 403, "wrong_origin",
            honest({{"Sec-Fetch-Site", "same-origin"}})),
     change("B10_cross_site", 403, "wrong_origin",
            honest({{"Origin", "https://localhost:18743"}, {"Sec-Fetch-Site", "cross-site"}})),
     change("same_site", 403, "wrong_origin",
            honest({{"Origin", "https://localhost:18743"}, {"Sec-Fetch-Site", "same-site"}})),
     change("A13_navigated_form", 403, "wrong_origin",
            honest({{"Origin", "https://localhost:18743"}, {"Sec-Fetch-Site", "none"}})),
     change("A49_browser_without_site", 403, "old_browser",
            honest({{"Origin", "https://localhost:18743"},
                    {"User-Agent", "Mozilla/5.0 (Macintosh; Intel Mac OS X 12_6)"}})),
     change("B8_no_header", 403, "wrong_caller", without("X-Engross")),
     change("header_of_another_value", 403, "wrong_caller", with("X-Engross", "true")),
     change("A12_text", 415, "wrong_type", with("Content-Type", "text/plain")),
     change("A14_form", 415, "wrong_type",
            with("Content-Type", "application/x-www-form-urlencoded")),
     change("A14_multipart", 415, "wrong_type",
            with("Content-Type", "multipart/form-data; boundary=x")),
     change("type_with_more", 415, "wrong_type",
            with("Content-Type", "application/json; charset=utf-8")),
     change("no_type", 415, "wrong_type", without("Content-Type")),
     change("B32_gzip", 415, "wrong_type", honest({{"Content-Encoding", "gzip"}})),
     change("A17_no_token", 401, "no_token", without("Authorization")),
     change("A18_B12_wrong_token", 401, "no_token", with("Authorization", "Bearer of-wore")),
     change("B12_empty_token", 401, "no_token", with("Authorization", "Bearer ")),
     change("B12_64_kb", 401, "no_token", honest({{"Authorization", "Bearer of-word"}})),
     change("other_scheme", 401, "no_token", with("Authorization", "Basic of-word")),
     change("B13_cookie", 401, "no_token",
            [] {
              auto all = without("Authorization");
              all.push_back({"Cookie", "token=of-word"});
              return all;
            }()),
     GateRow{"B13_query",
             "GET",
             "/api/v1/drafts?token=of-word",
             {"localhost:18743"},
             401,
             "no_token",
             "",
             {{"X-Engross", "1"}}},
     GateRow{"B51_unknown_place_without_a_token",
             "GET",
             "/api/v1/nowhere",
             {"localhost:18743"},
             401,
             "no_token",
             "",
             {{"X-Engross", "1"}}},
     GateRow{"owner_alone",
             "POST",
             "/api/v1/allow",
             {"localhost:18743"},
             403,
             "wrong_caller",
             "",
             honest()},
     GateRow{"A15_B11_get_of_a_change",
             "GET",
             "/api/v1/pairings",
             {"localhost:18743"},
             405,
             "wrong_method",
             "POST",
             kToken},
     change("no_key", 400, "bad_request", without("Idempotency-Key")),
     change("short_key", 400, "bad_request", with("Idempotency-Key", "1234567")),
     change("key_of_other_characters", 400, "bad_request", with("Idempotency-Key", "1234567;")),
     change("two_keys", 400, "bad_request", honest({{"Idempotency-Key", "0123-abcd"}})));

TEST(Gate, GivesThePartsOfThePathAndWhoCalls) {
  Request request{"GET", "/api/v1/drafts/D-2YTRH/values/-3?x=1", {{"Host", "localhost:18743"}}};
  for (const Header& header : kToken) request.headers.push_back(header);
  const auto let_in = admitted(request, kGate);
  ASSERT_TRUE(let_in.has_value());
  EXPECT_EQ(let_in->arguments, (std::vector<std::string>{"D-2YTRH", "-3"}));
  EXPECT_EQ(let_in->caller, "pairing-1");
}

TEST(Gate, FindsTheHostHeaderWhateverItsCase) {
  const auto host = [](std::vector<Header> headers) {
    return admitted({"GET", "/api/v1/status", std::move(headers)}, kGate).has_value();
  };
  EXPECT_TRUE(host({{"hOsT", "localhost:18743"}}));
  EXPECT_FALSE(host({{"Hos", "localhost:18743"}}));
  EXPECT_FALSE(host({{"Host", "localhost:18743"}, {"HOST", "evil.test"}}));
}

TEST(Gate, RepeatsNothingOfTheRequest) {
  for (const Request& request : {
           Request{"GET", "/secret-name", {{"Host", "localhost:18743"}}},
           Request{"SECRET", "/", {{"Host", "localhost:18743"}}},
           Request{"GET", "/", {{"Host", "secret.test"}}},
       }) {
    const auto refused = admitted(request, kGate);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message.find("secret"), std::string::npos);
    EXPECT_EQ(refused.error().message.find("SECRET"), std::string::npos);
  }
}

}  // namespace
}  // namespace engross::bridge
