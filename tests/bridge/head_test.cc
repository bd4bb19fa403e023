#include "bridge/head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::bridge {
namespace {

using testing::ElementsAre;

std::string times(const char* text, std::size_t count) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

struct HeadRow {
  const char* name;
  std::string bytes;  // without the empty line at the end when they begin with a request line
  int status;
  const char* code;
};

class RefusedHead : public rows::Row<HeadRow> {};

ROW_TEST(RefusedHead, IsNoRequest) {
  const auto head = read_head(row().bytes);
  ASSERT_FALSE(head.has_value());
  EXPECT_EQ(head.error().status, row().status);
  EXPECT_EQ(head.error().code, row().code);
}

HeadRow line(const char* name, const std::string& text, int status = 400,
             const char* code = "bad_request") {
  return {name, text + "\r\nHost: a\r\n\r\n", status, code};
}
HeadRow header(const char* name, const std::string& text, int status = 400,
               const char* code = "bad_request") {
  return {name, "GET / HTTP/1.1\r\nHost: a\r\n" + text + "\r\n\r\n", status, code};
}

ROWS(Line, RefusedHead, line("empty", ""), line("B28_no_version", "GET /"),
     line("B28_http_0_9", "GET / HTTP/0.9", 505, "wrong_version"),
     line("http_1_0", "GET / HTTP/1.0", 505, "wrong_version"),
     line("B28_http_9_9", "GET / HTTP/9.9", 505, "wrong_version"),
     line("B28_http_2_preface", "PRI * HTTP/2.0", 505, "wrong_version"),
     line("version_lower", "GET / http/1.1"), line("version_long", "GET / HTTP/1.10"),
     line("version_letter", "GET / HTTP/1.x"), line("two_spaces", "GET  / HTTP/1.1"),
     line("space_at_start", " GET / HTTP/1.1"), line("space_at_end", "GET / HTTP/1.1 "),
     line("tab", "GET\t/ HTTP/1.1"), line("space_in_target", "GET /a b HTTP/1.1"),
     line("no_target", "GET HTTP/1.1"), line("no_method", " / HTTP/1.1"),
     line("method_colon", "GE:T / HTTP/1.1"), line("B28_method_not_ascii", "GÉT / HTTP/1.1"),
     line("B28_target_not_ascii", "GET /é HTTP/1.1"),
     line("B26_nul", std::string("GET /\0 HTTP/1.1", 15)), line("B26_bare_cr", "GET /\r HTTP/1.1"),
     line("delete", "GET /\x7F HTTP/1.1"),
     line("B28_method_10_kb", times("G", 10'240) + " / HTTP/1.1", 431, "too_large"),
     line("target_9_kb", "GET /" + times("a", 9'000) + " HTTP/1.1", 431, "too_large"),
     line("B28_tls", "\x16\x03\x01\x02"), line("empty_line_first", "\r\nGET / HTTP/1.1"));

ROWS(Headers, RefusedHead, header("no_colon", "Accept"), header("B29_empty_name", ": x"),
     header("B26_space_before_colon", "Accept : x"), header("B26_tab_before_colon", "Accept\t: x"),
     header("B26_obs_fold", "Accept: x\r\n y"), header("obs_fold_tab", "Accept: x\r\n\ty"),
     header("name_not_ascii", "Accépt: x"), header("name_with_space", "Ac cept: x"),
     header("B29_control_in_value", "Accept: \x01"), header("escape_in_value", "Accept: \x1B["),
     header("value_not_ascii", "Accept: é"), header("B26_bare_cr", "Accept: x\ry"),
     header("bare_lf", "Accept: x\nEvil: y"), header("nul", std::string("Accept: \0", 9)),
     header("B24_length_minus", "Content-Length: -1"),
     header("B24_length_plus", "Content-Length: +5"),
     header("B24_length_list", "Content-Length: 5, 5"), header("length_hex", "Content-Length: 0x5"),
     header("length_empty", "Content-Length: "), header("length_point", "Content-Length: 5.0"),
     header("B24_length_twice", "Content-Length: 5\r\nContent-Length: 6"),
     header("B24_length_twice_same", "Content-Length: 5\r\ncontent-length: 5"),
     header("B24_length_2_64", "Content-Length: 18446744073709551616", 413, "too_large"),
     header("B24_length_10_gb", "Content-Length: 10737418240", 413, "too_large"),
     header("length_a_byte_too_many", "Content-Length: 1048577", 413, "too_large"),
     header("B26_length_and_encoding", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
     header("B26_xchunked", "Transfer-Encoding: xchunked"),
     header("B26_chunked_identity", "Transfer-Encoding: chunked, identity"),
     header("encoding_twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
     header("B25_chunked", "Transfer-Encoding: chunked"),
     header("encoding_gzip", "Transfer-Encoding: gzip, chunked"),
     header("encoding_empty", "Transfer-Encoding:"),
     header("B29_101_headers", times("A: b\r\n", 100) + "A: b", 431, "too_large"),
     header("B29_header_1_mb", "A: " + times("x", 1'000'000), 431, "too_large"),
     HeadRow{"no_empty_line_but_more", "GET / HTTP/1.1\r\n\r\nGET /", 400, "bad_request"});

TEST(ReadHead, KeepsWhatWasSent) {
  const auto head = read_head(
      "POST /api/v1/x?a=%20b HTTP/1.1\r\nHost: localhost:1\r\nX-A:\t  two words "
      "\t\r\nx-a:\r\n\r\n");
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->request.method, "POST");
  EXPECT_EQ(head->request.target, "/api/v1/x?a=%20b");
  EXPECT_EQ(path(head->request), "/api/v1/x");
  EXPECT_THAT(head->request.headers, ElementsAre(Header{"Host", "localhost:1"},
                                                 Header{"X-A", "two words"}, Header{"x-a", ""}));
  EXPECT_THAT(values(head->request.headers, "X-a"), ElementsAre("two words", ""));
}

struct Frame {
  const char* name;
  const char* headers;
  std::size_t body_length;
  bool may_stay;
};

class Frames : public rows::Row<Frame> {};

ROW_TEST(Frames, SayWhatFollows) {
  const auto head = read_head(std::string("GET / HTTP/1.1\r\n") + row().headers + "\r\n");
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->body_length, row().body_length);
  EXPECT_EQ(head->may_stay, row().may_stay);
}

ROWS(All, Frames, Frame{"nothing", "", 0, true}, Frame{"length", "Content-Length: 5\r\n", 5, true},
     Frame{"length_nought", "Content-Length: 0\r\n", 0, true},
     Frame{"length_noughts", "Content-Length: 000\r\n", 0, true},
     Frame{"close", "Connection: close\r\n", 0, false},
     Frame{"close_and_more", "Connection: Close, TE\r\n", 0, false},
     Frame{"keep", "Connection: Keep-Alive\r\n", 0, true},
     Frame{"upgrade", "Connection: upgrade\r\nUpgrade: h2c\r\n", 0, false});

struct LongRow {
  const char* name;
  const char* target;
  std::size_t length;
  int refused;  // 0: read
};

class LongBodies : public rows::Row<LongRow> {};

ROW_TEST(LongBodies, AreForWhoMaySendThem) {
  const LongestBody longest = [](const Request& request) -> std::size_t {
    return request.target == "/large" ? kLongestBodyOfDocument : 1;
  };
  const auto head =
      read_head("POST " + std::string(row().target) +
                    " HTTP/1.1\r\nContent-Length: " + std::to_string(row().length) + "\r\n\r\n",
                longest);
  EXPECT_EQ(head ? 0 : head.error().status, row().refused);
  EXPECT_EQ(head ? head->body_length : row().length, row().length);
}

ROWS(Read, LongBodies, LongRow{"short", "/small", 1'048'576, 0},
     LongRow{"long", "/large", 1'048'577, 0}, LongRow{"longest", "/large", 23'068'672, 0});
ROWS(Refused, LongBodies, LongRow{"a_byte_too_many", "/large", 23'068'673, 413},
     LongRow{"elsewhere", "/small", 1'048'577, 413},
     LongRow{"a_longest_elsewhere", "/small", 23'068'672, 413},
     LongRow{"of_10_gb", "/large", 10'737'418'240, 413},
     LongRow{"by_a_query", "/small?/large", 1'048'577, 413});

struct End {
  const char* name;
  std::string bytes;
  std::size_t end;
};

class Ends : public rows::Row<End> {};

ROW_TEST(Ends, AreFoundOnce) { EXPECT_EQ(end_of_head(row().bytes), row().end); }

constexpr std::size_t kMore = std::string::npos;

ROWS(All, Ends, End{"nothing_yet", "", kMore}, End{"half_a_line", "GET / HT", kMore},
     End{"half_an_end", "GET / HTTP/1.1\r\n\r", kMore}, End{"whole", "GET / HTTP/1.1\r\n\r\n", 18},
     End{"with_more", "GET / HTTP/1.1\r\n\r\nGET", 18},
     End{"body_of_bare_lines", "GET / HTTP/1.1\r\n\r\na\nb\n", 18},
     End{"B26_bare_lf", "GET / HTTP/1.1\nHost: a", 0}, End{"lf_first", "\nGET", 0},
     End{"lf_at_the_end", "GET / HTTP/1.1\r\nA: b\n\n", 0},
     End{"line_too_long", times("a", 8'193), 0},
     End{"head_too_long", "GET / HTTP/1.1\r\nA: " + times("a", 33'000), 0},
     End{"head_too_long_with_end", "GET / HTTP/1.1\r\nA: " + times("a", 33'000) + "\r\n\r\n", 0},
     End{"B29_1_mb", times("a", 1'000'000), 0});

TEST(Ends, OfASpoiledHeadAreAlwaysRefused) {
  for (const std::string& bytes :
       {std::string("GET / HTTP/1.1\nHost: a"), std::string("\nGET"),
        std::string("GET / HTTP/1.1\r\nA: b\n\n"), times("a", 8'193), times("a", 1'000'000),
        "GET / HTTP/1.1\r\nA: " + times("a", 33'000)}) {
    ASSERT_EQ(end_of_head(bytes), 0U);
    EXPECT_FALSE(read_head(bytes).has_value());
  }
}

TEST(Written, IsHttp) {
  const Reply reply{405, {{"Allow", "GET"}}, "{}"};
  EXPECT_EQ(written(reply, "Mon, 23 Nov 2026 06:50:34 GMT", true, true),
            "HTTP/1.1 405 Method Not Allowed\r\nDate: Mon, 23 Nov 2026 06:50:34 GMT\r\n"
            "Content-Length: 2\r\nAllow: GET\r\nConnection: close\r\n\r\n{}");
  EXPECT_EQ(written({200, {}, "{}"}, "now", false, false),
            "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 2\r\n\r\n");
}

}  // namespace
}  // namespace engross::bridge
