// F8, the reading of it: which proxy a setting means, whom it leaves out, what is asked of it and
// what its answers mean. No network.
#include "clio/proxy.h"

#include <gtest/gtest.h>

namespace engross::clio {
namespace {

using base::Fault;

const Address kCanada{"https", "ca.app.clio.com", 443, "/api/v4/matters.json"};

ProxySetting set_to(std::string address, std::string except = "") {
  return {std::move(address), std::move(except), "", "HTTPS_PROXY"};
}

TEST(ProxySetting, F8_AddressesOfProxies) {
  struct Row {
    const char* name;
    const char* address;
    const char* host;
    int port;
    const char* credentials;
  };
  const Row rows[] = {
      {"host and port", "proxy.firm.example:8080", "proxy.firm.example", 8080, ""},
      {"as an address", "http://proxy.firm.example:3128", "proxy.firm.example", 3128, ""},
      {"with its slash", "HTTP://Proxy.Firm.Example:3128/", "proxy.firm.example", 3128, ""},
      {"without a port", "http://proxy.firm.example", "proxy.firm.example", 80, ""},
      {"blanks around it", "  10.0.0.7:8080 ", "10.0.0.7", 8080, ""},
      {"IPv6", "http://[fd00::7]:8080", "fd00::7", 8080, ""},
      {"IPv6 without a port", "[::1]", "::1", 80, ""},
      {"user and password", "http://ada:s3cret@proxy:8080", "proxy", 8080, "ada:s3cret"},
      {"a password of odd letters", "http://ada:s%40%3A%2F%25x@proxy:8080", "proxy", 8080,
       "ada:s@:/%x"},
      {"a password with an @ as it is", "http://ada:s@cret@proxy:8080", "proxy", 8080,
       "ada:s@cret"},
      {"a user alone", "http://ada@proxy:8080", "proxy", 8080, "ada:"},
      {"a user of a domain", "http://FIRM%5Cada:s3cret@proxy:8080", "proxy", 8080,
       "FIRM\\ada:s3cret"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto proxy = proxy_for(set_to(row.address), kCanada);
    ASSERT_TRUE(proxy) << proxy.error().line();
    ASSERT_TRUE(*proxy);
    EXPECT_EQ((*proxy)->host, row.host);
    EXPECT_EQ((*proxy)->port, row.port);
    EXPECT_EQ((*proxy)->credentials, row.credentials);
    EXPECT_EQ((*proxy)->place().find("s3cret"), std::string::npos);
  }
}

TEST(ProxySetting, F8_WhatIsNoAddressOfAProxyIsSaidAndNotRepeated) {
  const char* const rows[][3] = {
      {"a kind that is not supported", "socks5://proxy.canary:1080", "a kind of proxy that is not"},
      {"another", "ftp://proxy.canary:21", "a kind of proxy that is not supported"},
      {"over TLS", "https://proxy.canary:443", "reached over TLS: not supported"},
      {"a script", "http://wpad.canary/proxy.pac", "names a script (PAC)"},
      {"a script of another name", "http://wpad.canary/wpad.dat", "names a script (PAC)"},
      {"a script in capitals", "http://wpad.canary/PROXY.PAC", "names a script (PAC)"},
      {"a path", "http://proxy.canary:8080/x", "is no address of a proxy"},
      {"a query", "http://proxy.canary:8080?x", "is no address of a proxy"},
      {"a fragment", "http://proxy.canary:8080#x", "is no address of a proxy"},
      {"no host", "http://:8080", "is no address of a proxy"},
      {"nothing after the scheme", "http://", "is no address of a proxy"},
      {"port 0", "proxy.canary:0", "is no address of a proxy"},
      {"port 65536", "proxy.canary:65536", "is no address of a proxy"},
      {"port -1", "proxy.canary:-1", "is no address of a proxy"},
      {"no number", "proxy.canary:web", "is no address of a proxy"},
      {"an empty port", "proxy.canary:", "is no address of a proxy"},
      {"two ports", "proxy.canary:80:81", "is no address of a proxy"},
      {"an open bracket", "http://[::1:8080", "is no address of a proxy"},
      {"a name in brackets", "http://[proxy.canary]:8080", "is no address of a proxy"},
      {"a blank inside", "http://proxy .canary:8080", "holds a blank"},
      {"a line break inside", "http://proxy.canary\r\nX:8080", "holds a blank"},
      {"a letter that no address has", "http://pr\xC3\xB6xy.canary:8080", "holds a blank or a"},
      {"a slash in the password", "http://ada:canary/x@proxy:8080", "is no address of a proxy"},
      {"a password that is no text", "http://ada:canary%zz@proxy:8080", "no readable user name"},
      {"a line break in the password", "http://ada:canary%0d%0aX@proxy:8080", "no readable user"},
      {"no user", "http://:canary@proxy:8080", "no readable user name"},
      {"a colon in the user", "http://a%3Ada:canary@proxy:8080", "a user name with a colon"},
      {"an address and a word", "proxy,canary:8080", "is no address of a proxy"},
  };
  for (const auto& [name, address, says] : rows) {
    SCOPED_TRACE(name);
    const auto proxy = proxy_for(set_to(address), kCanada);
    ASSERT_FALSE(proxy);
    EXPECT_EQ(proxy.error().fault, Fault::denied);
    const std::string line = proxy.error().line();
    EXPECT_EQ(line.find("HTTPS_PROXY "), 0U) << line;
    EXPECT_NE(line.find(says), std::string::npos) << line;
    EXPECT_NE(line.find("write it as http://proxy.firm.example:8080"), std::string::npos) << line;
    EXPECT_EQ(line.find("canary"), std::string::npos) << line;
  }
}

TEST(ProxySetting, F8_HostsThatAreReachedWithoutIt) {
  struct Row {
    const char* name;
    const char* except;
    bool direct;
  };
  const Row rows[] = {
      {"nobody", "", false},
      {"everybody", "*", true},
      {"the host", "ca.app.clio.com", true},
      {"in capitals, with a port, among others", "x.example, CA.app.clio.com:443", true},
      {"its domain", "clio.com", true},
      {"its domain with a dot", ".clio.com", true},
      {"its domain as Windows writes it", "localhost;*.clio.com;<local>", true},
      {"another port", "ca.app.clio.com:8443", false},
      {"another region", "eu.app.clio.com", false},
      {"a name that ends alike", "o.com", false},
      {"a part of the name", "app.clio", false},
      {"names without a dot", "<local>", false},
      {"an address", "10.0.0.0/8, ::1", false},
      {"rubbish", ",,;; :443 [", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto proxy = proxy_for(set_to("proxy:8080", row.except), kCanada);
    ASSERT_TRUE(proxy) << proxy.error().line();
    EXPECT_EQ(!proxy->has_value(), row.direct);
  }
}

TEST(ProxySetting, F8_ThisMachineAndPlainHttpGoThroughNone) {
  const Address rows[] = {{"https", "localhost", 443, "/"}, {"https", "127.0.0.1", 9000, "/"},
                          {"https", "127.8.8.8", 443, "/"}, {"https", "::1", 443, "/"},
                          {"http", "127.0.0.1", 9000, "/"}, {"http", "clio.example", 80, "/"}};
  for (const Address& address : rows) {
    SCOPED_TRACE(address.origin());
    const auto proxy = proxy_for(set_to("socks5://proxy:1080"), address);
    ASSERT_TRUE(proxy) << "a setting that is of no concern is no fault";
    EXPECT_FALSE(*proxy);
  }
  const auto blank = proxy_for(set_to(" "), kCanada);
  EXPECT_TRUE(blank && !*blank);
}

TEST(ProxyTunnel, F8_TheRequestHoldsTheHostAndThePasswordAlone) {
  const Proxy plain{"proxy", 8080, "", "HTTPS_PROXY"};
  EXPECT_EQ(tunnel_request(plain, kCanada),
            "CONNECT ca.app.clio.com:443 HTTP/1.1\r\nHost: ca.app.clio.com:443\r\n"
            "User-Agent: Engross\r\n\r\n");
  const Proxy known{"proxy", 8080, "Aladdin:open sesame", "HTTPS_PROXY"};
  EXPECT_EQ(tunnel_request(known, {"https", "fd00::9", 8443, "/x"}),
            "CONNECT [fd00::9]:8443 HTTP/1.1\r\nHost: [fd00::9]:8443\r\nUser-Agent: Engross\r\n"
            "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n");
  const Proxy long_one{"proxy", 8080, "u:" + std::string(100, 'x'), "HTTPS_PROXY"};
  const std::string request = tunnel_request(long_one, kCanada);
  EXPECT_EQ(request.find('\n', request.find("Basic")), request.size() - 3) << request;
}

TEST(ProxyTunnel, F8_WhatAProxysAnswerMeans) {
  struct Row {
    const char* name;
    std::string head;
    const char* credentials;
    Fault fault;
    const char* says;
    const char* remedy;
  };
  const std::string basic = "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n";
  const Row rows[] = {
      {"407", basic, "", Fault::denied, "the proxy proxy:8080 (HTTPS_PROXY) wants a sign-in (407)",
       "put its user name and password in HTTPS_PROXY"},
      {"407 without a reason", "HTTP/1.1 407\r\n\r\n", "", Fault::denied, "wants a sign-in (407)",
       "put its user name and password in HTTPS_PROXY"},
      {"407 to a password", basic, "ada:canary", Fault::denied,
       "does not accept the user name and password that it was given (407)",
       "correct them in HTTPS_PROXY"},
      {"407 for Windows' own sign-in",
       "HTTP/1.1 407 X\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n", "",
       Fault::denied, "wants a sign-in of a kind that Engross does not have (407)",
       "ask your IT to let this computer reach ca.app.clio.com"},
      {"407 for Windows' own sign-in to a password",
       "HTTP/1.0 407 X\r\nproxy-authenticate: NTLM\r\n\r\n", "ada:canary", Fault::denied,
       "of a kind that Engross does not have", "without a sign-in"},
      {"403", "HTTP/1.1 403 Forbidden\r\n\r\n", "", Fault::denied,
       "does not let this computer through to ca.app.clio.com (status 403)",
       "ask your IT to allow ca.app.clio.com, port 443"},
      {"405", "HTTP/1.1 405 X\r\n\r\n", "", Fault::denied, "(status 405)", "ask your IT"},
      {"a redirect", "HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n", "",
       Fault::denied, "(status 302)", "ask your IT"},
      {"100", "HTTP/1.1 100 Continue\r\n\r\n", "", Fault::denied, "(status 100)", "ask your IT"},
      {"502", "HTTP/1.1 502 Bad Gateway\r\n\r\n", "", Fault::unreachable,
       "could not reach Clio (status 502)", "try again in a few minutes"},
      {"503", "HTTP/1.1 503 X\r\n\r\n", "", Fault::unreachable, "(status 503)", "try again"},
      {"504", "HTTP/1.1 504 X\r\n\r\n", "", Fault::unreachable, "(status 504)", "try again"},
      {"no proxy at all", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "", Fault::denied,
       "the proxy proxy:8080 (HTTPS_PROXY) does not answer as a proxy does",
       "correct the proxy's name and port"},
      {"HTTP/2", "HTTP/2 200\r\n\r\n", "", Fault::denied, "does not answer as a proxy does",
       "correct the proxy's"},
      {"no number", "HTTP/1.1 abc\r\n\r\n", "", Fault::denied, "does not answer as a proxy does",
       "correct the proxy's"},
      {"a long number", "HTTP/1.1 2000\r\n\r\n", "", Fault::denied,
       "does not answer as a proxy does", "correct"},
      {"cut", "HTTP/1.1 20", "", Fault::denied, "does not answer as a proxy does",
       "correct the proxy's"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto trouble =
        tunnel_trouble(row.head, {"proxy", 8080, row.credentials, "HTTPS_PROXY"}, kCanada);
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->fault, row.fault);
    EXPECT_NE(trouble->what.find(row.says), std::string::npos) << trouble->line();
    EXPECT_NE(trouble->remedy.find(row.remedy), std::string::npos) << trouble->line();
    EXPECT_EQ(trouble->line().find("canary"), std::string::npos) << trouble->line();
  }
  for (const char* head : {"HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.0 200\r\n\r\n",
                           "HTTP/1.1 204 X\r\nProxy-Agent: x\r\n\r\n"}) {
    EXPECT_FALSE(tunnel_trouble(head, {"proxy", 8080, "", "HTTPS_PROXY"}, kCanada)) << head;
  }
}

}  // namespace
}  // namespace engross::clio
