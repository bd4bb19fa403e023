#include "bridge/filing.h"

#include <algorithm>
#include <utility>

#include "bridge/secrets.h"

namespace engross::bridge {
namespace {

constexpr std::string_view kPane = "pane/";

}  // namespace

std::string path_of(std::string_view document) {
  return std::string(kPane) + std::string(document);
}

std::string id_of(std::string_view path) {
  return path.starts_with(kPane) ? std::string(path.substr(kPane.size())) : std::string();
}

base::Result<std::optional<app::FileOnDisk>> MadeFiles::read(const std::string& path) {
  const auto document = documents_.find_made(id_of(path));
  if (!document) return std::optional<app::FileOnDisk>();
  return std::optional<app::FileOnDisk>(
      {path, document->file, document->bytes, document->sha256, false});
}

std::string MadeFiles::sha256(const std::string& bytes) const { return bridge::sha256(bytes); }

base::Result<void> MadeShelf::add(const std::string& draft, const app::MadeDocument& document) {
  return kept_.add(draft, document);
}

base::Result<std::vector<app::MadeDocument>> MadeShelf::made(const std::string& draft) {
  auto made = kept_.made(draft);
  if (!made) return made;
  const std::string answers = answers_stamp(draft_);
  for (const auto& one : documents_.of(draft)) {
    made->push_back({one->template_id, one->title, path_of(one->id), one->sha256, one->at,
                     one->review, one->answers != answers});
  }
  return made;
}

base::Result<void> MadeShelf::add(const std::string& draft, const app::FilingStep& step) {
  return kept_.add(draft, step);
}

base::Result<std::vector<app::FilingStep>> MadeShelf::steps(const std::string& draft) {
  return kept_.steps(draft);
}

std::string answers_stamp(const app::Draft& draft) {
  return sha256(interview::write_answers(draft.answers, ""));
}

}  // namespace engross::bridge
