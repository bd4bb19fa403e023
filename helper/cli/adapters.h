// What app's ports are in the program: Clio, the drafts' database, folders of this machine.
#pragma once

#include <memory>
#include <string>

#include "app/app.h"
#include "cli/console.h"
#include "cli/sign_in_shelf.h"
#include "clio/clio.h"

namespace engross::cli {

class SystemClock : public app::Clock {
 public:
  base::Instant now() const override;
};

// The proxy that this computer is set to, for each connection anew.
clio::ProxySettings proxy_settings();

// The token of ENGROSS_TOKEN, where it stands in for a sign-in; "": it does not.
std::string given_token(const Common& common);

// Clio as --clio-url and --region say, with the sign-in that is kept. ENGROSS_TOKEN stands in for a
// sign-in with --clio-url, for servers on this machine alone.
class ClioMatters : public app::MatterSource {
 public:
  // Whoever cancels the clock ends every wait for Clio within a second.
  using Waits = std::shared_ptr<clio::SystemClock>;
  static base::Result<std::unique_ptr<ClioMatters>> open(
      const Console& console, Waits waits = std::make_shared<clio::SystemClock>());
  // The same with another token and address than the command line's.
  static base::Result<std::unique_ptr<ClioMatters>> open(const Console& console,
                                                         const std::string& clio_url,
                                                         const std::string& token, Waits waits,
                                                         clio::Progress tell = {});
  // With the sign-in that is kept, whatever ENGROSS_TOKEN says.
  static base::Result<std::unique_ptr<ClioMatters>> signed_in(const Console& console, Waits waits,
                                                              clio::Progress tell = {});
  base::Result<app::FetchedMatter> read(const std::string& matter) override;
  // Conflict when the matter is of another region than this Clio.
  base::Result<app::FetchedMatter> read_again(const matter::Matter& known) override;
  base::Result<matter::MatterPage> search(const std::string& query, const std::string& status,
                                          const std::string& after) override;
  // All pages of it at once; says how far it is, when the command line may.
  base::Result<std::vector<matter::MatterSummary>> search_all(const std::string& query,
                                                              const std::string& status);
  base::Result<std::vector<matter::MatterSummary>> recent(const std::string& status) override;
  base::Result<clio::AddressBook> address_book() { return client_->address_book(); }
  std::string place() const { return clio::place(access_); }
  const std::string& region() const { return access_.region; }
  clio::Documents& documents() { return client_->documents(); }
  clio::Records& records() { return client_->records(); }
  clio::Entries& entries() { return client_->entries(); }

 private:
  ClioMatters(const Console& console, clio::Access access, Waits waits, clio::Progress tell);
  void ask_with(const std::string& token, clio::Renew renew);

  const Console& console_;
  clio::Access access_;
  Waits clock_;
  clio::Progress tell_;  // somebody beside the console
  clio::HttpTransport transport_;
  clio::HttpTransport sign_in_transport_;
  std::unique_ptr<StoredSignIns> shelf_;
  std::unique_ptr<clio::Session> session_;
  std::unique_ptr<clio::Client> client_;
};

// The drafts' database, opened for each call: another copy of the program may write between two.
class StoredDrafts : public app::DraftShelf {
 public:
  explicit StoredDrafts(std::string home) : home_(std::move(home)) {}
  base::Result<std::optional<app::DraftVersion>> version(const std::string& draft) override;
  base::Result<std::vector<family::Entry>> entries(const std::string& draft, int after) override;
  base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                 base::Instant now) override;
  base::Result<std::optional<std::string>> living(const std::string& region,
                                                  matter::Id matter) override;
  base::Result<std::optional<app::StoredDraft>> find(const std::string& draft) override;
  base::Result<void> add(const std::string& draft, const family::Entry& entry) override;
  base::Result<void> keep_answers(const std::string& draft, const std::string& before,
                                  const std::string& answers, base::Instant now) override;

  const std::string& home() const { return home_; }

  // The templates a draft was used with, in the order of first use.
  base::Result<std::vector<std::string>> templates_of(const std::string& draft) const;
  base::Result<void> use_templates(const std::string& draft, const std::vector<std::string>& ids,
                                   base::Instant now) const;

 private:
  std::string home_;
};

class StoredAnswerSets : public app::AnswerSetShelf {
 public:
  explicit StoredAnswerSets(std::string home) : home_(std::move(home)) {}
  base::Result<void> save(const std::string& name, const std::string& answers,
                          base::Instant now) override;
  base::Result<std::optional<std::string>> find(const std::string& name) override;
  base::Result<std::vector<std::string>> names() override;

 private:
  std::string home_;
};

class ShippedTemplates : public app::TemplateShelf {
 public:
  base::Result<app::StoredTemplate> open(const std::string& id) override;
};

class OutputFolder : public app::DocumentFolder {
 public:
  explicit OutputFolder(std::string folder) : folder_(std::move(folder)) {}
  base::Result<std::string> put(const std::string& name, const std::string& bytes) override;

 private:
  std::string folder_;
};

}  // namespace engross::cli
