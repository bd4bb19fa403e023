#include "cli/sign_in_here.h"

#include <algorithm>
#include <filesystem>

#include "cli/in_store.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using base::Fault;
using base::Result;

tl::unexpected<app::SignInEnd> ended(const clio::SignInFailure& failure) {
  return tl::unexpected(app::SignInEnd{failure.why, failure.error});
}

// A region by its word, any other Clio by its address: two of this machine have one region's name.
std::string name_of(const clio::Access& clio) {
  return clio::region_of(clio) ? clio.region : clio.base_url;
}

// What was imported from it, as `ask` finds or erases it; looking makes no database.
Result<app::HeldHere> held(
    const std::string& home, const std::string& region,
    Result<store::Holdings> (store::Store::*ask)(const std::string&) = &store::Store::holdings) {
  std::error_code error;
  if (!std::filesystem::exists(home + "/engross.db", error)) return app::HeldHere{};
  return in_store(home, [&](store::Store& store) -> Result<app::HeldHere> {
    const auto found = (store.*ask)(region);
    if (!found) return tl::unexpected(found.error());
    return app::HeldHere{found->drafts, found->imports,   found->answers,
                         found->edits,  found->documents, found->contacts};
  });
}

class ThroughBrowser : public app::SignInWay {
 public:
  ThroughBrowser(clio::Access clio, std::optional<clio::AppKeys> keys,
                 const SignInHere::Setting& setting)
      : clio_(std::move(clio)),
        keys_(std::move(keys)),
        port_(setting.callback_port),
        shelf_(setting.home),
        clock_(setting.clock),
        transport_(*clock_, sign_in_limits(), proxy_settings()),
        session_(clio_, shelf_, transport_, *clock_),
        sign_in_(session_, shelf_, transport_, *clock_,
                 sign_in_machine(setting.home, setting.warn)) {}

  tl::expected<std::string, app::SignInEnd> open() override {
    if (!keys_) keys_ = clio::practice_keys(clio_, transport_);
    if (!keys_) {
      return tl::unexpected(
          app::SignInEnd{"unreachable",
                         {Fault::unreachable, "the practice Clio does not tell its app key",
                          clio::place(clio_), "look whether it runs, then try again"}});
    }
    auto address = sign_in_.open(*keys_, port_);
    if (!address) return ended(address.error());
    return std::move(*address);
  }
  tl::expected<std::string, app::SignInEnd> wait(const std::function<bool()>& goes_on) override {
    auto code = sign_in_.wait(goes_on);
    if (!code) return ended(code.error());
    return std::move(*code);
  }
  tl::expected<void, app::SignInEnd> finish(const std::string& code,
                                            const std::function<bool()>& may_keep) override {
    sign_in_.close();
    const auto done = sign_in_.finish(code, may_keep);
    if (!done) return ended(done.error());
    return {};
  }

 private:
  const clio::Access clio_;
  std::optional<clio::AppKeys> keys_;  // none: the practice Clio tells its own
  const std::uint16_t port_;
  StoredSignIns shelf_;
  const std::shared_ptr<clio::SystemClock> clock_;
  clio::HttpTransport transport_;
  clio::Session session_;
  clio::BrowserSignIn sign_in_;
};

}  // namespace

std::vector<clio::Access> SignInHere::clios() const {
  if (setting_.only) return {*setting_.only};
  std::vector<clio::Access> clios;
  for (const clio::Region& region : clio::regions()) {
    if (auto clio = clio::clio_of_region(region.word)) clios.push_back(std::move(*clio));
  }
  for (clio::Access& other : shelf_.all()) {
    if (!clio::region_of(other)) clios.push_back(std::move(other));
  }
  return clios;
}

Result<clio::Access> SignInHere::named(const std::string& name) const {
  for (clio::Access& clio : clios()) {
    if (name_of(clio) == name) return std::move(clio);
  }
  return base::failure(Fault::not_found, "there is no such Clio to sign in to", "",
                       "choose one of those that are listed");
}

