// Any bytes at the loopback port of a sign-in: nobody who does not know the state ends it.
#include "clio/callback.h"
#include "target.h"

ENGROSS_FUZZ(callback) {
  using namespace engross::clio;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const CallbackAnswer answer = judge_callback(bytes, {5678, "st8-of-this-attempt"});
  if (answer.outcome && bytes.find("state=") == bytes.npos) std::abort();
  if (answer.outcome && answer.status != 200) std::abort();
  (void)callback_page(answer);
  return 0;
}
