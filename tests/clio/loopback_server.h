// A server on this machine that sends the bytes it is told to, right or wrong, over TCP or TLS.
#pragma once

#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace engross::clio {

class LoopbackServer {
 public:
  using Talk = std::function<void(Poco::Net::StreamSocket&)>;

  explicit LoopbackServer(Talk talk)
      : LoopbackServer(Poco::Net::ServerSocket(any_port()), "http", talk) {}
  LoopbackServer(Talk talk, Poco::Net::Context::Ptr tls)
      : LoopbackServer(Poco::Net::SecureServerSocket(any_port(), 64, tls), "https", talk) {}
  // Sends the bytes once the request's head has come, and closes.
  explicit LoopbackServer(std::string bytes)
      : LoopbackServer([bytes](Poco::Net::StreamSocket& socket) {
          socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
        }) {}
  ~LoopbackServer() {
    stop_ = true;
    thread_.join();
  }

  std::string url(const std::string& host = "127.0.0.1") const {
    return scheme_ + "://" + host + ":" + std::to_string(socket_.address().port());
  }
  std::string request() const {
    const std::lock_guard lock(mutex_);
    return request_;
  }
  int connections() const { return connections_; }
  bool stopping() const { return stop_; }

 private:
  LoopbackServer(Poco::Net::ServerSocket socket, std::string scheme, Talk talk)
      : socket_(std::move(socket)),
        scheme_(std::move(scheme)),
        talk_(std::move(talk)),
        thread_([this] { run(); }) {}

  static Poco::Net::SocketAddress any_port() { return {"127.0.0.1", 0}; }

  void run() {
    while (!stop_) {
      if (!socket_.poll(Poco::Timespan(0, 5'000), Poco::Net::Socket::SELECT_READ)) continue;
      try {
        Poco::Net::StreamSocket client = socket_.acceptConnection();
        ++connections_;
        client.setReceiveTimeout(Poco::Timespan(5, 0));
        read_head(client);
        talk_(client);
        client.shutdownSend();
      } catch (const std::exception&) {
        // The client went away, as it should in many of these tests.
      }
    }
  }
  void read_head(Poco::Net::StreamSocket& client) {
    std::string head;
    char buffer[4096];
    while (head.find("\r\n\r\n") == std::string::npos) {
      const int bytes = client.receiveBytes(buffer, sizeof(buffer));
      if (bytes <= 0) break;
      head.append(buffer, static_cast<std::size_t>(bytes));
      if (head.front() == '\x16')
        break;  // a TLS greeting: whoever does not speak it answers at once
    }
    const std::lock_guard lock(mutex_);
    request_ = head;
  }

  Poco::Net::ServerSocket socket_;
  std::string scheme_;
  Talk talk_;
  std::atomic<bool> stop_{false};
  std::atomic<int> connections_{0};
  mutable std::mutex mutex_;
  std::string request_;
  std::thread thread_;
};

}  // namespace engross::clio
