// What the bridge works with in this program: the drafts of this home, the templates that come with
// the program, the pane's files, who is paired.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "bridge/bridge.h"
#include "cli/adapters.h"

namespace engross::cli {

class StoredRecords : public bridge::Records {
 public:
  explicit StoredRecords(std::string home) : home_(std::move(home)), drafts_(home_) {}
  base::Result<std::vector<bridge::DraftLine>> drafts() override;
  base::Result<std::vector<std::string>> template_ids() override;
  base::Result<std::vector<std::string>> templates_of(const std::string& draft) override;
  base::Result<void> use_templates(const std::string& draft, const std::vector<std::string>& ids,
                                   base::Instant now) override;

 private:
  std::string home_;
  StoredDrafts drafts_;
};

// The token of programs of this user, in the home folder for this user alone; made when there is
// none yet.
base::Result<std::string> owner_token(const std::string& home);

// Pairings in the home folder; who asks is told on the console, and in a window where there is a
// desktop.
bridge::Pairing pairing_in(const std::string& home, const std::string& owner,
                           const Console& console);

// The pane as it was built; a page that says how to build it when it was not.
std::map<std::string, bridge::PaneFile> pane_files();

// Where a running helper is found by the other commands.
base::Result<void> say_port(const std::string& home, std::uint16_t port);
base::Result<std::uint16_t> port_said(const std::string& home);

}  // namespace engross::cli
