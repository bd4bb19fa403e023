#include "family/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "family/plain_fields.h"

namespace engross::family {
namespace {

using matter::CustomField;
using matter::FieldType;
using matter::FieldValue;
using matter::Matter;

void list_custom(std::vector<Field>& fields, const std::vector<CustomField>& custom) {
  const auto slugs = matter::slugs(custom);
  for (std::size_t i = 0; i < custom.size(); ++i) {
    fields.push_back(
        {"custom." + slugs[i], custom[i].name, custom[i].type, custom[i].definition, true});
  }
}

template <typename Record>
FieldValue read_value(const Record& record, const Field& field) {
  if (!field.is_custom()) return plain(record, field.name)->get(record);
  const CustomField* custom = find_custom(custom_fields(record), field.definition);
  if (!custom || is_nothing(custom->value)) return {};
  return custom->value;
}

template <typename Record>
void put_value(Record& record, const Field& field, const FieldValue& value) {
  const FieldValue held = is_nothing(value) ? FieldValue() : value;
  if (!field.is_custom()) return plain(record, field.name)->set(record, held);
  auto& custom = custom_fields(record);
  const auto found = std::find_if(custom.begin(), custom.end(), [&](const CustomField& c) {
    return c.definition == field.definition;
  });
  if (found != custom.end()) {
    found->value = held;
  } else if (!is_nothing(held)) {
    custom.push_back({field.definition, "", field.label, field.type, held});
  }
}

// By index of FieldValue.
constexpr std::array<const char*, 9> kKinds = {"nothing",
                                               "yes or no",
                                               "a number",
                                               "an amount of money",
                                               "a date",
                                               "text",
                                               "a contact",
                                               "a matter",
                                               "one of the options of its list"};
static_assert(kKinds.size() == std::variant_size_v<FieldValue>);

std::size_t kind_of(FieldType type) {
  switch (type) {
    case FieldType::checkbox:
      return FieldValue(true).index();
    case FieldType::contact:
      return FieldValue(matter::ContactRef{}).index();
    case FieldType::currency:
      return FieldValue(base::Money{}).index();
    case FieldType::date:
      return FieldValue(base::Date{}).index();
    case FieldType::matter:
      return FieldValue(matter::MatterRef{}).index();
    case FieldType::numeric:
      return FieldValue(base::Decimal{}).index();
    case FieldType::picklist:
      return FieldValue(matter::Option{}).index();
    default:
      return FieldValue(std::string()).index();
  }
}

}  // namespace

bool Field::is_custom() const { return name.starts_with("custom."); }

std::string Field::key() const { return is_custom() ? fmt::format("custom#{}", definition) : name; }

std::vector<Field> fields_of(const Person& person, bool client) {
  std::vector<Field> fields = plain_fields_of(person, client);
  list_custom(fields, person.contact.custom_fields);
  return fields;
}

std::vector<Field> fields_of(const Matter& matter) {
  std::vector<Field> fields = plain_fields_of(matter);
  list_custom(fields, matter.custom_fields);
  return fields;
}

const std::vector<CustomField>& custom_fields(const Person& person) {
  return person.contact.custom_fields;
}
const std::vector<CustomField>& custom_fields(const Matter& matter) { return matter.custom_fields; }
std::vector<CustomField>& custom_fields(Person& person) { return person.contact.custom_fields; }
std::vector<CustomField>& custom_fields(Matter& matter) { return matter.custom_fields; }

const CustomField* find_custom(const std::vector<CustomField>& fields, matter::Id definition) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const CustomField& field) {
    return field.definition == definition;
  });
  return found == fields.end() ? nullptr : &*found;
}

FieldValue value_of(const Person& person, const Field& field) { return read_value(person, field); }
FieldValue value_of(const Matter& matter, const Field& field) { return read_value(matter, field); }

void put(Person& person, const Field& field, const FieldValue& value) {
  put_value(person, field, value);
}
void put(Matter& matter, const Field& field, const FieldValue& value) {
  put_value(matter, field, value);
}

bool is_nothing(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return base::is_blank(*text);
  return std::holds_alternative<std::monostate>(value);
}

std::optional<std::string> expected(const Field& field, const FieldValue& value) {
  const bool always = !field.is_custom() && field.type == FieldType::checkbox;
  if (is_nothing(value) && !always) return std::nullopt;
  const std::size_t kind = kind_of(field.type);
  if (value.index() != kind) return kKinds.at(kind);
  if (const auto* date = std::get_if<base::Date>(&value); date && !date->ok()) return "a real day";
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (base::find_ill_formed(*text)) return "text in UTF-8";
  }
  return std::nullopt;
}

bool has_parts(const matter::PersonName& name) {
  return !name.first.empty() || !name.middle.empty() || !name.last.empty();
}

std::string joined(const matter::PersonName& name) {
  std::vector<std::string> parts;
  for (const std::string* part : {&name.first, &name.middle, &name.last}) {
    if (!part->empty()) parts.push_back(*part);
  }
  return base::join(parts, " ");
}

}  // namespace engross::family
