// Custom field values, as they stand inside a matter or a contact.
//
// The id of a value is "<field_type>-<number>", and the number is the value's own, not the
// definition's: here the record's id and the last two digits of the definition's, so that a value
// keeps its id from start to start. Values are text, as Clio's document types them; a tick alone is
// a JSON boolean, as its users see it.
#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/decimal.h"
#include "base/json.h"
#include "sandbox/complete.h"

namespace engross::sandbox {
namespace {

base::Result<Json> option_value(const Json& field, const Json& written, const Json& record) {
  for (const Json& option : field["picklist_options"]) {
    if (option["option"] == written) return option;
  }
  return tl::unexpected(misfit(record, fmt::format("{} is no option of \"{}\"", written.dump(),
                                                   base::text_at(field, "name"))));
}

bool fits(const std::string& type, const Json& written) {
  if (type == "checkbox") return written.is_boolean();
  if (!written.is_string()) return false;
  const std::string text = written.get<std::string>();
  if (type == "numeric" || type == "currency") return base::Decimal::parse(text).has_value();
  if (type == "date") return base::parse_date(text).has_value();
  if (type == "time") return base::parse_instant("2026-01-01T" + text + "Z").has_value();
  return true;
}

base::Result<bool> set_reference(Json& value, const Json& written, std::string_view resource,
                                 const Json& record, const Firm& firm) {
  const Id id = written.is_number_integer() ? written.get<Id>() : 0;
  const Json* target = firm.find(resource, id);
  if (target == nullptr) {
    return tl::unexpected(misfit(record, fmt::format("{} is no {}", written.dump(), resource)));
  }
  value["value"] = std::to_string(id);
  if (resource == "Contact") value["contact"] = id;
  if (resource == "Matter") {
    value["matter"] = {{"id", id}, {"display_number", (*target)["display_number"]}};
  }
  return true;
}

base::Result<bool> check_names(const Json& written, std::string_view parent_type,
                               const Json& record, const Firm& firm) {
  for (const auto& [name, value] : written.items()) {
    const Records& fields = firm.all("CustomField");
    const bool known = std::any_of(fields.begin(), fields.end(), [&, &key = name](const auto& one) {
      return one.second["name"] == key && one.second["parent_type"] == parent_type;
    });
    if (!known) {
      return tl::unexpected(misfit(record, fmt::format("\"{}\" is no custom field", name)));
    }
  }
  return true;
}

}  // namespace

base::Result<bool> set_custom_value(Json& value, const Json& field, const Json& written,
                                    const Json& record, const Firm& firm) {
  const std::string type = base::text_at(field, "field_type");
  if (type == "contact") return set_reference(value, written, "Contact", record, firm);
  if (type == "matter") return set_reference(value, written, "Matter", record, firm);
  if (type == "picklist") {
    auto option = option_value(field, written, record);
    if (!option) return tl::unexpected(option.error());
    value["value"] = std::to_string(base::number_at(*option, "id"));
    value["picklist_option"] = std::move(*option);
    return true;
  }
  if (!fits(type, written)) {
    return tl::unexpected(misfit(record, fmt::format("{} is no {} value", written.dump(), type)));
  }
  value["value"] = written;
  return true;
}

Json empty_custom_value(const Json& field) {
  return {{"id", nullptr},
          {"field_name", field["name"]},
          {"field_type", field["field_type"]},
          {"field_required", field["required"]},
          {"field_displayed", field["displayed"]},
          {"field_display_order", field["display_order"]},
          {"soft_deleted", field["deleted"]},
          {"custom_field", field["id"]},
          {"value", nullptr}};
}

std::string custom_value_id(const Json& field, const Json& record) {
  return fmt::format("{}-{}{:02}", base::text_at(field, "field_type"),
                     base::number_at(record, "id"), base::number_at(field, "id") % 100);
}

base::Result<bool> complete_custom_values(Json& record, std::string_view parent_type,
                                          const Firm& firm) {
  const Json written = record.value("custom", Json::object());
  record.erase("custom");
  if (auto known = check_names(written, parent_type, record, firm); !known) return known;
  Json values = Json::array();
  for (const auto& [id, field] : firm.all("CustomField")) {
    if (field["parent_type"] != parent_type) continue;
    const Json& text = base::member(written, base::text_at(field, "name"));
    if (text.is_null() && (field["displayed"] != true || field["deleted"] == true)) continue;
    Json value = empty_custom_value(field);
    if (!text.is_null()) {
      value["id"] = custom_value_id(field, record);
      if (auto set = set_custom_value(value, field, text, record, firm); !set) return set;
    }
    stamp_inside(value, "CustomFieldValue", record);
    values.push_back(std::move(value));
  }
  record["custom_field_values"] = std::move(values);
  return true;
}

}  // namespace engross::sandbox
