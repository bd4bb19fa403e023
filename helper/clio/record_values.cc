#include "clio/record_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/decode.h"
#include "clio/messages.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::FieldValue;
using matter::Id;
using nlohmann::json;

constexpr std::string_view kCustomFields = "custom_field_values";
constexpr std::string_view kAddressPart = "addresses.";

struct ReachList {
  const char* member;
  const char* text;
  const char* default_flag;
};
constexpr std::array kReachLists = {
    ReachList{"email_addresses", "address", "default_email"},
    ReachList{"phone_numbers", "number", "default_number"},
};

constexpr std::array kContactTexts = {"prefix",    "first_name", "middle_name",
                                      "last_name", "title",      "name"};

const ReachList* reach_list(std::string_view member) {
  const auto found = std::find_if(kReachLists.begin(), kReachLists.end(),
                                  [&](const ReachList& list) { return list.member == member; });
  return found == kReachLists.end() ? nullptr : &*found;
}

FieldValue text_value(const json& holder, std::string_view member) {
  const std::string text(base::trim(base::text_at(holder, member)));
  return text.empty() ? FieldValue() : FieldValue(text);
}

FieldValue date_value(const json& holder, std::string_view member) {
  const auto date = base::parse_date(base::text_at(holder, member));
  return date ? FieldValue(*date) : FieldValue();
}

// The entry that counts: the primary one, else the first, of those that hold `text`; an address
// holds what it holds. Null when there is none.
const json& primary_of(const json& record, std::string_view list, std::string_view text = "") {
  static const json kNone;
  const json* first = nullptr;
  for (const json& entry : base::member(record, list)) {
    if (!text.empty() && base::is_blank(base::text_at(entry, text))) continue;
    if (base::member(entry, "primary") == true) return entry;
    if (!first) first = &entry;
  }
  return first ? *first : kNone;
}

bool is_text_of(RecordKind kind, std::string_view member) {
  if (kind != RecordKind::contact) return member == "description";
  return std::find(kContactTexts.begin(), kContactTexts.end(), member) != kContactTexts.end();
}

bool is_date_of(RecordKind kind, std::string_view member) {
  return (kind == RecordKind::contact && member == "date_of_birth") ||
         (kind == RecordKind::matter && member == "open_date");
}

const matter::CustomField* field_of(const std::vector<matter::CustomField>& fields, Id definition) {
  const auto found = std::find_if(
      fields.begin(), fields.end(),
      [&](const matter::CustomField& field) { return field.definition == definition; });
  return found == fields.end() ? nullptr : &*found;
}

base::Result<FieldValue> value_now(RecordKind kind, const json& record, const ValueChange& change,
                                   const std::vector<matter::CustomField>& fields) {
  const std::string& member = change.member;
  if (is_text_of(kind, member)) return text_value(record, member);
  if (is_date_of(kind, member)) return date_value(record, member);
  if (kind != RecordKind::relationship && member == kCustomFields) {
    const auto* field = field_of(fields, change.definition);
    return field ? field->value : FieldValue();
  }
  if (kind == RecordKind::contact) {
    if (const ReachList* list = reach_list(member)) {
      return text_value(primary_of(record, member, list->text), list->text);
    }
    if (member.starts_with(kAddressPart)) {
      return text_value(primary_of(record, "addresses"), member.substr(kAddressPart.size()));
    }
  }
  return base::failure(Fault::refused, fmt::format("Clio has no \"{}\" here", member), "",
                       "please report this line");
}

// Text whatever the type, as Clio's document has it.
json json_of(const FieldValue& value) {
  struct Visitor {
    json operator()(std::monostate) const { return nullptr; }
    json operator()(bool tick) const { return tick ? "true" : "false"; }
    json operator()(const base::Decimal& number) const { return number.text(); }
    json operator()(const base::Money& money) const { return money.amount.text(); }
    json operator()(const base::Date& date) const { return base::iso(date); }
    json operator()(const std::string& text) const { return text; }
    json operator()(const matter::ContactRef& contact) const { return std::to_string(contact.id); }
    json operator()(const matter::MatterRef& matter) const { return std::to_string(matter.id); }
    json operator()(const matter::Option& option) const { return std::to_string(option.id); }
  };
  return std::visit(Visitor{}, value);
}

