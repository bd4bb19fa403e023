#include "cli/sign_in_shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace engross::cli {
namespace {

using base::Result;
using nlohmann::json;

constexpr std::size_t kMostList = 64U * 1024;

bool is_region(const clio::Access& clio) { return clio::region_of(clio) != nullptr; }

// "sign-in-ca"; "sign-in-http-127.0.0.1-9000" for a Clio that is no region's. A token goes to the
// address it came from and to no other.
std::string secret_name(const clio::Access& clio) {
  if (is_region(clio)) return "sign-in-" + clio.region;
  std::string name = "sign-in-";
  for (const char c : clio.base_url) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    if (plain) {
      name += c;
    } else if (name.back() != '-') {
      name += '-';
    }
  }
  return name;
}

std::string written(const clio::SignIn& kept) {
  return json{{"app_key", kept.app.key},
              {"app_secret", kept.app.secret},
              {"access_token", kept.access_token},
              {"refresh_token", kept.refresh_token},
              {"expires", kept.expires.time_since_epoch().count()},
              {"refreshed", kept.refreshed.time_since_epoch().count()},
              {"user", kept.user},
              {"firm", kept.firm}}
      .dump();
}

// Nothing when it is not what written() wrote: somebody else's text is as good as none.
std::optional<clio::SignIn> read(const std::string& text) {
  const auto body = base::parse_json(text, "");
  if (!body || !body->is_object()) return std::nullopt;
  const auto instant = [&](const char* name) {
    return base::Instant(std::chrono::seconds(base::number_at(*body, name)));
  };
  clio::SignIn kept;
  kept.app = {base::text_at(*body, "app_key"), base::text_at(*body, "app_secret")};
  kept.access_token = base::text_at(*body, "access_token");
  kept.refresh_token = base::text_at(*body, "refresh_token");
  kept.expires = instant("expires");
  kept.refreshed = instant("refreshed");
  kept.user = base::text_at(*body, "user");
  kept.firm = base::text_at(*body, "firm");
  if (kept.app.key.empty() || kept.app.secret.empty()) return std::nullopt;
  return kept;
}

class HeldFile : public clio::TokenShelf::Held {
 public:
  explicit HeldFile(platform::Lock lock) : lock_(std::move(lock)) {}

 private:
  platform::Lock lock_;
};

tl::unexpected<base::Error> several(const std::vector<clio::Access>& clios) {
  std::vector<std::string> words;
  for (const clio::Access& clio : clios) words.push_back(naming(clio));
  return base::failure(base::Fault::usage, "there is more than one sign-in", "",
                       "say which: " + base::join(words, " or "));
}

}  // namespace

Result<std::optional<clio::SignIn>> StoredSignIns::load(const clio::Access& clio) {
  const auto text = secrets_.find(secret_name(clio));
  if (!text) return tl::unexpected(text.error());
  return *text ? read(**text) : std::nullopt;
}

Result<void> StoredSignIns::save(const clio::Access& clio, const clio::SignIn& sign_in) {
  if (const auto kept = secrets_.put(secret_name(clio), written(sign_in)); !kept) return kept;
  return list(clio, true);
}

Result<void> StoredSignIns::erase(const clio::Access& clio) {
  if (const auto erased = secrets_.erase(secret_name(clio)); !erased) return erased;
  return list(clio, false);
}

Result<std::unique_ptr<clio::TokenShelf::Held>> StoredSignIns::lock(const clio::Access& clio) {
  auto lock = platform::wait_for_lock(home_, secret_name(clio), platform::kLockPatience);
  if (!lock) return tl::unexpected(lock.error());
  return std::unique_ptr<Held>(std::make_unique<HeldFile>(std::move(*lock)));
}

std::vector<clio::Access> StoredSignIns::all() const {
  std::vector<clio::Access> clios;
  const auto text = platform::read_file(list_file(), kMostList);
  const auto urls = text ? base::parse_json(*text, "") : base::Result<json>(json::array());
  for (const json& url : urls && urls->is_array() ? *urls : json::array()) {
    auto clio = url.is_string() ? clio::clio_at(url.get<std::string>())
                                : base::Result<clio::Access>(clio::Access{});
    if (clio && !clio->base_url.empty()) clios.push_back(std::move(*clio));
  }
  std::stable_partition(clios.begin(), clios.end(), is_region);
  return clios;
}

