// What comes to the loopback port while a person signs in, judged: any page of any site can send a
// browser there, and any program of this machine can call. Pure; the sockets are in
// callback_listener.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace engross::clio {

inline constexpr std::size_t kMostCallbackHead = 8192;  // bytes, request line and headers together
inline constexpr std::size_t kLongestCallbackCode = 2048;

struct CallbackExpected {
  std::uint16_t port = 0;
  std::string state;
};

// The end of an attempt: a code, or Clio's word for why there is none ("access_denied").
struct CallbackOutcome {
  std::string code;
  std::string error;
  bool operator==(const CallbackOutcome&) const = default;
};

// A sentence for the person at the browser, in both languages of the pane.
struct CallbackText {
  const char* english = "";
  const char* french = "";
};

struct CallbackAnswer {
  int status = 0;
  CallbackText text;
  std::optional<CallbackOutcome> outcome;
  bool wrong_state = false;   // somebody else's answer: worth a warning
  bool french_first = false;  // what the browser would rather read
};

// `head` is a request up to the blank line that ends it, or the first kMostCallbackHead bytes of
// one that is longer. Only GET of /callback, with the port's own Host, no more than one state and
// one code, and the attempt's own state, has an outcome; an error beside a code is an error.
CallbackAnswer judge_callback(std::string_view head, const CallbackExpected& expected);

// The whole HTTP answer, with a page in English and French that loads nothing, is kept nowhere and
// names no code.
std::string callback_page(const CallbackAnswer& answer);

}  // namespace engross::clio
