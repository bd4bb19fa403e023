#include "interview/yaml_slips.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/base.h"

namespace engross::interview {
namespace {

constexpr std::string_view kYamlBlanks = " \t";
constexpr std::size_t kMostSlips = 100;

// Finds the slips line by line; a text that goes over several lines is passed over.
class SlipFinder {
 public:
  SlipFinder(const std::string& text, std::size_t tab)
      : lines_(base::split(text, '\n')), tab_(tab, ' ') {}

  MendedYaml run() {
    for (line_ = 0; line_ < lines_.size() && found_.slips.size() < kMostSlips; ++line_) {
      const std::size_t begin = here().find_first_not_of(" \t\r");
      if (begin == here().npos || here()[begin] == '#') continue;
      if (block_ && begin > *block_) continue;
      block_.reset();
      tabs(begin);
      walk(here().find_first_not_of(kYamlBlanks));
    }
    found_.text = base::join(lines_, "\n");
    return std::move(found_);
  }

 private:
  std::string& here() { return lines_[line_]; }

  void slip(std::string what, std::string remedy) {
    const int line = static_cast<int>(line_) + 1;
    found_.slips.push_back({line, std::move(what), std::move(remedy), false});
  }

  void tabs(std::size_t begin) {
    std::string& line = here();
    if (flow_ > 0 || line.find('\t') >= begin) return;
    slip("a tab in the indentation", "indent with blanks");
    std::string blanks;
    for (const char c : line.substr(0, begin)) blanks += c == '\t' ? tab_ : std::string(1, c);
    line.replace(0, begin, blanks);
  }

  // From one key or value of the line to the next.
  void walk(std::size_t at) {
    while (at < here().size()) {
      const char c = here()[at];
      if (c == '#' && (at == 0 || kYamlBlanks.find(here()[at - 1]) != kYamlBlanks.npos)) return;
      if (c == '{' || c == '[') {
        ++flow_;
        ++at;
      } else if (c == '}' || c == ']') {
        flow_ = std::max(0, flow_ - 1);
        ++at;
      } else if (c == '"' || c == '\'') {
        at = quoted(at);
      } else if (c == ' ' || c == '\t' || c == ',' || c == '\r' || is_mark(at, '-') ||
                 is_mark(at, ':')) {
        ++at;
      } else if ((c == '|' || c == '>') && flow_ == 0) {
        block_ = here().find_first_not_of("- \t");
        if (block_ == at) block_ = here().find_first_not_of(kYamlBlanks);
        return;
      } else {
        at = plain(at);
      }
    }
  }

  bool is_mark(std::size_t at, char mark) {
    const std::string& line = here();
    if (line[at] != mark) return false;
    return at + 1 == line.size() ||
           std::string_view(" \t\r").find(line[at + 1]) != std::string::npos;
  }

  // Past the text in quotation marks, which may go on in the lines below.
  std::size_t quoted(std::size_t begin) {
    const char mark = here()[begin];
    std::size_t line = line_;
    std::size_t at = begin + 1;
    for (; line < lines_.size(); ++line, at = 0) {
      for (; at < lines_[line].size(); ++at) {
        const std::string& text = lines_[line];
        if (mark == '"' && text[at] == '\\') {
          ++at;
        } else if (text[at] == mark && mark == '\'' && text.substr(at + 1, 1) == "'") {
          ++at;
        } else if (text[at] == mark) {
          if (!may_end(line, at + 1)) return unclosed(begin);
          line_ = line;
          return at + 1;
        }
      }
    }
    const std::size_t next = unclosed(begin);
    found_.slips.back().to_end = true;
    return next;
  }

  bool may_end(std::size_t line, std::size_t at) const {
    const std::string& text = lines_[line];
    const std::size_t next = text.find_first_not_of(" \t\r", at);
    return next == text.npos || std::string_view(":#").find(text[next]) != std::string::npos ||
           (flow_ > 0 && std::string_view(",}]").find(text[next]) != std::string::npos);
  }

  std::size_t unclosed(std::size_t begin) {
    std::string& line = here();
    const char mark = line[begin];
    std::size_t end = flow_ > 0 ? line.find_first_of(",}]", begin) : line.npos;
    end = std::min(end, line.size());
    if (line.substr(0, end).ends_with('\r')) --end;
    const std::string text(base::trim(line.substr(begin, end - begin)));
    const bool goes_on = text.find(mark, 1) != text.npos;
    const char other = mark == '"' ? '\'' : '"';
    if (goes_on) {
      slip(fmt::format("a quotation mark inside a text ends it: {}", base::excerpt(text, 60)),
           fmt::format("put {} around the whole text instead", other));
    } else {
      slip(fmt::format("a quotation mark that is not closed: {}", base::excerpt(text, 60)),
           fmt::format("put {} at the end of the text, on the same line", mark));
    }
    std::fill(line.begin() + static_cast<long>(begin), line.begin() + static_cast<long>(end), 'x');
    return end;
  }