Result<void> StoredSignIns::list(const clio::Access& clio, bool is_kept) {
  const auto is_it = [&](const clio::Access& one) { return one.base_url == clio.base_url; };
  // Looked at without the lock first: it is there already but for the first time.
  const auto now = all();
  if (std::any_of(now.begin(), now.end(), is_it) == is_kept) return {};
  const auto lock = platform::wait_for_lock(home_, "sign-ins", platform::kLockPatience);
  if (!lock) return tl::unexpected(lock.error());
  auto clios = all();
  clios.erase(std::remove_if(clios.begin(), clios.end(), is_it), clios.end());
  if (is_kept) clios.push_back(clio);
  json urls = json::array();
  for (const clio::Access& one : clios) urls.push_back(one.base_url);
  return platform::write_whole(list_file(), urls.dump(2) + "\n", platform::Readers::owner_only);
}

std::optional<base::Error> StoredSignIns::lost(const clio::Access& clio) {
  const auto now = all();
  const bool listed = std::any_of(now.begin(), now.end(), [&](const clio::Access& one) {
    return one.base_url == clio.base_url;
  });
  const auto kept = load(clio);
  if (!listed || !kept || *kept) return std::nullopt;
  const std::string aside = secrets_.set_aside_file(secret_name(clio));
  return base::Error{
      base::Fault::sign_in_needed,
      aside.empty()
          ? "the sign-in that was kept here is gone or cannot be read"
          : fmt::format("the sign-in that was kept here is damaged and was set aside ({})", aside),
      clio::place(clio),
      fmt::format("sign in again: {}, which asks for the app's key and secret once more; what was "
                  "imported is untouched",
                  clio::connect_command(clio))};
}

std::string StoredSignIns::kept_where(const clio::Access& clio) {
  const std::string name = secret_name(clio);
  switch (secrets_.place(name)) {
    case platform::SecretPlace::keyring:
      return "in the system's keyring";
    case platform::SecretPlace::file:
      return fmt::format(
          "in a sealed file that this account alone can read, because no keyring answers ({})",
          secrets_.file_of(name));
    case platform::SecretPlace::none:
      break;
  }
  return "";
}

Result<clio::Access> chosen_clio(const Console& console, StoredSignIns& shelf) {
  if (!console.common.clio_url.empty()) return clio::clio_at(console.common.clio_url);
  if (!console.common.region.empty()) return clio::clio_of_region(console.common.region);
  std::vector<clio::Access> signed_in;
  for (const clio::Access& clio : shelf.all()) {
    const auto kept = shelf.load(clio);
    if (!kept) return tl::unexpected(kept.error());
    if (*kept && (*kept)->is_signed_in()) signed_in.push_back(clio);
  }
  const auto first_other = std::find_if_not(signed_in.begin(), signed_in.end(), is_region);
  // A practice Clio is asked when it is named, or when there is nothing else.
  if (first_other != signed_in.begin()) signed_in.erase(first_other, signed_in.end());
  if (signed_in.size() > 1) return several(signed_in);
  if (signed_in.size() == 1) return signed_in.front();
  for (const clio::Access& clio : shelf.all()) {
    if (const auto lost = shelf.lost(clio)) return tl::unexpected(*lost);
  }
  return base::failure(
      base::Fault::sign_in_needed, "not signed in to Clio", "",
      "run engross connect; it asks for the firm's region; to try Engross without an "
      "account, run engross serve --sandbox");
}

Result<clio::Access> kept_clio(const Console& console, StoredSignIns& shelf) {
  auto chosen = chosen_clio(console, shelf);
  if (chosen || chosen.error().fault != base::Fault::sign_in_needed) return chosen;
  const auto clios = shelf.all();
  if (clios.size() > 1) return several(clios);
  if (clios.size() == 1) return clios.front();
  return base::failure(base::Fault::sign_in_needed, "not signed in to any Clio", "",
                       "nothing was to do; to erase what was imported name its Clio, with --purge "
                       "--region us, ca, eu or au");
}

std::string naming(const clio::Access& clio) {
  return is_region(clio) ? "--region " + clio.region : "--clio-url " + clio.base_url;
}

std::string portal_of(const clio::Access& clio) {
  if (const clio::Region* region = clio::region_of(clio))
    return fmt::format("https://{}", region->portal);
  return "the developer portal of " + clio.base_url;
}

clio::SignInMachine sign_in_machine(const std::string& home,
                                    std::function<void(const std::string& line)> warn) {
  const std::string file = home + "/sign-in.attempt";
  clio::SignInMachine machine;
  machine.random = platform::random_token;
  machine.port_holder = platform::port_holder;
  machine.put_newest = [file](const std::string& mark) {
    return platform::write_whole(file, mark, platform::Readers::owner_only);
  };
  machine.newest = [file] { return platform::read_file(file, 1024).value_or(""); };
  machine.warn = std::move(warn);
  return machine;
}

clio::Limits sign_in_limits() {
  clio::Limits limits;
  limits.body = 64U * 1024;
  return limits;
}

}  // namespace engross::cli
