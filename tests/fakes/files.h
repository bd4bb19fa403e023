// Reading the project's own files in tests. A test that cannot read its input fails.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace engross::fakes {

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A file of the project, by its path from the top.
inline std::string project_file(const std::string& path) {
  return read_file(std::string(ENGROSS_SOURCE_DIR) + "/" + path);
}

}  // namespace engross::fakes
