// The local door: HTTPS on this machine's loopback addresses, for the pane of the word processor
// and other programs of the same user. Its answers are described in openapi.yaml beside this file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/date.h"
#include "base/error.h"

namespace engross::bridge {

// One port for everybody, because the add-in's manifest names it. Below the ranges from which
// Linux (32768) and Windows (49152) take ports for outgoing connections, so that no such connection
// ever sits on it.
inline constexpr std::uint16_t kDefaultPort = 18743;

struct Status {
  std::string version;
  bool practice = false;  // the practice Clio is in use, not a real account
  base::Instant started_at;
};

struct Options {
  std::uint16_t port = kDefaultPort;  // 0: any free one
  std::string chain_file;             // PEM: server certificate, then its authority
  std::string key_file;               // PEM
  std::function<Status()> status;     // called from several threads
  // Says who listens on a port, or nothing ("process 12 (nginx)"); may be absent.
  std::function<std::string(std::uint16_t)> port_holder;
};

// Listens from start() to the end of its life. Binds 127.0.0.1 and ::1 (where the machine has it)
// on the same port and nothing else; TLS 1.2 or newer.
class Server {
 public:
  // conflict when the port is taken on either address, naming who has it if that can be told;
  // no other port is tried. malformed when the certificate or its key cannot be used.
  static base::Result<Server> start(Options options);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();  // waits for answers that are on their way

  std::uint16_t port() const;
  std::string address() const;  // "https://localhost:18743/"

 private:
  struct Running;
  explicit Server(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

}  // namespace engross::bridge
