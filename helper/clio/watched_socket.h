// Poco sockets that look up from waiting several times a second: at the deadline of the whole call,
// at a silence that lasts too long and at a cancelled call. Poco's own time-outs start anew with
// each byte.
#pragma once

#include <Poco/Exception.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SecureStreamSocketImpl.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>

#include <chrono>

#include "clio/clock.h"
#include "clio/http_transport.h"

namespace engross::clio {

class Watch {
 public:
  static constexpr std::chrono::milliseconds kLook{250};

  Watch(Clock& clock, const Limits& limits)
      : clock_(clock), limits_(limits), start_(Steady::now()), last_byte_(start_) {}

  // The request is on its way: connecting, which has limits of its own, does not count.
  void begin() { start_ = last_byte_ = Steady::now(); }
  void heard(int bytes) {
    last_byte_ = Steady::now();
    if (bytes <= 0) ended_ = true;
  }
  // Throws Poco::TimeoutException when there is no more time.
  void look() {
    const auto now = Steady::now();
    if (!clock_.sleep(std::chrono::milliseconds(0))) throw Poco::TimeoutException("stopped");
    if (now - start_ > limits_.whole) throw Poco::TimeoutException("the answer takes too long");
    if (now - last_byte_ > limits_.silence) throw Poco::TimeoutException("no answer");
  }
  bool ended() const { return ended_; }  // the other side has closed the connection

 private:
  using Steady = std::chrono::steady_clock;
  Clock& clock_;
  const Limits& limits_;
  Steady::time_point start_;
  Steady::time_point last_byte_;
  bool ended_ = false;
};

template <typename Impl>
class WatchedImpl : public Impl {
 public:
  template <typename... Args>
  explicit WatchedImpl(Watch& watch, Args&&... args)
      : Impl(std::forward<Args>(args)...), watch_(watch) {}

  using Impl::receiveBytes;
  int receiveBytes(void* buffer, int length, int flags = 0) override {
    for (;;) {
      watch_.look();
      try {
        const int bytes = Impl::receiveBytes(buffer, length, flags);
        watch_.heard(bytes);
        return bytes;
      } catch (const Poco::TimeoutException&) {
        // One look's worth of waiting is over, no more.
      }
    }
  }

 private:
  Watch& watch_;
};

class WatchedSocket : public Poco::Net::StreamSocket {
 public:
  explicit WatchedSocket(Watch& watch)
      : StreamSocket(new WatchedImpl<Poco::Net::StreamSocketImpl>(watch)) {}
};

class WatchedSecureSocket : public Poco::Net::SecureStreamSocket {
 public:
  WatchedSecureSocket(Watch& watch, Poco::Net::Context::Ptr context)
      : SecureStreamSocket(
            new WatchedImpl<Poco::Net::SecureStreamSocketImpl>(watch, std::move(context))) {}
};

}  // namespace engross::clio
