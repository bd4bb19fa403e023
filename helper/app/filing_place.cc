#include "app/filing_place.h"

#include <algorithm>

#include "app/messages.h"

namespace engross::app {
namespace {

using FilingKind = PlannedFiling::What;
using State = FilingStep::State;

void plan_version(const ClioDocument& document, PlannedFiling& planned) {
  planned.what = FilingKind::new_version;
  planned.document = document.id;
  planned.version = document.version;
  planned.after = document.version_id;
  planned.number = document.whole ? document.number + 1 : 1;
}

// Perhaps created, and never heard of.
void go_on_blind(const FilingStep& step, PlannedFiling& planned) {
  planned.what = FilingKind::go_on;
  planned.after = step.after;
  planned.begun_before = true;
}

}  // namespace

base::Result<void> FilingPlace::follow(const FilingStep& step, PlannedFiling& planned) const {
  if (step.document == 0) {
    if (step.folder == folder_) {
      planned.name = step.name;
      go_on_blind(step, planned);
    } else {
      find_by_name(planned);
    }
    return {};
  }
  const auto found = clio_.document(step.document);
  if (!found) return tl::unexpected(found.error());
  if (!*found) {
    planned.notes.push_back(say("file-not-in-clio"));
    find_by_name(planned);
    return {};
  }
  const ClioDocument& document = **found;
  planned.name = document.name;
  planned.document = document.id;
  if (folder_ != document.folder) planned.notes.push_back(say("file-stays-in-folder"));
  if (step.state == State::filed) {
    follow_filed(step, document, planned);
    return {};
  }
  if (step.state == State::created && step.sha256 == planned.sha256) {
    planned.what = FilingKind::go_on;
    planned.version = step.version;
    planned.created = true;
    planned.number = document.version == step.version ? std::max<std::int64_t>(1, document.number)
                                                      : document.number + 1;
    return {};
  }
  plan_version(document, planned);
  if (step.state == State::begun) go_on_blind(step, planned);
  return {};
}

void FilingPlace::follow_filed(const FilingStep& step, const ClioDocument& document,
                               PlannedFiling& planned) {
  if (document.number > step.number) {
    planned.notes.push_back(
        say("file-other-version", {{"there", document.number}, {"ours", step.number}}));
  }
  if (step.sha256 != planned.sha256) return plan_version(document, planned);
  planned.what = FilingKind::unchanged;
  planned.version = step.version;
  planned.number = step.number;
}

void FilingPlace::find_by_name(PlannedFiling& planned) const {
  const std::string wanted = base::fold(planned.name);
  for (const ClioDocument& document : documents_) {
    planned.after = std::max(planned.after, document.id);
  }
  for (const ClioDocument& document : documents_) {
    if (!document.whole || base::fold(document.name) != wanted || is_claimed(document.id)) continue;
    plan_version(document, planned);
    planned.name = document.name;
    planned.notes.push_back(say("file-same-name", {{"version", document.number}}));
    return;
  }
  planned.what = FilingKind::new_document;
}

bool FilingPlace::is_claimed(matter::Id document) const {
  return document != 0 && std::ranges::any_of(planned_, [&](const PlannedFiling& one) {
           return one.document == document;
         });
}

}  // namespace engross::app
