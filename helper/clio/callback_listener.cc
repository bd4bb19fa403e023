#include "clio/callback_listener.h"

#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace engross::clio {
namespace {

using Monotonic = std::chrono::steady_clock;
using Poco::Net::Socket;
using Poco::Net::StreamSocket;

constexpr std::size_t kMostCallers = 16;
constexpr std::chrono::seconds kPatienceWithCaller{10};
constexpr std::chrono::seconds kPatienceAfterAnswer{1};
constexpr std::size_t kMostDrained = 256U * 1024;
const Poco::Timespan kCallbackLook(0, 100'000);

bool is_complete(const std::string& head) {
  return head.find("\r\n\r\n") != std::string::npos || head.size() >= kMostCallbackHead;
}

}  // namespace

class CallbackListener::Port {
 public:
  Port(Options options, Poco::Net::ServerSocket socket)
      : options_(std::move(options)),
        socket_(std::move(socket)),
        end_(Monotonic::now() + options_.life),
        expected_{socket_.address().port(), options_.state},
        thread_([this] { serve(); }) {}
  ~Port() {
    stop_ = true;
    thread_.join();
  }

  std::uint16_t number() const { return expected_.port; }

  base::Result<CallbackOutcome> wait(const std::function<bool()>& goes_on) {
    std::unique_lock lock(mutex_);
    while (!outcome_ && !closed_) {
      changed_.wait_for(lock, std::chrono::milliseconds(200));
      if (outcome_ || closed_ || !goes_on) continue;
      lock.unlock();
      const bool on = goes_on();
      lock.lock();
      if (on) continue;
      stop_ = true;
      return base::failure(base::Fault::sign_in_needed, "this sign-in was given up", "",
                           "go on with the newer one, or start again");
    }
    if (outcome_) return *outcome_;
    return base::failure(base::Fault::sign_in_needed,
                         "no answer came from the browser within five minutes", "",
                         "start again; where no browser can reach this computer, add --paste-code");
  }

 private:
  // A browser opens connections ahead of need and leaves them silent, so all are served at once.
  struct Caller {
    StreamSocket socket;
    Monotonic::time_point until;
    std::string head;
    std::size_t drained = 0;
    bool is_answered = false;
  };

  void serve() {
    try {
      while (!stop_ && Monotonic::now() < end_) round();
    } catch (const std::exception&) {
      // Without its socket the attempt is over; wait() says so.
    }
    callers_.clear();
    socket_.close();
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  void round() {
    Socket::SocketList readable{socket_}, writable, failed;
    for (const Caller& caller : callers_) readable.push_back(caller.socket);
    if (Socket::select(readable, writable, failed, kCallbackLook) > 0) {
      for (const Socket& ready : readable) {
        if (ready == socket_) {
          accept();
        } else {
          hear(ready);
        }
      }
    }
    const auto now = Monotonic::now();
    callers_.remove_if([&](const Caller& caller) { return caller.until <= now; });
  }

  void accept() {
    StreamSocket socket = socket_.acceptConnection();
    if (callers_.size() >= kMostCallers) return;
    callers_.push_back({socket, Monotonic::now() + kPatienceWithCaller, "", 0, false});
  }

  void hear(const Socket& ready) {
    const auto caller = std::find_if(callers_.begin(), callers_.end(),
                                     [&](const Caller& one) { return one.socket == ready; });
    if (caller == callers_.end()) return;
    try {
      std::array<char, 4096> buffer{};
      const int bytes = caller->socket.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
      const bool is_gone = bytes <= 0;
      if (!is_gone && !caller->is_answered) {
        caller->head.append(buffer.data(), static_cast<std::size_t>(bytes));
        if (is_complete(caller->head)) answer(*caller);
        return;
      }
      // What still comes after the answer is read, or closing would take the answer back.
      caller->drained += is_gone ? kMostDrained : static_cast<std::size_t>(bytes);
      if (caller->drained >= kMostDrained) callers_.erase(caller);
    } catch (const Poco::Exception&) {
      callers_.erase(caller);
    }
  }

  void answer(Caller& caller) {
    CallbackAnswer answer =
        judge_callback(std::string_view(caller.head).substr(0, kMostCallbackHead), expected_);
    if (answer.outcome && is_over()) {
      answer.outcome.reset();
      answer.text = {"You are already signed in, or the sign-in has ended: this changes nothing.",
                     "La connexion est déjà faite, ou elle a pris fin : ceci ne change rien."};
    }
    const std::string page = callback_page(answer);
    caller.is_answered = true;
    caller.until = Monotonic::now() + kPatienceAfterAnswer;
    try {
      caller.socket.setSendTimeout(Poco::Timespan(1, 0));
      caller.socket.sendBytes(page.data(), static_cast<int>(page.size()));
      caller.socket.shutdownSend();
    } catch (const Poco::Exception&) {
      // A tab that was closed too early has given its answer all the same.
      caller.until = Monotonic::now();
    }
    if (answer.wrong_state && !warned_ && options_.warn) {
      options_.warn("an answer of another sign-in came to this one and was refused");
      warned_ = true;
    }
    if (answer.outcome) take(std::move(*answer.outcome));
  }

  bool is_over() {
    const std::lock_guard lock(mutex_);
    return outcome_.has_value();
  }

  void take(CallbackOutcome outcome) {
    const bool declined = outcome.code.empty();
    {
      const std::lock_guard lock(mutex_);
      outcome_ = std::move(outcome);
      changed_.notify_all();
    }
    if (declined) stop_ = true;
  }

  const Options options_;
  Poco::Net::ServerSocket socket_;
  const Monotonic::time_point end_;
  const CallbackExpected expected_;
  std::list<Caller> callers_;
  bool warned_ = false;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<CallbackOutcome> outcome_;
  bool closed_ = false;
  std::thread thread_;  // last: it uses all of the above
};

base::Result<std::unique_ptr<CallbackListener>> CallbackListener::open(Options options) {
  try {
    Poco::Net::ServerSocket socket;
    // The port may be taken again at once after an attempt, and never shared.
    socket.bind(Poco::Net::SocketAddress("127.0.0.1", options.port), true, false);
    socket.listen(static_cast<int>(kMostCallers));
    return std::unique_ptr<CallbackListener>(
        new CallbackListener(std::make_unique<Port>(std::move(options), std::move(socket))));
  } catch (const Poco::Exception& error) {
    // Windows keeps whole ranges of ports for itself, and Linux those below 1024.
    const bool taken = error.code() == POCO_EADDRINUSE;
    return base::failure(
        base::Fault::conflict,
        fmt::format("port {} of this computer {}", options.port,
                    taken ? "is taken" : "may not be used"),
        "",
        fmt::format("{}register http://127.0.0.1:N/callback for the app and sign in with "
                    "--callback-port N, or use --paste-code",
                    taken ? "end the program that has it, or " : ""));
  }
}

CallbackListener::CallbackListener(std::unique_ptr<Port> port) : port_(std::move(port)) {}
CallbackListener::~CallbackListener() = default;
std::uint16_t CallbackListener::port() const { return port_->number(); }
base::Result<CallbackOutcome> CallbackListener::wait(const std::function<bool()>& goes_on) {
  return port_->wait(goes_on);
}

}  // namespace engross::clio
