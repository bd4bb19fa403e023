#include "clio/decode_values.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace engross::clio {
namespace {

using matter::FieldType;
using matter::FieldValue;
using nlohmann::json;
using Value = std::optional<FieldValue>;

constexpr int kLargestExponent = 34;

// A number's text as it was written, or a string's.
std::optional<std::string> written(const json& value) {
  if (value.is_string()) return std::string(base::trim(value.get_ref<const std::string&>()));
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  return std::nullopt;
}

Value checkbox(const json& value) {
  if (value.is_boolean()) return value.get<bool>();
  const std::string word = base::fold(value.is_string() ? value.get<std::string>() : "");
  if (word == "true") return true;
  if (word == "false") return false;
  return std::nullopt;
}

std::optional<base::Decimal> number(const json& value) {
  const auto text = written(value);
  return text ? exact_decimal(*text) : std::nullopt;
}

Value date(const json& value) {
  if (!value.is_string()) return std::nullopt;
  const auto day = base::parse_date(value.get_ref<const std::string&>());
  if (!day) return std::nullopt;
  return *day;
}

Value text(const json& value) {
  if (!value.is_string()) return std::nullopt;
  return value.get<std::string>();
}

// The value is the option's id; its label stands in the association. A value that is a label
// already is what a person would read, so it is taken as one.
Value picklist(const json& value, const json& association) {
  matter::Option option{base::number_at(association, "id"), base::text_at(association, "option")};
  if (!option.label.empty()) return option;
  if (value.is_boolean() || value.is_structured()) return std::nullopt;
  const json holder = {{"id", value}};
  option.id = base::number_at(holder, "id");
  if (option.id == 0 && value.is_string()) option.label = value.get<std::string>();
  return option;
}

matter::Id id_of(const json& value, const json& association) {
  const json holder = {{"id", value}};
  const matter::Id id = base::number_at(holder, "id");
  return id > 0 ? id : base::number_at(association, "id");
}

Value contact(const json& value, const json& association) {
  const matter::Id id = id_of(value, association);
  if (id <= 0) return std::nullopt;
  return matter::ContactRef{id, base::text_at(association, "name")};
}

Value matter_reference(const json& value, const json& association) {
  const matter::Id id = id_of(value, association);
  if (id <= 0) return std::nullopt;
  return matter::MatterRef{id, base::text_at(association, "display_number")};
}

std::optional<int> exponent_of(std::string_view text) {
  if (text.size() > 1 && text.front() == '+') text.remove_prefix(1);
  int exponent = 0;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  const bool whole = !text.empty() && code == std::errc() && stop == text.data() + text.size();
  if (!whole || exponent > kLargestExponent || exponent < -kLargestExponent) return std::nullopt;
  return exponent;
}

// The number's text with its point `places` further to the right: nothing is computed.
std::string with_point_moved(const base::Decimal& number, int places) {
  std::string digits = number.text();
  if (number.is_negative()) digits.erase(0, 1);
  std::erase(digits, '.');
  const int scale = number.scale() - places;
  if (scale <= 0) {
    digits.append(static_cast<std::size_t>(-scale), '0');
  } else {
    const auto after = static_cast<std::size_t>(scale);
    if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
    digits.insert(digits.size() - after, ".");
  }
  return (number.is_negative() ? "-" : "") + digits;
}

bool holds_nothing(const json& value) {
  return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

}  // namespace

Value field_value(FieldType type, const json& entry, const std::string& currency) {
  const json& value = base::member(entry, "value");
  if (holds_nothing(value)) return FieldValue{};
  switch (type) {
    case FieldType::checkbox:
      return checkbox(value);
    case FieldType::numeric:
      if (const auto exact = number(value)) return FieldValue(*exact);
      return std::nullopt;
    case FieldType::currency:
      if (const auto amount = number(value)) return FieldValue(base::Money{*amount, currency});
      return std::nullopt;
    case FieldType::date:
      return date(value);
    case FieldType::picklist:
      return picklist(value, base::member(entry, "picklist_option"));
    case FieldType::contact:
      return contact(value, base::member(entry, "contact"));
    case FieldType::matter:
      return matter_reference(value, base::member(entry, "matter"));
    case FieldType::time:
    case FieldType::email:
    case FieldType::text_area:
    case FieldType::text_line:
    case FieldType::url:
      return text(value);
  }
  return std::nullopt;
}

std::optional<base::Decimal> exact_decimal(std::string_view text) {
  const std::size_t mark = text.find_first_of("eE");
  const auto plain = base::Decimal::parse(text.substr(0, mark));
  if (!plain) return std::nullopt;
  if (mark == std::string_view::npos) return *plain;
  const auto exponent = exponent_of(text.substr(mark + 1));
  if (!exponent) return std::nullopt;
  const auto moved = base::Decimal::parse(with_point_moved(*plain, *exponent));
  if (!moved) return std::nullopt;
  return *moved;
}

}  // namespace engross::clio
