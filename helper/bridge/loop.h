// Every socket of the door on one thread, which waits for none of them: slow callers cost a place,
// never a worker, and when the places run out the slowest of them go.
#pragma once

#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/PollSet.h>
#include <Poco/Net/SecureServerSocket.h>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "bridge/guest.h"
#include "bridge/workers.h"

namespace engross::bridge {

inline constexpr std::size_t kMostGuests = 256;
// Besides those: who has connected and said nothing that TLS begins with. They cost a socket and no
// more, and the one who has only just come must not lose its place to a crowd of them.
inline constexpr std::size_t kMostSilent = 1024;
inline constexpr std::size_t kWorkers = 16;
inline constexpr int kPatientWorkers = 8;
inline constexpr std::size_t kMostFollowers = 64;  // of the guests

struct Service {
  std::function<Reply(const Request&)> answer;  // on a worker's thread
  std::function<Reply(const Refusal&)> refuse;
  // Whether the answer may wait for others than this machine: such requests have workers of their
  // own, so that nobody else waits with them.
  std::function<bool(const Request&)> waits;
  // How long the body of a request may be that is longer than others; may be absent.
  LongestBody longest_body;
  // On a worker's thread, once nobody has had an answer for a while; may be absent.
  std::function<void()> rest;
  // Whether the program behind this address of a socket may be spoken to at all; may be absent.
  std::function<bool(const Poco::Net::SocketAddress& peer, const Poco::Net::SocketAddress& own)>
      admits;
};

class Loop {
 public:
  Loop(std::vector<Poco::Net::SecureServerSocket> listeners, Service service);
  ~Loop();  // waits for answers that are on their way

 private:
  struct Done {
    std::uint64_t guest;
    std::string bytes;
    bool stays;
    std::shared_ptr<Stream> stream;
  };

  void run();
  bool goes_on();
  void accept(Poco::Net::SecureServerSocket& listener, Clock::time_point now);
  void take_in(Poco::Net::StreamSocket socket, Clock::time_point now);
  enum class Whose { anybody, silent, speaking };
  bool make_room(Whose whose, std::uint64_t except = 0);
  std::size_t silent() const;
  void serve(Guest& guest, int mode, Clock::time_point now);
  void take(Guest& guest, std::optional<Inbox::Turn> turn, Clock::time_point now);
  void hand_out(Clock::time_point now);
  void watch(Guest& guest);
  void unwatch(Guest& guest);
  bool watched(const Guest& guest) const { return by_socket_.count(guest.socket()) > 0; }
  void go_on(Clock::time_point now);
  void sweep(Clock::time_point now);
  void remove(std::uint64_t guest);
  void wake();

  std::vector<Poco::Net::SecureServerSocket> listeners_;
  const Service service_;
  Poco::Net::PollSet poll_;
  Poco::Net::DatagramSocket waker_;  // connected to itself
  std::map<std::uint64_t, Guest> guests_;
  std::map<Poco::Net::Socket, std::uint64_t> by_socket_;
  std::uint64_t next_id_ = 1;
  Clock::time_point deaf_until_{};  // no more callers are taken before
  Clock::time_point end_by_{};
  Clock::time_point next_tick_{};
  std::optional<Clock::time_point> answered_at_;  // last, since the rest before
  std::mutex mutex_;
  std::vector<Done> done_;  // by workers
  std::atomic<bool> ending_ = false;
  Workers workers_{kWorkers};
  Workers patient_{kPatientWorkers};
  std::jthread thread_;
};

}  // namespace engross::bridge
