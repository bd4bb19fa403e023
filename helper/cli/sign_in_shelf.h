// Sign-ins as they are kept on this machine: secrets in the keyring or a sealed file, and a list of
// the Clios they are for, which holds no secret.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "clio/clio.h"
#include "platform/platform.h"

namespace engross::cli {

class StoredSignIns : public clio::TokenShelf {
 public:
  explicit StoredSignIns(const std::string& home) : home_(home), secrets_(home) {}
  StoredSignIns(const std::string& home, std::unique_ptr<platform::Keyring> keyring)
      : home_(home), secrets_(home, std::move(keyring)) {}
  base::Result<std::optional<clio::SignIn>> load(const clio::Access& clio) override;
  base::Result<void> save(const clio::Access& clio, const clio::SignIn& sign_in) override;
  base::Result<void> erase(const clio::Access& clio) override;
  base::Result<std::unique_ptr<Held>> lock(const clio::Access& clio) override;

  // The Clios that anything is kept of, regions first.
  std::vector<clio::Access> all() const;
  // What to say when a sign-in was kept of this Clio and load() finds none that can be read: that
  // it is damaged or gone, and what to do. Nothing when there is no such trouble.
  std::optional<base::Error> lost(const clio::Access& clio);
  // "in the system's keyring"; "in a file …"; empty when nothing is kept.
  std::string kept_where(const clio::Access& clio);

 private:
  base::Result<void> list(const clio::Access& clio, bool is_kept);
  std::string list_file() const { return home_ + "/sign-ins.json"; }

  const std::string home_;
  platform::Secrets secrets_;
};

// The Clio that --clio-url or --region names; without them the one region that is signed in, or
// else the one other Clio. Usage when there are several, sign_in_needed when there is none.
base::Result<clio::Access> chosen_clio(const Console& console, StoredSignIns& shelf);

// As chosen_clio(), but among all that anything is kept of when nobody is signed in: what signing
// out and erasing are about.
base::Result<clio::Access> kept_clio(const Console& console, StoredSignIns& shelf);

// How a command line names this Clio: "--region ca", "--clio-url https://…".
std::string naming(const clio::Access& clio);

// Where the firm's app and its keys are kept: "https://ca.developers.clio.com".
std::string portal_of(const clio::Access& clio);

// What signing in through the browser needs of this computer.
clio::SignInMachine sign_in_machine(const std::string& home,
                                    std::function<void(const std::string& line)> warn);

// Answers to a sign-in are short; more than this is none of Clio's.
clio::Limits sign_in_limits();

}  // namespace engross::cli
