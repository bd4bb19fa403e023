#include "store/json_form.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/json.h"

namespace engross::store {

template <typename Form>
void describe(Form& form, Of<base::Money> auto& money) {
  auto& [amount, currency] = money;
  form("amount", amount);
  form("currency", currency);
}

template <typename Form>
void describe(Form& form, Of<matter::ContactRef> auto& contact) {
  auto& [id, name] = contact;
  form("id", id);
  form("name", name);
}

template <typename Form>
void describe(Form& form, Of<matter::MatterRef> auto& reference) {
  auto& [id, display_number] = reference;
  form("id", id);
  form("display_number", display_number);
}

template <typename Form>
void describe(Form& form, Of<matter::Option> auto& option) {
  auto& [id, label] = option;
  form("id", id);
  form("label", label);
}

namespace {

// By index of the variant; kept in databases, so never renamed.
constexpr std::array<std::string_view, 9> kValueKinds = {
    "nothing", "tick", "number", "money", "date", "text", "contact", "matter", "option"};
static_assert(kValueKinds.size() == std::variant_size_v<matter::FieldValue>);

constexpr std::array<std::string_view, 2> kContactKinds = {"person", "company"};

json json_of(std::monostate) { return {}; }
void read(const json& value, std::monostate&, const Place& place) {
  if (!value.is_null()) place.fail("nothing");
}

template <std::size_t... I>
void read_alternative(std::size_t index, const json& value, matter::FieldValue& field,
                      const Place& place, std::index_sequence<I...>) {
  ((I == index ? read(value, field.emplace<I>(), place) : void()), ...);
}

// The text of `value` read by `parse`; a refusal fails the place with what was expected.
template <typename T, typename Parse>
void read_text(const json& value, T& out, const Place& place, Parse parse,
               std::string_view expected) {
  if (!value.is_string()) return place.fail(expected);
  const auto parsed = parse(value.get_ref<const std::string&>());
  if (!parsed) return place.fail(expected);
  out = *parsed;
}

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& words,
                                    std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return i;
  }
  return std::nullopt;
}

}  // namespace

json json_of(const std::string& text) { return text; }
json json_of(const base::Message& message) { return message.text(); }
json json_of(base::Instant instant) { return base::iso(instant); }
json json_of(const base::Date& date) { return base::iso(date); }
json json_of(const base::Decimal& number) { return number.text(); }
json json_of(matter::FieldType type) { return std::string(matter::word(type)); }
json json_of(family::Role role) { return std::string(family::word(role)); }
json json_of(matter::ContactKind kind) {
  return std::string(kContactKinds.at(static_cast<std::size_t>(kind)));
}
json json_of(const matter::FieldValue& value) {
  json held = std::visit([](const auto& alternative) { return json_of(alternative); }, value);
  return {{"kind", std::string(kValueKinds[value.index()])}, {"value", std::move(held)}};
}

void Reading::fail(const std::string& path, std::string_view expected) {
  if (fault_) return;
  fault_ = base::Error{base::Fault::malformed,
                       fmt::format("\"{}\" of the snapshot is not {}", path, expected), where_,
                       "import the matter again"};
}

std::string Place::path() const {
  const std::string here =
      member.empty() && parent ? std::to_string(entry + 1) : std::string(member);
  const std::string above = parent ? parent->path() : "";
  return above.empty() ? here : above + "/" + here;
}

void read(const json& value, std::string& text, const Place& place) {
  if (!value.is_string()) return place.fail("text");
  text = value.get<std::string>();
}

void read(const json& value, base::Message& message, const Place& place) {
  std::string text;
  read(value, text, place);
  message = base::Message::words(std::move(text));
}

void read(const json& value, bool& tick, const Place& place) {
  if (!value.is_boolean()) return place.fail("true or false");
  tick = value.get<bool>();
}

void read(const json& value, matter::Id& id, const Place& place) {
  // Beyond the signed range nlohmann reads an unsigned number, which would wrap around.
  const bool fits =
      value.is_number_integer() &&
      (!value.is_number_unsigned() || std::in_range<matter::Id>(value.get<std::uint64_t>()));
  if (!fits) return place.fail("a whole number");
  id = value.get<matter::Id>();
}

void read(const json& value, int& number, const Place& place) {
  matter::Id wide = 0;
  read(value, wide, place);
  if (place.reading.fault()) return;
  if (!std::in_range<int>(wide)) return place.fail("a small whole number");
  number = static_cast<int>(wide);
}

void read(const json& value, base::Instant& instant, const Place& place) {
  read_text(value, instant, place, base::parse_instant, "a time");
}

void read(const json& value, base::Date& date, const Place& place) {
  read_text(value, date, place, base::parse_date, "a date");
}

void read(const json& value, base::Decimal& number, const Place& place) {
  read_text(value, number, place, base::Decimal::parse, "a number");
}

void read(const json& value, matter::FieldType& type, const Place& place) {
  read_text(value, type, place, matter::field_type, "a field type");
}

void read(const json& value, family::Role& role, const Place& place) {
  read_text(value, role, place, family::role, "a role");
}

void read(const json& value, matter::ContactKind& kind, const Place& place) {
  const auto parse = [](std::string_view word) -> std::optional<matter::ContactKind> {
    const auto index = index_of(kContactKinds, word);
    if (!index) return std::nullopt;
    return static_cast<matter::ContactKind>(*index);
  };
  read_text(value, kind, place, parse, "person or company");
}

void read(const json& value, matter::FieldValue& field, const Place& place) {
  const auto index = index_of(kValueKinds, base::text_at(value, "kind"));
  if (!index || value.size() != 2 || !value.contains("value")) return place.fail("a value");
  const Place inner{&place, "value", 0, place.reading};
  read_alternative(*index, value.at("value"), field, inner,
                   std::make_index_sequence<std::variant_size_v<matter::FieldValue>>());
}

}  // namespace engross::store
