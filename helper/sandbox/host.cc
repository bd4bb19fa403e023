#include "sandbox/host.h"

#include <Poco/String.h>

#include <algorithm>

namespace engross::sandbox {

bool names_this_machine(const Request& request) {
  std::vector<std::string> hosts;
  for (const auto& [name, value] : request.headers) {
    if (Poco::icompare(name, std::string("Host")) == 0) hosts.push_back(Poco::toLower(value));
  }
  if (hosts.size() != 1) return false;
  std::string name = hosts.front();
  const std::size_t colon = name.rfind(':');
  const bool has_port = colon != std::string::npos && colon + 1 < name.size() &&
                        std::all_of(name.begin() + static_cast<std::ptrdiff_t>(colon) + 1,
                                    name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (has_port) name.erase(colon);
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

bool comes_from_elsewhere(const Request& request) {
  const std::string origin = header(request, "Origin");
  return !origin.empty() &&
         Poco::toLower(origin) != "http://" + Poco::toLower(header(request, "Host"));
}

}  // namespace engross::sandbox
