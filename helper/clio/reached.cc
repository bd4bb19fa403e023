#include "clio/reached.h"

#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <fmt/format.h>

namespace engross::clio {
namespace {

namespace fault = Poco::Net;
using base::Error;
using base::Fault;

Error certificate_trouble(const Reached& reached, const Poco::Exception& error) {
  const bool certificate = error.displayText().find("ertificate") != std::string::npos;
  return {
      Fault::denied,
      (certificate ? "the server's certificate does not prove that it is Clio: nothing was sent"
                   : "no protected connection (TLS) could be made: nothing was sent") +
          reached.way,
      reached.origin,
      "check this computer's date and time, then ask your IT whether the network inspects traffic"};
}

Error no_answer(const Reached& reached, std::string_view why) {
  return {Fault::unreachable,
          fmt::format("{} cannot be reached{}: {}", reached.name, reached.way, why), reached.origin,
          reached.remedy};
}

}  // namespace

Reached reached_proxy(const Address& address, const Proxy& proxy) {
  return {address.origin(), "the proxy " + proxy.place(), "",
          fmt::format("this computer's way to the internet is set to that proxy: away from the "
                      "office switch {} off, else ask your IT",
                      proxy.source)};
}

Reached reached_clio(const Address& address, const std::optional<Proxy>& proxy,
                     const ProxySetting& setting) {
  Reached reached{address.origin()};
  if (proxy) reached.way = " through the proxy " + proxy->place();
  if (!proxy && !setting.automatic.empty()) {
    reached.remedy = fmt::format(
        "this computer finds its proxy by a script ({}), which Engross does not run: ask your IT "
        "for the proxy's name and port, and set HTTPS_PROXY to them",
        setting.automatic);
  }
  return reached;
}

base::Error fault_of_exception(const Reached& reached) {
  try {
    throw;
  } catch (const fault::SSLConnectionUnexpectedlyClosedException&) {
    return no_answer(reached, "the connection was closed in the middle");
  } catch (const fault::SSLException& error) {
    return certificate_trouble(reached, error);
  } catch (const fault::DNSException&) {
    return no_answer(reached, "its name was not found");
  } catch (const fault::ConnectionRefusedException&) {
    return no_answer(reached, "the connection was refused");
  } catch (const fault::ConnectionResetException&) {
    return no_answer(reached, "the connection was reset");
  } catch (const fault::NoMessageException&) {
    return no_answer(reached, "the connection was closed without an answer");
  } catch (const fault::MessageException&) {
    return no_answer(reached, "the answer is not HTTP");
  } catch (const Poco::TimeoutException& error) {
    const std::string& why = error.message();
    return no_answer(reached, why.empty() ? "no connection in time" : why);
  } catch (const Poco::Exception& error) {
    return no_answer(reached, base::lower(error.displayText()));
  } catch (const std::exception& error) {
    return {Fault::internal, error.what(), reached.origin, "please report this"};
  }
}

}  // namespace engross::clio
