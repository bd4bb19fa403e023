// Where a file goes in Clio: into the document that earlier steps know, into one of its name, or
// into a new one.
#pragma once

#include <vector>

#include "app/filing.h"

namespace engross::app {

class FilingPlace {
 public:
  // All are borrowed: the folder's documents, and what is planned so far. `folder` 0: it is made
  // when the plan is carried out.
  FilingPlace(DocumentFiling& clio, matter::Id folder, const std::vector<ClioDocument>& documents,
              const std::vector<PlannedFiling>& planned)
      : clio_(clio), folder_(folder), documents_(documents), planned_(planned) {}

  // Goes on from the last step of the file, or of the one whose new version it is. Fails when Clio
  // cannot be asked.
  base::Result<void> follow(const FilingStep& step, PlannedFiling& planned) const;

  // Nothing is known of it: a whole document of this name in the folder gets a version.
  void find_by_name(PlannedFiling& planned) const;

  // Whether another document of the plan goes there already.
  bool is_claimed(matter::Id document) const;

 private:
  static void follow_filed(const FilingStep& step, const ClioDocument& document,
                           PlannedFiling& planned);

  DocumentFiling& clio_;
  matter::Id folder_;
  const std::vector<ClioDocument>& documents_;
  const std::vector<PlannedFiling>& planned_;
};

}  // namespace engross::app