Result<app::ClioAccount> SignInHere::account(const clio::Access& clio) {
  app::ClioAccount account;
  account.clio = name_of(clio);
  account.host = clio.base_url.substr(clio.base_url.find("//") + 2);
  account.name = account.host;
  if (const clio::Region* region = clio::region_of(clio)) {
    account.name = region->name;
    account.portal = portal_of(clio);
  }
  account.needs_keys = clio.region != "local";
  const auto here = held(setting_.home, clio.region);
  if (!here) return tl::unexpected(here.error());
  account.here = *here;
  if (setting_.given) return account;
  const auto kept = shelf_.load(clio);
  if (!kept) return tl::unexpected(kept.error());
  if (!*kept) {
    account.lost = shelf_.lost(clio);
    if (account.lost) account.standing = app::SignInStanding::lost;
    return account;
  }
  account.needs_keys = false;
  account.user = (*kept)->user;
  account.firm = (*kept)->firm;
  // Whoever signs out takes the name along; a sign-in that Clio ended leaves it.
  account.standing = (*kept)->is_signed_in() ? app::SignInStanding::signed_in
                     : account.user.empty()  ? app::SignInStanding::signed_out
                                             : app::SignInStanding::ended;
  return account;
}

Result<app::ClioStanding> SignInHere::standing() {
  app::ClioStanding standing;
  standing.given = setting_.given;
  standing.practice = setting_.only && setting_.only->region == "local";
  standing.redirect = clio::loopback_redirect(setting_.callback_port);
  for (const clio::Access& clio : clios()) {
    auto one = account(clio);
    if (!one) return tl::unexpected(one.error());
    standing.accounts.push_back(std::move(*one));
  }
  return standing;
}

Result<void> SignInHere::browse(const std::string& address) {
  return platform::open_in_browser(address);
}

Result<std::unique_ptr<app::SignInWay>> SignInHere::prepare(const app::SignInAsked& asked) {
  const auto clio = named(asked.clio);
  if (!clio) return tl::unexpected(clio.error());
  std::optional<clio::AppKeys> keys;
  if (!asked.key.empty() || !asked.secret.empty()) {
    auto typed = clio::app_keys(asked.key, asked.secret);
    if (!typed) return tl::unexpected(typed.error());
    keys = std::move(*typed);
  } else {
    const auto kept = shelf_.load(*clio);
    if (!kept) return tl::unexpected(kept.error());
    if (*kept) keys = (*kept)->app;
  }
  if (!keys && clio->region != "local") {
    return base::failure(Fault::missing, "key and secret of the firm's app are not kept here",
                         clio::place(*clio), "give both; they stand at " + portal_of(*clio));
  }
  return std::make_unique<ThroughBrowser>(*clio, std::move(keys), setting_);
}

Result<std::optional<base::Error>> SignInHere::sign_out(const std::string& name) {
  const auto clio = named(name);
  if (!clio) return tl::unexpected(clio.error());
  clio::HttpTransport transport(*setting_.clock, sign_in_limits(), proxy_settings());
  clio::Session session(*clio, shelf_, transport, *setting_.clock);
  const auto out = session.end();
  if (out) return std::optional<base::Error>();
  // Erased here, though Clio was not told; or not even that.
  const auto kept = session.kept();
  if (!kept || (*kept && (*kept)->is_signed_in())) return tl::unexpected(out.error());
  return std::optional<base::Error>(out.error());
}

Result<app::Erased> SignInHere::erase(const std::string& name) {
  const auto clio = named(name);
  if (!clio) return tl::unexpected(clio.error());
  app::Erased erased;
  const auto kept = shelf_.load(*clio);
  if (!setting_.given && kept && *kept && (*kept)->is_signed_in()) {
    const auto untold = sign_out(name);
    if (!untold) return tl::unexpected(untold.error());
    erased.untold = *untold;
  }
  const auto went = held(setting_.home, clio->region, &store::Store::erase);
  if (!went) return tl::unexpected(went.error());
  erased.went = *went;
  if (setting_.given) return erased;
  if (const auto gone = shelf_.erase(*clio); !gone) return tl::unexpected(gone.error());
  return erased;
}

}  // namespace engross::cli
