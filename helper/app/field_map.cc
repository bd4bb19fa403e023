#include "app/field_map.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace engross::app {

base::Result<FieldMap> FieldMap::parse(std::string_view text, std::string_view where) {
  const auto document = base::parse_json(text, where);
  if (!document) return tl::unexpected(document.error());
  const auto broken = [&](const std::string& what) {
    return base::failure(base::Fault::malformed, what, std::string(where), "mend the field map");
  };
  const auto& person = base::member(*document, "person");
  if (!person.is_object()) return broken("no \"person\" object");
  FieldMap map;
  for (const auto& [name, fields] : person.items()) {
    Fact fact{name, {}};
    for (const auto& field : fields) {
      if (field.is_string()) fact.fields.push_back(base::fold_word(field.get<std::string>()));
    }
    if (!fields.is_array() || fact.fields.size() != fields.size() || fact.fields.empty()) {
      return broken(fmt::format("\"{}\" is no list of field names", name));
    }
    map.person_.push_back(std::move(fact));
  }
  return map;
}

const matter::CustomField* FieldMap::find(const matter::Contact& contact, const Fact& fact) {
  for (const std::string& wanted : fact.fields) {
    for (const auto& field : contact.custom_fields) {
      const bool holds = !std::holds_alternative<std::monostate>(field.value);
      if (holds && base::fold_word(field.name) == wanted) return &field;
    }
  }
  return nullptr;
}

}  // namespace engross::app
