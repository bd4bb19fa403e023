// The loopback port of one sign-in: open from the moment the browser is sent to Clio until the
// answer was dealt with, five minutes at most.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/base.h"
#include "clio/callback.h"
#include "clio/sign_in.h"

namespace engross::clio {

class CallbackListener {
 public:
  struct Options {
    std::uint16_t port = kCallbackPort;  // 0: any free one, for tests
    std::string state;
    std::chrono::milliseconds life{kAttemptLife};
    // A line when somebody answers with another attempt's state; once an attempt.
    std::function<void(const std::string& line)> warn;
  };

  // Listens on 127.0.0.1 alone. conflict, naming the port, when another program has it: no other
  // port is tried, because Clio sends the browser to the one that is registered.
  static base::Result<std::unique_ptr<CallbackListener>> open(Options options);
  ~CallbackListener();  // the port is closed when this returns

  std::uint16_t port() const;

  // Waits for the answer, asking `goes_on` a few times a second. Later answers get a page that says
  // so, and change nothing. sign_in_needed: the time is over (the port is closed then) or
  // `goes_on` said no; the port is closed too after a declined sign-in.
  base::Result<CallbackOutcome> wait(const std::function<bool()>& goes_on = {});

 private:
  class Port;
  explicit CallbackListener(std::unique_ptr<Port> port);
  std::unique_ptr<Port> port_;
};

}  // namespace engross::clio
