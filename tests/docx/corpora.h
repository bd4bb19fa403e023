// Documents nobody here made: all of them must survive. Where they are absent a test says so and
// fails nothing, and nothing is counted as passed.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace engross::docx_tests {

inline std::vector<std::filesystem::path> honest_documents() {
  std::vector<std::filesystem::path> found;
  const std::filesystem::path folder = std::filesystem::path(ENGROSS_SHARED_DIR) / "corpora";
  if (!std::filesystem::is_directory(folder)) return found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".docx") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

// A template and what it became; where the variable of the environment names a folder, both are
// kept there.
inline void keep(const char* variable, const std::filesystem::path& path, const std::string& made,
                 const std::string& filled) {
  const char* folder = std::getenv(variable);
  if (folder == nullptr) return;
  std::string name =
      std::filesystem::relative(path, std::filesystem::path(ENGROSS_SHARED_DIR) / "corpora")
          .generic_string();
  std::ranges::replace(name, '/', '_');
  std::ofstream(std::filesystem::path(folder) / ("template-" + name), std::ios::binary) << made;
  std::ofstream(std::filesystem::path(folder) / ("filled-" + name), std::ios::binary) << filled;
}

class Corpora : public testing::Test {
 protected:
  void SetUp() override {
    if (honest_documents().empty()) {
      GTEST_SKIP() << "ABSENT: the honest documents of " << ENGROSS_SHARED_DIR
                   << "/corpora are not here; this test checked nothing";
    }
  }
};

}  // namespace engross::docx_tests
