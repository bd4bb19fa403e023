// Documents nobody here made: all of them must survive. Where they are absent this says so and
// fails nothing, and nothing is counted as passed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "docx/zip_writer.h"
#include "filled.h"

namespace engross::docx_tests {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> documents() {
  std::vector<fs::path> found;
  const fs::path folder = fs::path(ENGROSS_SHARED_DIR) / "corpora";
  if (!fs::is_directory(folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".docx") found.push_back(entry.path());
  }
  return found;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

class Corpora : public testing::Test {
 protected:
  void SetUp() override {
    if (documents().empty()) {
      GTEST_SKIP() << "ABSENT: the honest documents of " << ENGROSS_SHARED_DIR
                   << "/corpora are not here; this test checked nothing";
    }
  }
};

TEST_F(Corpora, E57_fill_without_marks_gives_the_same_bytes) {
  for (const fs::path& path : documents()) {
    SCOPED_TRACE(path.filename().string());
    const std::string bytes = bytes_of(path);
    const auto opened =
        docx::Template::open(bytes, {.dialect = docx::Dialect::none, .known_filters = {}});
    ASSERT_TRUE(opened) << opened.error().line();
    const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
    ASSERT_TRUE(filled);
    EXPECT_TRUE(filled->document == bytes);
  }
}

TEST_F(Corpora, E57_every_entry_copied_gives_the_same_bytes) {
  for (const fs::path& path : documents()) {
    SCOPED_TRACE(path.filename().string());
    const std::string bytes = bytes_of(path);
    const auto layout = docx::read_layout(bytes, {});
    ASSERT_TRUE(layout) << layout.error().line();
    docx::ZipWriter writer(bytes.size());
    for (const std::size_t i : layout->by_position()) writer.copy(layout->entries[i]);
    EXPECT_TRUE(std::move(writer).finish(layout->comment) == bytes);
  }
}

std::vector<std::string> codes(const std::string& document) {
  std::vector<std::string> all;
  for (const docx::OutputFault& fault : docx::check_output(document))
    all.push_back(fault.code + " " + fault.part);
  std::ranges::sort(all);
  return all;
}

// The document with a loop around its body; empty when it is no plain one.
std::string looped(const std::string& bytes) {
  std::map<std::string, std::string> parts = fakes::unzipped(bytes);
  std::string& xml = parts["word/document.xml"];
  const std::size_t body = xml.find("<w:body>");
  const std::size_t last_section = xml.rfind("<w:sectPr");
  const std::size_t end =
      last_section != std::string::npos && xml.find("</w:p>", last_section) == std::string::npos
          ? last_section
          : xml.rfind("</w:body>");
  if (body == std::string::npos || end == std::string::npos ||
      xml.find("UTF-16") != std::string::npos)
    return {};
  xml.insert(end, fakes::p("{% endfor %}"));
  xml.insert(body + 8, fakes::p("{% for each in items %}"));
  fakes::ZipMaker zip;
  for (const auto& [name, content] : parts) zip.add(name, content);
  return zip.bytes();
}

TEST_F(Corpora, E57_a_loop_of_two_around_the_body_adds_no_fault) {
  expression::Record record;
  record.members = {{"items", expression::Value(expression::List{1, 2})}};
  const expression::Value two{std::move(record)};
  int tried = 0;
  for (const fs::path& path : documents()) {
    SCOPED_TRACE(path.filename().string());
    const std::string made = looped(bytes_of(path));
    if (made.empty()) continue;
    const auto opened = docx::Template::open(made, {});
    ASSERT_TRUE(opened) << opened.error().line();
    if (!opened->faults().empty()) continue;  // other systems' marks
    const auto filled = opened->fill(two, environment(), docx::Missing::blank);
    ASSERT_TRUE(filled) << filled.error().error.line();
    EXPECT_EQ(codes(filled->document), codes(made));
    ++tried;
  }
  std::cout << "documents looped: " << tried << "\n";
  EXPECT_GT(tried, 150);
}

}  // namespace
}  // namespace engross::docx_tests