// The id of the value that the record has of this field; null when it has none.
json custom_value_id(const json& record, Id definition) {
  for (const json& entry : base::member(record, kCustomFields)) {
    if (base::number_at(base::member(entry, "custom_field"), "id") == definition) {
      return base::member(entry, "id");
    }
  }
  return nullptr;
}

// Clio's three forms: a value is changed by its id, taken away by its id, or made by the field's.
json custom_element(const json& record, const ValueChange& change) {
  const json id = custom_value_id(record, change.definition);
  const json value = json_of(change.to);
  if (id.is_null()) return {{"custom_field", {{"id", change.definition}}}, {"value", value}};
  if (value.is_null()) return {{"id", id}, {"_destroy", true}};
  return {{"id", id}, {"value", value}};
}

json reach_element(const json& record, const ValueChange& change, const ReachList& list) {
  const json& entry = primary_of(record, list.member, list.text);
  const json value = json_of(change.to);
  if (entry.is_null()) return {{list.text, value}, {list.default_flag, true}};
  if (value.is_null()) return {{"id", base::member(entry, "id")}, {"_destroy", true}};
  return {{"id", base::member(entry, "id")}, {list.text, value}};
}

void put_address_part(json& data, const json& record, const ValueChange& change) {
  json& list = data["addresses"];
  if (list.is_null()) {
    list = json::array({json::object()});
    const json& entry = primary_of(record, "addresses");
    if (!entry.is_null()) list[0]["id"] = base::member(entry, "id");
  }
  const json value = json_of(change.to);
  list[0][change.member.substr(kAddressPart.size())] = value.is_null() ? json("") : value;
}

// An address of which nothing is left goes.
void drop_empty_address(json& data, const json& record) {
  if (!data.contains("addresses") || !data["addresses"][0].contains("id")) return;
  json& changed = data["addresses"][0];
  for (const char* part : {"street", "city", "province", "postal_code", "country"}) {
    const json& holder = changed.contains(part) ? changed : primary_of(record, "addresses");
    if (!base::is_blank(base::text_at(holder, part))) return;
  }
  changed = {{"id", changed["id"]}, {"_destroy", true}};
}

}  // namespace

base::Result<std::vector<FieldValue>> values_now(RecordKind kind, const json& record,
                                                 const std::vector<ValueChange>& changes,
                                                 const Exchange& exchange) {
  Decoder decoder(exchange.now(), exchange.access());
  std::vector<matter::CustomField> fields;
  if (kind != RecordKind::relationship) {
    auto read = decoder.custom_fields(base::member(record, kCustomFields), say("clio-record"));
    if (!read) return tl::make_unexpected(read.error());
    fields = std::move(*read);
  }
  std::vector<FieldValue> values;
  for (const ValueChange& change : changes) {
    auto value = value_now(kind, record, change, fields);
    if (!value) return tl::make_unexpected(value.error());
    values.push_back(std::move(*value));
  }
  return values;
}

json data_of(RecordKind kind, const json& record, const std::vector<ValueChange>& changes) {
  json data = json::object();
  for (const ValueChange& change : changes) {
    if (change.member == kCustomFields) {
      data[change.member].push_back(custom_element(record, change));
    } else if (change.member.starts_with(kAddressPart)) {
      put_address_part(data, record, change);
    } else if (const ReachList* list = reach_list(change.member)) {
      data[change.member].push_back(reach_element(record, change, *list));
    } else {
      const json value = json_of(change.to);
      // Text is emptied by empty text, a date by null.
      data[change.member] = value.is_null() && is_text_of(kind, change.member) ? json("") : value;
    }
  }
  drop_empty_address(data, record);
  return data;
}

bool same_value(const FieldValue& a, const FieldValue& b) {
  const auto ids = [](const FieldValue& value) -> Id {
    if (const auto* contact = std::get_if<matter::ContactRef>(&value)) return contact->id;
    if (const auto* matter = std::get_if<matter::MatterRef>(&value)) return matter->id;
    if (const auto* option = std::get_if<matter::Option>(&value)) return option->id;
    return 0;
  };
  if (a.index() != b.index()) return false;
  if (ids(a) != 0 || ids(b) != 0) return ids(a) == ids(b);
  if (const auto* one = std::get_if<base::Money>(&a)) {
    return one->amount == std::get<base::Money>(b).amount;
  }
  // Blanks at the ends are nobody's value.
  if (const auto* text = std::get_if<std::string>(&a)) {
    return base::trim(*text) == base::trim(std::get<std::string>(b));
  }
  return a == b;
}

}  // namespace engross::clio
