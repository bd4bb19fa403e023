// A small real proxy: it answers CONNECT as it is told to, carries bytes both ways, and keeps what
// it could read of them.
#pragma once

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace engross::fakes {

class ConnectProxy {
 public:
  static constexpr const char* kOpen = "HTTP/1.1 200 Connection established\r\n\r\n";

  // Sends `answer` to each CONNECT; where that opens a tunnel its other end is `port` of this
  // machine, whatever host was asked for. An empty answer is silence until the client goes.
  explicit ConnectProxy(std::uint16_t port, std::string answer = kOpen)
      : port_(port), answer_(std::move(answer)), socket_({"127.0.0.1", 0}), thread_([this] {
          while (!stop_) serve();
        }) {}
  ~ConnectProxy() {
    stop_ = true;
    thread_.join();
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(socket_.address().port()); }
  int connections() const { return connections_; }
  std::vector<std::string> heads() const {  // of each CONNECT
    const std::lock_guard lock(mutex_);
    return heads_;
  }
  std::string carried() const {  // every byte that the client sent
    const std::lock_guard lock(mutex_);
    return carried_;
  }

 private:
  void serve() {
    if (!socket_.poll(Poco::Timespan(0, 5'000), Poco::Net::Socket::SELECT_READ)) return;
    try {
      Poco::Net::StreamSocket client = socket_.acceptConnection();
      ++connections_;
      client.setReceiveTimeout(Poco::Timespan(30, 0));
      read_head(client);
      if (answer_.empty()) {
        char byte = 0;
        client.receiveBytes(&byte, 1);
        return;
      }
      client.sendBytes(answer_.data(), static_cast<int>(answer_.size()));
      if (answer_.find(" 200 ") != std::string::npos) carry(client);
      client.shutdownSend();
    } catch (const std::exception&) {
      // The client went away, as it should in many tests.
    }
  }
  void read_head(Poco::Net::StreamSocket& client) {
    std::string head;
    for (char byte = 0; !head.ends_with("\r\n\r\n") && client.receiveBytes(&byte, 1) > 0;) {
      head += byte;
    }
    const std::lock_guard lock(mutex_);
    heads_.push_back(head);
    carried_ += head;
  }
  void carry(Poco::Net::StreamSocket& client) {
    Poco::Net::StreamSocket server;
    server.connect({"127.0.0.1", port_});
    while (!stop_) {
      if (!pass(client, server, true) || !pass(server, client, false)) return;
    }
  }
  bool pass(Poco::Net::StreamSocket& from, Poco::Net::StreamSocket& to, bool is_clients) {
    if (!from.poll(Poco::Timespan(0, 2'000), Poco::Net::Socket::SELECT_READ)) return true;
    char buffer[4096];
    const int bytes = from.receiveBytes(buffer, sizeof(buffer));
    if (bytes <= 0) return false;
    to.sendBytes(buffer, bytes);
    if (!is_clients) return true;
    const std::lock_guard lock(mutex_);
    carried_.append(buffer, static_cast<std::size_t>(bytes));
    return true;
  }

  const std::uint16_t port_;
  const std::string answer_;
  Poco::Net::ServerSocket socket_;
  std::atomic<bool> stop_{false};
  std::atomic<int> connections_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> heads_;
  std::string carried_;
  std::thread thread_;
};

}  // namespace engross::fakes
