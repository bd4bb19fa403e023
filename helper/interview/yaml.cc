#include "interview/yaml.h"

#include <algorithm>
#include <array>

#include "interview/yaml_slips.h"
#include "interview/yaml_tree.h"

namespace engross::interview {
namespace {

constexpr std::size_t kLargestFile = 1024 * 1024;
constexpr std::array<std::size_t, 3> kTabs = {2, 4, 8};  // blanks that an editor shows for one

int line_at(std::string_view text, std::size_t at) {
  return static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n')) + 1;
}

// False, with the fault, when the bytes are no text that YAML could be in.
bool is_text(std::string_view text, Faults& faults) {
  if (text.size() > kLargestFile) {
    faults.add(1, "", "the file is larger than 1 MB", "shorten it");
    return false;
  }
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    return (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\x7f';
  });
  const auto ill_formed = base::find_ill_formed(text);
  if (control == text.end() && !ill_formed) return true;
  const std::size_t at = ill_formed.value_or(static_cast<std::size_t>(control - text.begin()));
  faults.add(line_at(text, at), "",
             ill_formed ? "this is not UTF-8" : "a character that no text has",
             "save the file as UTF-8 text");
  return false;
}

const YamlNode* text_on(const YamlNode& node, int line) {
  if (node.quoted && node.line == line) return &node;
  const YamlNode* found = nullptr;
  for (const YamlNode& item : node.items) {
    if (!found) found = text_on(item, line);
  }
  for (const auto& [key, value] : node.members) {
    if (!found) found = text_on(value, line);
  }
  return found;
}

// The reader lets a text in quotation marks end where the file ends.
bool ends_in_a_text(const YamlNode& whole, const MendedYaml& mended, std::string_view file) {
  if (mended.slips.empty() || !mended.slips.back().to_end) return false;
  const int line = mended.slips.back().line;
  const YamlNode* text = text_on(whole, line);
  if (!text) return false;
  const std::string_view rest = base::trim(file);
  const std::size_t last = rest.rfind('\n') == rest.npos ? 0 : rest.rfind('\n') + 1;
  const auto begin = static_cast<std::size_t>(rest.data() - file.data()) + last;
  return line_at(file, begin) == line ||
         text->text.find(base::trim(rest.substr(last))) != std::string::npos;
}

// What still stops the reader may follow from how the slips were mended: nothing to tell.
YamlReading read_mended(const std::string& text) {
  YamlReading reading;
  for (const std::size_t tab : kTabs) {
    reading = read_once(mended_yaml(text, tab).text);
    if (!reading.stopped) break;
  }
  return reading;
}

void tell(const std::vector<YamlSlip>& slips, Faults& faults) {
  for (const YamlSlip& slip : slips) faults.add(slip.line, "", slip.what, slip.remedy);
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : members) {
    if (name == key) return &value;
  }
  return nullptr;
}

YamlNode read_yaml(std::string_view text, Faults& faults) {
  if (!is_text(text, faults)) return {};
  YamlReading reading = read_once(std::string(text));
  const MendedYaml mended = mended_yaml(std::string(text), kTabs.front());
  if (reading.stopped && mended.slips.empty()) tell({*reading.stopped}, faults);
  if (!mended.slips.empty() && (reading.stopped || ends_in_a_text(reading.whole, mended, text))) {
    tell(mended.slips, faults);
    reading = read_mended(std::string(text));
  }
  tell(reading.slips, faults);
  return reading.stopped ? YamlNode{} : std::move(reading.whole);
}

}  // namespace engross::interview
