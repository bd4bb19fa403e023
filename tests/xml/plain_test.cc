// Plain documents are read without libxml2. A comment behind the root leaves no node and is nothing
// plain, so that the same document with one is read by libxml2: both must see the same.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "xml/xml.h"

namespace engross::xml {
namespace {

constexpr std::string_view kBehind = "<!-- read by libxml2 -->";
constexpr Alias kOld[] = {{"http://old.example/w", "http://new.example/w"}};

std::string table_of(const Document& document) {
  std::string out;
  for (const Node& node : document.nodes()) {
    out += std::to_string(static_cast<int>(node.kind)) + (node.declares ? " declares" : "");
    for (const Index number :
         {node.name, node.parent, node.end, node.begin, node.content, node.close, node.after}) {
      out += ' ' + std::to_string(number);
    }
    out += '\n';
  }
  for (const Name& name : document.names()) out += name.space + ' ' + name.local + '\n';
  return out;
}

std::string seen(const std::string& bytes, const Limits& limits = {}) {
  const auto read = Document::parse(bytes, "part", kOld, limits);
  return read ? table_of(*read)
              : "refused: " + std::to_string(static_cast<int>(read.error().fault));
}

struct Row {
  const char* name;
  std::string bytes;
  bool taken;
};

std::string root(std::string_view inside, std::string_view attributes = "") {
  return "<w:a xmlns:w=\"http://old.example/w\" xmlns:v=\"urn:schemas-example-com:vml\"" +
         std::string(attributes) + ">" + std::string(inside) + "</w:a>";
}

const Row kRows[] = {
    {"a declaration and space", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a/>\n", true},
    {"prefixes and text", root("x<w:b w:c=\"1\" d='\"'>y &amp; &#65;&#x41;</w:b>\t<v:e/>"), true},
    {"a namespace within", root("<b xmlns=\"http://b.example\"><c/></b><b/>"), true},
    {"a prefix bound anew", root("<w:b xmlns:w=\"http://x.example\"/><w:b/>"), true},
    {"brackets and U+FFFD", root("]] ]> \xEF\xBF\xBD \xEF\xBB\xBF é"), true},
    {"kept space", root("", " xml:space=\"preserve\""), true},
    {"a start tag once more", root("<w:b w:c=\"1\"/><w:b w:c=\"1\"/><w:b w:c=\"2\"/>"), true},
    {"the same under another binding",
     root("<w:b/><v:c xmlns:w=\"http://x.example\"><w:b/></v:c><w:b/>"), true},
    {"the same under another default", "<a><b/><c xmlns=\"http://c.example\"><b/></c><b/></a>",
     true},
    {"the same behind a tag that declares", root("<b/><b/><b xmlns=\"http://b.example\"/><b/>"),
     true},
    {"a bracket in quotes, twice", root("<b c=\">\"/><b c=\">\"/>"), true},
    {"no root", "", false},
    {"the same out of its binding", root("<b xmlns:x=\"http://x.example\"><x:c/><x:c/></b><x:c/>"),
     false},
    {"the same, cut off in its quotes", root("<b c=\">\"/><b c=\">"), false},
    {"the same, with an attribute twice", root("<b c=\"1\"/><b c=\"1\" c=\"1\"/>"), false},
    {"text alone", "words", false},
    {"space before a declaration", " <?xml version=\"1.0\"?><a/>", false},
    {"another version", "<?xml version=\"one\"?><a/>", false},
    {"two roots", "<a/><b/>", false},
    {"text behind the root", "<a/>words", false},
    {"an element left open", "<a><b></a>", false},
    {"an end of another name", "<a></ab>", false},
    {"an end cut off", "<a></a", false},
    {"a start cut off", "<a b=\"1\"", false},
    {"an attribute without quotes", "<a b=1/>", false},
    {"an attribute twice", "<a b=\"1\" b=\"2\"/>", false},
    {"an attribute twice by two prefixes",
     root("<b w:c=\"1\" x:c=\"2\"/>", " xmlns:x=\"http://old.example/w\""), false},
    {"attributes without space between", "<a b=\"1\"c=\"2\"/>", false},
    {"a bracket in a value", "<a b=\"<\"/>", false},
    {"an unknown prefix", "<x:a/>", false},
    {"an attribute's unknown prefix", "<a x:b=\"1\"/>", false},
    {"a prefix out of its element", root("<b xmlns:x=\"http://x.example\"/><x:c/>"), false},
    {"a name with two colons", root("<w:b:c/>"), false},
    {"a name that begins with a digit", "<1/>", false},
    {"the prefix xmlns", "<a xmlns:xmlns=\"http://x.example\"/>", false},
    {"xml bound to something else", "<a xmlns:xml=\"http://x.example\"/>", false},
    {"a prefix bound to nothing", "<a xmlns:x=\"\"/>", false},
    {"an address that is none", "<a xmlns:x=\"http://x:y/\"/>", false},
    {"an unknown entity", "<a>&nbsp;</a>", false},
    {"an ampersand alone", "<a>Roy & Sons</a>", false},
    {"a reference to no character", "<a>&#xD800;</a>", false},
    {"a reference to a control", "<a>&#0;</a>", false},
    {"a reference past the last character", "<a>&#x110000;</a>", false},
    {"a control character", "<a>\x01</a>", false},
    {"a control character in a value", "<a b=\"\x02\"/>", false},
    {"U+FFFE", "<a>\xEF\xBF\xBE</a>", false},
    {"U+FFFF in a value", "<a b=\"\xEF\xBF\xBF\"/>", false},
    {"the end of a CDATA section", "<a>]]></a>", false},
    {"a DOCTYPE", "<!DOCTYPE a><a/>", false},
    {"an entity of its own", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", false},
};

TEST(PlainReading, sees_what_libxml2_sees) {
  for (const Row& row : kRows) {
    const std::string plain = seen(row.bytes);
    EXPECT_EQ(!plain.starts_with("refused"), row.taken) << row.name;
    EXPECT_EQ(plain, seen(row.bytes + std::string(kBehind))) << row.name;
  }
}

TEST(PlainReading, keeps_the_limits) {
  const auto limited = [](auto set) {
    Limits limits;
    set(limits);
    return limits;
  };
  const struct {
    const char* name;
    std::string bytes;
    Limits limits;
    bool taken;
  } rows[] = {
      {"as deep as may be", "<a><b/></a>", limited([](Limits& l) { l.depth = 2; }), true},
      {"deeper", "<a><b><c/></b></a>", limited([](Limits& l) { l.depth = 2; }), false},
      {"as deep, of one tag", "<a><a></a><a></a></a>", limited([](Limits& l) { l.depth = 2; }),
       true},
      {"deeper, of one tag", "<a><a></a><a><a></a></a></a>",
       limited([](Limits& l) { l.depth = 2; }), false},
      {"a long text", "<a>12345</a>", limited([](Limits& l) { l.text = 4; }), false},
      {"a long start tag", "<a b=\"12345\"/>", limited([](Limits& l) { l.text = 9; }), false},
      {"a long name", "<abcde/>", limited([](Limits& l) { l.name = 4; }), false},
      {"many attributes", "<a b='' c='' d=''/>", limited([](Limits& l) { l.attributes = 2; }),
       false},
      {"many namespaces", root(""), limited([](Limits& l) { l.attributes = 1; }), false},
  };
  for (const auto& row : rows) {
    const std::string plain = seen(row.bytes, row.limits);
    EXPECT_EQ(!plain.starts_with("refused"), row.taken) << row.name;
    EXPECT_EQ(plain, seen(row.bytes + std::string(kBehind), row.limits)) << row.name;
  }
}

TEST(PlainReading, takes_and_refuses_broken_documents_as_libxml2_does) {
  const std::vector<std::string> pieces = {"<",
                                           "</",
                                           ">",
                                           "/>",
                                           "&",
                                           "&amp;",
                                           "&#x0;",
                                           "]]>",
                                           "=\"",
                                           "'",
                                           "\"",
                                           ":",
                                           "w:",
                                           "<w:b>",
                                           "</w:b>",
                                           " ",
                                           "\n",
                                           "\x01",
                                           "\xEF\xBF\xBF",
                                           "é",
                                           "<!--",
                                           "<![CDATA[",
                                           "<?x?>",
                                           "xml:id=\"1\"",
                                           "xmlns:p=\"http://p.example\"",
                                           "xmlns=\"\"",
                                           "a=\"1\" a=\"2\"",
                                           "p:x='1' w:x='2'"};
  const std::string whole = root("x<w:b w:c=\"1\" d='2'>y &amp; z</w:b><v:e/>]");
  std::mt19937 random(20261123);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  int taken = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string bytes = whole;
    const std::size_t at = below(bytes.size());
    switch (below(3)) {
      case 0:
        bytes.insert(at, pieces[below(pieces.size())]);
        break;
      case 1:
        bytes.erase(at, 1 + below(6));
        break;
      default:
        bytes[at] = static_cast<char>(0x20 + below(0x60));
    }
    const std::string plain = seen(bytes);
    taken += plain.starts_with("refused") ? 0 : 1;
    ASSERT_EQ(plain, seen(bytes + std::string(kBehind))) << bytes;
  }
  EXPECT_GT(taken, 400);
  EXPECT_LT(taken, 3600);
}

}  // namespace
}  // namespace engross::xml
