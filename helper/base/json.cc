#include "base/json.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

namespace engross::base {
namespace {

using nlohmann::json;

constexpr int kDeepest = 256;

// Stops the parser at a repeated key or at too deep nesting, and remembers why.
class Guard {
 public:
  bool operator()(int depth, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start || event == json::parse_event_t::array_start) {
      if (depth >= kDeepest) stop(fmt::format("deeper than {} levels", kDeepest));
      keys_.emplace_back();
    } else if (event == json::parse_event_t::object_end ||
               event == json::parse_event_t::array_end) {
      keys_.pop_back();
    } else if (event == json::parse_event_t::key && !keys_.empty() &&
               !keys_.back().insert(parsed.get_ref<const std::string&>()).second) {
      stop(fmt::format("the key \"{}\" stands twice", parsed.get_ref<const std::string&>()));
    }
    return true;
  }

 private:
  static void stop(const std::string& why) { throw std::runtime_error(why); }
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

Result<json> parse_json(std::string_view text, std::string_view where) {
  // nlohmann stops at a zero byte as if the text ended there.
  if (const auto zero = text.find('\0'); zero != text.npos) {
    return failure(Fault::malformed, fmt::format("not JSON (byte {})", zero + 1),
                   std::string(where), "check the text around that place");
  }
  try {
    Guard guard;
    return json::parse(text.begin(), text.end(),
                       [&](int depth, json::parse_event_t event, json& parsed) {
                         return guard(depth, event, parsed);
                       });
  } catch (const json::parse_error& error) {
    return failure(Fault::malformed, fmt::format("not JSON (byte {})", error.byte),
                   std::string(where), "check the text around that place");
  } catch (const std::exception& error) {
    return failure(Fault::malformed, error.what(), std::string(where), "mend the JSON");
  }
}

const json& member(const json& object, std::string_view key) {
  static const json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(std::string(key));
  return found == object.end() ? kNull : *found;
}

std::string text_at(const json& object, std::string_view key) {
  const json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t number_at(const json& object, std::string_view key) {
  const json& value = member(object, key);
  // A number beyond 63 bits would come out as another, negative one.
  if (value.is_number_unsigned() && !std::in_range<std::int64_t>(value.get<std::uint64_t>()))
    return 0;
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (!value.is_string()) return 0;
  const auto& text = value.get_ref<const std::string&>();
  std::int64_t number = 0;
  const auto end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  return code == std::errc() && stop == end ? number : 0;
}

}  // namespace engross::base
