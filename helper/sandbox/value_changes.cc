#include "sandbox/value_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/text.h"
#include "sandbox/answers.h"
#include "sandbox/complete.h"

namespace engross::sandbox {
namespace {

constexpr std::array kAddressMembers = {"name",     "street",      "city",
                                        "province", "postal_code", "country"};
constexpr std::array kEmailMembers = {"name", "address"};
constexpr std::array kPhoneMembers = {"name", "number"};

constexpr std::array kEntryLists = {
    EntryList{"addresses", "Address", nullptr, nullptr, kAddressMembers},
    EntryList{"email_addresses", "EmailAddress", "address", "default_email", kEmailMembers},
    EntryList{"phone_numbers", "PhoneNumber", "number", "default_number", kPhoneMembers},
};

bool is_set(const Json& element, const char* flag) {
  return flag != nullptr && base::member(element, flag) == true;
}

Answer<bool> take_members(Json& entry, const EntryList& list, const Json& element) {
  for (const char* member : list.members) {
    if (!element.contains(member)) continue;
    if (!element[member].is_string() && !element[member].is_null()) {
      return unfit(fmt::format("{} is not a valid {}", element[member].dump(), member));
    }
    entry[member] = element[member];
  }
  if (list.text != nullptr && base::is_blank(base::text_at(entry, list.text))) {
    return unfit(fmt::format("{} can't be blank", list.text));
  }
  return true;
}

Id free_id(const Json& entries, const Json& contact) {
  Id largest = base::number_at(contact, "id") * 10;
  for (const Json& entry : entries) largest = std::max(largest, base::number_at(entry, "id"));
  return largest + 1;
}

Answer<bool> change_entry(Json::array_t& entries, const Json& contact, const EntryList& list,
                          const Json& element) {
  if (!element.is_object()) return unfit(fmt::format("{} must hold objects", list.member));
  auto at = entries.end();
  if (const Id id = base::number_at(element, "id"); id != 0) {
    at = std::find_if(entries.begin(), entries.end(),
                      [&](const Json& one) { return base::number_at(one, "id") == id; });
    if (at == entries.end()) return no_record();
    if (is_set(element, "_destroy")) {
      entries.erase(at);
      return true;
    }
  } else {
    Json made = {{"id", free_id(entries, contact)}, {"name", "Other"}};
    for (const char* member : list.members) set_default(made, member, nullptr);
    at = entries.insert(entries.end(), std::move(made));
  }
  if (auto taken = take_members(*at, list, element); !taken) return taken;
  if (is_set(element, list.default_flag)) std::rotate(entries.begin(), at, at + 1);
  return true;
}

// As the firm's files write it, so that both are read by the same rules.
Json as_in_files(const Json& field, const Json& value) {
  const std::string type = base::text_at(field, "field_type");
  const Json holder = {{"id", value}};
  if (type == "contact" || type == "matter") return base::number_at(holder, "id");
  if (type == "picklist") {
    const Id id = base::number_at(holder, "id");
    for (const Json& option : field["picklist_options"]) {
      if (base::number_at(option, "id") == id && option["deleted_at"].is_null()) {
        return option["option"];
      }
    }
    return nullptr;
  }
  if (type == "checkbox" && value.is_string()) return value == "true";
  return value.is_number() ? Json(value.dump()) : value;
}

Answer<bool> put_value(Json& value, const Json& field, const Json& given, const Json& record,
                       const Firm& firm) {
  for (const char* member : {"picklist_option", "contact", "matter"}) value.erase(member);
  if (const auto set = set_custom_value(value, field, as_in_files(field, given), record, firm);
      !set) {
    return unfit(fmt::format("{} is not a valid value for the custom field {}", given.dump(),
                             base::text_at(field, "name")));
  }
  return true;
}

Answer<bool> make_value(Json& record, std::string_view parent_type, const Json& element,
                        const Firm& firm) {
  const Id definition = base::number_at(base::member(element, "custom_field"), "id");
  const Json* field = firm.find("CustomField", definition);
  if (field == nullptr || (*field)["parent_type"] != parent_type || (*field)["deleted"] == true) {
    return unfit(fmt::format("{} is not a custom field of a {}", definition, parent_type));
  }
  auto& values = record["custom_field_values"].get_ref<Json::array_t&>();
  auto at = std::find_if(values.begin(), values.end(), [&](const Json& one) {
    return base::number_at(one, "custom_field") == definition;
  });
  if (at != values.end() && !(*at)["id"].is_null()) {
    return unfit(fmt::format("the custom field {} has a value already", definition));
  }
  if (at == values.end()) at = values.insert(at, empty_custom_value(*field));
  (*at)["id"] = custom_value_id(*field, record);
  return put_value(*at, *field, base::member(element, "value"), record, firm);
}

Answer<bool> change_value(Json& record, const Json& element, const Firm& firm) {
  auto& values = record["custom_field_values"].get_ref<Json::array_t&>();
  const auto at = std::find_if(values.begin(), values.end(),
                               [&](const Json& one) { return one["id"] == element["id"]; });
  if (at == values.end()) return no_record();
  const Json& field = *firm.find("CustomField", base::number_at(*at, "custom_field"));
  if (!is_set(element, "_destroy")) {
    return put_value(*at, field, base::member(element, "value"), record, firm);
  }
  if (field["displayed"] == true) {
    *at = empty_custom_value(field);
  } else {
    values.erase(at);
  }
  return true;
}

}  // namespace

std::span<const EntryList> entry_lists() { return kEntryLists; }

Answer<bool> change_entries(Json& contact, const EntryList& list, const Json& given) {
  if (!given.is_array()) return unfit(fmt::format("{} must be a list", list.member));
  auto& entries = contact[list.member].get_ref<Json::array_t&>();
  for (const Json& element : given) {
    if (auto changed = change_entry(entries, contact, list, element); !changed) return changed;
  }
  bool first = true;
  for (Json& entry : entries) {
    entry["primary"] = std::exchange(first, false);
    stamp_inside(entry, list.resource, contact);
  }
  return true;
}

Answer<bool> change_custom_values(Json& record, std::string_view parent_type, const Json& given,
                                  const Firm& firm) {
  if (!given.is_array()) return unfit("custom_field_values must be a list");
  for (const Json& element : given) {
    if (!element.is_object()) return unfit("custom_field_values must hold objects");
    auto changed = base::member(element, "id").is_null()
                       ? make_value(record, parent_type, element, firm)
                       : change_value(record, element, firm);
    if (!changed) return changed;
  }
  for (Json& value : record["custom_field_values"]) {
    stamp_inside(value, "CustomFieldValue", record);
  }
  return true;
}

}  // namespace engross::sandbox
