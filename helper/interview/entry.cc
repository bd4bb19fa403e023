#include "interview/entry.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::interview {

using expression::Expression;

namespace {

// YAML's own ways to write a tick, where no quotation marks make a text of it.
std::optional<bool> tick_in(const YamlNode& node) {
  if (node.quoted) return std::nullopt;
  const std::string word = base::lower(node.text);
  if (word == "yes" || word == "true") return true;
  if (word == "no" || word == "false") return false;
  return std::nullopt;
}

}  // namespace

void Entry::fault(std::string_view key, std::string what, std::string remedy) {
  const YamlNode* value = node_.find(key);
  faults_.add(value ? value->line : node_.line, subject_, std::move(what), std::move(remedy));
}

void Entry::allow(const std::vector<std::string>& keys) {
  for (const auto& [key, value] : node_.members) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    faults_.add(value.line, subject_, fmt::format("unknown key \"{}\"", base::excerpt(key)),
                did_you_mean(key, keys, "write one of: " + base::join(keys, ", ")));
  }
}

const YamlNode* Entry::scalar(std::string_view key, std::string_view wanted) {
  const YamlNode* value = node_.find(key);
  if (!value) return nullptr;
  if (value->is(YamlNode::Kind::scalar) && !base::is_blank(value->text)) return value;
  if (value->is(YamlNode::Kind::scalar) || value->is(YamlNode::Kind::nothing)) {
    fault(key, fmt::format("\"{}\" is empty", key),
          fmt::format("write {}, or take it out", wanted));
  } else {
    fault(key, fmt::format("\"{}\" is not {}", key, wanted),
          "put it on one line; with [ or { at its beginning, into quotation marks");
  }
  return nullptr;
}

std::string Entry::text(std::string_view key) {
  const YamlNode* value = scalar(key, "a text");
  return value ? std::string(base::trim(value->text)) : std::string();
}

std::string Entry::needed_text(std::string_view key) {
  if (!has(key)) fault(key, fmt::format("no \"{}\"", key), fmt::format("write \"{}\": ...", key));
  return text(key);
}

bool Entry::flag(std::string_view key) {
  const YamlNode* value = scalar(key, "yes or no");
  if (!value) return false;
  const auto tick = tick_in(*value);
  if (!tick) fault(key, fmt::format("\"{}\" is not yes or no", key), "write yes or no");
  return tick.value_or(false);
}

std::optional<base::Decimal> Entry::number(std::string_view key) {
  const YamlNode* value = scalar(key, "a number");
  if (!value) return std::nullopt;
  const auto read = base::Decimal::parse(base::trim(value->text));
  if (read) return *read;
  fault(key, fmt::format("\"{}\" is not a number: {}", key, base::excerpt(value->text)),
        "write digits, as 18 or 0.50");
  return std::nullopt;
}

std::vector<std::string> Entry::texts(std::string_view key) {
  const YamlNode* value = node_.find(key);
  if (!value) return {};
  std::vector<std::string> found;
  if (!value->is(YamlNode::Kind::sequence) || value->items.empty())
    fault(key, fmt::format("\"{}\" is not a list", key), "write [First, Second]");
  for (const YamlNode& item : value->items) {
    const std::string text(base::trim(item.text));
    const bool twice = std::any_of(found.begin(), found.end(), [&](const std::string& other) {
      return base::fold(other) == base::fold(text);
    });
    if (!item.is(YamlNode::Kind::scalar) || text.empty()) {
      faults_.add(item.line, subject_, fmt::format("one of the \"{}\" is no text", key),
                  "write a text, in quotation marks if need be");
    } else if (twice) {
      faults_.add(item.line, subject_,
                  fmt::format("one of the \"{}\" stands twice: {}", key, base::excerpt(text)),
                  "keep one of them");
    } else {
      found.push_back(text);
    }
    if (faults_.enough()) break;
  }
  return found;
}

std::optional<Expression> Entry::expression(std::string_view key) {
  const YamlNode* value = scalar(key, "an expression");
  if (!value) return std::nullopt;
  const auto tick = tick_in(*value);
  auto read = Expression::parse(tick ? (*tick ? "true" : "false") : value->text, filters_);
  if (read) return std::move(*read);
  fault(key,
        fmt::format("\"{}\" cannot be read: {} (in {})", key, read.error().what,
                    base::excerpt(value->text, 60)),
        read.error().remedy + "; a text has its own quotation marks, as \"'Ontario'\"");
  return std::nullopt;
}

std::vector<const YamlNode*> Entry::entries(std::string_view key, std::string_view called) {
  const YamlNode* value = node_.find(key);
  if (!value) return {};
  std::vector<const YamlNode*> found;
  if (!value->is(YamlNode::Kind::sequence) || value->items.empty())
    fault(key, fmt::format("\"{}\" is not a list of {}", key, called), "write them with \"- \"");
  for (const YamlNode& item : value->items) {
    if (item.is(YamlNode::Kind::map)) {
      found.push_back(&item);
    } else {
      faults_.add(item.line, subject_, fmt::format("one of the \"{}\" has no keys", key),
                  "write \"key: value\" on lines below each other");
    }
  }
  return found;
}

}  // namespace engross::interview
