// Where Engross keeps its state, and where the files that came with it lie.
#pragma once

#include <string>

#include "base/error.h"

namespace engross::platform {

// The folder of all state, made when absent and readable by its owner alone. `option` is what
// --home said, or empty: then $XDG_DATA_HOME/engross or ~/.local/share/engross
// (%LOCALAPPDATA%\Engross on Windows). Absolute.
base::Result<std::string> home_folder(const std::string& option);

// The folder with templates, mapping and the practice firm: what ENGROSS_SHARE names, else
// share/engross beside the program, else ../share/engross. not_found names every place looked at.
base::Result<std::string> share_folder();

}  // namespace engross::platform
