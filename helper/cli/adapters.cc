#include "cli/adapters.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "base/json.h"
#include "cli/share.h"
#include "nlohmann/json.hpp"
#include "platform/platform.h"

namespace engross::cli {
namespace {

constexpr std::size_t kShortestToken = 8;

base::Result<app::FetchedMatter> fetched(base::Result<clio::Import> import) {
  if (!import) return tl::unexpected(import.error());
  std::vector<base::Message> problems;
  for (const auto& problem : import->problems) problems.push_back(clio::said(problem));
  return app::FetchedMatter{std::move(import->matter), std::move(problems), import->calls};
}

}  // namespace

base::Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

clio::ProxySettings proxy_settings() {
  return [] {
    platform::ProxySetting set = platform::proxy_setting();
    return clio::ProxySetting{std::move(set.address), std::move(set.except),
                              std::move(set.automatic), std::move(set.source)};
  };
}

std::string given_token(const Common& common) {
  const char* given = std::getenv("ENGROSS_TOKEN");
  return given && !common.clio_url.empty() ? given : "";
}

base::Result<std::unique_ptr<ClioMatters>> ClioMatters::open(const Console& console, Waits waits) {
  const std::string given = given_token(console.common);
  if (given.empty()) return signed_in(console, std::move(waits));
  return open(console, console.common.clio_url, given, std::move(waits));
}

base::Result<std::unique_ptr<ClioMatters>> ClioMatters::open(const Console& console,
                                                             const std::string& clio_url,
                                                             const std::string& token, Waits waits,
                                                             clio::Progress tell) {
  auto access = clio::access_at(clio_url, token);
  if (!access) return tl::unexpected(access.error());
  if (access->region != "local") {
    return base::failure(base::Fault::sign_in_needed,
                         "ENGROSS_TOKEN is for a Clio server on this machine alone", clio_url,
                         "leave ENGROSS_TOKEN out and sign in");
  }
  // A message has "(token)" wherever the token stands: one of a letter would take that letter.
  if (token.size() < kShortestToken) {
    return base::failure(base::Fault::usage, "ENGROSS_TOKEN is too short for a token", clio_url,
                         "leave ENGROSS_TOKEN out and sign in");
  }
  std::unique_ptr<ClioMatters> clio(
      new ClioMatters(console, std::move(*access), std::move(waits), std::move(tell)));
  clio->ask_with(token, {});
  return clio;
}

base::Result<std::unique_ptr<ClioMatters>> ClioMatters::signed_in(const Console& console,
                                                                  Waits waits,
                                                                  clio::Progress tell) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return tl::unexpected(home.error());
  auto shelf = std::make_unique<StoredSignIns>(*home);
  auto access = chosen_clio(console, *shelf);
  if (!access) return tl::unexpected(access.error());
  std::unique_ptr<ClioMatters> clio(
      new ClioMatters(console, std::move(*access), std::move(waits), std::move(tell)));
  clio->shelf_ = std::move(shelf);
  clio->session_ = std::make_unique<clio::Session>(clio->access_, *clio->shelf_,
                                                   clio->sign_in_transport_, *clio->clock_);
  const auto token = clio->session_->token();
  if (!token) {
    const auto lost = clio->shelf_->lost(clio->access_);
    return tl::unexpected(lost ? *lost : token.error());
  }
  clio->ask_with(*token, [session = clio->session_.get()](const std::string& refused) {
    return session->token_after(refused);
  });
  return clio;
}

ClioMatters::ClioMatters(const Console& console, clio::Access access, Waits waits,
                         clio::Progress tell)
    : console_(console),
      access_(std::move(access)),
      clock_(std::move(waits)),
      tell_(std::move(tell)),
      transport_(*clock_, {}, proxy_settings()),
      sign_in_transport_(*clock_, sign_in_limits(), proxy_settings()) {}

void ClioMatters::ask_with(const std::string& token, clio::Renew renew) {
  clio::Access access = access_;
  access.token = token;
  client_ = std::make_unique<clio::Client>(
      std::move(access), transport_, *clock_,
      [this](const clio::Step& step) {
        if (!step.line.empty()) console_.note(step.line);
        if (tell_) tell_(step);
      },
      std::move(renew));
}

base::Result<app::FetchedMatter> ClioMatters::read(const std::string& wanted) {
  return fetched(client_->read_matter(wanted));
}

base::Result<app::FetchedMatter> ClioMatters::read_again(const matter::Matter& known) {
  if (known.region != access_.region) {
    return base::failure(base::Fault::conflict, "this draft is of another Clio than the one asked",
                         known.display_number + ", Clio " + known.region,
                         "ask the Clio that it was imported from");
  }
  return fetched(client_->read_again(known));
}

base::Result<matter::MatterPage> ClioMatters::search(const std::string& query,
                                                     const std::string& status,
                                                     const std::string& after) {
  return client_->search_page(query, status, after);
}

base::Result<std::vector<matter::MatterSummary>> ClioMatters::search_all(
    const std::string& query, const std::string& status) {
  return client_->search(query, status, [this](std::size_t matters) {
    if (!console_.common.json) console_.note(fmt::format("{} matters so far…", matters));
  });
}

base::Result<std::vector<matter::MatterSummary>> ClioMatters::recent(const std::string& status) {
  return client_->recent(status);
}

base::Result<app::StoredTemplate> ShippedTemplates::open(const std::string& id) {
  const auto unknown = [&] {
    return base::failure(base::Fault::not_found, "no template \"" + id + "\"", "templates",
                         "use will or referral-agreement");
  };
  const auto is_id = [](const std::string& text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == text.npos;
  };
  if (!is_id(id)) return unknown();
  app::StoredTemplate stored;
  stored.where = "templates/" + id + "/template.json";
  auto card = shared_file(stored.where);
  if (!card) return unknown();
  stored.card = std::move(*card);
  // A broken card is the steps' to report, with all that is wrong in it.
  const auto parsed = app::parse_card(stored.card, stored.where);
  if (!parsed) return stored;
  const auto path = shared_folder("templates/" + id + "/" + parsed->document);
  if (!path) return tl::unexpected(path.error());
  auto document = read_document(*path);
  if (!document) return tl::unexpected(document.error());
  stored.document = std::move(*document);
  stored.beside = files_beside(*path);
  if (parsed->interview.empty()) return stored;
  stored.interview_where = "mapping/interviews/" + parsed->interview + ".yaml";
  auto interview = is_id(parsed->interview) ? shared_file(stored.interview_where)
                                            : base::Result<std::string>(unknown());
  if (!interview) return tl::unexpected(interview.error());
  stored.interview = std::move(*interview);
  return stored;
}

base::Result<std::string> OutputFolder::put(const std::string& name, const std::string& bytes) {
  if (auto made = platform::make_folder(folder_); !made) return tl::unexpected(made.error());
  return platform::write_new(folder_, platform::safe_file_name(name), ".docx", bytes);
}

}  // namespace engross::cli
