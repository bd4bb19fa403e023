#include "clio/answer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace engross::clio {
namespace {

TEST(ReadJson, KeepsNumbersAsTheyWereWritten) {
  const char* const rows[][2] = {
      {"86500.0", "\"86500.0\""},
      {"1240000.00", "\"1240000.00\""},
      {"0.1", "\"0.1\""},
      {"1.24e6", "\"1.24e6\""},
      {"-12.50", "\"-12.50\""},
      {"25", "25"},
      {"-3", "-3"},
      {"9007199254740993", "9007199254740993"},
      {"9223372036854775807", "9223372036854775807"},
      {"9223372036854775808", "\"9223372036854775808\""},
      {"99999999999999999999999.99", "\"99999999999999999999999.99\""},
  };
  for (const auto& [written, kept] : rows) {
    SCOPED_TRACE(written);
    const auto body = read_json(std::string("{\"v\":[") + written + "]}");
    ASSERT_TRUE(body) << body.error().what;
    EXPECT_EQ((*body)["v"][0].dump(), kept);
  }
}

TEST(ReadJson, ReadsNestedObjects) {
  const auto body = read_json(R"({"data":[{"a":{"b":[1,{"c":null}]},"d":true},[]],"e":"é"})");
  ASSERT_TRUE(body);
  EXPECT_EQ(body->dump(), R"({"data":[{"a":{"b":[1,{"c":null}]},"d":true},[]],"e":"é"})");
}

TEST(ReadJson, F10_RefusesWhatIsNotJson) {
  struct Row {
    const char* name;
    std::string bytes;
  };
  const Row rows[] = {
      {"empty", ""},
      {"blank", " \r\n"},
      {"a web page", "<!DOCTYPE html><title>Log in</title>"},
      {"two values", "{} {}"},
      {"a comma too many", R"({"data":[1,]})"},
      {"a bare word", "OK"},
      {"Latin-1", "{\"name\":\"Am\xE9lie\"}"},
      {"UTF-16", std::string("\xFF\xFE{\0}\0", 6)},
      {"byte order mark", "\xEF\xBB\xBF{}"},
      {"a key twice", R"({"data":{"id":1,"id":2}})"},
      {"not a number", R"({"v":NaN})"},
      {"too large for any number", R"({"v":1e999})"},
      {"a raw control character", "{\"v\":\"a\nb\"}"},
      {"deeper than any answer", std::string(65, '[') + std::string(65, ']')},
      {"half a surrogate pair", R"({"v":"\ud800"})"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_FALSE(read_json(row.bytes));
  }
}

TEST(ReadJson, F6_NoBeginningOfAPageIsAPage) {
  const std::string page =
      R"({"data":[{"id":1,"name":"Amélie Rose","v":86500.0},{"id":2,"name":null}],)"
      R"("meta":{"paging":{},"records":2}})";
  ASSERT_TRUE(read_json(page));
  for (std::size_t length = 0; length < page.size(); ++length) {
    SCOPED_TRACE(length);
    EXPECT_FALSE(read_json(page.substr(0, length)));
  }
}

TEST(IsWebPage, TellsHtmlFromJson) {
  EXPECT_TRUE(is_web_page({200, {{"content-type", "text/html; charset=utf-8"}}, "{}"}));
  EXPECT_TRUE(is_web_page({200, {}, "\r\n <html>"}));
  EXPECT_TRUE(is_web_page({200, {}, "\xEF\xBB\xBF<html>"}));
  EXPECT_FALSE(is_web_page({200, {{"Content-Type", "application/json"}}, "{\"a\":\"<html>\"}"}));
  EXPECT_FALSE(is_web_page({200, {}, ""}));
}

}  // namespace
}  // namespace engross::clio
