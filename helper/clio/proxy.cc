#include "clio/proxy.h"

#include <Poco/Base64Encoder.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>
#include <vector>

namespace engross::clio {
namespace {

using base::Error;
using base::Fault;
using base::Result;

constexpr std::uint16_t kProxyPort = 80;  // as with every http address that names none

std::string with_port(const std::string& host, std::uint16_t port) {
  const bool brackets = host.find(':') != std::string::npos;
  return fmt::format("{}{}{}:{}", brackets ? "[" : "", host, brackets ? "]" : "", port);
}

tl::unexpected<Error> no_proxy_address(const ProxySetting& setting, std::string_view what) {
  return base::failure(Fault::denied, fmt::format("{} {}", setting.source, what), "",
                       "write it as http://proxy.firm.example:8080 or http://user:password@… with "
                       "@ : / % in the password as %40 %3A %2F %25; ask your IT for the address");
}

bool is_port(std::string_view text, std::uint16_t& port) {
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), port);
  return code == std::errc() && stop == text.data() + text.size() && port != 0;
}

bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 253 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

bool is_six(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdef:.") == std::string_view::npos;
}

// "host", "host:8080", "[::1]:8080"
bool split_host(std::string_view text, std::string& host, std::uint16_t& port) {
  const std::size_t bracket = text.rfind(']');
  const std::size_t colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  host = base::lower(text.substr(0, colon));
  if (colon != std::string_view::npos && !is_port(text.substr(colon + 1), port)) return false;
  if (host.size() < 3 || host.front() != '[' || host.back() != ']') return is_host(host);
  host = host.substr(1, host.size() - 2);
  return is_six(host);
}

Result<Proxy> read_proxy(const ProxySetting& setting) {
  const auto fault = [&](std::string_view what) { return no_proxy_address(setting, what); };
  std::string_view rest = base::trim(setting.address);
  if (std::any_of(rest.begin(), rest.end(), [](char c) { return c <= ' ' || c > '~'; })) {
    return fault("holds a blank or a character that no address has");
  }
  if (const std::size_t end = rest.find("://"); end != std::string_view::npos) {
    const std::string scheme = base::lower(rest.substr(0, end));
    if (scheme == "https") return fault("names a proxy that is reached over TLS: not supported");
    if (scheme != "http") return fault("names a kind of proxy that is not supported");
    rest.remove_prefix(end + 3);
  }
  if (const std::size_t slash = rest.find_first_of("/?#"); slash != std::string_view::npos) {
    const std::string path = base::lower(rest.substr(slash));
    if (path.ends_with(".pac") || path.ends_with(".dat")) {
      return fault("names a script (PAC) that chooses a proxy, not the proxy itself");
    }
    if (path != "/") return fault("is no address of a proxy");
    rest = rest.substr(0, slash);
  }
  Proxy proxy;
  proxy.source = setting.source;
  proxy.port = kProxyPort;
  if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
    const auto credentials = percent_decoded(rest.substr(0, at));
    const std::string_view name = rest.substr(0, std::min(at, rest.find(':')));
    if (!credentials || name.empty()) return fault("holds no readable user name and password");
    // A proxy takes what stands before the first colon for the user name.
    if (percent_decoded(name).value_or(":").find(':') != std::string::npos) {
      return fault("holds a user name with a colon, which no proxy can read");
    }
    if (std::any_of(credentials->begin(), credentials->end(),
                    [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; })) {
      return fault("holds no readable user name and password");
    }
    proxy.credentials = *credentials;
    if (name.size() == at) proxy.credentials += ':';
    rest = rest.substr(at + 1);
  }
  if (!split_host(rest, proxy.host, proxy.port)) return fault("is no address of a proxy");
  return proxy;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  std::string word;
  for (char c : list) {
    if (c != ',' && c != ';' && c != ' ' && c != '|') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, ""));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// "clio.com", ".clio.com" and "*.clio.com" all mean the domain and what is below it; with ":443"
// that port alone.
bool leaves_out(const std::string& list, const Address& address) {
  for (std::string word : words_of(base::lower(list))) {
    if (word == "*") return true;
    if (word == "<local>" && address.host.find('.') == std::string::npos) return true;
    std::string host;
    std::uint16_t port = address.port;
    if (word.starts_with('*')) word.erase(0, 1);
    if (word.starts_with('.')) word.erase(0, 1);
    if (is_six(word) && std::count(word.begin(), word.end(), ':') > 1) {
      host = word;
    } else if (!split_host(word, host, port)) {
      continue;
    }
    if (port != address.port) continue;
    if (host == address.host || address.host.ends_with("." + host)) return true;
  }
  return false;
}

