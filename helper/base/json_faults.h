// The faults of a JSON file that people mend by hand, each with its line: whoever opens the file
// mends all of them at once.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace engross::base {

// parse_json, for such a file: the error says at which line and column the text stops being JSON,
// and what was expected there. Of a repeated key the first value stands, because JsonFaults tells
// it beside the other faults: whoever parses a file this way asks JsonFaults whether it has any.
Checked<nlohmann::json> parse_by_hand(std::string_view text, std::string_view where);

// A key that its object had already.
struct RepeatedKey {
  std::string key;
  int line = 0;
  int first_line = 0;
  std::string what() const;  // "the key "a" stands twice, first on line 1"
};
// A JSON text in which the first of every repeated key stands and the others are blank; every line
// is where it was.
struct Unrepeated {
  std::string text;
  std::vector<RepeatedKey> repeated;  // in the order of the text
};
Unrepeated without_repeats(std::string_view json);

class JsonFaults {
 public:
  // `text` is one that parse_by_hand accepted, and outlives this; `where` is the file's name. Every
  // repeated key is a fault from the beginning.
  JsonFaults(std::string_view text, std::string_view where);

  // A fault of the value at the pointer (RFC 6901).
  void add(std::string_view pointer, std::string what, std::string remedy);
  // A fault for every key of the object that is not one of these, with the nearest one; "about" may
  // stand anywhere, "$schema" in the file's own object. A value that is no object has no keys.
  void check_keys(const nlohmann::json& object, std::string_view pointer,
                  const std::vector<std::string>& known);
  // The file's "schema": one fault unless it is this number.
  void check_schema(const nlohmann::json& document, int wanted);

  bool empty() const { return errors_.empty(); }
  Errors take();  // ordered by line; faults of one line in the order they were added

 private:
  struct Fault {
    int line;
    Error error;
  };
  void add_at(int line, std::string what, std::string remedy);

  std::string_view text_;
  std::string where_;
  std::vector<Fault> errors_;
};

// The pointer to a member of what the pointer names.
std::string pointer_to(std::string_view pointer, std::string_view key);
std::string pointer_to(std::string_view pointer, std::size_t index);

}  // namespace engross::base
