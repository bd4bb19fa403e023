// Documents leave checked: outside docx, fill_checked is called and not Template::fill. Only what
// measures the engine, and gives no document to anybody, calls that.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "fakes/files.h"

namespace engross {
namespace {

std::set<std::string> lines_with(const std::regex& pattern) {
  const std::filesystem::path helper = std::filesystem::path(ENGROSS_SOURCE_DIR) / "helper";
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(helper)) {
    const std::string name = std::filesystem::relative(entry.path(), helper).generic_string();
    if (!name.ends_with(".cc") || name.starts_with("docx/") || name == "cli/bench_run.cc") continue;
    std::istringstream lines(fakes::read_file(entry.path().string()));
    for (std::string line; std::getline(lines, line);) {
      if (std::regex_search(line, pattern)) found.insert(name + ": " + line);
    }
  }
  return found;
}

TEST(CheckedDocuments, NothingOutsideTheEngineFillsUnchecked) {
  EXPECT_GE(lines_with(std::regex(R"(fill_checked\()")).size(), 4U);  // the scan itself works
  EXPECT_EQ(lines_with(std::regex(R"((\.|->)fill\()")), std::set<std::string>{});
}

}  // namespace
}  // namespace engross
