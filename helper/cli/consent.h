// A person's yes to a list that was shown.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "base/base.h"
#include "cli/console.h"

namespace engross::cli {

struct ForConsent {
  std::string question;  // "File this document?"
  std::string nothing;   // "nothing was filed"
  std::string where;
};

// Nothing when it may be done: because `yes` was given with the command, or somebody at the
// terminal says so. Else why not (refused).
std::optional<base::Error> consent(const Console& console, const ForConsent& asked, bool yes,
                                   std::istream& in);

}  // namespace engross::cli
