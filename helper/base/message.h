// A text for people that other languages can say too: an id, named arguments, and the English made
// of both. A room keeps its English in one table of patterns, and its ids are looked up there while
// compiling, so that no text of it lacks an id. The English alone goes to files and terminals.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engross::base {

// "{who}" is the argument of that name. "{names|, | and }" is a list: what stands between its
// entries, and before the last one where that differs. "{currency!}" is for other languages alone.
struct Pattern {
  std::string_view id;
  std::string_view english;
};

// The names of the arguments, each once, in the order of their places.
std::vector<std::string> argument_names(const Pattern& pattern);

struct Argument;

class Message {
 public:
  Message() = default;  // nothing said
  // Of `pattern`; a place that has no argument stays as it is written there.
  Message(const Pattern& pattern, std::vector<Argument> arguments);
  // Words that belong to somebody and to no language: a name, what was typed. Without an id, too,
  // is what was kept as a text alone.
  static Message words(std::string text);

  const std::string& id() const { return id_; }
  const std::string& text() const { return text_; }
  const std::vector<Argument>& arguments() const { return arguments_; }
  bool empty() const { return text_.empty(); }
  // Whether they read the same: one that was kept as a text has lost its id.
  bool operator==(const Message& other) const { return text_ == other.text_; }
  bool operator==(std::string_view text) const { return text_ == text; }

 private:
  std::string id_;
  std::string text_;
  std::vector<Argument> arguments_;
};

struct Argument {
  std::string name;
  std::vector<Message> values;  // one, unless it is a list
  bool list = false;

  Argument(std::string called, std::string words);
  Argument(std::string called, const char* words);
  Argument(std::string called, std::integral auto number)
      : Argument(std::move(called), std::to_string(number)) {}
  Argument(std::string called, Message message);
  Argument(std::string called, std::vector<Message> messages);
  Argument(std::string called, const std::vector<std::string>& words);
};

// The texts of some, in order.
std::vector<std::string> texts(const std::vector<Message>& messages);

// An id of a table. One that the table lacks does not compile.
template <const auto& table>
class Id {
 public:
  template <std::size_t size>
  consteval Id(const char (&id)[size]) : pattern_(find({id, size - 1})) {}
  const Pattern& pattern() const { return *pattern_; }

 private:
  static consteval const Pattern* find(std::string_view id) {
    for (const Pattern& pattern : table) {
      if (pattern.id == id) return &pattern;
    }
    throw "no text of this id in the table";
  }
  const Pattern* pattern_;
};

}  // namespace engross::base
