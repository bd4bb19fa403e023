// What every command needs that changes a draft's matter in Clio.
#pragma once

#include <memory>
#include <string>

#include "cli/adapters.h"

namespace engross::cli {

struct AtClio {
  app::Mapping mapping;
  StoredDrafts drafts;
  std::unique_ptr<ClioMatters> clio;
};

// What is wrong with the draft's name is told before Clio is asked for anything.
app::Outcome<AtClio> at_clio(const Console& console, const std::string& draft);

}  // namespace engross::cli
