#include "bridge/loop.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Exception.h>
#include <Poco/Timestamp.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "bridge/head.h"

namespace engross::bridge {
namespace {

namespace net = Poco::Net;
using namespace std::chrono_literals;

constexpr auto kTick = 50ms;  // how late a deadline may be noticed
constexpr auto kEndTime = 3s;
constexpr auto kDeafTime = 100ms;    // without sockets for more callers
constexpr auto kQuiet = 3s;          // without an answer, then there is rest
constexpr int kAcceptedAtOnce = 32;  // before those who are here have a turn
constexpr int kSpare = 16;           // files and sockets that the answers may need meanwhile

std::string on_the_wire(const Reply& reply, bool stays, bool with_body) {
  const std::string date =
      Poco::DateTimeFormatter::format(Poco::Timestamp(), Poco::DateTimeFormat::HTTP_FORMAT);
  return written(reply, date, !stays, with_body);
}

// Whether the system would give this program that many more.
bool has_spare() {
  try {
    std::vector<net::DatagramSocket> spare;
    for (int i = 0; i < kSpare; ++i) spare.emplace_back(net::SocketAddress::IPv4);
    return true;
  } catch (const Poco::Exception&) {
    return false;
  }
}

}  // namespace

Loop::Loop(std::vector<net::SecureServerSocket> listeners, Service service)
    : listeners_(std::move(listeners)),
      service_(std::move(service)),
      waker_(net::SocketAddress("127.0.0.1", 0)) {
  waker_.connect(waker_.address());
  waker_.setBlocking(false);
  poll_.add(waker_, net::PollSet::POLL_READ);
  for (net::SecureServerSocket& listener : listeners_) {
    listener.setBlocking(false);
    poll_.add(listener, net::PollSet::POLL_READ);
  }
  thread_ = std::jthread([this] { run(); });
}

Loop::~Loop() {
  ending_ = true;
  wake();
  thread_.join();
}

void Loop::wake() {
  try {
    waker_.sendBytes("!", 1);
  } catch (const Poco::Exception&) {
    // Its buffer is full: it wakes anyway.
  }
}

// At the end those who have an answer coming are waited for.
bool Loop::goes_on() {
  if (!ending_) return true;
  if (end_by_ == Clock::time_point{}) {
    end_by_ = Clock::now() + kEndTime;
    go_on(Clock::now());  // what followers are told at the end
  }
  for (auto at = guests_.begin(); at != guests_.end();) {
    const std::uint64_t id = at->first;
    const bool busy =
        at->second.phase() == Guest::Phase::answers || at->second.phase() == Guest::Phase::sends;
    ++at;
    if (!busy) remove(id);
  }
  return !guests_.empty() && Clock::now() < end_by_;
}

void Loop::run() {
  while (goes_on()) {
    const auto ready = poll_.poll(std::chrono::microseconds(kTick).count());
    const auto now = Clock::now();
    for (const auto& [socket, mode] : ready) {
      if (socket == waker_) {
        char room[64];
        while (waker_.available() > 0) waker_.receiveBytes(room, sizeof room);
        continue;
      }
      const auto listener = std::find_if(listeners_.begin(), listeners_.end(),
                                         [&](const auto& one) { return one == socket; });
      if (listener != listeners_.end()) {
        if (!ending_ && deaf_until_ == Clock::time_point{}) accept(*listener, now);
        continue;
      }
      const auto known = by_socket_.find(socket);
      if (known == by_socket_.end()) continue;
      const auto guest = guests_.find(known->second);
      serve(guest->second, mode, now);
      if (guest->second.phase() == Guest::Phase::over) remove(guest->first);
    }
    hand_out(now);
    if (now < next_tick_) continue;
    next_tick_ = now + kTick;
    go_on(now);
    sweep(now);
  }
  for (auto& [id, guest] : guests_) guest.close();
}

void Loop::accept(net::SecureServerSocket& listener, Clock::time_point now) {
  for (int i = 0; i < kAcceptedAtOnce; ++i) {
    try {
      if (!listener.poll(0, net::Socket::SELECT_READ)) return;
      while (!has_spare() && make_room(Whose::anybody)) continue;
      take_in(listener.acceptConnection(), now);
    } catch (const Poco::Exception&) {
      if (has_spare()) continue;  // the caller went before it was taken in
      // Out of sockets: those who are here go on, and leave room.
      deaf_until_ = now + kDeafTime;
      for (const auto& one : listeners_) poll_.remove(one);
      return;
    }
  }
}

void Loop::take_in(net::StreamSocket socket, Clock::time_point now) {
  if (service_.admits && !service_.admits(socket.peerAddress(), socket.address()))
    return socket.close();
  if (silent() >= kMostSilent) make_room(Whose::silent);
  const auto [at, fresh] =
      guests_.try_emplace(next_id_, next_id_, socket, service_.longest_body, now);
  ++next_id_;
  poll_.add(at->second.socket(), net::PollSet::POLL_READ);
  by_socket_.emplace(at->second.socket(), at->first);
}

// Of those who ask for nothing the one that has waited the longest goes; rather one that has never
// had an answer, and first of all one that has hardly said a word. False: nobody could go.
bool Loop::make_room(Whose whose, std::uint64_t except) {
  const Guest* slowest = nullptr;
  const auto one_of_them = [whose](const Guest& guest) {
    return whose == Whose::anybody || guest.spoke() == (whose == Whose::speaking);
  };
  const auto before = [](const Guest& a, const Guest& b) {
    return std::tuple(a.answered(), a.spoke(), a.since()) <
           std::tuple(b.answered(), b.spoke(), b.since());
  };
  for (const auto& [id, guest] : guests_) {
    if (id != except && one_of_them(guest) && guest.idle() && (!slowest || before(guest, *slowest)))
      slowest = &guest;
  }
  if (slowest) remove(slowest->id());
  return slowest != nullptr;
}

std::size_t Loop::silent() const {
  return static_cast<std::size_t>(std::count_if(
      guests_.begin(), guests_.end(), [](const auto& one) { return !one.second.spoke(); }));
}

void Loop::serve(Guest& guest, int mode, Clock::time_point now) {
  const bool spoke = guest.spoke();
  // Gone. Its place is kept until its work is done, so that nobody has more work than places.
  if ((mode & net::PollSet::POLL_ERROR) != 0 && guest.phase() == Guest::Phase::answers)
    return unwatch(guest);
  if (guest.phase() == Guest::Phase::sends) {
    guest.write(now);
    if (guest.phase() == Guest::Phase::asks) take(guest, guest.read(now), now);
  } else {
    auto turn = guest.read(now);
    const bool speaks_now = !spoke && guest.spoke();
    if (speaks_now && guests_.size() - silent() > kMostGuests &&
        !make_room(Whose::speaking, guest.id()))
      return guest.close();
    take(guest, std::move(turn), now);
  }
  watch(guest);
}

void Loop::take(Guest& guest, std::optional<Inbox::Turn> turn, Clock::time_point now) {
  if (!turn) return;
  if (!turn->request) {
    guest.reply(on_the_wire(service_.refuse(turn->request.error()), false, true), false, true, now);
    return;
  }
  Workers& workers = service_.waits(*turn->request) ? patient_ : workers_;
  workers.add([this, id = guest.id(), stay = turn->may_stay,
               request = std::move(*turn->request)]() mutable {
    Reply reply = service_.answer(request);
    const bool stays = stay && !reply.closes && !reply.stream;
    std::string bytes = on_the_wire(reply, stays, request.method != "HEAD");
    {
      const std::lock_guard lock(mutex_);
      done_.push_back({id, std::move(bytes), stays, std::move(reply.stream)});
    }
    wake();
  });
}

void Loop::hand_out(Clock::time_point now) {
  std::vector<Done> done;
  {
    const std::lock_guard lock(mutex_);
    done.swap(done_);
  }
  if (!done.empty()) answered_at_ = now;
  for (Done& one : done) {
    const auto at = guests_.find(one.guest);
    if (at == guests_.end()) continue;
    Guest& guest = at->second;
    if (!watched(guest)) {
      remove(one.guest);  // it left meanwhile
      continue;
    }
    if (one.stream) guest.follow(std::move(one.stream));
    guest.reply(std::move(one.bytes), one.stays, !one.stays, now);
    if (guest.phase() == Guest::Phase::asks) take(guest, guest.read(now), now);
    watch(guest);
    if (guest.phase() == Guest::Phase::over) remove(one.guest);
  }
}

// Polled for what its phase waits for. While a worker has its request nothing more is read.
void Loop::watch(Guest& guest) {
  switch (guest.phase()) {
    case Guest::Phase::asks:
      return poll_.update(guest.socket(),
                          guest.mutters() ? net::PollSet::POLL_ERROR : net::PollSet::POLL_READ);
    case Guest::Phase::follows:
    case Guest::Phase::rests:
      return poll_.update(guest.socket(), net::PollSet::POLL_READ);
    case Guest::Phase::sends:
      return poll_.update(guest.socket(), net::PollSet::POLL_WRITE);
    case Guest::Phase::answers:
      return poll_.update(guest.socket(), net::PollSet::POLL_ERROR);
    case Guest::Phase::over:
      return;
  }
}

// What followers wait for is looked after at every turn, which is a tick away at most.
void Loop::go_on(Clock::time_point now) {
  std::size_t followers = 0;
  for (auto at = guests_.begin(); at != guests_.end();) {
    Guest& guest = at->second;
    ++at;
    if (guest.phase() != Guest::Phase::follows) continue;
    guest.go_on(now);
    if (++followers > kMostFollowers) guest.close();
    watch(guest);
    if (guest.phase() == Guest::Phase::over) remove(guest.id());
  }
}

void Loop::sweep(Clock::time_point now) {
  std::vector<std::uint64_t> muttering;
  for (auto at = guests_.begin(); at != guests_.end();) {
    const std::uint64_t id = at->first;
    const bool late = at->second.deadline() < now;
    const bool mutters = at->second.mutters();
    ++at;
    if (late) {
      remove(id);
    } else if (mutters) {
      muttering.push_back(id);
    }
  }
  for (const std::uint64_t id : muttering) {
    const auto at = guests_.find(id);
    if (at == guests_.end()) continue;  // it made room for one before it
    serve(at->second, net::PollSet::POLL_READ, now);
    if (at->second.phase() == Guest::Phase::over) remove(id);
  }
  if (answered_at_ && *answered_at_ + kQuiet < now) {
    answered_at_.reset();
    if (service_.rest) workers_.add(service_.rest);
  }
  if (deaf_until_ != Clock::time_point{} && deaf_until_ < now) {
    deaf_until_ = {};
    for (const auto& listener : listeners_) poll_.add(listener, net::PollSet::POLL_READ);
  }
}

// Poco removes a socket from a poll set once; the second time it throws.
void Loop::unwatch(Guest& guest) {
  if (by_socket_.erase(guest.socket()) > 0) poll_.remove(guest.socket());
}

void Loop::remove(std::uint64_t id) {
  const auto at = guests_.find(id);
  unwatch(at->second);
  at->second.close();
  guests_.erase(at);
}

}  // namespace engross::bridge
