// Signing in as the bridge asks for it: the Clios there are, what is kept of each on this computer,
// and the way through this person's browser.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/sign_in.h"
#include "cli/adapters.h"

namespace engross::cli {

class SignInHere : public app::SignInPlace {
 public:
  struct Setting {
    std::string home;
    std::optional<clio::Access> only;  // the one Clio of this helper; none: each region
    bool given = false;                // it is asked with a token that nobody signed in for
    std::uint16_t callback_port = clio::kCallbackPort;
    std::shared_ptr<clio::SystemClock> clock;  // who cancels it ends what waits for Clio
    std::function<void(const std::string& line)> warn;
  };
  explicit SignInHere(Setting setting) : setting_(std::move(setting)), shelf_(setting_.home) {}

  base::Result<app::ClioStanding> standing() override;
  base::Result<void> browse(const std::string& address) override;
  base::Result<std::unique_ptr<app::SignInWay>> prepare(const app::SignInAsked& asked) override;
  base::Result<std::optional<base::Error>> sign_out(const std::string& clio) override;
  base::Result<app::Erased> erase(const std::string& clio) override;

 private:
  std::vector<clio::Access> clios() const;
  base::Result<clio::Access> named(const std::string& clio) const;
  base::Result<app::ClioAccount> account(const clio::Access& clio);

  const Setting setting_;
  StoredSignIns shelf_;
};

}  // namespace engross::cli
