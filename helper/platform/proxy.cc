#include "platform/proxy.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace engross::platform {
namespace {

// Of two spellings the small one counts, as with every other program that reads them.
struct Named {
  std::string name;
  std::string value;
};

Named first_of(const char* small, const char* large) {
  for (const char* name : {small, large}) {
    const char* value = std::getenv(name);
    if (value && !base::trim(value).empty()) return {name, std::string(base::trim(value))};
  }
  return {};
}

}  // namespace

ProxySetting proxy_setting() {
  const Named proxy = first_of("https_proxy", "HTTPS_PROXY");
  if (proxy.value.empty()) {
    ProxySetting setting = system_proxy();
    // Whoever names hosts there means them whatever the proxy comes from.
    const Named except = first_of("no_proxy", "NO_PROXY");
    if (!except.value.empty()) setting.except += ";" + except.value;
    return setting;
  }
  return {proxy.value, first_of("no_proxy", "NO_PROXY").value, "", proxy.name};
}

std::string https_part(std::string_view proxies) {
  std::string for_all;
  while (!proxies.empty()) {
    const std::size_t end = std::min(proxies.find_first_of("; "), proxies.size());
    const std::string_view part = proxies.substr(0, end);
    proxies.remove_prefix(std::min(end + 1, proxies.size()));
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) {
      if (for_all.empty()) for_all = part;
    } else if (base::lower(part.substr(0, equals)) == "https") {
      return std::string(part.substr(equals + 1));
    }
  }
  return for_all;
}

}  // namespace engross::platform
