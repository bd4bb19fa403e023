// The firm's list of relationship words: mapping/relationships.json, read and folded once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace engross::family {

enum class Role { spouse, child, grandchild, party };
std::string_view word(Role role);
std::optional<Role> role(std::string_view word);

class Vocabulary {
 public:
  struct Entry {
    Role role;
    std::string spelling;  // as the table has it
    std::string table;     // "English"
  };
  struct Ambiguity {
    std::string word;              // folded
    std::optional<Role> suggests;  // for a word that gives no role by itself
    std::string doubt;
    bool step = false;  // as a child it may be a step-child
  };
  enum class At { start, end, word };
  struct Guard {
    At at;
    std::string text;                // folded, as it is glued to a word
    std::vector<std::string> words;  // folded, as it stands by itself
    std::string spelling;
    std::string doubt;
    bool deceased = false;
    bool step = false;
  };

  // Fails with every fault of the file at once, each with its line and the key or word it is about:
  // no JSON, an unknown key or role, a table without a name or words, an empty word, a word in two
  // roles, an ambiguous word or a guard that lacks something.
  static base::Checked<Vocabulary> parse(std::string_view json, std::string_view where);

  const Entry* find(std::string_view folded) const;  // null: no whole word of any table
  const std::map<std::string, Entry, std::less<>>& entries() const { return entries_; }
  const std::vector<Ambiguity>& ambiguities() const { return ambiguities_; }
  const std::vector<Guard>& guards() const { return guards_; }

 private:
  friend class VocabularyReader;
  std::map<std::string, Entry, std::less<>> entries_;  // by folded word
  std::vector<Ambiguity> ambiguities_;
  std::vector<Guard> guards_;
};

}  // namespace engross::family
