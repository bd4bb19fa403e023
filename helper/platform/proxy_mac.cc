#include <CFNetwork/CFNetwork.h>
#include <CoreFoundation/CoreFoundation.h>

#include <array>
#include <memory>
#include <string>
#include <type_traits>

#include "platform/proxy.h"

namespace engross::platform {
namespace {

struct Release {
  void operator()(const void* thing) const { ::CFRelease(thing); }
};
using Settings = std::unique_ptr<std::remove_pointer_t<CFDictionaryRef>, Release>;

std::string text_of(const void* value) {
  if (!value || ::CFGetTypeID(value) != ::CFStringGetTypeID()) return "";
  std::array<char, 4096> bytes{};
  const bool fits = ::CFStringGetCString(static_cast<CFStringRef>(value), bytes.data(),
                                         bytes.size(), kCFStringEncodingUTF8);
  return fits ? bytes.data() : "";
}

int number_of(const void* value) {
  int number = 0;
  if (!value || ::CFGetTypeID(value) != ::CFNumberGetTypeID()) return 0;
  return ::CFNumberGetValue(static_cast<CFNumberRef>(value), kCFNumberIntType, &number) ? number
                                                                                        : 0;
}

std::string joined(const void* value) {
  if (!value || ::CFGetTypeID(value) != ::CFArrayGetTypeID()) return "";
  const auto list = static_cast<CFArrayRef>(value);
  std::string all;
  for (CFIndex i = 0; i < ::CFArrayGetCount(list); ++i) {
    all += text_of(::CFArrayGetValueAtIndex(list, i)) + ",";
  }
  return all;
}

}  // namespace

// What the Proxies of the network in use hold.
ProxySetting system_proxy() {
  const Settings settings(::CFNetworkCopySystemProxySettings());
  if (!settings) return {};
  const auto at = [&](CFStringRef name) { return ::CFDictionaryGetValue(settings.get(), name); };
  ProxySetting found;
  found.source = "the proxy settings of macOS";
  if (number_of(at(kCFNetworkProxiesHTTPSEnable)) != 0) {
    found.address = text_of(at(kCFNetworkProxiesHTTPSProxy));
    const int port = number_of(at(kCFNetworkProxiesHTTPSPort));
    if (!found.address.empty() && port > 0) found.address += ":" + std::to_string(port);
  }
  if (number_of(at(kCFNetworkProxiesProxyAutoConfigEnable)) != 0) {
    found.automatic = text_of(at(kCFNetworkProxiesProxyAutoConfigURLString));
  }
  found.except = joined(at(kCFNetworkProxiesExceptionsList));
  return found;
}

}  // namespace engross::platform
