// A part that is visited shows the elements that its table holds, in whatever pieces its bytes come
// and however little of it is looked at together.
#include "xml/visit.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace engross::xml {
namespace {

constexpr Alias kOldSpelling[] = {{"http://old.example/w", "http://new.example/w"}};

class Pieces : public Source {
 public:
  Pieces(std::string bytes, std::size_t length, std::size_t broken_at = std::string::npos)
      : bytes_(std::move(bytes)), length_(length), broken_at_(broken_at) {}

  void rewind() override { at_ = 0; }
  base::Result<std::string_view> next() override {
    if (at_ >= broken_at_)
      return base::failure(base::Fault::malformed, "a broken source", "here", "mend it");
    piece_ = bytes_.substr(at_, length_);
    at_ += piece_.size();
    return piece_;
  }

 private:
  std::string bytes_;
  std::size_t length_;
  std::size_t broken_at_;
  std::size_t at_ = 0;
  std::string piece_;  // the only bytes that are good
};

// "<space|local attribute=value;" and ">" for each element, in turn.
class Seen : public Visitor {
 public:
  void begin() override {
    seen_.clear();
    ++begun_;
  }
  void start(const Document& document, Index element) override {
    const Name& name = document.name(element);
    seen_ += "<" + name.space + "|" + name.local;
    for (const Attribute& attribute : document.attributes(element)) {
      const std::string prefix(attribute.prefix);
      const auto space = prefix.empty() || prefix == "xmlns"
                             ? std::optional(prefix)
                             : document.namespace_of(element, prefix);
      seen_ += " " + space.value_or("?") + "|" + std::string(attribute.local) + "=" +
               std::string(attribute.value) + ";";
    }
    const Index around = document[element].parent;
    if (around != kNone) seen_ += " in " + document.name(around).local;
  }
  void end(const Document& document, Index element) override {
    seen_ += ">" + document.name(element).local;
  }
  const std::string& seen() const { return seen_; }
  int begun() const { return begun_; }

 private:
  std::string seen_;
  int begun_ = 0;
};

std::string visited(const std::string& bytes, std::size_t piece, std::size_t window) {
  Pieces source(bytes, piece);
  Seen seen;
  Limits limits;
  limits.window = window;
  const auto read = visit(source, "part", seen, kOldSpelling, limits);
  return read ? seen.seen() : "refused: " + read.error().what + " | " + read.error().where;
}

// What the table of the whole part would show.
std::string of_the_table(const std::string& bytes) {
  const auto document = Document::parse(bytes, "part", kOldSpelling);
  if (!document) return "refused: " + document.error().what + " | " + document.error().where;
  Seen seen;
  std::vector<Index> open;
  for (Index i = 0; i <= document->nodes().size(); ++i) {
    while (!open.empty() && (*document)[open.back()].end <= i) {
      seen.end(*document, open.back());
      open.pop_back();
    }
    if (i == document->nodes().size() || (*document)[i].kind != Kind::element) continue;
    seen.start(*document, i);
    open.push_back(i);
  }
  return seen.seen();
}

struct VisitRow {
  const char* name;
  std::string bytes;
  std::string seen;
};

const VisitRow kVisitRows[] = {
    {"nested and empty", "<a><b/>text<c>x</c></a>", "<|a<|b in a>b<|c in a>c>a"},
    {"a declaration", "<?xml version=\"1.0\"?>\n<a/>\n ", "<|a>a"},
    {"namespaces, an alias and a prefix from above",
     "<w:a xmlns:w=\"http://old.example/w\"><w:b w:c=\"1\"/></w:a>",
     "<http://new.example/w|a xmlns|w=http://old.example/w;<http://new.example/w|b "
     "http://new.example/w|c=1; in a>b>a"},
    {"what is not plain", "<a><!-- x --><b/></a>", "<|a<|b in a>b>a"},
    {"another encoding", std::string("\xFF\xFE<\0a\0/\0>\0", 10), "<|a>a"},
    {"nothing", "", "refused: an empty part | part"},
    {"text behind the root", "<a/>words", "refused: "},
    {"an element left open", "<a><b></a>", "refused: "},
    {"an end cut off", "<a></a", "refused: "},
    {"a start cut off", "<a b=\"1", "refused: "},
    {"a text cut off", "<a>text", "refused: "},
    {"an unknown prefix", "<a><x:b/></a>", "refused: "},
    {"half a character", "<a>\xC3</a>", "refused: text that is not UTF-8 in line 1 | part"},
    {"half a character at the end", "<a/>\xE2\x80", "refused: text that is not UTF-8"},
    {"a DOCTYPE", "<!DOCTYPE a><a/>", "refused: a DOCTYPE"},
};

TEST(Visit, shows_each_element_in_turn) {
  for (const VisitRow& row : kVisitRows) {
    for (const std::size_t piece : {1U, 3U, 1000U}) {
      for (const std::size_t window : {1U, 7U, 1000U}) {
        const std::string seen = visited(row.bytes, piece, window);
        const bool refused = std::string_view(row.seen).starts_with("refused");
        if (refused) {
          EXPECT_EQ(seen.substr(0, row.seen.size()), row.seen) << row.name;
          EXPECT_EQ(seen, of_the_table(row.bytes)) << row.name;
        } else {
          EXPECT_EQ(seen, row.seen) << row.name << " piece " << piece << " window " << window;
        }
      }
    }
  }
}

std::string deep_document() {
  std::string bytes = "<w:a xmlns:w=\"http://old.example/w\" xmlns:v=\"http://v.example\">";
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    bytes += "<w:b w:n=\"" + number + "\"><x:c xmlns:x=\"http://x.example/" + number +
             "\" x:d='é &amp; \"'><v:e" + number + "/>Ontario – é &#65;</x:c></w:b>\r\n";
    if (i % 10 == 0) bytes += "<d xmlns=\"http://d.example\"><w:b/>";
    if (i % 20 == 0) bytes += "<f/>";
  }
  for (int i = 0; i < 4; ++i) bytes += "</d>";
  return bytes + "</w:a>\n\n";
}

