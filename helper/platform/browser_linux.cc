#include "platform/browser.h"

#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <thread>

#include "platform/spawn_linux.h"

namespace engross::platform {
namespace {

constexpr std::size_t kLongestAddress = 8192;
constexpr auto kPatience = std::chrono::seconds(3);

bool is_for_browser(std::string_view address) {
  if (address.size() > kLongestAddress) return false;
  const bool plain = std::all_of(address.begin(), address.end(), [](char c) {
    return c > ' ' && c <= '~' && c != '"' && c != '\'' && c != '\\' && c != '`';
  });
  if (!plain) return false;
  constexpr std::string_view kSecure = "https://";
  if (address.starts_with(kSecure)) return address.size() > kSecure.size();
  for (std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (!address.starts_with(host)) continue;
    const char next = address.size() > host.size() ? address[host.size()] : '/';
    // "http://127.0.0.1:8@evil.test/" names another host.
    const std::string_view authority = address.substr(7, address.find('/', 7) - 7);
    return (next == ':' || next == '/') && authority.find('@') == std::string_view::npos;
  }
  return false;
}

// False when it ended with a failure. A browser that xdg-open became goes on running: that is one.
bool is_at_work(pid_t child) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  int status = 0;
  for (;;) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (ended < 0) return false;
    if (std::chrono::steady_clock::now() >= end) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  // Somebody has to ask for its end, or it stays in the list of processes for ever.
  std::thread([child] {
    int ignored = 0;
    ::waitpid(child, &ignored, 0);
  }).detach();
  return true;
}

}  // namespace

base::Result<void> open_in_browser(const std::string& address) {
  if (!is_for_browser(address)) {
    return base::failure(base::Fault::usage, "this address is not for a browser", "",
                         "use an https address");
  }
  const auto child = spawn_apart("xdg-open", {address});
  if (child && is_at_work(*child)) return {};
  return base::failure(base::Fault::not_found, "no browser could be opened", "",
                       "open the address yourself, in a browser of this computer");
}

}  // namespace engross::platform
