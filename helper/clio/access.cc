#include "clio/access.h"

#include <fmt/format.h>

#include <algorithm>

#include "clio/address.h"
#include "clio/sign_in.h"

namespace engross::clio {
namespace {

using base::Fault;

constexpr std::array<Region, 4> kRegions = {{
    {"us", "United States", "app.clio.com", "developers.clio.com"},
    {"ca", "Canada", "ca.app.clio.com", "ca.developers.clio.com"},
    {"eu", "Europe", "eu.app.clio.com", "eu.developers.clio.com"},
    {"au", "Australia", "au.app.clio.com", "au.developers.clio.com"},
}};

template <typename Has>
const Region* find_region(Has has) {
  const auto found = std::find_if(kRegions.begin(), kRegions.end(), has);
  return found == kRegions.end() ? nullptr : &*found;
}

// What stands in the browser's address line, with or without its "https://".
base::Result<Access> region_in_address(std::string_view text) {
  const bool whole = text.find("//") != std::string_view::npos;
  const auto address = parse_address(whole ? std::string(text) : "https://" + std::string(text));
  if (address) {
    const Region* found = find_region(
        [&](const Region& r) { return r.host == address->host || r.portal == address->host; });
    if (found) return Access{"https://" + std::string(found->host), std::string(found->word), ""};
  }
  return base::failure(Fault::usage,
                       text.empty()
                           ? "no region of Clio was named"
                           : fmt::format("\"{}\" is not a region of Clio", text.substr(0, 80)),
                       "",
                       "use us, ca, eu or au, or paste the address your browser shows when you are "
                       "in Clio");
}

}  // namespace

const std::array<Region, 4>& regions() { return kRegions; }

base::Result<Access> clio_of_region(std::string_view region) {
  const std::string word = base::fold(base::trim(region));
  const Region* found =
      find_region([&](const Region& r) { return r.word == word || base::fold(r.name) == word; });
  if (!found) return region_in_address(base::trim(region));
  return Access{"https://" + std::string(found->host), std::string(found->word), ""};
}

base::Result<Access> clio_at(std::string_view url) {
  const auto address = parse_address(base::trim(url));
  if (!address) return tl::make_unexpected(address.error());
  if (!address->secure() && !is_this_machine(address->host)) {
    return base::failure(Fault::usage, "plain http would send the firm's data unprotected",
                         address->origin(), "use an https address; http only for this machine");
  }
  Access access{address->origin(), address->host, ""};
  const Region* region = find_region([&](const Region& r) { return r.host == address->host; });
  if (region) access.region = region->word;
  if (is_this_machine(address->host)) access.region = "local";
  return access;
}

// A line break or a space in a token would end the header it stands in.
base::Result<Access> with_token(Access access, std::string token) {
  if (token.empty()) {
    return base::failure(Fault::sign_in_needed, "there is no sign-in yet", place(access),
                         "run: " + connect_command(access));
  }
  if (std::any_of(token.begin(), token.end(), [](char c) { return c <= ' ' || c > '~'; })) {
    return base::failure(Fault::malformed, "the access token has a space or a letter no token has",
                         place(access), "copy the token again, whole and alone");
  }
  access.token = std::move(token);
  return access;
}

base::Result<Access> access_for_region(std::string_view region, std::string token) {
  auto access = clio_of_region(region);
  return access ? with_token(std::move(*access), std::move(token)) : access;
}

base::Result<Access> access_at(std::string_view url, std::string token) {
  auto access = clio_at(url);
  return access ? with_token(std::move(*access), std::move(token)) : access;
}

const Region* region_of(const Access& access) {
  return find_region([&](const Region& r) { return r.word == access.region; });
}

std::string place(const Access& access) {
  if (const Region* region = region_of(access))
    return fmt::format("Clio {} ({})", region->name, region->host);
  return "Clio at " + access.base_url;
}

}  // namespace engross::clio