TEST(Visit, sees_the_same_through_every_window) {
  const std::string bytes = deep_document();
  const std::string whole = of_the_table(bytes);
  ASSERT_TRUE(whole.starts_with("<http://new.example/w|a")) << whole;
  for (std::size_t window = 1; window < 200; ++window) {
    ASSERT_EQ(visited(bytes, 1 + window % 9, window), whole) << window;
  }
}

TEST(Visit, takes_and_refuses_broken_documents_as_a_table_does) {
  std::string whole = "<w:a xmlns:w=\"http://old.example/w\">";
  for (int i = 0; i < 20; ++i) whole += "<w:b w:c='é &amp;'>words<x/></w:b>";
  whole += "</w:a>";
  const std::vector<std::string> put = {
      "<", ">", "&", "]]>", "\"", "</w:b>", "\xC3", "\xEF\xBF\xBF", "<!-- -->", "<?x?>", " ", "é"};
  std::mt19937 random(20261129);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  int taken = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string bytes = whole;
    const std::size_t at = below(bytes.size());
    if (below(2) == 0) {
      bytes.insert(at, put[below(put.size())]);
    } else {
      bytes.erase(at, 1 + below(6));
    }
    const std::string table = of_the_table(bytes);
    taken += table.starts_with("refused") ? 0 : 1;
    ASSERT_EQ(visited(bytes, 1 + below(40), 1 + below(300)), table) << bytes;
  }
  EXPECT_GT(taken, 50);
  EXPECT_LT(taken, 950);
}

TEST(Visit, fails_as_its_source_does) {
  const std::string bytes = deep_document();
  for (const std::size_t broken_at : {std::size_t{0}, std::size_t{100}, bytes.size()}) {
    Pieces source(bytes, 50, broken_at);
    Seen seen;
    const auto read = visit(source, "part", seen);
    ASSERT_FALSE(read) << broken_at;
    EXPECT_EQ(read.error().line(), "a broken source, here, mend it");
  }
}

TEST(Visit, begins_anew_where_something_is_not_plain) {
  Pieces plain("<a><b/></a>", 100);
  Seen once;
  ASSERT_TRUE(visit(plain, "part", once));
  EXPECT_EQ(once.begun(), 1);
  Pieces rare("<a><b/><!-- x --></a>", 100);
  Seen twice;
  ASSERT_TRUE(visit(rare, "part", twice));
  EXPECT_EQ(twice.begun(), 2);
  EXPECT_EQ(twice.seen(), "<|a<|b in a>b>a");
}

TEST(Visit, keeps_the_limit_of_bytes) {
  Limits limits;
  limits.bytes = 10;
  for (const auto& [bytes, taken] : {std::pair("<a>123</a>", true), {"<a>1234</a>", false}}) {
    Pieces source(bytes, 4);
    Seen seen;
    EXPECT_EQ(visit(source, "part", seen, {}, limits).has_value(), taken) << bytes;
  }
}

}  // namespace
}  // namespace engross::xml
