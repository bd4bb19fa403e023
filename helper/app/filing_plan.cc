// What would be filed, and as what.
#include <algorithm>
#include <set>
#include <variant>

#include "app/filing.h"
#include "app/filing_place.h"
#include "app/folder_name.h"
#include "app/messages.h"

namespace engross::app {
namespace {

using base::Fault;
using base::Result;
using What = PlannedFiling::What;

// A document of the draft, or a file that a person named.
struct Candidate {
  std::string path;
  bool named = false;
  const MadeDocument* made = nullptr;  // nothing: not made from this draft
};

class Planner {
 public:
  Planner(const FilingRequest& request, const FilingDesk& desk, Draft draft)
      : request_(request), desk_(desk), draft_(std::move(draft)) {}

  Result<FilingPlan> run() {
    for (const auto step : {&Planner::read_shelf, &Planner::read_clio, &Planner::find_folder,
                            &Planner::choose_candidates}) {
      if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
    }
    for (const Candidate& candidate : candidates_) taken_.insert(candidate.path);
    for (const Candidate& candidate : candidates_) {
      auto planned = plan(candidate);
      if (!planned) return tl::unexpected(planned.error());
      plan_.documents.push_back(std::move(*planned));
    }
    note_all();
    return std::move(plan_);
  }

 private:
  Result<void> read_shelf() {
    auto made = desk_.shelf.made(draft_.id);
    if (!made) return tl::unexpected(made.error());
    made_ = std::move(*made);
    const auto steps = desk_.shelf.steps(draft_.id);
    if (!steps) return tl::unexpected(steps.error());
    for (const FilingStep& step : *steps) {
      std::erase_if(steps_, [&](const FilingStep& before) { return before.path == step.path; });
      steps_.push_back(step);
    }
    return {};
  }

  Result<void> read_clio() {
    const matter::Matter& ours = draft_.review.matter();
    if (auto here = of_this_clio(draft_, desk_.clio.region()); !here) return here;
    auto matter = desk_.clio.matter(ours.source.id);
    if (!matter) return tl::unexpected(matter.error());
    matter_ = std::move(*matter);
    plan_.draft = draft_.id;
    plan_.matter = matter_.display_number;
    plan_.client = draft_.review.family().client.name.full;
    plan_.root = matter_.folder;
    plan_.folder_id = matter_.folder;
    return {};
  }

  Result<void> find_folder() {
    if (!request_.folder.empty()) {
      const auto today = base::local_date(desk_.clock.now());
      auto name = folder_name(request_.folder, {plan_.matter, plan_.client,
                                                std::to_string(static_cast<int>(today.year()))});
      if (!name) return tl::unexpected(name.error());
      plan_.folder = std::move(*name);
      plan_.folder_id = 0;
      const auto folders = desk_.clio.folders(plan_.root);
      if (!folders) return tl::unexpected(folders.error());
      const std::string wanted = base::fold(plan_.folder);
      for (const ClioFolder& folder : *folders) {
        if (plan_.folder_id != 0 || base::fold(base::trim(folder.name)) != wanted) continue;
        plan_.folder_id = folder.id;
        plan_.folder = folder.name;
      }
    }
    if (plan_.folder_id == 0) return {};
    auto documents = desk_.clio.documents(plan_.folder_id);
    if (!documents) return tl::unexpected(documents.error());
    in_folder_ = std::move(*documents);
    return {};
  }

  Result<void> choose_candidates() {
    for (const std::string& file : request_.files) {
      const std::string path = desk_.files.absolute(file);
      const bool twice = std::any_of(candidates_.begin(), candidates_.end(),
                                     [&](const Candidate& one) { return one.path == path; });
      if (!twice) candidates_.push_back({path, true, made_at(path)});
    }
    if (!request_.files.empty()) return {};
    if (made_.empty()) {
      return base::failure(Fault::not_found, "no document was made from this draft",
                           "draft " + draft_.id,
                           "make it with engross draft, or name the file to be filed");
    }
    std::set<std::string> seen;
    for (auto made = made_.rbegin(); made != made_.rend(); ++made) {
      if (seen.insert(made->template_id).second) {
        candidates_.insert(candidates_.begin(), {made->path, false, &*made});
      }
    }
    return {};
  }

  const MadeDocument* made_at(const std::string& path) const {
    const auto found = std::find_if(made_.rbegin(), made_.rend(),
                                    [&](const MadeDocument& one) { return one.path == path; });
    return found == made_.rend() ? nullptr : &*found;
  }

