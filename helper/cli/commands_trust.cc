// engross trust and engross uninstall: the certificate in the person's browsers, put there and
// taken out, and nothing of the helper left behind but what the person made with it.
#include <fmt/format.h>

#include <filesystem>

#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/door.h"
#include "cli/helper_call.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

namespace fs = std::filesystem;
using base::Result;

constexpr std::chrono::seconds kEnding{15};

// Ends the helper of this home; false: none runs.
Result<bool> stopped(const std::string& home) {
  const auto answer = ask_helper(home, {"POST", "/api/v1/stop", R"({"stop":true})"});
  if (!answer && answer.error().fault == base::Fault::refused)
    return tl::unexpected(answer.error());
  // Whoever does not answer may have ended, or be another program on its port: the lock tells.
  const auto alone = platform::wait_for_lock(home, "serve", kEnding);
  if (!alone) return tl::unexpected(alone.error());
  return answer.has_value();
}

// What serves the helper alone: made again by the next engross serve.
Result<void> erase_of_helper(const std::string& home) {
  for (const char* name : {"tls", "owner-token", "pairings.json", "port"}) {
    std::error_code error;
    fs::remove_all(home + "/" + name, error);
    if (error) {
      return base::failure(base::Fault::refused, "it cannot be erased: " + error.message(),
                           home + "/" + name, "close what uses it, then try again");
    }
  }
  return {};
}

}  // namespace

int trust(const Console& console, bool remove) {
  if (remove) {
    const auto gone = platform::forget_authorities();
    if (!gone) return console.fail(gone.error());
    console.out << (*gone == 0 ? "No certificate of Engross was there.\n"
                               : "The browsers of this computer do not trust Engross any more.\n");
    return kDone;
  }
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  const auto certificate = platform::local_certificate(*home + "/tls", SystemClock().now());
  if (!certificate) return console.fail(certificate.error());
  if (const auto done = platform::trust_authority(certificate->authority_file); !done)
    return console.fail(done.error());
  console.out << fmt::format(
      "The browsers of this computer trust Engross, for this computer's own address alone and {} "
      "days. Start those that are open again.\n",
      certificate->days_left);
  return kDone;
}

int uninstall(const Console& console) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  const auto ran = stopped(*home);
  if (!ran) return console.fail(ran.error());
  const auto gone = platform::forget_authorities();
  if (!gone) return console.fail(gone.error());
  if (const auto erased = erase_of_helper(*home); !erased) return console.fail(erased.error());
  console.out << fmt::format(
      "{}The certificate, its key, and all pairings are erased; {} certificate{} of Engross {} "
      "taken "
      "out of the browsers.\nDrafts, answers and the sign-in stay in {}: to erase them too, "
      "engross disconnect --purge.\n",
      *ran ? "The helper has ended. " : "", *gone, *gone == 1 ? "" : "s",
      *gone == 1 ? "was" : "were", *home);
  return kDone;
}

}  // namespace engross::cli
