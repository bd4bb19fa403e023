#include "app/filing.h"

#include <fmt/format.h>

namespace engross::app {
namespace {

using base::Fault;
using base::Result;
using What = PlannedFiling::What;
using State = FilingStep::State;

tl::unexpected<base::Error> not_as_planned(std::string what, const PlannedFiling& planned) {
  return base::failure(Fault::conflict, std::move(what), planned.path,
                       "look at the list again: nothing of this document was sent");
}

class Filer {
 public:
  Filer(const FilingPlan& plan, const std::string& by, const FilingDesk& desk)
      : plan_(plan), by_(by), desk_(desk) {}

  FilingReport run() {
    FilingReport report;
    for (const PlannedFiling& planned : plan_.documents) {
      if (planned.what == What::left_out) continue;
      auto filed = file(planned);
      if (!filed) {
        report.stopped = filed.error();
        break;
      }
      report.filed.push_back(std::move(*filed));
    }
    return report;
  }

 private:
  Result<FiledDocument> file(const PlannedFiling& planned) {
    FiledDocument filed{planned.path,     planned.name,   plan_.folder,
                        planned.document, planned.number, planned.what == What::unchanged};
    if (filed.already) return filed;
    const auto bytes = planned_bytes(planned);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto same = clio_as_planned(planned); !same) return tl::unexpected(same.error());
    const auto folder = folder_id();
    if (!folder) return tl::unexpected(folder.error());
    auto version = created(planned, *folder, *bytes);
    if (!version) return tl::unexpected(version.error());
    auto whole = desk_.clio.complete(*version, planned.name, *bytes);
    if (!whole) return tl::unexpected(whole.error());
    if (auto kept = keep(planned, *folder, State::filed, *whole); !kept) {
      return tl::unexpected(kept.error());
    }
    filed.document = whole->document;
    filed.number = whole->number;
    return filed;
  }

  Result<std::string> planned_bytes(const PlannedFiling& planned) {
    auto file = desk_.files.read(planned.path);
    if (!file) return tl::unexpected(file.error());
    if (!*file || (*file)->sha256 != planned.sha256) {
      return not_as_planned("the file was changed after the list was made", planned);
    }
    return std::move((*file)->bytes);
  }

  // A document that somebody else gave a version meanwhile is for a person to look at.
  Result<void> clio_as_planned(const PlannedFiling& planned) {
    if (planned.what != What::new_version) return {};
    const auto document = desk_.clio.document(planned.document);
    if (!document) return tl::unexpected(document.error());
    if (!*document || (*document)->version != planned.version) {
      return not_as_planned("the document was changed in Clio after the list was made", planned);
    }
    return {};
  }

  Result<matter::Id> folder_id() {
    if (plan_.folder_id != 0) return plan_.folder_id;
    if (made_folder_ == 0) {
      const auto made = desk_.clio.make_folder(plan_.folder, plan_.root);
      if (!made) return tl::unexpected(made.error());
      made_folder_ = made->id;
    }
    return made_folder_;
  }

  Result<FiledVersion> created(const PlannedFiling& planned, matter::Id folder,
                               const std::string& bytes) {
    if (planned.created) return FiledVersion{planned.document, planned.version, 0};
    // On the shelf before Clio is asked: whatever happens then, the next run looks for it.
    if (auto kept = keep(planned, folder, State::begun, {planned.document, "", 0}); !kept) {
      return tl::unexpected(kept.error());
    }
    auto version = desk_.clio.create(
        {folder, planned.document, planned.name, planned.after, planned.begun_before}, bytes);
    if (!version) return version;
    if (auto kept = keep(planned, folder, State::created, *version); !kept) {
      return tl::unexpected(kept.error());
    }
    return version;
  }

  Result<void> keep(const PlannedFiling& planned, matter::Id folder, State state,
                    const FiledVersion& version) {
    FilingStep step;
    step.template_id = planned.template_id;
    step.path = planned.path;
    step.name = planned.name;
    step.sha256 = planned.sha256;
    step.size = planned.size;
    step.folder = folder;
    step.folder_name = plan_.folder;
    step.document = version.document;
    step.version = version.version;
    step.number = version.number;
    step.after = planned.after;
    step.state = state;
    step.by = by_;
    step.at = desk_.clock.now();
    return desk_.shelf.add(plan_.draft, step);
  }

  const FilingPlan& plan_;
  const std::string& by_;
  const FilingDesk& desk_;
  matter::Id made_folder_ = 0;
};

}  // namespace

std::string_view word_of(PlannedFiling::What what) {
  switch (what) {
    case What::new_document:
      return "new_document";
    case What::new_version:
      return "new_version";
    case What::go_on:
      return "go_on";
    case What::unchanged:
      return "unchanged";
    case What::left_out:
      break;
  }
  return "left_out";
}

FilingReport carry_out(const FilingPlan& plan, const std::string& by, const FilingDesk& desk) {
  return Filer(plan, by, desk).run();
}

Result<void> record_made(const std::string& draft, const std::string& template_id,
                         const std::string& title, const std::string& path,
                         const std::string& sha256, FilingShelf& shelf, const Clock& clock) {
  MadeDocument made;
  made.template_id = template_id;
  made.title = title;
  made.path = path;
  made.sha256 = sha256;
  made.at = clock.now();
  return shelf.add(draft, made);
}

}  // namespace engross::app
