#include "clio/sign_in.h"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/base64url.h"
#include "clio/address.h"

namespace engross::clio {
namespace {

constexpr std::size_t kLongestKey = 512;
constexpr std::size_t kLongestCode = 4096;
constexpr std::size_t kRandomBytes = 32;  // 256 bits, 43 characters: RFC 7636 asks for no less

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

base::Result<std::string> typed_key(std::string_view text, const char* name) {
  const std::string key(base::trim(text));
  const std::string remedy = fmt::format(
      "copy the {} from your app's page in Clio's developer portal, whole and alone, and start "
      "again; nothing was changed",
      name);
  if (key.empty()) {
    return base::failure(base::Fault::usage, fmt::format("no {} was given", name), "", remedy);
  }
  if (key.find_first_of(" \t") != std::string::npos) {
    return base::failure(base::Fault::usage,
                         fmt::format("that is no {}: it has a blank inside", name), "", remedy);
  }
  if (key.size() > kLongestKey || !is_printable(key)) {
    return base::failure(
        base::Fault::usage,
        fmt::format("that is no {}: it is too long, or has a letter that none has", name), "",
        remedy);
  }
  return key;
}

// The value after "name=" where a pair can begin; nothing when there is none, or it is there twice.
std::optional<std::string> pair_in(std::string_view text, std::string_view name) {
  const std::string start = fmt::format("{}=", name);
  std::optional<std::string> found;
  for (std::size_t at = 0; (at = text.find(start, at)) != text.npos; at += start.size()) {
    if (at > 0 && std::string_view("?& ").find(text[at - 1]) == std::string_view::npos) continue;
    if (found) return std::nullopt;
    const std::string_view rest = text.substr(at + start.size());
    found = std::string(rest.substr(0, rest.find_first_of("& #")));
  }
  return found;
}

}  // namespace

base::Result<AppKeys> app_keys(std::string_view key, std::string_view secret) {
  auto checked_key = typed_key(key, "app key");
  if (!checked_key) return tl::unexpected(checked_key.error());
  if (is_number(*checked_key)) {
    return base::failure(base::Fault::usage, "that is the app's number, not its key", "",
                         "copy the app key, the long text below it in Clio's developer portal, and "
                         "start again; nothing was changed");
  }
  auto checked_secret = typed_key(secret, "app secret");
  if (!checked_secret) return tl::unexpected(checked_secret.error());
  return AppKeys{std::move(*checked_key), std::move(*checked_secret)};
}

base::Result<Attempt> new_attempt(std::string redirect_uri, const RandomText& random) {
  auto state = random(kRandomBytes);
  if (!state) return tl::unexpected(state.error());
  auto verifier = random(kRandomBytes);
  if (!verifier) return tl::unexpected(verifier.error());
  return Attempt{std::move(*state), std::move(*verifier), std::move(redirect_uri)};
}

std::string loopback_redirect(std::uint16_t port) {
  return fmt::format("http://127.0.0.1:{}/callback", port);
}

std::string approval_redirect(const Access& access) { return access.base_url + "/oauth/approval"; }

std::string challenge_of(const std::string& verifier) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(), digest.data());
  return base::base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::string authorize_address(const Access& access, const AppKeys& app, const Attempt& attempt) {
  return fmt::format("{}/oauth/authorize?{}", access.base_url,
                     form_of({{"response_type", "code"},
                              {"client_id", app.key},
                              {"redirect_uri", attempt.redirect_uri},
                              {"state", attempt.state},
                              {"code_challenge", challenge_of(attempt.verifier)},
                              {"code_challenge_method", "S256"},
                              {"redirect_on_decline", "true"}}));
}

base::Result<std::string> pasted_code(std::string_view text, const Attempt& attempt) {
  const std::string_view pasted = base::trim(text);
  const auto unreadable = [] {
    return base::failure(base::Fault::malformed, "there is no code in what was pasted", "",
                         "start again, and copy what stands after \"code=\" on Clio's page, whole "
                         "and alone");
  };
  if (pasted.empty() || pasted.size() > 2 * kLongestCode) return unreadable();
  if (pair_in(pasted, "error")) {
    return base::failure(base::Fault::sign_in_needed, "Clio was not allowed to let Engross in", "",
                         "start again, and choose Allow on Clio's page");
  }
  if (pasted.find("state=") != pasted.npos && pair_in(pasted, "state") != attempt.state) {
    return base::failure(base::Fault::denied, "that is the code of another sign-in", "",
                         "start again, and paste the code of the page that opens then");
  }
  const bool bare = pasted.find('=') == pasted.npos;
  const std::string code = bare ? std::string(pasted) : pair_in(pasted, "code").value_or("");
  if (code.empty() || code.size() > kLongestCode || !is_printable(code)) return unreadable();
  return percent_decoded(code).value_or(code);
}

std::string connect_command(const Access& access) {
  const bool known = std::any_of(regions().begin(), regions().end(),
                                 [&](const Region& r) { return r.word == access.region; });
  return known ? fmt::format("engross connect --region {}", access.region)
               : fmt::format("engross connect --clio-url {}", access.base_url);
}

std::string other_regions(const Access& access) {
  std::vector<std::string> words;
  for (const Region& region : regions()) {
    if (region.word != access.region) words.emplace_back(region.word);
  }
  return base::join(words, ", ");
}

}  // namespace engross::clio
