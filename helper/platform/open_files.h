// How many files and sockets this process may have open.
#pragma once

namespace engross::platform {

// Raises the process's own limit to `wanted`, as far as the system lets it; never lowers it. Where
// there is no such limit nothing happens. Programs that it starts have the limit too.
void allow_open_files(int wanted);

}  // namespace engross::platform
