// A door with a certificate of its own, for tests that knock at it over real sockets.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "bridge/bridge.h"
#include "bridge/tls_client.h"
#include "platform/platform.h"

namespace engross::bridge {

// One certificate for all tests of a suite; gone with the last one.
class Door : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = testing::TempDir() + "engross-door-XXXXXX";
    if (!::mkdtemp(folder_.data())) throw std::runtime_error("no folder for the test");
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    certificate_ = platform::local_certificate(folder_, now).value();
  }
  static void TearDownTestSuite() { std::filesystem::remove_all(folder_); }

  static Options options() {
    Options made;
    made.port = 0;
    made.chain_file = certificate_.chain_file;
    made.key_file = certificate_.key_file;
    made.status = [] { return Status{"0.1.0", true, base::Instant{}}; };
    made.port_holder = platform::port_holder;
    made.pairing.load = [] { return std::string(); };
    return made;
  }

  static Server started() {
    auto server = Server::start(options());
    if (!server) throw std::runtime_error(server.error().line());
    return std::move(*server);
  }

  static std::string request(const std::string& line, const std::string& host,
                             const std::string& more = "") {
    return line + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "Connection: close\r\n\r\n";
  }

  static std::string ask(const Server& server, const std::string& bytes,
                         const Dialling& call = {}) {
    Caller connection(certificate_.authority_file, server.port(), call);
    if (!connection.error().empty()) return connection.error();
    connection.send(bytes);
    return connection.rest();
  }

  static std::string own_host(const Server& server, const std::string& name = "localhost") {
    return name + ":" + std::to_string(server.port());
  }

  inline static std::string folder_;
  inline static platform::Certificate certificate_;
};

}  // namespace engross::bridge
