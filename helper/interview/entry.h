// One entry of a form's file, and its keys brought to their types; what is wrong with a key becomes
// a fault that names it. Private to the room.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expression/expression.h"
#include "interview/yaml.h"

namespace engross::interview {

using Filters = std::set<std::string, std::less<>>;

class Entry {
 public:
  // `node` is a map and outlives the entry, as do the others.
  Entry(const YamlNode& node, std::string subject, const Filters& filters, Faults& faults)
      : node_(node), subject_(std::move(subject)), filters_(filters), faults_(faults) {}

  int line() const { return node_.line; }
  const std::string& subject() const { return subject_; }
  bool has(std::string_view key) const { return node_.find(key) != nullptr; }
  void allow(const std::vector<std::string>& keys);  // a fault for every other one

  std::string text(std::string_view key);         // empty when absent
  std::string needed_text(std::string_view key);  // a fault when absent or blank
  bool flag(std::string_view key);
  std::optional<base::Decimal> number(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::optional<expression::Expression> expression(std::string_view key);
  // The maps of a list; other items are faults.
  std::vector<const YamlNode*> entries(std::string_view key, std::string_view called);

  void fault(std::string_view key, std::string what, std::string remedy);

 private:
  const YamlNode* scalar(std::string_view key, std::string_view wanted);

  const YamlNode& node_;
  std::string subject_;
  const Filters& filters_;
  Faults& faults_;
};

}  // namespace engross::interview