  // Past a text without quotation marks, or a key and its colon.
  std::size_t plain(std::size_t begin) {
    std::string& line = here();
    std::size_t end = begin;
    while (end < line.size() && !(flow_ > 0 && is_flow_end(end)) && !is_mark(end, ':') &&
           line.compare(end, 2, " #") != 0)
      ++end;
    const bool key = end < line.size() && is_mark(end, ':');
    if (key && !has_value_before(begin)) return end + 1;
    if (flow_ == 0) {
      if (key) colon(begin, end);
      return line.size();
    }
    if (key) colon(begin, end);
    end = begin;
    while (end < line.size() && !is_flow_end(end)) ++end;
    question_mark(begin, end);
    return end;
  }

  bool is_flow_end(std::size_t at) {
    return std::string_view(",{}[]").find(here()[at]) != std::string::npos;
  }

  // "key: " stands right before this place.
  bool has_value_before(std::size_t begin) {
    const std::size_t before = here().find_last_not_of(kYamlBlanks, begin == 0 ? 0 : begin - 1);
    return begin > 0 && before != here().npos && here()[before] == ':';
  }

  void colon(std::size_t begin, std::size_t at) {
    std::string& line = here();
    std::size_t end = flow_ > 0 ? line.find_first_of(",}]", begin) : line.size();
    end = std::min(end, line.size());
    slip(fmt::format("a colon in a text without quotation marks: {}",
                     base::excerpt(base::trim(line.substr(begin, end - begin)), 60)),
         "put the whole text into quotation marks");
    for (; at < end; ++at) {
      if (line[at] == ':') line[at] = ';';
    }
  }

  void question_mark(std::size_t begin, std::size_t end) {
    std::string& line = here();
    const std::string text(base::trim(line.substr(begin, end - begin)));
    if (!text.ends_with('?') && !text.starts_with('?')) return;
    slip(fmt::format("a question mark in a text without quotation marks: {}",
                     base::excerpt(text, 60)),
         "put the whole text into quotation marks");
    std::replace(line.begin() + static_cast<long>(begin), line.begin() + static_cast<long>(end),
                 '?', '.');
  }

  std::vector<std::string> lines_;
  const std::string tab_;
  std::size_t line_ = 0;
  int flow_ = 0;                      // brackets that are open
  std::optional<std::size_t> block_;  // the indentation above a text under | or >
  MendedYaml found_;
};

struct YamlWords {
  std::string_view sign;  // in the reader's message
  std::string_view what;
  std::string_view remedy;
};

constexpr std::array<YamlWords, 8> kYamlWords = {{
    {"illegal block entry", "a \"- \" where no list is",
     "put it on a line of its own, indented as the other \"- \" of its list"},
    {"illegal map value", "a colon where no key can be",
     "put a text with a colon in it into quotation marks, or the line above lacks its colon"},
    {"illegal map key", "a key where none can be",
     "put it on a line of its own, indented as the other keys beside it"},
    {"end of map flow not found", "a { without its }", "write } behind the last value"},
    {"end of sequence flow not found", "a [ without its ]", "write ] behind the last value"},
    {"end of map not found", "this line is not indented as those around it",
     "indent it as the other keys beside it, each with its colon"},
    {"end of sequence not found", "this line is not indented as those around it",
     "indent it as the keys beside it; a new item of a list begins with \"- \""},
    {"unknown token", "this begins with a mark that YAML keeps for itself",
     "put the text into quotation marks"},
}};

}  // namespace

MendedYaml mended_yaml(const std::string& text, std::size_t tab) {
  return SlipFinder(text, tab).run();
}

YamlSlip plain_words_of(const std::string& message, int line) {
  for (const YamlWords& words : kYamlWords) {
    if (message.find(words.sign) != std::string::npos)
      return {line, std::string(words.what), std::string(words.remedy), false};
  }
  return {line, fmt::format("this cannot be read as YAML ({})", message),
          "check the indentation, and put texts with marks in them (: # ? \" ' [ {) into quotation "
          "marks",
          false};
}

}  // namespace engross::interview
