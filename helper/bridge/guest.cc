#include "bridge/guest.h"

#include <Poco/Exception.h>
#include <Poco/Net/SocketDefs.h>
#include <Poco/Net/SocketImpl.h>

#include <algorithm>
#include <array>
#include <utility>

namespace engross::bridge {
namespace {

using namespace std::chrono_literals;

constexpr auto kHeadTime = 5s;    // from the first byte to the empty line; the first with its TLS
constexpr auto kBodyTime = 10s;   // between two bytes of a body
constexpr auto kWholeTime = 60s;  // of a whole request
constexpr auto kIdleTime = 60s;   // between two requests
constexpr auto kSendTime = 10s;   // between two bytes of a reply
constexpr auto kRestTime = 300ms;
// Read for one caller before the others have a turn: more than a whole request without a document,
// so that there is one then, and nothing that TLS holds back is waited for.
constexpr std::size_t kAtOnce = 2 * (kLongestHead + kLongestBody);
constexpr int kRecord = 16 * 1024;  // of TLS
constexpr std::size_t kShortestHello = 48;
constexpr char kHandshake = 0x16;  // the first byte of TLS

}  // namespace

Guest::Guest(std::uint64_t id, const Poco::Net::StreamSocket& socket, LongestBody longest,
             Clock::time_point now)
    : id_(id),
      socket_(socket),
      inbox_(std::move(longest)),
      since_(now),
      deadline_(now + kHeadTime),
      last_(now + kWholeTime) {
  socket_.setBlocking(false);
  socket_.setNoDelay(true);
}

void Guest::enter(Phase phase, Clock::time_point now, Clock::duration allowed) {
  phase_ = phase;
  since_ = now;
  deadline_ = now + allowed;
}

// No client's first TLS record is shorter, and none but a very slow one sends it in pieces.
Guest::Opening Guest::opening() const {
  std::array<char, kShortestHello> room;
  constexpr int kWanted = static_cast<int>(kShortestHello);
  const auto there = ::recv(socket_.impl()->sockfd(), room.data(), kWanted, MSG_PEEK);
  if (there == kWanted) return Opening::hello;
  return there > 0 && room[0] == kHandshake ? Opening::piece : Opening::other;
}

std::optional<Inbox::Turn> Guest::read(Clock::time_point now) {
  std::array<char, kRecord> room;
  std::size_t taken = 0;
  if (!spoke_) {
    const Opening opening = this->opening();
    spoke_ = opening == Opening::hello;
    mutters_ = opening == Opening::piece;
    if (mutters_) return std::nullopt;
  }
  try {
    while (taken < kAtOnce) {
      const int got = socket_.receiveBytes(room.data(), static_cast<int>(room.size()));
      if (got < 0) break;
      if (got == 0) {
        phase_ = Phase::over;
        return std::nullopt;
      }
      taken += static_cast<std::size_t>(got);
      spoke_ = true;
      if (phase_ == Phase::asks)
        inbox_.put(std::string_view(room.data(), static_cast<std::size_t>(got)));
    }
  } catch (const Poco::TimeoutException&) {
    // TLS waits for more; so Poco says it of a socket that never waits.
  } catch (const Poco::Exception&) {
    phase_ = Phase::over;  // gone, or never spoke TLS: there is nobody to tell
    return std::nullopt;
  }
  if (phase_ != Phase::asks) return std::nullopt;
  auto turn = inbox_.take();
  if (turn) {
    stays_ = turn->may_stay;
    phase_ = Phase::answers;
    since_ = now;
    deadline_ = Clock::time_point::max();
  } else if (taken > 0) {
    allow(now);
  }
  return turn;
}

// A deadline begins with what is awaited, not with every byte of it; only a body's does.
void Guest::allow(Clock::time_point now) {
  const Inbox::Waits before = std::exchange(waits_, inbox_.waits());
  switch (waits_) {
    case Inbox::Waits::first_byte:
      // The TLS of a new caller is done and nothing was asked: its time is running.
      if (answered_ && before != waits_) deadline_ = now + kIdleTime;
      if (!answered_) waits_ = Inbox::Waits::head;
      return;
    case Inbox::Waits::head:
      if (before == waits_) return;
      deadline_ = now + kHeadTime;
      last_ = now + kWholeTime;
      return;
    case Inbox::Waits::body:
      deadline_ = std::min(now + kBodyTime, last_);
      return;
  }
}

void Guest::reply(std::string bytes, bool stays, bool rests, Clock::time_point now) {
  out_ = std::move(bytes);
  sent_ = 0;
  stays_ = stays && stays_;
  rests_ = rests;
  enter(Phase::sends, now, kSendTime);
  write(now);
}

void Guest::write(Clock::time_point now) {
  try {
    while (sent_ < out_.size()) {
      // TLS wants the same bytes again when it could not take them.
      const int length = static_cast<int>(std::min<std::size_t>(out_.size() - sent_, kRecord));
      const int sent = socket_.sendBytes(out_.data() + sent_, length);
      if (sent <= 0) return;
      sent_ += static_cast<std::size_t>(sent);
      deadline_ = now + kSendTime;
    }
  } catch (const Poco::TimeoutException&) {
    return;  // as for reading
  } catch (const Poco::Exception&) {
    phase_ = Phase::over;
    return;
  }
  out_.clear();
  sent_ = 0;
  answered_ = true;
  if (stream_) {
    enter(Phase::follows, now, {});
    deadline_ = Clock::time_point::max();
  } else if (stays_) {
    enter(Phase::asks, now, kIdleTime);
    waits_ = Inbox::Waits::first_byte;
  } else if (rests_) {
    // A socket closed over bytes that nobody read is reset, and the reply may be lost with it.
    enter(Phase::rests, now, kRestTime);
  } else {
    phase_ = Phase::over;
  }
}

void Guest::go_on(Clock::time_point now) {
  std::optional<std::string> more = stream_->more();
  if (more && more->empty()) return;
  if (!more) {
    stream_.reset();
    enter(Phase::rests, now, kRestTime);
    return;
  }
  out_ = std::move(*more);
  enter(Phase::sends, now, kSendTime);
  write(now);
}

void Guest::close() {
  try {
    socket_.shutdown();
  } catch (const Poco::Exception&) {
    // The caller is gone.
  }
  try {
    socket_.close();
  } catch (const Poco::Exception&) {
    // The same.
  }
  phase_ = Phase::over;
}

}  // namespace engross::bridge
