#include "base/json_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/json_lines.h"
#include "base/json_syntax.h"
#include "base/text.h"

namespace engross::base {

Checked<nlohmann::json> parse_by_hand(std::string_view text, std::string_view where) {
  auto document = parse_json(text, where);
  if (document) return std::move(*document);
  if (auto error = syntax_error(text, where)) return tl::unexpected(Errors{std::move(*error)});
  document = parse_json(without_repeats(text).text, where);
  if (document) return std::move(*document);
  return tl::unexpected(Errors{document.error()});
}

std::string RepeatedKey::what() const {
  return fmt::format("the key \"{}\" stands twice, first on line {}", excerpt(key), first_line);
}

JsonFaults::JsonFaults(std::string_view text, std::string_view where) : text_(text), where_(where) {
  for (const RepeatedKey& repeated : without_repeats(text).repeated)
    add_at(repeated.line, repeated.what(), "keep one of them");
}

void JsonFaults::add(std::string_view pointer, std::string what, std::string remedy) {
  add_at(line_of(text_, pointer), std::move(what), std::move(remedy));
}

void JsonFaults::add_at(int line, std::string what, std::string remedy) {
  errors_.push_back({line,
                     {base::Fault::malformed, std::move(what),
                      fmt::format("{}, line {}", where_, line), std::move(remedy)}});
}

void JsonFaults::check_keys(const nlohmann::json& object, std::string_view pointer,
                            const std::vector<std::string>& known) {
  if (!object.is_object()) return;
  for (const auto& [key, value] : object.items()) {
    if (key == "about" || (key == "$schema" && pointer.empty())) continue;
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const auto near = nearest(key, known);
    add(pointer_to(pointer, key), fmt::format("\"{}\" is no key here", excerpt(key)),
        near ? fmt::format("did you mean \"{}\"?", *near)
             : fmt::format("the keys here are {}", join(known, ", ")));
  }
}

void JsonFaults::check_schema(const nlohmann::json& document, int wanted) {
  const auto& schema = member(document, "schema");
  if (schema.is_number_integer() && schema == wanted) return;
  add("/schema", fmt::format("\"schema\" is not {}, the form this program reads", wanted),
      fmt::format("write \"schema\": {}, and the file as that form has it", wanted));
}

Errors JsonFaults::take() {
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const Fault& a, const Fault& b) { return a.line < b.line; });
  Errors errors;
  for (Fault& fault : errors_) errors.push_back(std::move(fault.error));
  errors_.clear();
  return errors;
}

std::string pointer_to(std::string_view pointer, std::string_view key) {
  std::string made = std::string(pointer) + "/";
  for (const char c : key) {
    if (c == '~') {
      made += "~0";
    } else if (c == '/') {
      made += "~1";
    } else {
      made += c;
    }
  }
  return made;
}

std::string pointer_to(std::string_view pointer, std::size_t index) {
  return fmt::format("{}/{}", pointer, index);
}

}  // namespace engross::base
