#include <gtest/gtest.h>

#include "clio/address.h"
#include "clio/clio.h"

namespace engross::clio {
namespace {

using base::Fault;

constexpr const char* kToken = "kT9-canary";

struct Place {
  const char* name;
  const char* url;
  const char* base_url;
  const char* region;
};

const Place kPlaces[] = {
    {"region host", "https://ca.app.clio.com", "https://ca.app.clio.com", "ca"},
    {"united states", "https://app.clio.com/", "https://app.clio.com", "us"},
    {"copied from the browser", "https://eu.app.clio.com/nc/#/matters/12",
     "https://eu.app.clio.com", "eu"},
    {"capital letters", "https://AU.App.Clio.com", "https://au.app.clio.com", "au"},
    {"port 443 said", "https://ca.app.clio.com:443/x", "https://ca.app.clio.com", "ca"},
    {"blanks around", "  https://ca.app.clio.com ", "https://ca.app.clio.com", "ca"},
    {"practice Clio", "http://127.0.0.1:9000", "http://127.0.0.1:9000", "local"},
    {"another loopback address", "http://127.8.9.1:9000/", "http://127.8.9.1:9000", "local"},
    {"IPv6 loopback", "http://[::1]:9000", "http://[::1]:9000", "local"},
    {"localhost", "http://localhost:9000", "http://localhost:9000", "local"},
    {"https on this machine", "https://localhost:9443", "https://localhost:9443", "local"},
    {"a firm's own gateway", "https://clio.firm.example", "https://clio.firm.example",
     "clio.firm.example"},
};

TEST(AccessAt, Accepts) {
  for (const Place& row : kPlaces) {
    SCOPED_TRACE(row.name);
    const auto access = access_at(row.url, kToken);
    ASSERT_TRUE(access) << access.error().line();
    EXPECT_EQ(access->base_url, row.base_url);
    EXPECT_EQ(access->region, row.region);
    EXPECT_EQ(access->token, kToken);
  }
}

struct Refused {
  const char* name;
  const char* url;
  const char* says;
};

const Refused kRefused[] = {
    {"plain http to a region", "http://ca.app.clio.com", "plain http"},
    {"plain http to a name that begins like loopback", "http://127.0.0.1.evil.example",
     "plain http"},
    {"plain http to localhost of another domain", "http://localhost.evil.example", "plain http"},
    {"plain http to a private network", "http://192.168.1.4:9000", "plain http"},
    {"plain http to any address", "http://0.0.0.0:9000", "plain http"},
    {"plain http to IPv6 of the network", "http://[fe80::1]:9000", "plain http"},
    {"user name in front", "https://ca.app.clio.com@evil.example", "not a web address"},
    {"user name and plain http", "http://127.0.0.1@evil.example", "not a web address"},
    {"no scheme", "ca.app.clio.com", "not a web address"},
    {"another scheme", "ftp://ca.app.clio.com", "not a web address"},
    {"a file", "file:///etc/passwd", "not a web address"},
    {"a line break", "https://ca.app.clio.com/\r\nX: y", "not a web address"},
    {"a blank inside", "https://ca.app .clio.com", "not a web address"},
    {"no host", "https://", "not a web address"},
    {"port that is none", "https://ca.app.clio.com:99999", "not a web address"},
    {"port that is no number", "https://ca.app.clio.com:x", "not a web address"},
    {"nothing", "", "not a web address"},
};

TEST(AccessAt, Refuses) {
  for (const Refused& row : kRefused) {
    SCOPED_TRACE(row.name);
    const auto access = access_at(row.url, kToken);
    ASSERT_FALSE(access) << access->base_url;
    EXPECT_EQ(access.error().fault, Fault::usage);
    EXPECT_NE(access.error().line().find(row.says), std::string::npos) << access.error().line();
    EXPECT_EQ(access.error().line().find(kToken), std::string::npos);
  }
}

TEST(AccessForRegion, KnowsTheFourRegions) {
  const char* const rows[][3] = {
      {"us", "https://app.clio.com", "Clio United States (app.clio.com)"},
      {"CA", "https://ca.app.clio.com", "Clio Canada (ca.app.clio.com)"},
      {" eu ", "https://eu.app.clio.com", "Clio Europe (eu.app.clio.com)"},
      {"au", "https://au.app.clio.com", "Clio Australia (au.app.clio.com)"}};
  for (const auto& [word, url, name] : rows) {
    SCOPED_TRACE(word);
    const auto access = access_for_region(word, kToken);
    ASSERT_TRUE(access);
    EXPECT_EQ(access->base_url, url);
    EXPECT_EQ(place(*access), name);
  }
}

TEST(AccessForRegion, Refuses) {
  struct Row {
    const char* name;
    const char* region;
    const char* token;
    Fault fault;
  };
  const Row rows[] = {
      {"another country", "uk", kToken, Fault::usage},
      {"another host", "ca.app.clio.com.evil.example", kToken, Fault::usage},
      {"the practice Clio has no region", "local", kToken, Fault::usage},
      {"no region", "", kToken, Fault::usage},
      {"no token", "ca", "", Fault::sign_in_needed},
      {"a token with a line break", "ca", "abc\r\nX-Evil: 1", Fault::malformed},
      {"a token with a blank", "ca", "Bearer abc", Fault::malformed},
      {"a token with an accent", "ca", "caf\xC3\xA9", Fault::malformed},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto access = access_for_region(row.region, row.token);
    ASSERT_FALSE(access);
    EXPECT_EQ(access.error().fault, row.fault);
  }
}

TEST(ApiUrl, EncodesWhatAQueryMayNotHold) {
  EXPECT_EQ(api_url("https://ca.app.clio.com", "/matters.json",
                    {{"query", "O'Brien & Fils é"}, {"fields", "id,client{id,name}"}}),
            "https://ca.app.clio.com/api/v4/matters.json"
            "?query=O%27Brien%20%26%20Fils%20%C3%A9&fields=id,client%7Bid,name%7D");
  EXPECT_EQ(api_url("http://127.0.0.1:9", "/contacts.json", {{"ids[]", "1"}, {"ids[]", "2"}}),
            "http://127.0.0.1:9/api/v4/contacts.json?ids%5B%5D=1&ids%5B%5D=2");
}

TEST(ParseAddress, KeepsPathAndQueryAsWritten) {
  const auto address =
      parse_address("https://ca.app.clio.com/api/v4/x.json?order=id%28asc%29&page_token=a%2Bb#top");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->target, "/api/v4/x.json?order=id%28asc%29&page_token=a%2Bb");
  EXPECT_EQ(parse_address("https://h.example?x=1")->target, "/?x=1");
}

}  // namespace
}  // namespace engross::clio
