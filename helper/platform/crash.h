// What is left of this program should it ever crash.
#pragma once

namespace engross::platform {

// No image of its memory: tokens and clients' names would lie in it. Once, before anything else;
// the programs that it starts leave none either.
void leave_no_core();

}  // namespace engross::platform
