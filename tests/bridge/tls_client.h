// A small HTTPS caller that sends exactly the bytes it is given.
#pragma once

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <memory>
#include <string>

namespace engross::bridge {

struct Dialling {
  std::string address = "127.0.0.1";
  std::string name = "localhost";  // what the certificate has to be for
  int newest_tls = 0;              // 0: whatever both have
};

class Caller {
 public:
  // Check error() before anything else: it is empty when the handshake is done and the server's
  // certificate was verified with `authority_file` alone.
  Caller(const std::string& authority_file, std::uint16_t port, const Dialling& call = {})
      : socket_(dial(call.address, port)), context_(SSL_CTX_new(TLS_client_method())) {
    if (socket_ < 0) {
      error_ = "no connection";
      return;
    }
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_security_level(context_.get(),
                               0);  // an old protocol is to be refused by the server
    if (call.newest_tls) {
      SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
      SSL_CTX_set_max_proto_version(context_.get(), call.newest_tls);
    }
    SSL_CTX_load_verify_file(context_.get(), authority_file.c_str());
    session_.reset(SSL_new(context_.get()));
    X509_VERIFY_PARAM* rules = SSL_get0_param(session_.get());
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, call.name.c_str()) != 1) {
      X509_VERIFY_PARAM_set1_host(rules, call.name.c_str(), 0);
    }
    ERR_clear_error();
    SSL_set_fd(session_.get(), socket_);
    if (SSL_connect(session_.get()) != 1) {
      const long verdict = SSL_get_verify_result(session_.get());
      error_ = verdict != X509_V_OK ? X509_verify_cert_error_string(verdict) : "handshake refused";
      ERR_clear_error();
    }
  }
  Caller(const Caller&) = delete;
  ~Caller() {
    session_.reset();
    if (socket_ >= 0) ::close(socket_);
  }

  const std::string& error() const { return error_; }
  std::string protocol() const { return SSL_get_version(session_.get()); }

  void send(const std::string& bytes) {
    SSL_write(session_.get(), bytes.data(), static_cast<int>(bytes.size()));
  }

  // Everything up to the end of the connection.
  std::string rest() {
    std::string out;
    char room[4096];
    for (int got = 0; (got = SSL_read(session_.get(), room, sizeof room)) > 0;) {
      out.append(room, static_cast<std::size_t>(got));
    }
    ERR_clear_error();
    return out;
  }

  // One answer whose end its Content-Length tells.
  std::string answer() {
    std::string out;
    while (out.size() < whole(out)) {
      char room[4096];
      const int got = SSL_read(session_.get(), room, sizeof room);
      if (got <= 0) break;
      out.append(room, static_cast<std::size_t>(got));
    }
    ERR_clear_error();
    return out;
  }

 private:
  struct Free {
    void operator()(SSL_CTX* p) const { SSL_CTX_free(p); }
    void operator()(SSL* p) const { SSL_free(p); }
  };

  static int dial(const std::string& address, std::uint16_t port) {
    sockaddr_in ipv4{};
    sockaddr_in6 ipv6{};
    ipv4.sin_family = AF_INET;
    ipv6.sin6_family = AF_INET6;
    ipv4.sin_port = ipv6.sin6_port = htons(port);
    const bool is_ipv4 = ::inet_pton(AF_INET, address.c_str(), &ipv4.sin_addr) == 1;
    if (!is_ipv4) ::inet_pton(AF_INET6, address.c_str(), &ipv6.sin6_addr);
    const int made = ::socket(is_ipv4 ? AF_INET : AF_INET6, SOCK_STREAM, 0);
    const int done = is_ipv4 ? ::connect(made, reinterpret_cast<sockaddr*>(&ipv4), sizeof ipv4)
                             : ::connect(made, reinterpret_cast<sockaddr*>(&ipv6), sizeof ipv6);
    if (done == 0) return made;
    ::close(made);
    return -1;
  }

  static std::size_t whole(const std::string& so_far) {
    const auto head = so_far.find("\r\n\r\n");
    const auto length = so_far.find("Content-Length: ");
    if (head == std::string::npos || length > head) return std::string::npos;
    return head + 4 + std::stoul(so_far.substr(length + 16));
  }

  int socket_;
  std::unique_ptr<SSL_CTX, Free> context_;
  std::unique_ptr<SSL, Free> session_;
  std::string error_;
};

}  // namespace engross::bridge
