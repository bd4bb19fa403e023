// The program's version, as --version and the bridge say it.
#pragma once

namespace engross::cli {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace engross::cli
