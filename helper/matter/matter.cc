#include "matter/matter.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace engross::matter {
namespace {

constexpr std::array<std::string_view, 12> kTypeWords = {
    "checkbox", "contact", "currency", "date",      "time",      "email",
    "matter",   "numeric", "picklist", "text_area", "text_line", "url"};

template <typename Entry>
const Entry* primary_of(const std::vector<Entry>& entries) {
  if (entries.empty()) return nullptr;
  const auto found =
      std::find_if(entries.begin(), entries.end(), [](const Entry& e) { return e.primary; });
  return found == entries.end() ? &entries.front() : &*found;
}

}  // namespace

std::string_view word(FieldType type) { return kTypeWords.at(static_cast<std::size_t>(type)); }

std::optional<FieldType> field_type(std::string_view text) {
  const auto found = std::find(kTypeWords.begin(), kTypeWords.end(), text);
  if (found == kTypeWords.end()) return std::nullopt;
  return static_cast<FieldType>(found - kTypeWords.begin());
}

std::string text_of(const FieldValue& value) {
  struct Text {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(bool tick) const { return tick ? "Yes" : "No"; }
    std::string operator()(const base::Decimal& number) const { return number.text(); }
    std::string operator()(const base::Money& money) const {
      return money.amount.rounded(2).text();
    }
    std::string operator()(const base::Date& date) const { return base::iso(date); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const ContactRef& contact) const { return contact.name; }
    std::string operator()(const MatterRef& matter) const { return matter.display_number; }
    std::string operator()(const Option& option) const { return option.label; }
  };
  return std::visit(Text{}, value);
}

const Address* primary_address(const Contact& contact) { return primary_of(contact.addresses); }
const Reach* primary(const std::vector<Reach>& entries) { return primary_of(entries); }

const Contact* find_contact(const Matter& matter, Id id) {
  const auto found = std::find_if(matter.contacts.begin(), matter.contacts.end(),
                                  [id](const Contact& c) { return c.source.id == id; });
  return found == matter.contacts.end() ? nullptr : &*found;
}

std::vector<std::string> slugs(const std::vector<CustomField>& fields) {
  std::vector<std::size_t> order(fields.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return fields[a].definition < fields[b].definition;
  });
  std::vector<std::string> result(fields.size());
  std::set<std::string> taken;
  for (std::size_t i : order) {
    const std::string slug = base::slug(fields[i].name);
    result[i] = slug;
    // "Trust", "Trust", "Trust 2": the third field's own slug is already the second field's.
    for (int count = 2; !taken.insert(result[i]).second; ++count) {
      result[i] = slug + "_" + std::to_string(count);
    }
  }
  return result;
}

}  // namespace engross::matter
