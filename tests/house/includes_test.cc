// The rooms hold: every #include of helper/ is compared with the table of rooms, which stands here
// as literals, and with helper/README.md, which people read.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "fakes/files.h"

namespace engross {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const std::map<std::string, Names> kMayInclude = {
    {"base", {}},
    {"matter", {"base"}},
    {"expression", {"base"}},
    {"xml", {"base"}},
    {"family", {"matter", "base"}},
    {"docx", {"expression", "xml", "base"}},
    {"interview", {"family", "matter", "expression", "xml", "base"}},
    {"law", {"family", "matter", "base"}},
    {"clio", {"matter", "base"}},
    {"platform", {"base"}},
    {"sandbox", {"base"}},
    {"store", {"interview", "law", "family", "matter", "base"}},
    {"app", {"interview", "law", "family", "docx", "matter", "expression", "xml", "base"}},
    {"bridge", {"app", "interview", "base"}},
    {"cli",
     {"bridge", "app", "store", "sandbox", "platform", "clio", "law", "interview", "docx", "family",
      "xml", "expression", "matter", "base"}},
};

Names words(const std::string& text) {
  std::istringstream in(text);
  Names found;
  for (std::string word; in >> word;) {
    word.erase(std::remove(word.begin(), word.end(), '`'), word.end());
    found.insert(word);
  }
  return found;
}

struct Row {
  Names may_include;
  Names headers;
};

// The table of helper/README.md: | level | `room` | line | may include | public headers |
std::map<std::string, Row> written_table() {
  std::map<std::string, Row> table;
  std::istringstream in(fakes::project_file("helper/README.md"));
  const std::regex row(R"(\| \d \| `(\w+)` \| [^|]+ \|([^|]*)\|([^|]*)\|)");
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_match(line, match, row)) table[match[1]] = {words(match[2]), words(match[3])};
  }
  return table;
}

struct Include {
  std::string room, file, header_room, header;
};

std::vector<Include> includes() {
  std::vector<Include> found;
  const fs::path top = fs::path(ENGROSS_SOURCE_DIR) / "helper";
  const std::regex line_pattern(R"re(^\s*#\s*include\s*"([^"/]+)/([^"]+)".*)re");
  for (const auto& entry : fs::recursive_directory_iterator(top)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cc" && extension != ".h" && extension != ".cpp") continue;
    const fs::path relative = fs::relative(entry.path(), top);
    const std::string room = relative.has_parent_path() ? relative.begin()->string() : "cli";
    std::istringstream in(fakes::read_file(entry.path().string()));
    for (std::string line; std::getline(in, line);) {
      std::smatch match;
      if (std::regex_match(line, match, line_pattern))
        found.push_back({room, relative.string(), match[1], match[2]});
    }
  }
  return found;
}

TEST(Rooms, IncludeStrictlyDown) {
  const auto all = includes();
  EXPECT_GT(all.size(), 100U);  // the scan itself works
  for (const Include& include : all) {
    if (!kMayInclude.count(include.header_room)) continue;  // a library's folder
    if (include.header_room == include.room) continue;
    ASSERT_TRUE(kMayInclude.count(include.room)) << include.file << " lies in no room";
    EXPECT_TRUE(kMayInclude.at(include.room).count(include.header_room))
        << include.file << " includes \"" << include.header_room << "/" << include.header << "\"";
  }
}

TEST(Rooms, ShowOnlyTheirPublicHeaders) {
  const auto table = written_table();
  for (const Include& include : includes()) {
    if (!kMayInclude.count(include.header_room) || include.header_room == include.room) continue;
    ASSERT_TRUE(table.count(include.header_room))
        << include.header_room << " has no row in helper/README.md";
    EXPECT_TRUE(table.at(include.header_room).headers.count(include.header))
        << include.file << " includes \"" << include.header_room << "/" << include.header
        << "\", which is not public";
  }
}

TEST(Rooms, AreWrittenAsTheyAre) {
  const auto table = written_table();
  for (const auto& [room, allowed] : kMayInclude) {
    ASSERT_TRUE(table.count(room)) << room;
    if (room == "cli") continue;  // "all"
    EXPECT_EQ(table.at(room).may_include, allowed) << room;
  }
  EXPECT_EQ(table.size(), kMayInclude.size());
}

TEST(Rooms, ShowNoLibraryOfTheirOwnUse) {
  const std::regex library(
      R"re(^\s*#\s*include\s*<(libxml/|zip\.h|sqlite3|openssl/|Poco/|libdeflate).*)re");
  const auto table = written_table();
  for (const auto& [room, row] : table) {
    for (const std::string& header : row.headers) {
      const fs::path path = fs::path(ENGROSS_SOURCE_DIR) / "helper" / room / header;
      if (!fs::exists(path)) continue;
      std::istringstream in(fakes::read_file(path.string()));
      for (std::string line; std::getline(in, line);) {
        EXPECT_FALSE(std::regex_match(line, library)) << room << "/" << header << ": " << line;
      }
    }
  }
}

TEST(Rooms, HaveEveryPublicHeaderTheTableNames) {
  for (const auto& [room, row] : written_table()) {
    for (const std::string& header : row.headers) {
      EXPECT_TRUE(fs::exists(fs::path(ENGROSS_SOURCE_DIR) / "helper" / room / header))
          << room << "/" << header;
    }
  }
}

TEST(TopLevel, IsWhatWasAgreed) {
  const Names agreed = {"CMakeLists.txt", "helper",    "addin",     "templates", "mapping",
                        "tests",          "installer", "README.md", "build"};
  for (const auto& entry : fs::directory_iterator(ENGROSS_SOURCE_DIR)) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name.starts_with('.') || agreed.count(name) || name.starts_with("build-")) << name;
  }
}

}  // namespace
}  // namespace engross
