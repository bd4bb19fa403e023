// Any text for a proxy's setting and any bytes for its answer: what is sent stays one request of
// whole lines, and what is said of it stays one line.
#include <algorithm>

#include "clio/proxy.h"
#include "target.h"

ENGROSS_FUZZ(proxy) {
  using namespace engross::clio;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  // Three texts, with line breaks between: the address, who is left out, and the answer's head.
  const std::size_t first = std::min(bytes.find('\n'), size);
  const std::size_t second = std::min(bytes.find('\n', std::min(first + 1, size)), size);
  const std::string address = bytes.substr(0, first);
  const std::string except = bytes.substr(std::min(first + 1, size), second - first);
  const std::string head = bytes.substr(std::min(second + 1, size));
  const Address clio{"https", "ca.app.clio.com", 443, "/"};
  const auto found = proxy_for({address, except, "", "HTTPS_PROXY"}, clio);
  if (!found && found.error().line().find('\n') != std::string::npos) std::abort();
  const Proxy proxy = found && *found ? **found : Proxy{"proxy", 8080, "", "HTTPS_PROXY"};
  const std::string request = tunnel_request(proxy, clio);
  const auto breaks = std::count(request.begin(), request.end(), '\n');
  if (breaks != (proxy.credentials.empty() ? 4 : 5) || !request.ends_with("\r\n\r\n")) std::abort();
  const auto trouble = tunnel_trouble(head, proxy, clio);
  if (!trouble && !head.starts_with("HTTP/1.")) std::abort();
  if (trouble && trouble->line().find('\n') != std::string::npos) std::abort();
  return 0;
}
