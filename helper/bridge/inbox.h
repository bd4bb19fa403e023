// The bytes of one connection on their way to requests. Knows no socket.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "bridge/head.h"

namespace engross::bridge {

class Inbox {
 public:
  enum class Waits { first_byte, head, body };  // for what

  explicit Inbox(LongestBody longest = {}) : longest_(std::move(longest)) {}

  void put(std::string_view bytes) { received_.append(bytes); }

  struct Turn {
    tl::expected<Request, Refusal> request;
    bool may_stay = true;  // a further request may follow on the connection
  };
  // The next whole request, or why there will be none; nothing while it is still under way. After a
  // refusal no byte is trusted to be a request, so it is the last turn.
  std::optional<Turn> take();

  Waits waits() const;
  // Bytes of the request under way that are here: grows while its caller is at it.
  std::size_t size() const { return received_.size(); }

 private:
  LongestBody longest_;
  std::string received_;      // not yet used
  std::optional<Head> head_;  // whose body is under way
};

}  // namespace engross::bridge
