// What app's ports of filing are in the program: documents in Clio, their list in the drafts'
// database, files of this machine.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "app/ports.h"
#include "cli/adapters.h"
#include "clio/clio.h"

namespace engross::cli {

class ClioFiling : public app::DocumentFiling {
 public:
  ClioFiling(std::string region, clio::Documents& documents)
      : region_(std::move(region)), documents_(documents) {}
  std::string region() const override { return region_; }
  base::Result<app::ClioMatter> matter(matter::Id id) override;
  base::Result<std::vector<app::ClioFolder>> folders(matter::Id above) override;
  base::Result<app::ClioFolder> make_folder(const std::string& name, matter::Id above) override;
  base::Result<std::vector<app::ClioDocument>> documents(matter::Id folder) override;
  base::Result<std::optional<app::ClioDocument>> document(matter::Id id) override;
  base::Result<app::FiledVersion> create(const app::ToFile& wanted,
                                         const std::string& bytes) override;
  base::Result<app::FiledVersion> complete(const app::FiledVersion& created,
                                           const std::string& name,
                                           const std::string& bytes) override;

 private:
  std::string region_;
  clio::Documents& documents_;
};

// The same with a Clio of its own, which ends with it.
class FilingInMatters : public ClioFiling {
 public:
  explicit FilingInMatters(std::unique_ptr<ClioMatters> matters)
      : ClioFiling(matters->region(), matters->documents()), matters_(std::move(matters)) {}

 private:
  std::unique_ptr<ClioMatters> matters_;
};

// Opened for each call, as the drafts are.
class StoredFilings : public app::FilingShelf {
 public:
  explicit StoredFilings(std::string home) : home_(std::move(home)) {}
  base::Result<void> add(const std::string& draft, const app::MadeDocument& document) override;
  base::Result<std::vector<app::MadeDocument>> made(const std::string& draft) override;
  base::Result<void> add(const std::string& draft, const app::FilingStep& step) override;
  base::Result<std::vector<app::FilingStep>> steps(const std::string& draft) override;

 private:
  std::string home_;
};

class LocalFiles : public app::DocumentFiles {
 public:
  std::string absolute(const std::string& path) const override;
  base::Result<std::optional<app::FileOnDisk>> read(const std::string& path) override;
  std::string sha256(const std::string& bytes) const override;
};

}  // namespace engross::cli
