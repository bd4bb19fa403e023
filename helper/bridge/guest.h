// One caller's connection: what it has sent, what it gets, and until when. Never waits.
#pragma once

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bridge/inbox.h"
#include "bridge/message.h"

namespace engross::bridge {

using Clock = std::chrono::steady_clock;

class Guest {
 public:
  enum class Phase {
    asks,     // a request is awaited or under way
    answers,  // a worker has it
    sends,    // the reply is under way
    follows,  // the reply is there, and more of it comes as there is more
    rests,    // answered for the last time; what still comes is read and dropped
    over
  };

  Guest(std::uint64_t id, const Poco::Net::StreamSocket& socket, LongestBody longest,
        Clock::time_point now);

  // Reads what is there. A turn: a request to answer, or a refusal to send.
  std::optional<Inbox::Turn> read(Clock::time_point now);
  // Begins to send. `stays`: another request may follow; `rests`: more may be on its way to us.
  void reply(std::string bytes, bool stays, bool rests, Clock::time_point now);
  // What comes behind the reply; it ends with the connection.
  void follow(std::shared_ptr<Stream> stream) { stream_ = std::move(stream); }
  // Sends what has come meanwhile.
  void go_on(Clock::time_point now);
  // Sends what the socket takes.
  void write(Clock::time_point now);
  void close();  // with the TLS farewell

  std::uint64_t id() const { return id_; }
  Phase phase() const { return phase_; }
  bool idle() const { return phase_ == Phase::asks && inbox_.waits() != Inbox::Waits::body; }
  bool answered() const { return answered_; }  // at least once
  bool spoke() const { return spoke_; }        // it began TLS as clients do, at once, or has asked
  // It has sent the beginning of what TLS begins with: it is read once there is more of it, and has
  // nothing of TLS until then. Its socket cannot be polled for that.
  bool mutters() const { return mutters_; }
  Clock::time_point since() const { return since_; }        // in this phase
  Clock::time_point deadline() const { return deadline_; }  // then it is closed
  const Poco::Net::StreamSocket& socket() const { return socket_; }

 private:
  enum class Opening { piece, hello, other };
  Opening opening() const;
  void enter(Phase phase, Clock::time_point now, Clock::duration allowed);
  void allow(Clock::time_point now);  // the deadline of what is awaited

  std::uint64_t id_;
  Poco::Net::StreamSocket socket_;
  Inbox inbox_;
  Phase phase_ = Phase::asks;
  Inbox::Waits waits_ = Inbox::Waits::head;  // of a new caller its TLS counts as part of the head
  bool spoke_ = false;
  bool mutters_ = false;
  bool answered_ = false;
  bool stays_ = true;
  bool rests_ = false;
  std::shared_ptr<Stream> stream_;
  std::string out_;
  std::size_t sent_ = 0;
  Clock::time_point since_;
  Clock::time_point deadline_;
  Clock::time_point last_;  // when the request under way has to be whole
};

}  // namespace engross::bridge
