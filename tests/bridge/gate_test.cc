#include "bridge/gate.h"

#include <gtest/gtest.h>

#include <array>

namespace engross::bridge {
namespace {

// A table that has what the real one will have: a second method, and two methods on one path.
Reply no_answer(const Options&) { return {}; }
constexpr std::array kRoutes = {
    Route{"GET", "/api/v1/status", no_answer},
    Route{"GET", "/api/v1/drafts", no_answer},
    Route{"POST", "/api/v1/drafts", no_answer},
};
constexpr Gate kGate{18743, kRoutes};

struct Row {
  const char* name;
  const char* method;
  const char* target;
  std::vector<const char*> hosts;
  int status;  // 0: let in
  const char* code;
  const char* allow = "";
};

class Gates : public testing::TestWithParam<Row> {};

TEST_P(Gates, FirstRefusalWins) {
  const Row& row = GetParam();
  Request request{row.method, row.target, {{"Accept", "*/*"}}};
  for (const char* host : row.hosts) request.headers.push_back({"Host", host});
  const auto refused = refusal(request, kGate);
  EXPECT_EQ(refused ? refused->status : 0, row.status);
  EXPECT_EQ(refused ? refused->code : "", row.code);
  EXPECT_EQ(refused ? refused->allow : "", row.allow);
  if (!refused) {
    const Route* route = route_of(request, kRoutes);
    ASSERT_TRUE(route);
    EXPECT_EQ(route->method, row.method);
  }
}

Row host(const char* name, const char* value, int status = 421, const char* code = "wrong_host") {
  return {name, "GET", "/api/v1/status", {value}, status, code};
}
Row place(const char* name, const char* target) {
  return {name, "GET", target, {"localhost:18743"}, 404, "not_found"};
}
Row method(const char* name, const char* value, const char* allow = "GET, POST") {
  return {name, value, "/api/v1/status", {"localhost:18743"}, 405, "wrong_method", allow};
}
std::string name_of(const testing::TestParamInfo<Row>& row) { return row.param.name; }

INSTANTIATE_TEST_SUITE_P(
    LetIn, Gates,
    testing::Values(host("localhost", "localhost:18743", 0, ""),
                    host("ipv4", "127.0.0.1:18743", 0, ""), host("ipv6", "[::1]:18743", 0, ""),
                    Row{"query", "GET", "/api/v1/status?x=1", {"localhost:18743"}, 0, ""},
                    Row{"other_method", "POST", "/api/v1/drafts", {"localhost:18743"}, 0, ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Host, Gates,
    testing::Values(
        Row{"B2_missing", "GET", "/api/v1/status", {}, 400, "bad_host"},
        Row{"B2_empty", "GET", "/api/v1/status", {""}, 400, "bad_host"},
        Row{"B2_twice",
            "GET",
            "/api/v1/status",
            {"localhost:18743", "localhost:18743"},
            400,
            "bad_host"},
        Row{"A3_twice_differently",
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
        host("name_below", "evil.localhost:18743"),
        host("A4_userinfo", "localhost:18743@evil.test"),
        host("B2_userinfo", "user@localhost:18743"),
        host("two_in_one", "localhost:18743, evil.test"), host("url", "https://localhost:18743")),
    name_of);

INSTANTIATE_TEST_SUITE_P(Method, Gates,
                         testing::Values(method("head", "HEAD"), method("put", "PUT"),
                                         method("delete", "DELETE"),
                                         method("A16_options", "OPTIONS"),
                                         method("B48_connect", "CONNECT"),
                                         method("B48_trace", "TRACE"), method("lower_case", "get"),
                                         method("longer", "GETX"), method("empty", ""),
                                         method("B11_post_to_status", "POST", "GET"),
                                         Row{"wrong_on_no_route",
                                             "PUT",
                                             "/nowhere",
                                             {"localhost:18743"},
                                             405,
                                             "wrong_method",
                                             "GET, POST"},
                                         Row{"B48_options_star",
                                             "OPTIONS",
                                             "*",
                                             {"localhost:18743"},
                                             405,
                                             "wrong_method",
                                             "GET, POST"}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(
    Route, Gates,
    testing::Values(place("root", "/"), place("empty", ""), place("star", "*"),
                    place("above", "/api/v1"), place("trailing_slash", "/api/v1/status/"),
                    place("longer", "/api/v1/statuses"), place("upper_case", "/API/v1/status"),
                    place("other_version", "/api/v2/status"), place("encoded", "/api/v1/%73tatus"),
                    place("double_slash", "//api/v1/status"), place("dots", "/api/v1/x/../status"),
                    place("A35_traversal", "/pane/../../etc/passwd"),
                    place("B30_encoded_traversal", "/%2e%2e%2fetc/passwd"),
                    place("B30_backslash", "/..\\..\\etc"), place("B30_nul", "/api/v1/status%00"),
                    place("B2_absolute", "https://localhost:18743/api/v1/status"),
                    place("absolute_elsewhere", "https://evil.test/api/v1/status"),
                    place("fragment", "/api/v1/status#x"), place("query_alone", "?/api/v1/status")),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Order, Gates,
    testing::Values(
        Row{"host_before_method", "PUT", "/api/v1/status", {"evil.test"}, 421, "wrong_host"},
        Row{"host_before_route", "GET", "/nowhere", {"evil.test"}, 421, "wrong_host"},
        Row{"method_before_route",
            "DELETE",
            "/nowhere",
            {"localhost:18743"},
            405,
            "wrong_method",
            "GET, POST"}),
    name_of);

TEST(Gate, FindsTheHostHeaderWhateverItsCase) {
  EXPECT_FALSE(refusal({"GET", "/api/v1/status", {{"hOsT", "localhost:18743"}}}, kGate));
  EXPECT_TRUE(refusal({"GET", "/api/v1/status", {{"Hos", "localhost:18743"}}}, kGate));
  EXPECT_TRUE(refusal(
      {"GET", "/api/v1/status", {{"Host", "localhost:18743"}, {"HOST", "evil.test"}}}, kGate));
}

TEST(Gate, RepeatsNothingOfTheRequest) {
  for (const Request& request : {
           Request{"GET", "/secret-name", {{"Host", "localhost:18743"}}},
           Request{"SECRET", "/", {{"Host", "localhost:18743"}}},
           Request{"GET", "/", {{"Host", "secret.test"}}},
       }) {
    const auto refused = refusal(request, kGate);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->message.find("secret"), std::string::npos);
    EXPECT_EQ(refused->message.find("SECRET"), std::string::npos);
  }
}

}  // namespace
}  // namespace engross::bridge
