#include "clio/address.h"

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/URI.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace engross::clio {
namespace {

tl::unexpected<base::Error> not_an_address(std::string_view url) {
  return base::failure(base::Fault::usage, "not a web address",
                       fmt::format("\"{}\"", url.substr(0, 80)),
                       "write it as https://ca.app.clio.com");
}

bool has_blank(std::string_view url) {
  return std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c > '~'; });
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kPlain = "-._~,";
  std::string result;
  for (char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

// Path and query as they stand in the text: taking them apart and joining them could change them.
std::string target_of(std::string_view url) {
  const std::size_t authority = url.find("//") + 2;
  const std::size_t start = url.find_first_of("/?#", authority);
  if (start == std::string_view::npos) return "/";
  const std::string_view target = url.substr(start, url.find('#') - start);
  return target.substr(0, 1) == "/" ? std::string(target) : "/" + std::string(target);
}

}  // namespace

std::string Address::origin() const {
  const bool bare = port == (secure() ? 443 : 80);
  const bool brackets = host.find(':') != std::string::npos;
  return fmt::format("{}://{}{}{}{}", scheme, brackets ? "[" : "", host, brackets ? "]" : "",
                     bare ? std::string() : fmt::format(":{}", port));
}

base::Result<Address> parse_address(std::string_view url) {
  if (has_blank(url) || url.find("//") == std::string_view::npos) return not_an_address(url);
  try {
    const Poco::URI uri{std::string(url)};
    std::string host = base::lower(uri.getHost());
    if (host.size() > 1 && host.front() == '[') host = host.substr(1, host.size() - 2);
    const bool known = uri.getScheme() == "https" || uri.getScheme() == "http";
    if (!known || host.empty() || !uri.getUserInfo().empty() || uri.getPort() == 0) {
      return not_an_address(url);
    }
    return Address{uri.getScheme(), host, uri.getPort(), target_of(url)};
  } catch (const Poco::Exception&) {
    return not_an_address(url);
  }
}

bool is_this_machine(std::string_view host) {
  if (host == "localhost") return true;
  Poco::Net::IPAddress address;
  return Poco::Net::IPAddress::tryParse(std::string(host), address) && address.isLoopback();
}

std::string api_url(std::string_view base_url, std::string_view path, const Query& query) {
  const std::string form = form_of(query);
  return fmt::format("{}/api/v4{}{}{}", base_url, path, form.empty() ? "" : "?", form);
}

std::string form_of(const Query& query) {
  std::string form;
  for (const auto& [name, value] : query) {
    form += fmt::format("{}{}={}", form.empty() ? "" : "&", encoded(name), encoded(value));
  }
  return form;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      decoded += text[at];
      continue;
    }
    unsigned char byte = 0;
    const char* end = text.data() + std::min(at + 3, text.size());
    const auto [stop, code] = std::from_chars(text.data() + at + 1, end, byte, 16);
    if (code != std::errc() || stop != text.data() + at + 3) return std::nullopt;
    decoded += static_cast<char>(byte);
    at += 2;
  }
  return decoded;
}

}  // namespace engross::clio
