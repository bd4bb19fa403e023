// Clios to sign in to, in memory: what each verb of a sign-in gives is set before, and a person who
// has not answered yet is waited for.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "app/sign_in.h"

namespace engross::fakes {

class SignInPlace : public app::SignInPlace {
 public:
  app::ClioStanding now;
  std::optional<base::Error> refuses;                      // prepare() and sign_out()
  std::optional<base::Error> untold;                       // Clio did not take it back
  std::optional<app::SignInEnd> opens, answers, finishes;  // why not
  bool has_browser = true;
  bool throws = false;
  std::vector<app::SignInAsked> asked;
  std::vector<std::string> left;
  std::vector<std::string> erased;

  void let_answer() {
    const std::lock_guard lock(mutex_);
    answered_ = true;
    changed_.notify_all();
  }
  void let_browser(bool come) {
    const std::lock_guard lock(mutex_);
    browser_is_slow_ = !come;
    changed_.notify_all();
  }
  int ports() const {  // that are open
    const std::lock_guard lock(mutex_);
    return ports_;
  }
  int kept() const {
    const std::lock_guard lock(mutex_);
    return kept_;
  }

  base::Result<app::ClioStanding> standing() override { return now; }
  base::Result<void> browse(const std::string&) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !browser_is_slow_; });
    if (has_browser) return {};
    return base::failure(base::Fault::not_found, "no browser", "", "");
  }
  base::Result<std::unique_ptr<app::SignInWay>> prepare(const app::SignInAsked& wanted) override {
    asked.push_back(wanted);
    if (refuses) return tl::unexpected(*refuses);
    return std::make_unique<Way>(*this);
  }
  base::Result<app::Erased> erase(const std::string& clio) override {
    if (refuses) return tl::unexpected(*refuses);
    erased.push_back(clio);
    app::Erased went{{}, untold};
    for (app::ClioAccount& one : now.accounts) {
      if (one.clio != clio) continue;
      went.went = std::exchange(one.here, {});
      one.standing = app::SignInStanding::never;
    }
    return went;
  }
  base::Result<std::optional<base::Error>> sign_out(const std::string& clio) override {
    if (refuses) return tl::unexpected(*refuses);
    left.push_back(clio);
    return untold;
  }

 private:
  class Way : public app::SignInWay {
   public:
    explicit Way(SignInPlace& place) : place_(place) { count(1); }
    ~Way() override { count(-1); }
    tl::expected<std::string, app::SignInEnd> open() override {
      if (place_.throws) throw std::runtime_error("kT9-canary");
      if (place_.opens) return tl::unexpected(*place_.opens);
      return std::string("https://ca.app.clio.com/oauth/authorize?client_id=key");
    }
    tl::expected<std::string, app::SignInEnd> wait(const std::function<bool()>& on) override {
      std::unique_lock lock(place_.mutex_);
      while (!place_.answered_) {
        if (!on()) return tl::unexpected(app::SignInEnd{"cancelled", {}});
        place_.changed_.wait_for(lock, std::chrono::milliseconds(5));
      }
      if (place_.answers) return tl::unexpected(*place_.answers);
      return std::string("kT9-canary-code");
    }
    tl::expected<void, app::SignInEnd> finish(const std::string&,
                                              const std::function<bool()>& may_keep) override {
      if (place_.finishes) return tl::unexpected(*place_.finishes);
      if (!may_keep()) return tl::unexpected(app::SignInEnd{"cancelled", {}});
      const std::lock_guard lock(place_.mutex_);
      ++place_.kept_;
      return {};
    }

   private:
    void count(int ports) {
      const std::lock_guard lock(place_.mutex_);
      place_.ports_ += ports;
    }
    SignInPlace& place_;
  };

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool answered_ = false;
  bool browser_is_slow_ = false;
  int ports_ = 0;
  int kept_ = 0;
};

// The four regions, nobody signed in.
inline app::ClioStanding nobody_signed_in() {
  app::ClioStanding standing;
  standing.redirect = "http://127.0.0.1:5678/callback";
  for (const char* word : {"us", "ca", "eu", "au"}) {
    app::ClioAccount account;
    account.clio = word;
    account.name = word;
    standing.accounts.push_back(account);
  }
  return standing;
}

}  // namespace engross::fakes
