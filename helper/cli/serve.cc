#include <fmt/format.h>

#include <type_traits>

#include "bridge/bridge.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/contact_adapters.h"
#include "cli/door.h"
#include "cli/filing_adapters.h"
#include "cli/in_store.h"
#include "cli/record_adapters.h"
#include "cli/share.h"
#include "cli/sign_in_here.h"
#include "cli/version.h"
#include "platform/platform.h"
#include "sandbox/sandbox.h"

namespace engross::cli {
namespace {

// Those who knock, the database, Clio, and what answers need: above the 1024 that Linux starts
// with.
constexpr int kOpenFiles = 4096;
// Threads come and go, and what one of them frees in a heap of its own serves no other.
constexpr int kHeaps = 1;

base::Result<std::unique_ptr<sandbox::Server>> practice_clio(const ServeOptions& options) {
  const auto firm = shared_folder("practice");
  if (!firm) return tl::unexpected(firm.error());
  sandbox::Options practice;
  practice.port = options.sandbox_port;
  practice.firm_folder = *firm;
  return sandbox::Server::start(practice);
}

// What the bridge borrows while it runs.
struct Behind {
  app::Mapping mapping;
  StoredDrafts drafts;
  ShippedTemplates templates;
  StoredRecords records;
  StoredFilings filings;
  StoredWritten written;
  StoredContacts contacts;
  SystemClock clock;
  ClioMatters::Waits waits;
  std::string token;  // that stands in for a sign-in; "": somebody has to sign in
  app::SignInDesk* sign_ins = nullptr;
};

app::Progress progress_of(const clio::Step& step) {
  using Kind = app::Progress::Kind;
  switch (step.kind) {
    case clio::Step::Kind::waiting:
      return {Kind::waiting, step.wait.count(), 0, 0};
    case clio::Step::Kind::reading:
      return {Kind::reading, 0, step.done, step.total};
    case clio::Step::Kind::uploading:
      return {Kind::uploading, 0, step.done, step.total};
    case clio::Step::Kind::again:
      break;
  }
  return {Kind::again, 0, 0, 0};
}

// The Clio that the console names, with the token that was given or the sign-in that is kept. Work
// that somebody follows has waits of its own, which they can end.
base::Result<std::unique_ptr<ClioMatters>> clio_of(const Console& console, const Behind& behind,
                                                   app::Errand* errand) {
  auto waits = behind.waits;
  clio::Progress tell;
  if (errand) {
    waits = std::make_shared<clio::SystemClock>();
    errand->when_called_off([waits] { waits->cancel(); });
    tell = [errand](const clio::Step& step) { errand->tell(progress_of(step)); };
  }
  return behind.token.empty() ? ClioMatters::signed_in(console, waits, std::move(tell))
                              : ClioMatters::open(console, console.common.clio_url, behind.token,
                                                  waits, std::move(tell));
}

template <typename Port, typename Adapter>
bridge::Work::AtClio<Port> at_clio_of(const Console& console, const Behind& behind) {
  return [&](app::Errand* errand) -> base::Result<std::unique_ptr<Port>> {
    auto clio = clio_of(console, behind, errand);
    if (!clio) return tl::unexpected(clio.error());
    if constexpr (std::is_same_v<Adapter, ClioMatters>) {
      return std::move(*clio);
    } else {
      return std::make_unique<Adapter>(std::move(*clio));
    }
  };
}

// The one Clio that the console names; nothing: each region is there to be signed in to.
base::Result<std::optional<clio::Access>> only_clio(const Common& common) {
  if (common.clio_url.empty() && common.region.empty()) return std::optional<clio::Access>();
  auto clio = common.clio_url.empty() ? clio::clio_of_region(common.region)
                                      : clio::clio_at(common.clio_url);
  if (!clio) return tl::unexpected(clio.error());
  return std::optional<clio::Access>(std::move(*clio));
}

base::Result<bridge::Server> door(const Console& console, const ServeOptions& options,
                                  const platform::Certificate& certificate, const std::string& home,
                                  Behind& behind, base::Instant started, bool is_practice,
                                  const platform::Stop& stop) {
  const auto owner = owner_token(home);
  if (!owner) return tl::unexpected(owner.error());
  bridge::Options door;
  if (options.port) door.port = *options.port;
  door.chain_file = certificate.chain_file;
  door.key_file = certificate.key_file;
  door.status = [is_practice, started] { return bridge::Status{kVersion, is_practice, started}; };
  door.port_holder = platform::port_holder;
  door.stop = [&stop] { stop.end(); };
  door.rest = rest_stores;
  door.same_user = platform::is_of_this_user;
  door.work = {&behind.mapping,
               &behind.drafts,
               &behind.templates,
               &behind.records,
               &behind.clock,
               at_clio_of<app::MatterSource, ClioMatters>(console, behind),
               &behind.filings,
               at_clio_of<app::DocumentFiling, FilingInMatters>(console, behind),
               &behind.written,
               at_clio_of<app::RecordWriting, RecordsInMatters>(console, behind),
               at_clio_of<app::EntryMaking, EntriesInMatters>(console, behind),
               &behind.contacts,
               at_clio_of<app::ContactSource, ClioContacts>(console, behind),
               behind.sign_ins};
  door.pairing = pairing_in(home, *owner, console);
  door.pane = pane_files();
  auto server = bridge::Server::start(std::move(door));
  if (!server) return server;
  if (auto said = say_port(home, server->port()); !said) return tl::unexpected(said.error());
  return server;
}

}  // namespace

int serve(const Console& outer, const ServeOptions& options) {
  platform::allow_open_files(kOpenFiles);
  platform::share_heaps(kHeaps);
  const platform::Stop stop;
  Common common = outer.common;
  const Console console(common, outer.out, outer.err);
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  const auto alone = platform::take_lock(*home, "serve");
  if (!alone) return console.fail(alone.error());
  const base::Instant started = SystemClock().now();
  const auto certificate = platform::local_certificate(*home + "/tls", started);
  if (!certificate) return console.fail(certificate.error());
  auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  Behind behind{std::move(*mapping),
                StoredDrafts(*home),
                {},
                StoredRecords(*home),
                StoredFilings(*home),
                StoredWritten(*home),
                StoredContacts(*home),
                {},
                std::make_shared<clio::SystemClock>(),
                given_token(common)};
  std::unique_ptr<sandbox::Server> practice;
  if (options.sandbox) {
    auto clio = practice_clio(options);
    if (!clio) return console.fail(clio.error());
    practice = std::move(*clio);
    common.clio_url = practice->address();
    behind.token = options.sign_in ? "" : practice->practice_token();
  }
  const auto only = only_clio(common);
  if (!only) return console.fail(only.error());
  SignInHere place({*home, *only, !behind.token.empty(), options.callback_port, behind.waits,
                    [&](const std::string& line) { console.note("Warning: " + line); }});
  app::SignInDesk sign_ins(place);
  behind.sign_ins = &sign_ins;
  const bool is_practice = *only && (*only)->region == "local";
  const auto bridge =
      door(console, options, *certificate, *home, behind, started, is_practice, stop);
  if (!bridge) return console.fail(bridge.error());
  console.out << fmt::format("Bridge:         {}\nPane:           {}pane/index.html\n",
                             bridge->address(), bridge->address());
  console.out << fmt::format("Certificate:    {} (trust it once: engross trust; {} days left)\n",
                             certificate->authority_file, certificate->days_left);
  if (practice) {
    console.out << fmt::format("Practice Clio:  {}\nPractice token: {}\n", practice->address(),
                               practice->practice_token());
  }
  console.out << "Ready. Ctrl-C ends it." << std::endl;
  stop.wait();
  console.note("Stopping");
  behind.waits->cancel();  // nobody is kept by who waits for Clio
  return kDone;
}

}  // namespace engross::cli
