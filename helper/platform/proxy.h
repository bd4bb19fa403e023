// Which proxy this computer says is to be used: the environment first, then the system's own
// setting. Read and handed on as it stands; what it means is for whoever connects.
#pragma once

#include <string>
#include <string_view>

namespace engross::platform {

struct ProxySetting {
  std::string address;    // empty: none
  std::string except;     // hosts to reach without it, with commas or semicolons between
  std::string automatic;  // where a script (PAC) that chooses a proxy lies
  std::string source;     // where a person changes it
};

// https_proxy, else HTTPS_PROXY, with no_proxy or NO_PROXY; a blank one is as good as none. Without
// them what the system is set to: on Windows and macOS its settings, on Linux nothing more.
// HTTP_PROXY is not looked at: plain http is for this computer alone. Never fails: what cannot be
// read is none.
ProxySetting proxy_setting();

// The system's own. Its file is the one of each system.
ProxySetting system_proxy();

// Windows keeps one text for all: "proxy:8080", or "http=proxy:80;https=proxy:8080". The part for
// https; empty when there is none.
std::string https_part(std::string_view proxies);

}  // namespace engross::platform
