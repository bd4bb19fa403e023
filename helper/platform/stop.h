// The order to end, as the system gives it to a program that runs until it is told.
#pragma once

namespace engross::platform {

// A connection, or the reader of standard output, that goes away in the middle of being written to
// fails that write and no longer ends the program. Once, before anything else.
void ignore_broken_pipes();

// Made before any other thread starts: from then on Ctrl-C and the system's order to end no longer
// kill the program, but end wait().
class Stop {
 public:
  Stop();
  // While it waits, the system gets back, every 5 s, the memory that nobody holds any more.
  void wait() const;
  // Ends wait(), from any thread.
  void end() const;
};

}  // namespace engross::platform
