// One caller's connection: heads in, replies out, each within a deadline.
#pragma once

#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/TCPServerConnection.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "bridge/message.h"

namespace engross::bridge {

// What all connections of a server share.
struct Service {
  std::function<Reply(const Request&)> answer;
  std::function<Reply(const Refusal&)> refuse;
  std::atomic<bool> is_ending = false;
};

class Connection : public Poco::Net::TCPServerConnection {
 public:
  Connection(const Poco::Net::StreamSocket& socket, const Service& service);
  // Until the caller leaves, is refused, is too slow, or the server ends.
  void run() override;

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<std::string> next_head(Clock::time_point deadline);
  bool serve(std::string_view head);  // false: the connection is over
  void send(std::string_view bytes);
  void take_rest();
  bool receive(Clock::time_point deadline);

  const Service& service_;
  std::string received_;  // not yet used
};

}  // namespace engross::bridge
