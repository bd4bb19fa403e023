// What app's ports of writing to a matter are in the program: values of records, entries.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "app/ports.h"
#include "cli/adapters.h"
#include "clio/clio.h"

namespace engross::cli {

class ClioRecords : public app::RecordWriting {
 public:
  explicit ClioRecords(clio::Records& records) : records_(records) {}
  base::Result<void> write(const app::RecordToWrite& record) override;

 private:
  clio::Records& records_;
};

// The same with a Clio of its own, which ends with it.
class RecordsInMatters : public ClioRecords {
 public:
  explicit RecordsInMatters(std::unique_ptr<ClioMatters> matters)
      : ClioRecords(matters->records()), matters_(std::move(matters)) {}

 private:
  std::unique_ptr<ClioMatters> matters_;
};

// Opened for each call, as the drafts are.
class StoredWritten : public app::WrittenShelf {
 public:
  explicit StoredWritten(std::string home) : home_(std::move(home)) {}
  base::Result<void> add(const std::string& draft,
                         const std::vector<app::WrittenValue>& written) override;
  base::Result<std::vector<app::WrittenValue>> written(const std::string& draft) override;

 private:
  std::string home_;
};

class ClioEntries : public app::EntryMaking {
 public:
  explicit ClioEntries(ClioMatters& matters)
      : region_(matters.region()), documents_(matters.documents()), entries_(matters.entries()) {}
  std::string region() const override { return region_; }
  base::Result<app::ClioMatter> matter(matter::Id id) override;
  base::Result<Calendar> own_calendar() override;
  base::Result<std::optional<matter::Id>> find(const app::Entry& entry) override;
  base::Result<matter::Id> make(const app::Entry& entry) override;

 private:
  std::string region_;
  clio::Documents& documents_;
  clio::Entries& entries_;
};

// The same with a Clio of its own, which ends with it.
class EntriesInMatters : public ClioEntries {
 public:
  explicit EntriesInMatters(std::unique_ptr<ClioMatters> matters)
      : ClioEntries(*matters), matters_(std::move(matters)) {}

 private:
  std::unique_ptr<ClioMatters> matters_;
};

}  // namespace engross::cli
