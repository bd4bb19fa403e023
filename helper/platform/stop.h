// The order to end, as the system gives it to a program that runs until it is told.
#pragma once

namespace engross::platform {

// Made before any other thread starts: from then on Ctrl-C and the system's order to end no longer
// kill the program, but end wait().
class Stop {
 public:
  Stop();
  void wait() const;
};

}  // namespace engross::platform
