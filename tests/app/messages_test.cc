// tests/cases/messages.json is what the rooms can say: the pane's tests read the same list.
#include "app/messages.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "clio/messages.h"
#include "family/messages.h"
#include "law/messages.h"

namespace engross {
namespace {

using nlohmann::ordered_json;

std::string whole_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

template <typename Table>
ordered_json arguments_of(const Table& table) {
  ordered_json ids = ordered_json::object();
  for (const base::Pattern& pattern : table) {
    ids[std::string(pattern.id)] = base::argument_names(pattern);
  }
  return ids;
}

TEST(Messages, AreThoseOfTheList) {
  const ordered_json said = {{"family", arguments_of(family::kMessages)},
                             {"law", arguments_of(law::kMessages)},
                             {"app", arguments_of(app::kMessages)},
                             {"clio", arguments_of(clio::kMessages)}};
  const ordered_json listed = ordered_json::parse(
      whole_file(ENGROSS_SOURCE_DIR "/tests/cases/messages.json"), nullptr, false);
  ASSERT_FALSE(listed.is_discarded());
  for (const auto& [room, ids] : said.items()) {
    for (const auto& [id, names] : ids.items()) {
      ASSERT_TRUE(listed.contains(room) && listed[room].contains(id))
          << "write into tests/cases/messages.json under " << room << ": \"" << id
          << "\": " << names;
      EXPECT_EQ(listed[room][id], names) << room << " " << id;
    }
    for (const auto& [id, names] : listed[room].items())
      EXPECT_TRUE(ids.contains(id)) << room << " no longer says " << id << names;
  }
  EXPECT_EQ(listed.size(), said.size());
}

TEST(Messages, HaveOneIdEachInAllRooms) {
  std::map<std::string_view, int> times;
  for (const auto& pattern : family::kMessages) ++times[pattern.id];
  for (const auto& pattern : law::kMessages) ++times[pattern.id];
  for (const auto& pattern : app::kMessages) ++times[pattern.id];
  for (const auto& pattern : clio::kMessages) ++times[pattern.id];
  for (const auto& [id, count] : times) EXPECT_EQ(count, 1) << id;
}

template <typename Table>
void expect_used(const Table& table, const std::string& room, const std::set<std::string>& looked) {
  std::string code;
  for (const auto& file :
       std::filesystem::directory_iterator(ENGROSS_SOURCE_DIR "/helper/" + room)) {
    if (file.path().extension() == ".cc") code += whole_file(file.path());
  }
  for (const base::Pattern& pattern : table) {
    const std::string id(pattern.id);
    if (looked.contains(id.substr(0, id.find('-')))) continue;
    EXPECT_NE(code.find('"' + id + '"'), code.npos) << room << " never says " << id;
  }
}

// Those that are looked up by what a file or a field is called have no place of their own.
TEST(Messages, AreAllSaid) {
  expect_used(family::kMessages, "family", {"field", "table", "guard", "word"});
  expect_used(law::kMessages, "law", {});
  expect_used(app::kMessages, "app", {});
  expect_used(clio::kMessages, "clio", {});
}

// A file's sentence that was changed is the firm's own.
TEST(Messages, OfTheRelationshipWordsAreKnown) {
  const auto file = ordered_json::parse(
      whole_file(ENGROSS_SOURCE_DIR "/mapping/relationships.json"), nullptr, false);
  ASSERT_FALSE(file.is_discarded());
  for (const char* list : {"ambiguous", "guards"}) {
    for (const auto& entry : file[list]) {
      const auto said = family::said_of_word(entry["doubt"].get<std::string>());
      EXPECT_NE(said.id(), "") << entry["doubt"];
      EXPECT_EQ(said.text(), entry["doubt"].get<std::string>());
    }
  }
  for (const auto& table : file["tables"])
    EXPECT_NE(family::said_of_table(table["name"].get<std::string>()).id(), "") << table["name"];
  EXPECT_EQ(family::said_of_word("separated since May").id(), "");
  EXPECT_EQ(family::said_of_table("Beaumont Hale").id(), "");
}

}  // namespace
}  // namespace engross
