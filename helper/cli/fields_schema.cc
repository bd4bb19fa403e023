#include "cli/fields_schema.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/text.h"

namespace engross::cli {
namespace {

using expression::Asked;
using nlohmann::ordered_json;

// A value, its members by name and what its items are.
struct Shape {
  std::optional<Asked> asked;  // nothing where only its members are asked for
  bool required = false;
  std::string description;
  std::vector<std::pair<std::string, std::unique_ptr<Shape>>> members;
  std::unique_ptr<Shape> items;
};

// Case and underscores make no difference in a name.
std::string folded(std::string_view name) {
  std::string key = base::fold(name);
  std::erase(key, '_');
  return key;
}

Shape& member_of(Shape& shape, const std::string& name) {
  const auto known = std::ranges::find_if(
      shape.members, [&](const auto& member) { return folded(member.first) == folded(name); });
  if (known != shape.members.end()) return *known->second;
  return *shape.members.emplace_back(name, std::make_unique<Shape>()).second;
}

Shape& item_of(Shape& shape) {
  if (!shape.items) shape.items = std::make_unique<Shape>();
  return *shape.items;
}

// "children[].name" and "alternatives[0]", step by step. Where the name is required, so is what
// holds it, up to the list whose items have it.
void add(Shape& values, const docx::Field& field) {
  const std::vector<std::string> steps = base::split(field.whole, '.');
  const auto last_list = static_cast<std::size_t>(
      std::find_if(steps.rbegin(), steps.rend(),
                   [](const std::string& step) { return step.ends_with(']'); })
          .base() -
      steps.begin());
  Shape* at = &values;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::size_t bracket = steps[i].find('[');
    at = &member_of(*at, steps[i].substr(0, bracket));
    at->required = at->required || (field.required && i >= last_list);
    for (std::size_t open = bracket; open != std::string::npos; open = steps[i].find('[', open + 1))
      at = &item_of(*at);
  }
  at->asked = field.asked;
  at->description = "in " + base::join(field.parts, ", ");
  if (!field.loop.empty()) at->description += ", of each of " + field.loop;
}

std::vector<std::string> types_of(const Shape& shape) {
  if (shape.items || shape.asked == Asked::list) return {"array"};
  if (shape.asked == Asked::condition)
    return {"string", "number", "boolean", "object", "array", "null"};
  if (!shape.members.empty()) return {"object"};
  switch (shape.asked.value_or(Asked::value)) {
    case Asked::number:
      return {"number", "string"};
    case Asked::date:
      return {"string"};
    case Asked::person:
      return {"object"};
    case Asked::text:
      return {"string", "number", "boolean", "object"};
    default:
      return {"string", "number", "boolean", "object", "array"};
  }
}

ordered_json described(const Shape& shape) {
  ordered_json out = ordered_json::object();
  if (!shape.description.empty()) out["description"] = shape.description;
  std::vector<std::string> types = types_of(shape);
  if (!shape.required && types.back() != "null") types.emplace_back("null");
  out["type"] = types.size() == 1 ? ordered_json(types.front()) : ordered_json(types);
  // What is not required may be left empty too.
  const std::string empty = shape.required ? "" : "^$|";
  if (shape.asked == Asked::number) out["pattern"] = empty + "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$";
  if (shape.asked == Asked::date) out["pattern"] = empty + "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
  if (shape.items) out["items"] = described(*shape.items);
  if (shape.members.empty()) return out;
  ordered_json required = ordered_json::array();
  for (const auto& [name, member] : shape.members) {
    out["properties"][name] = described(*member);
    if (member->required) required.push_back(name);
  }
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

}  // namespace

ordered_json fields_schema(const std::vector<docx::Field>& fields, const std::string& title) {
  Shape values;
  values.required = true;
  values.description = "the values that fill it";
  for (const docx::Field& field : fields) {
    if (!field.whole.empty()) add(values, field);
  }
  ordered_json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                         {"title", title},
                         {"type", "object"}};
  schema.update(described(values));
  schema["type"] = "object";
  return schema;
}

}  // namespace engross::cli
