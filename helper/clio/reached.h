// What a fault on the way means, said of what was to be reached: Clio, by whichever way, or the
// proxy on that way. Here Poco's exceptions end.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "clio/proxy.h"
#include "clio/transport.h"

namespace engross::clio {

struct Reached {
  std::string origin;
  std::string name = "Clio";
  std::string way = {};  // " through the proxy …"
  std::string remedy = "check the internet connection and try again";
};

Reached reached_proxy(const Address& address, const Proxy& proxy);

// Without a proxy the remedy names the script that would have chosen one, where there is one.
Reached reached_clio(const Address& address, const std::optional<Proxy>& proxy,
                     const ProxySetting& setting);

// The error of the exception that is being handled: unreachable for a way that is broken, denied
// for an end of it that is not who it should be.
base::Error fault_of_exception(const Reached& reached);

// What the call gives, or the error of what it threw.
template <typename Call>
auto caught(const Reached& reached, Call call) -> decltype(call()) {
  try {
    return call();
  } catch (const std::exception&) {
    return tl::make_unexpected(fault_of_exception(reached));
  }
}

}  // namespace engross::clio
