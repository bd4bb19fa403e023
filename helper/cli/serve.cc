#include <fmt/format.h>

#include "bridge/bridge.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/share.h"
#include "cli/version.h"
#include "platform/platform.h"
#include "sandbox/sandbox.h"

namespace engross::cli {
namespace {

base::Result<std::unique_ptr<sandbox::Server>> practice_clio(const ServeOptions& options) {
  const auto firm = shared_folder("practice");
  if (!firm) return tl::unexpected(firm.error());
  sandbox::Options practice;
  practice.port = options.sandbox_port;
  practice.firm_folder = *firm;
  return sandbox::Server::start(practice);
}

base::Result<bridge::Server> door(const ServeOptions& options,
                                  const platform::Certificate& certificate, base::Instant started) {
  bridge::Options door;
  if (options.port) door.port = *options.port;
  door.chain_file = certificate.chain_file;
  door.key_file = certificate.key_file;
  door.status = [practice = options.sandbox, started] {
    return bridge::Status{kVersion, practice, started};
  };
  door.port_holder = platform::port_holder;
  return bridge::Server::start(std::move(door));
}

}  // namespace

int serve(const Console& console, const ServeOptions& options) {
  const platform::Stop stop;
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  const auto alone = platform::take_lock(*home, "serve");
  if (!alone) return console.fail(alone.error());
  const base::Instant started = SystemClock().now();
  const auto certificate = platform::local_certificate(*home + "/tls", started);
  if (!certificate) return console.fail(certificate.error());
  const auto bridge = door(options, *certificate, started);
  if (!bridge) return console.fail(bridge.error());
  console.out << fmt::format("Bridge:         {}\n", bridge->address());
  console.out << fmt::format("Certificate:    {} (trust it once; {} days left)\n",
                             certificate->authority_file, certificate->days_left);
  std::unique_ptr<sandbox::Server> practice;
  if (options.sandbox) {
    auto clio = practice_clio(options);
    if (!clio) return console.fail(clio.error());
    practice = std::move(*clio);
    console.out << fmt::format("Practice Clio:  {}\nPractice token: {}\n", practice->address(),
                               practice->practice_token());
  }
  console.out << "Ready. Ctrl-C ends it." << std::endl;
  stop.wait();
  console.note("Stopping");
  return kDone;
}

}  // namespace engross::cli