std::string basic(const std::string& credentials) {
  std::ostringstream text;
  Poco::Base64Encoder encoder(text);
  encoder.rdbuf()->setLineLength(0);
  encoder << credentials;
  encoder.close();
  return text.str();
}

// 0 when it is no head of HTTP.
int status_of(std::string_view head) {
  if (!head.starts_with("HTTP/1.") || head.size() < 12 || head[8] != ' ') return 0;
  int status = 0;
  const auto [stop, code] = std::from_chars(head.data() + 9, head.data() + 12, status);
  if (code != std::errc() || stop != head.data() + 12) return 0;
  return head.size() == 12 || head[12] == ' ' || head[12] == '\r' ? status : 0;
}

Error wants_sign_in(std::string_view head, const Proxy& proxy, const Address& address) {
  const std::string lower = base::lower(head);
  const bool takes_password = lower.find("proxy-authenticate: basic") != std::string::npos;
  const std::string rest = fmt::format(
      "or ask your IT to let this computer reach {} and the other Clio hosts without a sign-in",
      address.host);
  if (!takes_password && lower.find("proxy-authenticate:") != std::string::npos) {
    return {Fault::denied,
            fmt::format("the proxy {} wants a sign-in of a kind that Engross does not have (407)",
                        proxy.place()),
            address.origin(), rest.substr(3)};
  }
  if (proxy.credentials.empty()) {
    return {Fault::denied, fmt::format("the proxy {} wants a sign-in (407)", proxy.place()),
            address.origin(),
            fmt::format("put its user name and password in HTTPS_PROXY as "
                        "http://user:password@proxy.firm.example:8080, {}",
                        rest)};
  }
  return {Fault::denied,
          fmt::format("the proxy {} does not accept the user name and password that it was given "
                      "(407)",
                      proxy.place()),
          address.origin(), fmt::format("correct them in {}, {}", proxy.source, rest)};
}

}  // namespace

std::string Proxy::place() const { return fmt::format("{} ({})", with_port(host, port), source); }

Result<std::optional<Proxy>> proxy_for(const ProxySetting& setting, const Address& address) {
  if (base::trim(setting.address).empty()) return std::optional<Proxy>();
  if (!address.secure() || is_this_machine(address.host)) return std::optional<Proxy>();
  if (leaves_out(setting.except, address)) return std::optional<Proxy>();
  auto proxy = read_proxy(setting);
  if (!proxy) return tl::unexpected(proxy.error());
  return std::optional<Proxy>(std::move(*proxy));
}

std::string tunnel_request(const Proxy& proxy, const Address& address) {
  const std::string to = with_port(address.host, address.port);
  const std::string sign_in =
      proxy.credentials.empty()
          ? std::string()
          : fmt::format("Proxy-Authorization: Basic {}\r\n", basic(proxy.credentials));
  return fmt::format("CONNECT {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: Engross\r\n{}\r\n", to, to,
                     sign_in);
}

std::optional<Error> tunnel_trouble(std::string_view head, const Proxy& proxy,
                                    const Address& address) {
  const int status = status_of(head);
  if (status >= 200 && status <= 299) return std::nullopt;
  if (status == 407) return wants_sign_in(head, proxy, address);
  if (status == 0) {
    return Error{Fault::denied,
                 fmt::format("the proxy {} does not answer as a proxy does", proxy.place()),
                 address.origin(),
                 fmt::format("correct the proxy's name and port in {}, or ask your IT for them",
                             proxy.source)};
  }
  if (status >= 500) {
    return Error{
        Fault::unreachable,
        fmt::format("the proxy {} could not reach Clio (status {})", proxy.place(), status),
        address.origin(), "try again in a few minutes; if it stays so, ask your IT"};
  }
  return Error{Fault::denied,
               fmt::format("the proxy {} does not let this computer through to {} (status {})",
                           proxy.place(), address.host, status),
               address.origin(),
               fmt::format("ask your IT to allow {}, port {}", address.host, address.port)};
}

}  // namespace engross::clio
