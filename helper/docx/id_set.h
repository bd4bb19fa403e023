// Ids that were met. Those that follow each other, as a fill gives them out, take the room of one.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace engross::docx {

class IdSet {
 public:
  enum class Digits { decimal, hexadecimal };  // of the latter eight, as paragraphs have
  explicit IdSet(Digits digits = Digits::decimal) : digits_(digits) {}

  // Whether it is new.
  bool insert(const std::string& id);

 private:
  bool insert_number(std::uint64_t number);

  Digits digits_;
  std::map<std::uint64_t, std::uint64_t> numbers_;  // first and last of those without a gap
  std::set<std::string> others_;                    // of another form
};

}  // namespace engross::docx
