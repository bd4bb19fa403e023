// The text of every honest document, read whole: the engine's paragraphs against libxml2's tree of
// the same part, which knows nothing of the engine.
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <iostream>
#include <map>
#include <memory>

#include "corpora.h"
#include "docx/package.h"
#include "docx/source.h"
#include "filled.h"

namespace engross::docx_tests {
namespace {

using Texts = std::vector<std::string>;

std::string_view local(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

bool is_of_word(const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE || node->ns == nullptr) return false;
  const std::string_view space = reinterpret_cast<const char*>(node->ns->href);
  return space == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
         space == "http://purl.oclc.org/ooxml/wordprocessingml/main";
}

std::string attribute_of(const xmlNode* node, const char* name) {
  std::unique_ptr<xmlChar, void (*)(void*)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return value ? reinterpret_cast<const char*>(value.get()) : "";
}

// Walks a tree and collects the text that a reader sees: one entry a paragraph, where it begins.
class TreeReader {
 public:
  Texts read(const xmlNode* root) {
    walk(root, kNobody);
    return std::move(texts_);
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  void walk(const xmlNode* node, std::size_t owner) {
    for (; node != nullptr; node = node->next) {
      if (node->type != XML_ELEMENT_NODE) continue;
      if (!is_of_word(node)) {
        walk(node->children, owner);
        continue;
      }
      const std::string_view name = local(node);
      // What is deleted, and what describes instead of standing in the text.
      if (name == "del" || name == "moveFrom" || name == "pPr" || name == "rPr" ||
          name == "sdtPr" || name == "tblPr" || name == "tcPr" || name == "trPr")
        continue;
      if (name == "p") {
        texts_.emplace_back();
        walk(node->children, texts_.size() - 1);
      } else if (name == "fldChar") {
        field(attribute_of(node, "fldCharType"));
      } else if (owner == kNobody || instructs()) {
        walk(node->children, owner);
      } else if (name == "t") {
        std::unique_ptr<xmlChar, void (*)(void*)> text(xmlNodeGetContent(node), xmlFree);
        texts_[owner] += reinterpret_cast<const char*>(text.get());
      } else if (name == "tab") {
        texts_[owner] += '\t';
      } else if (name == "cr" || (name == "br" && breaks_line(node))) {
        texts_[owner] += '\n';
      } else if (name == "noBreakHyphen") {
        texts_[owner] += "\u2011";
      } else if (name == "softHyphen") {
        texts_[owner] += "\u00AD";
      } else {
        walk(node->children, owner);
      }
    }
  }

  static bool breaks_line(const xmlNode* node) {
    const std::string type = attribute_of(node, "type");
    return type.empty() || type == "textWrapping";
  }

  void field(const std::string& type) {
    if (type == "begin") {
      fields_.push_back(true);
    } else if (!fields_.empty() && type == "separate") {
      fields_.back() = false;
    } else if (!fields_.empty() && type == "end") {
      fields_.pop_back();
    }
  }

  bool instructs() const { return std::ranges::find(fields_, true) != fields_.end(); }

  Texts texts_;
  std::vector<bool> fields_;  // of those that are open: still in its instruction
};

// Of every part that holds paragraphs, by name.
std::map<std::string, Texts> texts_of_trees(const std::string& bytes) {
  const std::vector<std::string_view> roots = {"document",  "hdr",      "ftr",
                                               "footnotes", "endnotes", "comments"};
  std::map<std::string, Texts> all;
  for (const auto& [name, content] : fakes::unzipped(bytes, false)) {
    if (!name.ends_with(".xml")) continue;
    const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> tree(
        xmlReadMemory(content.data(), static_cast<int>(content.size()), name.c_str(), nullptr,
                      XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR),
        xmlFreeDoc);
    const xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr || !is_of_word(root)) continue;
    if (std::ranges::find(roots, local(root)) != roots.end())
      all[name] = TreeReader().read(root->children);
  }
  return all;
}

TEST_F(Corpora, E57_the_text_of_every_part_is_read_whole) {
  std::size_t parts = 0;
  std::size_t paragraphs = 0;
  std::size_t characters = 0;
  for (const auto& path : honest_documents()) {
    SCOPED_TRACE(path.filename().string());
    const std::string bytes = bytes_of(path);
    std::map<std::string, Texts> trees = texts_of_trees(bytes);
    const auto package = docx::Package::open(bytes);
    ASSERT_TRUE(package) << package.error().line();
    const auto sources = docx::text_parts(*package);
    ASSERT_TRUE(sources) << sources.error().line();
    for (const docx::Source& source : *sources) {
      if (source.properties) continue;
      const auto part = docx::read_part(*package, source);
      ASSERT_TRUE(part) << part.error().line();
      const auto tree = trees.extract((*part)->name);
      ASSERT_FALSE(tree.empty()) << (*part)->name;
      Texts texts;
      for (const docx::Paragraph& paragraph : (*part)->paragraphs) {
        texts.push_back(paragraph.text);
        characters += paragraph.text.size();
      }
      EXPECT_EQ(texts, tree.mapped()) << (*part)->name;
      ++parts;
      paragraphs += texts.size();
    }
    // Those of the glossary are building blocks, no text of the document.
    for (const auto& [name, texts] : trees)
      EXPECT_TRUE(name.find("/glossary/") != std::string::npos) << name << " is not read";
  }
  std::cout << "read: " << parts << " parts, " << paragraphs << " paragraphs, " << characters
            << " bytes of text\n";
  EXPECT_GT(parts, 322U);
  EXPECT_GT(paragraphs, 4'000U);
}

}  // namespace
}  // namespace engross::docx_tests
