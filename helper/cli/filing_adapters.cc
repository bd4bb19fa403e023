#include "cli/filing_adapters.h"

#include <Poco/SHA2Engine.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "cli/in_store.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using base::Result;

constexpr std::size_t kLargestFile = 512U << 20;

// By index of FilingStep::State; kept in databases, so never renamed.
constexpr std::array<const char*, 3> kStates = {"begun", "created", "filed"};

app::ClioDocument document_of(const clio::Document& document) {
  return {document.id,          document.name,          document.folder,         document.newest.id,
          document.newest.uuid, document.newest.number, document.newest.uploaded};
}

store::Filing filing_of(const app::FilingStep& step) {
  return {step.template_id, step.path,     step.name,
          step.sha256,      step.size,     step.folder,
          step.folder_name, step.document, step.version,
          step.number,      step.after,    kStates[static_cast<std::size_t>(step.state)],
          step.by,          step.at};
}

Result<app::FilingStep> step_of(const store::Filing& filing, const std::string& draft) {
  const auto state = std::find(kStates.begin(), kStates.end(), filing.state);
  if (state == kStates.end()) {
    return base::failure(base::Fault::malformed, "a step of filing is none that this program knows",
                         "draft " + draft, "install the newest Engross");
  }
  return app::FilingStep{
      filing.template_id, filing.path,
      filing.name,        filing.sha256,
      filing.size,        filing.folder,
      filing.folder_name, filing.document,
      filing.version,     filing.number,
      filing.after,       static_cast<app::FilingStep::State>(state - kStates.begin()),
      filing.by,          filing.at};
}

// Word leaves an owner file beside a document that is open, named by the document without its first
// one or two letters when it is long; LibreOffice leaves a lock.
bool is_open_elsewhere(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const std::u32string letters = base::code_points(name);
  std::vector<std::string> beside = {".~lock." + name + "#"};
  for (std::size_t without = 0; without <= 2 && without < letters.size(); ++without) {
    beside.push_back("~$" + base::to_utf8(letters.substr(without)));
  }
  return std::any_of(beside.begin(), beside.end(), [&](const std::string& one) {
    std::error_code error;
    return std::filesystem::exists(path.parent_path() / one, error);
  });
}

// Sequence of the newest answers of the draft; 0: none.
Result<int> answers_now(store::Store& store, const std::string& draft) {
  const auto history = store.history(draft);
  if (!history) return tl::unexpected(history.error());
  int newest = 0;
  for (const store::Snapshot& snapshot : *history) {
    if (snapshot.stage == kAnswersStage) newest = std::max(newest, snapshot.sequence);
  }
  return newest;
}

}  // namespace

Result<app::ClioMatter> ClioFiling::matter(matter::Id id) {
  const auto found = documents_.matter_folder(id);
  if (!found) return tl::unexpected(found.error());
  return app::ClioMatter{found->display_number, base::fold(found->status) == "closed",
                         found->own.id};
}

Result<std::vector<app::ClioFolder>> ClioFiling::folders(matter::Id above) {
  const auto found = documents_.folders(above);
  if (!found) return tl::unexpected(found.error());
  std::vector<app::ClioFolder> folders;
  for (const clio::Folder& folder : *found) folders.push_back({folder.id, folder.name});
  return folders;
}

Result<app::ClioFolder> ClioFiling::make_folder(const std::string& name, matter::Id above) {
  const auto made = documents_.make_folder(name, above);
  if (!made) return tl::unexpected(made.error());
  return app::ClioFolder{made->id, made->name};
}

Result<std::vector<app::ClioDocument>> ClioFiling::documents(matter::Id folder) {
  const auto found = documents_.documents(folder);
  if (!found) return tl::unexpected(found.error());
  std::vector<app::ClioDocument> documents;
  for (const clio::Document& document : *found) documents.push_back(document_of(document));
  return documents;
}

Result<std::optional<app::ClioDocument>> ClioFiling::document(matter::Id id) {
  const auto found = documents_.document(id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::nullopt;
  return document_of(**found);
}

Result<app::FiledVersion> ClioFiling::create(const app::ToFile& wanted, const std::string& bytes) {
  const auto begun = documents_.begin(
      {wanted.folder, wanted.document, wanted.name, wanted.after, wanted.begun_before}, bytes);
  if (!begun) return tl::unexpected(begun.error());
  return app::FiledVersion{begun->document, begun->uuid, 0};
}

Result<app::FiledVersion> ClioFiling::complete(const app::FiledVersion& created,
                                               const std::string& name, const std::string& bytes) {
  const auto filed = documents_.complete({created.document, created.version}, name, bytes);
  if (!filed) return tl::unexpected(filed.error());
  return app::FiledVersion{filed->begun.document, filed->begun.uuid, filed->version.number};
}

Result<void> StoredFilings::add(const std::string& draft, const app::MadeDocument& document) {
  const store::MadeDocument made{
      document.template_id, document.title, document.path, document.sha256, document.at, 0, 0};
  return in_store(home_,
                  [&](store::Store& store) { return store.add_made(draft, made, kAnswersStage); });
}

Result<std::vector<app::MadeDocument>> StoredFilings::made(const std::string& draft) {
  return in_store(home_, [&](store::Store& store) -> Result<std::vector<app::MadeDocument>> {
    const auto kept = store.made(draft);
    if (!kept) return tl::unexpected(kept.error());
    const auto answers = answers_now(store, draft);
    if (!answers) return tl::unexpected(answers.error());
    std::vector<app::MadeDocument> made;
    for (const store::MadeDocument& one : *kept) {
      made.push_back({one.template_id, one.title, one.path, one.sha256, one.at, one.review,
                      one.answers != *answers});
    }
    return made;
  });
}

Result<void> StoredFilings::add(const std::string& draft, const app::FilingStep& step) {
  return in_store(home_,
                  [&](store::Store& store) { return store.add_filing(draft, filing_of(step)); });
}

Result<std::vector<app::FilingStep>> StoredFilings::steps(const std::string& draft) {
  const auto kept = in_store(home_, [&](store::Store& store) { return store.filings(draft); });
  if (!kept) return tl::unexpected(kept.error());
  std::vector<app::FilingStep> steps;
  for (const store::Filing& filing : *kept) {
    auto step = step_of(filing, draft);
    if (!step) return tl::unexpected(step.error());
    steps.push_back(std::move(*step));
  }
  return steps;
}

std::string LocalFiles::absolute(const std::string& path) const {
  std::error_code error;
  const auto whole = std::filesystem::absolute(path, error).lexically_normal();
  return error ? path : whole.string();
}

Result<std::optional<app::FileOnDisk>> LocalFiles::read(const std::string& path) {
  auto bytes = platform::read_file(path, kLargestFile);
  if (!bytes && bytes.error().fault == base::Fault::not_found) return std::nullopt;
  if (!bytes) return tl::unexpected(bytes.error());
  const std::filesystem::path at(path);
  app::FileOnDisk file{path, at.filename().string(), std::move(*bytes), "", is_open_elsewhere(at)};
  file.sha256 = sha256(file.bytes);
  return file;
}

std::string LocalFiles::sha256(const std::string& bytes) const {
  Poco::SHA2Engine sha(Poco::SHA2Engine::SHA_256);
  sha.update(bytes);
  return Poco::DigestEngine::digestToHex(sha.digest());
}

}  // namespace engross::cli