  // The last step of this file; else of the last file that was made from the same template, so that
  // a will made anew becomes a version of the will that is filed. Each file's steps are gone on
  // with once in a plan, and those of a file that is in it are its own.
  const FilingStep* last_step(const Candidate& candidate) {
    for (const FilingStep& step : steps_) {
      if (step.path == candidate.path) return &step;
    }
    if (candidate.made == nullptr) return nullptr;
    const auto found = std::find_if(steps_.rbegin(), steps_.rend(), [&](const FilingStep& step) {
      return step.template_id == candidate.made->template_id && !taken_.contains(step.path) &&
             !clio_place().is_claimed(step.document);
    });
    if (found == steps_.rend()) return nullptr;
    taken_.insert(found->path);
    return &*found;
  }

  FilingPlace clio_place() const {
    return {desk_.clio, plan_.folder_id, in_folder_, plan_.documents};
  }

  Result<PlannedFiling> plan(const Candidate& candidate) {
    PlannedFiling planned;
    planned.path = candidate.path;
    if (candidate.made != nullptr) planned.template_id = candidate.made->template_id;
    if (base::find_ill_formed(candidate.path)) {
      return base::failure(Fault::malformed, "the name of this file is no text (UTF-8)",
                           base::excerpt(candidate.path), "rename the file, then file it");
    }
    const auto file = desk_.files.read(candidate.path);
    if (!file) return tl::unexpected(file.error());
    if (!*file) {
      if (candidate.named) {
        return base::failure(Fault::not_found, "there is no such file", candidate.path,
                             "check the name");
      }
      planned.name = candidate.made->title;
      planned.notes.push_back(say("file-gone"));
      return planned;
    }
    planned.name = (*file)->name;
    planned.sha256 = (*file)->sha256;
    planned.size = static_cast<std::int64_t>((*file)->bytes.size());
    if (planned.size == 0) {
      planned.notes.push_back(say("file-empty"));
      return planned;
    }
    note_file(**file, candidate, planned);
    const FilingStep* step = last_step(candidate);
    const FilingPlace place = clio_place();
    if (step == nullptr) {
      place.find_by_name(planned);
    } else if (const auto placed = place.follow(*step, planned); !placed) {
      return tl::unexpected(placed.error());
    }
    return planned;
  }

  void note_file(const FileOnDisk& file, const Candidate& candidate, PlannedFiling& planned) {
    if (file.open_elsewhere) {
      planned.notes.push_back(say("file-open"));
    }
    if (candidate.made == nullptr) {
      planned.notes.push_back(say("file-not-of-draft"));
      return;
    }
    if (candidate.made->sha256 != file.sha256) {
      planned.notes.push_back(say("file-changed"));
    }
    if (edited_since(*candidate.made)) {
      planned.notes.push_back(say("file-draft-edited"));
    }
  }

  bool edited_since(const MadeDocument& made) const {
    if (made.answered_since) return true;
    const auto& log = draft_.review.log();
    return std::any_of(log.begin(), log.end(), [&](const family::Entry& entry) {
      return entry.number > made.review && !std::holds_alternative<family::Confirm>(entry.edit);
    });
  }

  void note_all() {
    if (!draft_.review.confirmed()) {
      plan_.notes.push_back(say("file-unconfirmed"));
    }
    if (matter_.closed) plan_.notes.push_back(say("file-matter-closed"));
    if (matter_.display_number != draft_.review.matter().display_number) {
      plan_.notes.push_back(
          say("file-matter-renamed", {{"number", draft_.review.matter().display_number}}));
    }
  }

  const FilingRequest& request_;
  const FilingDesk& desk_;
  Draft draft_;
  std::vector<MadeDocument> made_;
  std::vector<FilingStep> steps_;  // the last of each path, in the order they were made
  std::set<std::string> taken_;    // paths whose steps are gone on with
  ClioMatter matter_;
  std::vector<ClioDocument> in_folder_;
  std::vector<Candidate> candidates_;
  FilingPlan plan_;
};

}  // namespace

int FilingPlan::to_file() const {
  return static_cast<int>(
      std::count_if(documents.begin(), documents.end(), [](const PlannedFiling& one) {
        return one.what != What::left_out && one.what != What::unchanged;
      }));
}

Result<FilingPlan> plan_filing(const FilingRequest& request, const FilingDesk& desk) {
  auto draft = open_draft(desk.drafts, desk.mapping, request.draft);
  if (!draft) return tl::unexpected(draft.error());
  // A folder's name that is none is told before Clio is asked for anything.
  if (!request.folder.empty()) {
    const auto name = folder_name(request.folder, {"number", "name", "year"});
    if (!name) return tl::unexpected(name.error());
  }
  return Planner(request, desk, std::move(*draft)).run();
}

}  // namespace engross::app
