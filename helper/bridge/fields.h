// The JSON object of a request's body, read field by field; what is wrong with the first wrong one
// is kept until it is asked for. Private to the room.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bridge/message.h"

namespace engross::bridge {

inline constexpr std::size_t kLongestItem = 100'000;  // characters of a text in a list

class Fields {
 public:
  // The body as an object with no other keys than these; depth at most 64.
  Fields(std::string_view body, const std::vector<std::string>& known);
  // A part of a body that was read already, named as it stands in it: "edits[3]".
  Fields(const nlohmann::json& object, std::string name, const std::vector<std::string>& known);

  bool has(const char* key) const;
  // Each gives an empty value when the field is wrong, or absent though it is needed. `most` of a
  // text are characters.
  std::string text(const char* key, bool needed, std::size_t most);
  std::int64_t whole(const char* key, bool needed, std::int64_t least, std::int64_t most);
  bool tick(const char* key);
  // `longest` of each of them, in characters.
  std::vector<std::string> texts(const char* key, std::size_t least, std::size_t most,
                                 std::size_t longest = kLongestItem);
  std::vector<std::int64_t> wholes(const char* key, std::size_t least, std::size_t most);
  bool is_null(const char* key) const;
  // As it stands, for what another file reads; null when it is absent, which is a fault.
  const nlohmann::json* value(const char* key) { return at(key, true); }
  std::vector<Fields> objects(const char* key, std::size_t least, std::size_t most,
                              const std::vector<std::string>& known);

  // Also a fault of one of its objects, once it was taken over with add().
  const std::optional<Refusal>& fault() const { return fault_; }
  void add(const Fields& part);

 private:
  const nlohmann::json* at(const char* key, bool needed);
  void look_at_keys(const std::vector<std::string>& known);
  void wrong(const char* key, std::string_view wanted);

  nlohmann::json object_;
  std::string name_;  // "" for the body itself
  std::optional<Refusal> fault_;
};

}  // namespace engross::bridge
