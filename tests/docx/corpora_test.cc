// What every document of the corpora must survive: a fill that changes nothing, and a loop around
// its body.
#include "corpora.h"

#include <iostream>

#include "docx/names.h"
#include "docx/package.h"
#include "docx/words.h"
#include "docx/zip_reader.h"
#include "docx/zip_writer.h"
#include "filled.h"

namespace engross::docx_tests {
namespace {

namespace fs = std::filesystem;

TEST_F(Corpora, E57_fill_without_marks_gives_the_same_bytes) {
  for (const fs::path& path : honest_documents()) {
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
  for (const fs::path& path : honest_documents()) {
    SCOPED_TRACE(path.filename().string());
    const std::string bytes = bytes_of(path);
    const auto layout = docx::read_layout(bytes, {});
    ASSERT_TRUE(layout) << layout.error().line();
    docx::ZipWriter writer(bytes.size());
    for (const std::size_t i : layout->by_position()) writer.copy(layout->entries[i]);
    EXPECT_TRUE(std::move(writer).finish(layout->comment) == bytes);
  }
}

// Other systems' marks become parentheses, of as many bytes.
std::string without_marks(std::string xml) {
  const std::pair<std::string_view, std::string_view> spellings[] = {
      {"{", "("},       {"}", ")"},      {"&lt;&lt;", "(((((((("}, {"&gt;&gt;", "))))))))"},
      {"\u00AB", "(("}, {"\u00BB", "))"}};
  for (const auto& [from, to] : spellings) {
    for (std::size_t at = xml.find(from); at != std::string::npos; at = xml.find(from, at))
      xml.replace(at, from.size(), to);
  }
  return xml;
}

// Paragraphs that are put before and behind a body: all but the properties of the last section.
struct Around {
  std::vector<std::string> before;
  std::vector<std::string> behind;
};
const Around kLoop = {{"{% for each in items %}"}, {"{% endfor %}"}};

std::string with_paragraphs(const xml::Document& document, const Around& around) {
  const docx::Words words(document);
  xml::Index body = 1;
  while (words[body] != docx::Word::body) ++body;
  xml::Index end = document[body].close;
  for (xml::Index i = body + 1; i < document[body].end; i = document[i].end) {
    if (words[i] == docx::Word::section) end = document[i].begin;
  }
  const std::string prefix(document.prefix(body));
  const std::string w = prefix.empty() ? "" : prefix + ":";
  const auto written = [&](const std::vector<std::string>& texts) {
    std::string paragraphs;
    for (const std::string& text : texts) {
      paragraphs +=
          "<" + w + "p><" + w + "r><" + w + "t>" + text + "</" + w + "t></" + w + "r></" + w + "p>";
    }
    return paragraphs;
  };
  std::string out = document.bytes();
  out.insert(end, written(around.behind));
  return out.insert(document[body].content, written(around.before));
}

std::string made_of(const std::string& bytes, bool own_marks, const Around& around = kLoop) {
  const auto package = docx::Package::open(bytes);
  if (!package) return {};
  docx::ZipWriter writer(bytes.size() * 2);
  for (const std::size_t i : package->layout().by_position()) {
    const docx::ZipEntry& entry = package->layout().entries[i];
    const bool main = entry.name == package->main_part();
    if (!main && (own_marks || !entry.name.ends_with(".xml"))) {
      writer.copy(entry);
      continue;
    }
    auto xml = docx::read_entry(entry);
    if (!xml) return {};
    if (!own_marks) *xml = without_marks(std::move(*xml));
    if (main) {
      const auto document = xml::Document::parse(std::move(*xml), entry.name, docx::kStrict);
      if (!document) return {};
      *xml = with_paragraphs(*document, around);
    }
    writer.replace(entry, *xml);
  }
  return std::move(writer).finish(package->layout().comment);
}

std::optional<std::string> filled_twice(const std::string& made) {
  expression::Record record;
  record.members = {{"items", expression::Value(expression::List{1, 2})}};
  const auto opened = docx::Template::open(made, {.keep_objects = true});
  EXPECT_TRUE(opened) << opened.error().line();
  if (!opened || !opened->faults().empty()) return std::nullopt;
  auto filled =
      opened->fill(expression::Value(std::move(record)), environment(), docx::Missing::blank);
  if (!filled) return std::nullopt;
  return std::move(filled->document);
}

TEST_F(Corpora, E57_a_loop_of_two_around_the_body_adds_no_fault) {
  int tried = 0;
  int disguised = 0;
  for (const fs::path& path : honest_documents()) {
    SCOPED_TRACE(path.filename().string());
    const std::string bytes = bytes_of(path);
    // With the marks it has, where they are ours and can be left blank; else without them.
    std::string made = made_of(bytes, true);
    auto filled = filled_twice(made);
    if (!filled) {
      ++disguised;
      made = made_of(bytes, false);
      filled = filled_twice(made);
    }
    if (!filled) {
      ADD_FAILURE() << "not filled";
      continue;
    }
    for (const docx::OutputFault& fault : docx::new_faults(*filled, made))
      ADD_FAILURE() << fault.code << " " << fault.part << " " << fault.what;
    keep("ENGROSS_LOOPED", path, made, *filled);
    ++tried;
  }
  std::cout << "documents looped: " << tried << ", of them without their own marks: " << disguised
            << "\n";
  EXPECT_EQ(tried, 322);
}

// A copy of itself has every id, name, style and list that the document has.
TEST_F(Corpora, E57_a_document_that_includes_itself_twice_has_no_new_fault) {
  const std::string mark = "{% include \"copy\" %}";
  std::map<std::string, int> left_behind;
  int tried = 0;
  for (const fs::path& path : honest_documents()) {
    SCOPED_TRACE(path.filename().string());
    const std::string bytes = bytes_of(path);
    const std::string copy = made_of(bytes, false, {});
    const auto opened = docx::Template::open(
        made_of(bytes, false, {{mark}, {mark}}),
        {.keep_objects = true, .beside = [&](std::string_view) { return copy; }});
    ASSERT_TRUE(opened) << opened.error().line();
    for (const docx::TemplateFault& fault : opened->faults()) {
      EXPECT_EQ(fault.code, "include-content") << fault.what;
      ++left_behind[fault.what];
    }
    if (!opened->faults().empty()) continue;
    const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
    ASSERT_TRUE(filled);
    for (const docx::OutputFault& fault : docx::new_faults(filled->document, copy))
      ADD_FAILURE() << fault.code << " " << fault.part << " " << fault.what;
    keep("ENGROSS_INCLUDED", path, copy, filled->document);
    ++tried;
  }
  std::cout << "documents that include themselves: " << tried << "\n";
  for (const auto& [what, count] : left_behind) std::cout << count << " times: " << what << "\n";
  EXPECT_GT(tried, 300);
}

}  // namespace
}  // namespace engross::docx_tests
