#include "bridge/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace engross::bridge {
namespace {

using nlohmann::json;

constexpr int kDeepest = 64;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Characters, as openapi.yaml counts them.
bool is_longer(const json& text, std::size_t most) {
  const auto& bytes = text.get_ref<const std::string&>();
  return bytes.size() > most && base::code_points(bytes).size() > most;
}

bool fits_whole(const json& value, std::int64_t least, std::int64_t most) {
  return value.is_number_integer() &&
         !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) &&
         value.get<std::int64_t>() >= least && value.get<std::int64_t>() <= most;
}

// Of brackets outside of texts.
bool is_too_deep(std::string_view body) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const char c = body[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
      continue;
    }
    if (c == '"') in_text = true;
    if ((c == '[' || c == '{') && ++depth > kDeepest) return true;
    if (c == ']' || c == '}') --depth;
  }
  return false;
}

}  // namespace

Fields::Fields(std::string_view body, const std::vector<std::string>& known) {
  const Refusal refused{400, "wrong_body", "The body is not a JSON object.", ""};
  if (body.starts_with(kByteOrderMark) || is_too_deep(body)) {
    fault_ = refused;
    return;
  }
  auto read = base::parse_json(body, "body");
  if (!read || !read->is_object()) {
    fault_ = refused;
    return;
  }
  object_ = std::move(*read);
  look_at_keys(known);
}

Fields::Fields(const json& object, std::string name, const std::vector<std::string>& known)
    : object_(object), name_(std::move(name)) {
  if (!object_.is_object()) {
    fault_ = Refusal{400, "wrong_body", fmt::format("{} is not an object.", name_), ""};
    return;
  }
  look_at_keys(known);
}

void Fields::look_at_keys(const std::vector<std::string>& known) {
  for (const auto& [key, value] : object_.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end() && !fault_) {
      fault_ = Refusal{400, "wrong_body",
                       fmt::format("There is no field {}{}.", name_.empty() ? "" : name_ + ".",
                                   base::excerpt(key)),
                       ""};
    }
  }
}

void Fields::wrong(const char* key, std::string_view wanted) {
  if (fault_) return;
  fault_ =
      Refusal{400, "wrong_body",
              fmt::format("{}{} has to be {}.", name_.empty() ? "" : name_ + ".", key, wanted), ""};
}

bool Fields::has(const char* key) const { return object_.is_object() && object_.contains(key); }

bool Fields::is_null(const char* key) const { return has(key) && object_.at(key).is_null(); }

const json* Fields::at(const char* key, bool needed) {
  if (!has(key)) {
    if (needed) wrong(key, "there");
    return nullptr;
  }
  return &object_.at(key);
}

std::string Fields::text(const char* key, bool needed, std::size_t most) {
  const json* value = at(key, needed);
  if (!value) return "";
  if (!value->is_string() || is_longer(*value, most)) {
    wrong(key, fmt::format("a text of at most {} characters", most));
    return "";
  }
  return value->get<std::string>();
}

std::int64_t Fields::whole(const char* key, bool needed, std::int64_t least, std::int64_t most) {
  const json* value = at(key, needed);
  if (!value) return 0;
  if (fits_whole(*value, least, most)) return value->get<std::int64_t>();
  wrong(key, fmt::format("a whole number from {} to {}", least, most));
  return 0;
}

bool Fields::tick(const char* key) {
  const json* value = at(key, false);
  if (!value) return false;
  if (!value->is_boolean()) wrong(key, "true or false");
  return value->is_boolean() && value->get<bool>();
}

std::vector<std::string> Fields::texts(const char* key, std::size_t least, std::size_t most,
                                       std::size_t longest) {
  const json* value = at(key, true);
  if (!value) return {};
  const bool fits = value->is_array() && value->size() >= least && value->size() <= most &&
                    std::all_of(value->begin(), value->end(), [longest](const json& one) {
                      return one.is_string() && !is_longer(one, longest);
                    });
  if (fits) return value->get<std::vector<std::string>>();
  wrong(key, fmt::format("a list of {} to {} texts", least, most));
  return {};
}

std::vector<std::int64_t> Fields::wholes(const char* key, std::size_t least, std::size_t most) {
  const json* value = at(key, least > 0);
  if (!value) return {};
  const bool fits = value->is_array() && value->size() >= least && value->size() <= most &&
                    std::all_of(value->begin(), value->end(), [](const json& one) {
                      return fits_whole(one, INT64_MIN, INT64_MAX);
                    });
  if (fits) return value->get<std::vector<std::int64_t>>();
  wrong(key, fmt::format("a list of {} to {} whole numbers", least, most));
  return {};
}

std::vector<Fields> Fields::objects(const char* key, std::size_t least, std::size_t most,
                                    const std::vector<std::string>& known) {
  const json* value = at(key, least > 0);
  if (!value) return {};
  if (!value->is_array() || value->size() < least || value->size() > most) {
    wrong(key, fmt::format("a list of {} to {} objects", least, most));
    return {};
  }
  std::vector<Fields> parts;
  for (std::size_t i = 0; i < value->size(); ++i)
    parts.emplace_back((*value)[i], fmt::format("{}[{}]", key, i), known);
  return parts;
}

void Fields::add(const Fields& part) {
  if (!fault_) fault_ = part.fault();
}

}  // namespace engross::bridge
