// Work that may take long, as others see it: what it tells on its way, and how it is called off.
#pragma once

#include <cstdint>
#include <functional>

namespace engross::app {

struct Progress {
  enum class Kind {
    waiting,    // for Clio, `seconds` long
    reading,    // a list of Clio's: `done` of `total` records, 0 where Clio does not say
    uploading,  // a document: part `done` of `total` is on its way
    again,      // a list is read once more from the start
  };
  Kind kind = Kind::reading;
  std::int64_t seconds = 0;
  std::int64_t done = 0;
  std::int64_t total = 0;
  bool operator==(const Progress&) const = default;
};

// Calls may come from any thread.
class Errand {
 public:
  virtual ~Errand() = default;
  virtual void tell(const Progress& progress) = 0;
  // `stop` is called once when the work is called off; at once where it already is. It may be
  // called until the errand ends, so it owns what it needs, and it must not wait.
  virtual void when_called_off(std::function<void()> stop) = 0;
};

}  // namespace engross::app
