#include "base/message.h"

#include <algorithm>

#include "base/text.h"

namespace engross::base {
namespace {

// "{names|, | and }" taken apart; `last` is `between` where only one is given.
struct PatternPlace {
  std::string_view name, between, last;
  bool silent = false;
};

PatternPlace place_of(std::string_view inside) {
  if (inside.ends_with('!')) return {inside.substr(0, inside.size() - 1), "", "", true};
  const auto first = inside.find('|');
  if (first == inside.npos) return {inside, ", ", ", "};
  const auto second = inside.find('|', first + 1);
  const std::string_view between = inside.substr(first + 1, second - first - 1);
  return {inside.substr(0, first), between,
          second == inside.npos ? between : inside.substr(second + 1)};
}

// Calls `plain` with what stands between places, and `place` with each place.
template <typename Plain, typename Placed>
void walk(std::string_view english, const Plain& plain, const Placed& placed) {
  while (!english.empty()) {
    const auto open = english.find('{');
    const auto close = english.find('}', open);
    if (open == english.npos || close == english.npos) return plain(english);
    plain(english.substr(0, open));
    placed(english.substr(open, close + 1 - open));
    english.remove_prefix(close + 1);
  }
}

std::string_view inside(std::string_view braced) { return braced.substr(1, braced.size() - 2); }

std::string listed_in(const PatternPlace& place, const std::vector<Message>& values) {
  std::string text;
  if (place.silent) return text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += i + 1 == values.size() ? place.last : place.between;
    text += values[i].text();
  }
  return text;
}

}  // namespace

std::vector<std::string> argument_names(const Pattern& pattern) {
  std::vector<std::string> names;
  walk(
      pattern.english, [](std::string_view) {},
      [&](std::string_view braced) {
        std::string name(place_of(inside(braced)).name);
        if (std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(std::move(name));
      });
  return names;
}

Message::Message(const Pattern& pattern, std::vector<Argument> arguments)
    : id_(pattern.id), arguments_(std::move(arguments)) {
  walk(
      pattern.english, [&](std::string_view plain) { text_ += plain; },
      [&](std::string_view braced) {
        const PatternPlace place = place_of(inside(braced));
        const auto found =
            std::find_if(arguments_.begin(), arguments_.end(),
                         [&](const Argument& one) { return one.name == place.name; });
        text_ += found == arguments_.end() ? std::string(braced) : listed_in(place, found->values);
      });
}

Message Message::words(std::string text) {
  Message message;
  message.text_ = std::move(text);
  return message;
}

Argument::Argument(std::string called, std::string words)
    : name(std::move(called)), values{Message::words(std::move(words))} {}
Argument::Argument(std::string called, const char* words)
    : Argument(std::move(called), std::string(words)) {}
Argument::Argument(std::string called, Message message)
    : name(std::move(called)), values{std::move(message)} {}
Argument::Argument(std::string called, std::vector<Message> messages)
    : name(std::move(called)), values(std::move(messages)), list(true) {}
Argument::Argument(std::string called, const std::vector<std::string>& words)
    : name(std::move(called)), list(true) {
  for (const std::string& one : words) values.push_back(Message::words(one));
}

std::vector<std::string> texts(const std::vector<Message>& messages) {
  std::vector<std::string> all;
  for (const Message& message : messages) all.push_back(message.text());
  return all;
}

}  // namespace engross::base
