// Values of custom fields as values of facts: whatever a field's type is, nothing is rounded, cut
// or guessed.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <variant>

#include "app/field_map.h"

namespace engross::app {
namespace {

using base::Decimal;
using base::Money;
using matter::FieldValue;

constexpr std::array<std::string_view, 4> kYes = {"yes", "oui", "true", "vrai"};
constexpr std::array<std::string_view, 4> kNo = {"no", "non", "false", "faux"};
constexpr std::size_t kLongestName = 200;

tl::unexpected<base::Error> unfit(const FieldValue& value, std::string_view what,
                                  std::string_view remedy) {
  return base::failure(base::Fault::malformed,
                       fmt::format("\"{}\" is {}", base::excerpt(matter::text_of(value)), what), "",
                       std::string(remedy));
}

// Text that was typed, or a label that was picked.
std::optional<std::string> typed(const FieldValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* option = std::get_if<matter::Option>(&value);
  if (!text && !option) return std::nullopt;
  return std::string(base::trim(text ? *text : option->label));
}

// "1,250.00" without its commas, where they stand before every third digit; else as it is.
std::string ungrouped(const std::string& text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::size_t first = text.find(',');
  if (first == text.npos || first == 0 || first > 3) return text;
  std::string plain = text;
  for (std::size_t at = point; at > first; at -= 4) {
    if (at < 4 || text[at - 4] != ',') return text;
    plain.erase(at - 4, 1);
  }
  return plain;
}

base::Result<FieldValue> text_from(const FieldValue& value) {
  if (std::holds_alternative<bool>(value))
    return unfit(value, "a tick, and no text", "write the text in a text field");
  if (const auto text = typed(value)) return FieldValue(*text);
  return FieldValue(matter::text_of(value));
}

base::Result<FieldValue> choice_from(const FieldValue& value) {
  if (const auto text = typed(value)) return FieldValue(*text);
  if (const auto* number = std::get_if<Decimal>(&value)) return FieldValue(number->text());
  return unfit(value, "no choice", "use a picklist or a text field");
}

base::Result<FieldValue> date_from(const FieldValue& value) {
  if (std::holds_alternative<base::Date>(value)) return value;
  const auto text = typed(value);
  const auto date = base::parse_date(text.value_or(""));
  if (date) return FieldValue(*date);
  return unfit(value, "no date", "write it as 2026-11-23, or use a date field");
}

base::Result<FieldValue> number_from(const FieldValue& value) {
  if (std::holds_alternative<Decimal>(value)) return value;
  const auto text = typed(value);
  const auto number = Decimal::parse(ungrouped(text.value_or("")));
  if (number) return FieldValue(*number);
  return unfit(value, "no number", "write digits alone, or use a numeric field");
}

base::Result<FieldValue> money_from(const FieldValue& value) {
  if (std::holds_alternative<Money>(value)) return value;
  std::string text = typed(value).value_or("");
  if (const auto* number = std::get_if<Decimal>(&value)) text = number->text();
  if (text.starts_with('$')) text.erase(0, 1);
  const auto amount = Decimal::parse(ungrouped(std::string(base::trim(text))));
  // A document shows two places, and would round what has more.
  if (amount && *amount == amount->rounded(2)) return FieldValue(Money{*amount, "CAD"});
  return unfit(value, "no amount of money", "write it as 1250.00, or use a currency field");
}

base::Result<FieldValue> tick_from(const FieldValue& value) {
  if (std::holds_alternative<bool>(value)) return value;
  const std::string word = base::fold_word(typed(value).value_or(""));
  if (std::find(kYes.begin(), kYes.end(), word) != kYes.end()) return FieldValue(true);
  if (std::find(kNo.begin(), kNo.end(), word) != kNo.end()) return FieldValue(false);
  return unfit(value, "neither yes nor no", "write yes or no, or use a checkbox");
}

base::Result<FieldValue> person_from(const FieldValue& value) {
  if (const auto* contact = std::get_if<matter::ContactRef>(&value)) {
    if (!base::is_blank(contact->name)) return value;
    return base::failure(base::Fault::denied, fmt::format("Clio hides contact {}", contact->id), "",
                         "sign in as somebody who may see it");
  }
  const auto name = typed(value);
  const bool one_line = name && name->find_first_of("\r\n;") == name->npos;
  if (one_line && !base::fold_word(*name).empty() && name->size() <= kLongestName) {
    return FieldValue(matter::ContactRef{0, *name});
  }
  return unfit(value, "no person", "write one full name, or use a contact field");
}

}  // namespace

base::Result<FieldValue> convert(const FieldValue& value, FactType type) {
  switch (type) {
    case FactType::text:
      return text_from(value);
    case FactType::date:
      return date_from(value);
    case FactType::money:
      return money_from(value);
    case FactType::number:
      return number_from(value);
    case FactType::yes_no:
      return tick_from(value);
    case FactType::choice:
      return choice_from(value);
    case FactType::person:
      return person_from(value);
  }
  return unfit(value, "of no known type", "mend the field map");
}

}  // namespace engross::app
