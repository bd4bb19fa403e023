// The fields of a person and of the matter, one table each: what they are called, what they hold,
// and how they are read and set. review.h lists them at Correct.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "family/family.h"
#include "matter/matter.h"

namespace engross::family {

struct Field {
  std::string name;   // "address.city", "custom.trust_age"
  std::string label;  // "City", a custom field's own name
  matter::FieldType type = matter::FieldType::text_line;
  matter::Id definition = 0;  // of a custom field
  bool correctable = true;
  bool is_custom() const;
  // What stands for the field in a record of who set it: slugs move when fields come and go.
  std::string key() const;
};

// In a fixed order, custom fields included. The client is related to nobody.
std::vector<Field> fields_of(const Person& person, bool client);
std::vector<Field> fields_of(const matter::Matter& matter);
// Without the custom fields.
std::vector<Field> plain_fields_of(const Person& person, bool client);
std::vector<Field> plain_fields_of(const matter::Matter& matter);

const std::vector<matter::CustomField>& custom_fields(const Person& person);
const std::vector<matter::CustomField>& custom_fields(const matter::Matter& matter);
std::vector<matter::CustomField>& custom_fields(Person& person);
std::vector<matter::CustomField>& custom_fields(matter::Matter& matter);
const matter::CustomField* find_custom(const std::vector<matter::CustomField>& fields,
                                       matter::Id definition);

// Nothing where the record has no such field; blank text is nothing too.
matter::FieldValue value_of(const Person& person, const Field& field);
matter::FieldValue value_of(const matter::Matter& matter, const Field& field);

// Sets a value of the field's kind. A part of a name makes the full name anew.
void put(Person& person, const Field& field, const matter::FieldValue& value);
void put(matter::Matter& matter, const Field& field, const matter::FieldValue& value);

bool is_nothing(const matter::FieldValue& value);
// "a date": what a value of the field must be, when `value` is not it.
std::optional<std::string> expected(const Field& field, const matter::FieldValue& value);

bool has_parts(const matter::PersonName& name);
std::string joined(const matter::PersonName& name);  // first, middle and last

}  // namespace engross::family
