// The practice firm: every record of its JSON files, complete as Clio would hold it. A record is a
// JSON object with all its fields; a member that names another record holds its id, a record that
// exists only inside another (an address, a custom field value) stands there whole. Members whose
// names begin with "#" are for searching and are in no resource's table.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "sandbox/stamp.h"

namespace engross::sandbox {

using Id = std::int64_t;
using Records = std::map<Id, Json>;

// An app registered with the practice Clio.
struct App {
  std::string name;
  std::string client_id;
  std::string client_secret;
  std::vector<std::string> redirect_uris;  // "/oauth/approval" means this server's own page
};

class Firm {
 public:
  // Reads every *.json of the folder. Fails, naming file and record, on anything that does not fit
  // together: an unknown member, a reference to nobody, an id used twice, a date that is none.
  static base::Result<Firm> load(const std::filesystem::path& folder);

  const Records& all(std::string_view resource) const;       // empty when there is none
  const Json* find(std::string_view resource, Id id) const;  // nothing when there is none
  const std::vector<App>& apps() const { return apps_; }
  const Json& account() const;

  Records& edit(std::string_view resource) { return records_[std::string(resource)]; }
  void add(App app) { apps_.push_back(std::move(app)); }
  void replace_first(App app) { apps_.front() = std::move(app); }

 private:
  std::map<std::string, Records, std::less<>> records_;
  std::vector<App> apps_;
};

}  // namespace engross::sandbox
