// The exit status of the program: stable, for scripts.
#pragma once

#include "base/base.h"

namespace engross::cli {

enum ExitStatus {
  kDone = 0,
  kFailed = 1,
  kWrongUsage = 2,
  kTemplateFaults = 3,
  kValuesMissing = 4,
  kClioRefused = 5,  // or unreachable
  kSignInNeeded = 6,
  kReviewOpen = 7,
};

constexpr ExitStatus exit_status(base::Fault fault) {
  using base::Fault;
  switch (fault) {
    case Fault::usage:
      return kWrongUsage;
    case Fault::template_fault:
      return kTemplateFaults;
    case Fault::missing:
      return kValuesMissing;
    case Fault::denied:
    case Fault::unreachable:
      return kClioRefused;
    case Fault::sign_in_needed:
      return kSignInNeeded;
    case Fault::review_open:
      return kReviewOpen;
    case Fault::refused:
    case Fault::not_found:
    case Fault::malformed:
    case Fault::conflict:
    case Fault::unsupported:
    case Fault::internal:
      break;
  }
  return kFailed;
}

}  // namespace engross::cli
