#include "cli/at_clio.h"

#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {

app::Outcome<AtClio> at_clio(const Console& console, const std::string& draft) {
  auto mapping = load_mapping();
  if (!mapping) return tl::unexpected(mapping.error());
  const auto home = platform::home_folder(console.common.home);
  if (!home) return tl::unexpected(base::Errors{home.error()});
  StoredDrafts drafts(*home);
  if (const auto opened = app::open_draft(drafts, *mapping, draft); !opened) {
    return tl::unexpected(base::Errors{opened.error()});
  }
  auto clio = ClioMatters::open(console);
  if (!clio) return tl::unexpected(base::Errors{clio.error()});
  return AtClio{std::move(*mapping), std::move(drafts), std::move(*clio)};
}

}  // namespace engross::cli
