#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/decode.h"
#include "clio/decode_values.h"
#include "clio/messages.h"

namespace engross::clio {
namespace {

using base::text_at;
using matter::FieldType;
using nlohmann::json;

constexpr std::size_t kLongestShown = 60;

// Clio answers an app without the Custom Fields permission with entries that hold an id and no
// more, and with no error. A document filled from that would lack every field, so it is one here.
bool is_stripped(const json& entry) {
  return entry.is_object() && base::member(entry, "field_name").is_null() &&
         base::member(entry, "field_type").is_null() && base::member(entry, "value").is_null();
}

tl::unexpected<base::Error> permission_lacking(const base::Message& owner) {
  return base::failure(
      base::Fault::denied,
      "Clio hides the custom fields' values, because the app lacks the permission "
      "\"Custom Fields\"",
      owner.text(),
      "in Clio's developer portal give the app read access to Custom Fields, then sign "
      "in again");
}

bool is_deleted(const json& entry) {
  const json& flag = base::member(entry, "soft_deleted");
  return flag.is_boolean() && flag.get<bool>();
}

// What is said of a value that is none of its type.
MessageId no_value(FieldType type) {
  switch (type) {
    case FieldType::checkbox:
      return "clio-no-tick";
    case FieldType::currency:
      return "clio-no-money";
    case FieldType::numeric:
      return "clio-no-number";
    case FieldType::date:
      return "clio-no-date";
    case FieldType::picklist:
      return "clio-no-option";
    case FieldType::contact:
      return "clio-no-contact";
    case FieldType::matter:
      return "clio-no-matter";
    default:
      return "clio-no-text";
  }
}

std::string shown(const json& value) {
  const std::string text =
      value.is_string() ? fmt::format("\"{}\"", value.get_ref<const std::string&>()) : value.dump();
  const std::u32string letters = base::code_points(text);
  return letters.size() <= kLongestShown ? text
                                         : base::to_utf8(letters.substr(0, kLongestShown)) + "...";
}

}  // namespace

std::optional<matter::CustomField> Decoder::custom_field(const json& entry,
                                                         const base::Message& owner) {
  matter::CustomField field;
  field.name = text_at(entry, "field_name");
  const base::Message where = say("clio-field-of", {{"owner", owner}, {"name", field.name}});
  const std::string type = text_at(entry, "field_type");
  const auto known = matter::field_type(type);
  if (field.name.empty() || !known) {
    note(where, say("clio-unknown-type", {{"type", type}}));
    return std::nullopt;
  }
  field.type = *known;
  field.definition = base::number_at(base::member(entry, "custom_field"), "id");
  field.value_id = text_at(entry, "id");
  auto value = field_value(field.type, entry, currency_);
  if (value) {
    field.value = std::move(*value);
  } else {
    note(where, say(no_value(field.type), {{"value", shown(base::member(entry, "value"))}}));
  }
  return field;
}

base::Result<std::vector<matter::CustomField>> Decoder::custom_fields(const json& values,
                                                                      const base::Message& owner) {
  std::vector<matter::CustomField> fields;
  if (!values.is_array()) return fields;
  for (const json& entry : values) {
    if (is_stripped(entry)) return permission_lacking(owner);
    if (is_deleted(entry)) continue;
    if (auto field = custom_field(entry, owner)) fields.push_back(std::move(*field));
  }
  return fields;
}

}  // namespace engross::clio
