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

  // The next part of making a connection has the time that a connection has.
  void connecting() {
    begin();
    connecting_ = true;
  }
  // The request is on its way: connecting, which has limits of its own, does not count.
  void begin() {
    start_ = last_byte_ = Steady::now();
    connecting_ = false;
  }
  void heard(int bytes) {
    last_byte_ = Steady::now();
    if (bytes <= 0) ended_ = true;
  }
  // Throws Poco::TimeoutException when there is no more time.
  void look() {
    const auto now = Steady::now();
    if (!clock_.sleep(std::chrono::milliseconds(0))) throw Poco::TimeoutException("stopped");
    if (connecting_) {
      if (now - start_ > limits_.connect) throw Poco::TimeoutException("no connection in time");
      return;
    }
    if (now - start_ > limits_.whole) throw Poco::TimeoutException("the answer takes too long");
    if (now - last_byte_ > limits_.silence) throw Poco::TimeoutException("no answer");
  }
  // Of the time for a connection.
  std::chrono::milliseconds left() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(limits_.connect -
                                                                 (Steady::now() - start_));
  }
  bool ended() const { return ended_; }  // the other side has closed the connection

 private:
  using Steady = std::chrono::steady_clock;
  Clock& clock_;
  const Limits& limits_;
  Steady::time_point start_;
  Steady::time_point last_byte_;
  bool connecting_ = false;
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

// TLS over a connection that stands already.
class WatchedSecureImpl : public WatchedImpl<Poco::Net::SecureStreamSocketImpl> {
 public:
  WatchedSecureImpl(Watch& watch, const Poco::Net::StreamSocket& under,
                    Poco::Net::Context::Ptr context)
      : WatchedImpl(watch, static_cast<Poco::Net::StreamSocketImpl*>(under.impl()),
                    std::move(context)) {}
  using SecureStreamSocketImpl::connectSSL;
};

class WatchedSecureSocket : public Poco::Net::SecureStreamSocket {
 public:
  explicit WatchedSecureSocket(WatchedSecureImpl* impl) : SecureStreamSocket(impl) {}
};

}  // namespace engross::clio
