// Another program in a group of its own. Private to the room.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace engross::platform {

// Starts `program`, looked for in PATH where its name has no slash. It has nothing to read, writes
// to nobody, holds no file of this program (a port would stay taken by it) and gets none of
// Engross's own settings, and least of all a token. A signal for this program's group, Ctrl-C, does
// not reach it. Nothing when it does not start. Somebody has to ask for its end.
std::optional<pid_t> spawn_apart(const std::string& program,
                                 const std::vector<std::string>& arguments);

}  // namespace engross::platform
