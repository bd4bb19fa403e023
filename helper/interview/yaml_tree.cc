#include "interview/yaml_tree.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <exception>
#include <sstream>

namespace engross::interview {
namespace {

constexpr int kMostNodes = 20000;
constexpr std::size_t kDeepestNode = 24;

// Leaves the parser, which offers no other way out of its events.
struct Unreadable : std::exception {
  Unreadable(const YAML::Mark& mark, std::string what, std::string remedy)
      : slip{mark.line + 1, std::move(what), std::move(remedy), false} {}
  YamlSlip slip;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::vector<YamlSlip>& repeated) : repeated_(repeated) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(node(YamlNode::Kind::nothing, mark, "", anchor));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Unreadable(mark, "an alias (*) is not read here", "write the values out");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    YamlNode scalar = node(YamlNode::Kind::scalar, mark, tag, anchor);
    scalar.text = text;
    scalar.quoted = tag == "!";
    add(std::move(scalar));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(node(YamlNode::Kind::sequence, mark, tag, anchor), mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(node(YamlNode::Kind::map, mark, tag, anchor), mark);
  }
  void OnMapEnd() override { close(); }

  YamlNode take() { return std::move(whole_); }

 private:
  struct Open {
    YamlNode node;
    std::optional<std::string> key;  // read, and its value not yet
    bool repeated = false;
  };

  YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor) {
    if (anchor != 0)
      throw Unreadable(mark, "an anchor (&) is not read here", "write the values out");
    if (!tag.empty() && tag != "?" && tag != "!")
      throw Unreadable(mark, fmt::format("the tag {} is not read here", base::excerpt(tag)),
                       "take it out");
    if (++nodes_ > kMostNodes)
      throw Unreadable(mark, fmt::format("more than {} values", kMostNodes), "shorten the file");
    YamlNode made;
    made.kind = kind;
    made.line = mark.line + 1;
    return made;
  }

  void open(YamlNode started, const YAML::Mark& mark) {
    if (expects_key()) throw no_key(mark);
    if (open_.size() == kDeepestNode)
      throw Unreadable(mark, fmt::format("nested deeper than {} levels", kDeepestNode),
                       "check the indentation");
    open_.push_back(Open{std::move(started), {}, false});
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(done));
  }

  void add(YamlNode value) {
    if (open_.empty()) {
      whole_ = std::move(value);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is(YamlNode::Kind::sequence)) {
      parent.node.items.push_back(std::move(value));
    } else if (!parent.key) {
      take_key(parent, value);
    } else {
      if (!parent.repeated)
        parent.node.members.push_back({std::move(*parent.key), std::move(value)});
      parent.key.reset();
    }
  }

  void take_key(Open& parent, const YamlNode& key) {
    if (!key.is(YamlNode::Kind::scalar)) {
      YAML::Mark mark;
      mark.line = key.line - 1;
      throw no_key(mark);
    }
    const YamlNode* first = parent.node.find(key.text);
    parent.repeated = first != nullptr;
    if (first != nullptr) {
      repeated_.push_back({key.line,
                           fmt::format("the key \"{}\" stands twice, first on line {}",
                                       base::excerpt(key.text), first->line),
                           "keep one of them", false});
    }
    parent.key = key.text;
  }

  bool expects_key() const {
    return !open_.empty() && open_.back().node.is(YamlNode::Kind::map) && !open_.back().key;
  }
  static Unreadable no_key(const YAML::Mark& mark) {
    return {mark, "a key that is no word", "write a word and a colon"};
  }

  std::vector<YamlSlip>& repeated_;
  std::vector<Open> open_;
  YamlNode whole_;
  int nodes_ = 0;
};

}  // namespace

YamlReading read_once(const std::string& text) {
  YamlReading reading;
  try {
    std::istringstream in{text};
    YAML::Parser parser(in);
    TreeBuilder tree(reading.slips);
    parser.HandleNextDocument(tree);
    reading.whole = tree.take();
    std::vector<YamlSlip> ignored;
    TreeBuilder more(ignored);
    if (parser.HandleNextDocument(more)) {
      reading.slips.push_back({more.take().line, "a second document (---) in the file",
                               "put it into a file of its own", false});
    }
  } catch (const Unreadable& stop) {
    reading.stopped = stop.slip;
  } catch (const YAML::Exception& error) {
    reading.stopped = plain_words_of(error.msg, error.mark.is_null() ? 1 : error.mark.line + 1);
  } catch (const std::exception& error) {
    reading.stopped =
        YamlSlip{1, fmt::format("not YAML: {}", error.what()), "check the file", false};
  }
  return reading;
}

}  // namespace engross::interview
