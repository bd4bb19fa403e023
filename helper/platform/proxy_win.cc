#include <windows.h>
#include <winhttp.h>

#include <memory>
#include <string>

#include "platform/proxy.h"

namespace engross::platform {
namespace {

struct FreeGlobal {
  void operator()(wchar_t* text) const { ::GlobalFree(text); }
};
using WindowsText = std::unique_ptr<wchar_t, FreeGlobal>;

std::string utf8(const WindowsText& text) {
  if (!text) return "";
  const int size = ::WideCharToMultiByte(CP_UTF8, 0, text.get(), -1, nullptr, 0, nullptr, nullptr);
  if (size <= 1) return "";
  std::string bytes(static_cast<std::size_t>(size), '\0');
  ::WideCharToMultiByte(CP_UTF8, 0, text.get(), -1, bytes.data(), size, nullptr, nullptr);
  bytes.pop_back();  // the zero at the end
  return bytes;
}

}  // namespace

// What "Network & internet, Proxy" holds for this user.
ProxySetting system_proxy() {
  WINHTTP_CURRENT_USER_IE_PROXY_CONFIG found{};
  if (!::WinHttpGetIEProxyConfigForCurrentUser(&found)) return {};
  const WindowsText automatic(found.lpszAutoConfigUrl);
  const WindowsText proxies(found.lpszProxy);
  const WindowsText except(found.lpszProxyBypass);
  return {https_part(utf8(proxies)), utf8(except), utf8(automatic),
          "the proxy settings of Windows"};
}

}  // namespace engross::platform
