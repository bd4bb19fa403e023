#include "bridge/connection.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Exception.h>
#include <Poco/Timestamp.h>

#include <array>
#include <utility>

#include "bridge/head.h"

namespace engross::bridge {
namespace {

namespace net = Poco::Net;
using namespace std::chrono_literals;

constexpr auto kHeadTime = 5s;   // from the first byte to the empty line; the first with its TLS
constexpr auto kIdleTime = 15s;  // between two requests
constexpr auto kSendTime = 10s;
constexpr auto kRestTime = 300ms;
constexpr auto kSlice = 100ms;  // how soon a connection sees that the server ends
constexpr std::size_t kLargestRest = 256 * 1024;

Poco::Timespan timespan(std::chrono::microseconds time) { return {time.count()}; }

}  // namespace

Connection::Connection(const net::StreamSocket& socket, const Service& service)
    : net::TCPServerConnection(socket), service_(service) {}

void Connection::run() {
  try {
    // A slice is also the longest that half a TLS record can keep receive() from its deadline.
    socket().setReceiveTimeout(timespan(kSlice));
    socket().setSendTimeout(timespan(kSendTime));
    auto head = next_head(Clock::now() + kHeadTime);
    while (head && serve(*head)) {
      if (received_.empty() && !receive(Clock::now() + kIdleTime)) break;
      head = next_head(Clock::now() + kHeadTime);
    }
    socket().shutdown();
  } catch (const Poco::Exception&) {
    // The caller is gone or never spoke TLS; there is nobody to tell.
  }
}

std::optional<std::string> Connection::next_head(Clock::time_point deadline) {
  for (;;) {
    const std::size_t end = end_of_head(received_);
    if (end == 0) return std::exchange(received_, {});
    if (end != std::string::npos) {
      std::string head = received_.substr(0, end);
      received_.erase(0, end);
      return head;
    }
    if (!receive(deadline)) return std::nullopt;
  }
}

bool Connection::serve(std::string_view bytes) {
  const auto head = read_head(bytes);
  const Reply reply = head ? service_.answer(head->request) : service_.refuse(head.error());
  // After a refusal nothing that follows is trusted to be a request, and no route reads a body yet.
  const bool stays = head && head->may_stay && !head->has_body && reply.status < 400;
  const bool with_body = !head || head->request.method != "HEAD";
  const std::string date =
      Poco::DateTimeFormatter::format(Poco::Timestamp(), Poco::DateTimeFormat::HTTP_FORMAT);
  send(written(reply, date, !stays, with_body));
  if (!head || head->has_body) take_rest();
  return stays;
}

void Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const int sent = socket().sendBytes(bytes.data(), static_cast<int>(bytes.size()));
    if (sent <= 0) throw Poco::TimeoutException();
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// For a moment: a socket closed over bytes that nobody read is reset, and the caller may lose the
// answer that was already on its way.
void Connection::take_rest() {
  const auto deadline = Clock::now() + kRestTime;
  for (std::size_t taken = 0; taken < kLargestRest; taken += received_.size()) {
    received_.clear();
    if (!receive(deadline)) return;
  }
}

// More bytes into received_; false when the caller has left, the time is over or the server ends.
bool Connection::receive(Clock::time_point deadline) {
  std::array<char, 16384> room;  // as long as a TLS record
  while (!service_.is_ending && Clock::now() < deadline) {
    if (socket().available() == 0 && !socket().poll(timespan(kSlice), net::Socket::SELECT_READ)) {
      continue;
    }
    try {
      const int got = socket().receiveBytes(room.data(), static_cast<int>(room.size()));
      if (got > 0) received_.append(room.data(), static_cast<std::size_t>(got));
      return got > 0;
    } catch (const Poco::TimeoutException&) {
      // Part of a handshake or of a record: not a byte for us yet.
    }
  }
  return false;
}

}  // namespace engross::bridge
