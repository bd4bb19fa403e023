// The blocks of a docassemble interview as they grow. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engross::interview::docassemble {

// Text for people, kept from meaning anything to Mako, which docassemble reads every text with.
std::string for_mako(std::string_view text);

// One YAML document of the file.
class Block {
 public:
  void comment(std::string_view text);                                       // a line of its own
  void text(std::string_view key, std::string_view value);                   // in quotation marks
  void plain(std::string_view key, std::string_view value);                  // without: True, 18
  void code(std::string_view key, const std::vector<std::string>& lines);    // Python, as it stands
  void texts(std::string_view key, const std::vector<std::string>& values);  // a list of texts
  void begin(std::string_view key);  // what follows is its list
  void item();                       // the next key begins an item
  void end();                        // back to the block's own keys
  void map(std::string_view key, const std::vector<std::pair<std::string, std::string>>& texts);
  const std::string& yaml() const { return yaml_; }

 private:
  std::string indent();
  std::string yaml_;
  bool in_list_ = false;
  bool first_of_item_ = false;
};

}  // namespace engross::interview::docassemble
