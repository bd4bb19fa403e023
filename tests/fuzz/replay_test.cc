// Every input that a search began with or failed on, one row a file, in a process of its own: a
// target ends the process when a promise is broken.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rows/rows.h"
#include "target.h"

#define ENGROSS_TARGET(name) \
  { #name, &name##_fuzz }

ENGROSS_FUZZ(template);
ENGROSS_FUZZ(zip);
ENGROSS_FUZZ(package);
ENGROSS_FUZZ(part);
ENGROSS_FUZZ(picture);
ENGROSS_FUZZ(expression);
ENGROSS_FUZZ(values);
ENGROSS_FUZZ(words);
ENGROSS_FUZZ(head);
ENGROSS_FUZZ(callback);
ENGROSS_FUZZ(proxy);
ENGROSS_FUZZ(interview);
ENGROSS_FUZZ(answers);

namespace engross::fuzz {
namespace {

namespace fs = std::filesystem;

struct Target {
  std::string name;
  int (*run)(const std::uint8_t*, std::size_t);
};

const Target kTargets[] = {
    ENGROSS_TARGET(template), ENGROSS_TARGET(zip),     ENGROSS_TARGET(package),
    ENGROSS_TARGET(part),     ENGROSS_TARGET(picture), ENGROSS_TARGET(expression),
    ENGROSS_TARGET(values),   ENGROSS_TARGET(words),   ENGROSS_TARGET(head),
    ENGROSS_TARGET(callback), ENGROSS_TARGET(proxy),   ENGROSS_TARGET(interview),
    ENGROSS_TARGET(answers),
};

const fs::path kCorpus = fs::path(ENGROSS_SOURCE_DIR) / "tests/fuzz/corpus";

struct Input {
  const Target* target;
  fs::path file;
};

std::string name_of(const Input& input) {
  std::string name = input.target->name + "_" + input.file.filename().string();
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

std::vector<Input> inputs() {
  std::vector<Input> all;
  for (const Target& target : kTargets) {
    const fs::path folder = kCorpus / target.name;
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) all.push_back({&target, entry.path()});
  }
  std::ranges::sort(all, {}, &Input::file);
  return all;
}

class Replay : public rows::Row<Input> {};

ROW_TEST(Replay, KeepsItsPromise) {
  std::ifstream in(row().file, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  const std::string bytes = content.str();
  EXPECT_EXIT(
      {
        row().target->run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        std::exit(0);
      },
      testing::ExitedWithCode(0), "")
      << row().file;
}

ROWS_OF(Corpus, Replay, inputs());

TEST(Replay, every_target_has_a_corpus) {
  for (const Target& target : kTargets) {
    EXPECT_TRUE(fs::is_directory(kCorpus / target.name)) << target.name;
  }
}

}  // namespace
}  // namespace engross::fuzz
