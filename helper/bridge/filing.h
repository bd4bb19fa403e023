// What filing from the pane needs beyond app: the lists that people were shown, and app's ports for
// documents that the bridge itself holds. Private to the room.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/filing.h"
#include "bridge/documents.h"
#include "bridge/shown.h"

namespace engross::bridge {

using ShownList = Shown<app::FilingRequest, app::FilingPlan>;
using Filings = ShownLists<ShownList>;

// A document's path, for app: it is no file of this machine.
std::string path_of(std::string_view document);
std::string id_of(std::string_view path);  // the way back; "" of another path

class MadeFiles : public app::DocumentFiles {
 public:
  explicit MadeFiles(const Documents& documents) : documents_(documents) {}
  std::string absolute(const std::string& path) const override { return path; }
  base::Result<std::optional<app::FileOnDisk>> read(const std::string& path) override;
  std::string sha256(const std::string& bytes) const override;

 private:
  const Documents& documents_;
};

// The drafts' shelf, on which the documents of the bridge stand as if they were files. They are not
// written there: after the helper's end nobody could read them.
class MadeShelf : public app::FilingShelf {
 public:
  MadeShelf(app::FilingShelf& kept, const Documents& documents, const app::Draft& draft)
      : kept_(kept), documents_(documents), draft_(draft) {}
  base::Result<void> add(const std::string& draft, const app::MadeDocument& document) override;
  base::Result<std::vector<app::MadeDocument>> made(const std::string& draft) override;
  base::Result<void> add(const std::string& draft, const app::FilingStep& step) override;
  base::Result<std::vector<app::FilingStep>> steps(const std::string& draft) override;

 private:
  app::FilingShelf& kept_;
  const Documents& documents_;
  const app::Draft& draft_;
};

// What a later look at the draft's answers is compared with.
std::string answers_stamp(const app::Draft& draft);

}  // namespace engross::bridge
