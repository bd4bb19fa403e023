#include <nlohmann/json.hpp>

#include "cli/review.h"

namespace engross::cli {
namespace {

using nlohmann::ordered_json;

ordered_json date_json(const std::optional<base::Date>& date) {
  return date ? ordered_json(base::iso(*date)) : ordered_json(nullptr);
}

ordered_json value_json(const matter::CustomField& field) {
  if (std::holds_alternative<std::monostate>(field.value)) return nullptr;
  if (const auto* tick = std::get_if<bool>(&field.value)) return *tick;
  return matter::text_of(field.value);
}

ordered_json custom_json(const std::vector<matter::CustomField>& fields) {
  ordered_json list = ordered_json::array();
  const auto slugs = matter::slugs(fields);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    list.push_back({{"name", fields[i].name},
                    {"slug", slugs[i]},
                    {"type", matter::word(fields[i].type)},
                    {"value", value_json(fields[i])}});
  }
  return list;
}

ordered_json contact_json(const matter::Contact& contact) {
  const matter::Address* address = matter::primary_address(contact);
  const matter::Reach* email = matter::primary(contact.emails);
  const matter::Reach* phone = matter::primary(contact.phones);
  return {{"clio_id", contact.source.id},
          {"name", contact.name.full},
          {"kind", contact.kind == matter::ContactKind::company ? "company" : "person"},
          {"birth_date", date_json(contact.birth_date)},
          {"email", email ? ordered_json(email->text) : ordered_json(nullptr)},
          {"phone", phone ? ordered_json(phone->text) : ordered_json(nullptr)},
          {"city", address ? ordered_json(address->city) : ordered_json(nullptr)}};
}

ordered_json person_json(const family::Person& person) {
  ordered_json json = contact_json(person.contact);
  json["relationship"] = person.word;
  json["role"] = family::word(person.role);
  json["reason"] = person.reason;
  json["doubts"] = doubts_json(person.doubts);
  json["is_step"] = person.is_step;
  json["is_deceased"] = person.is_deceased;
  json["custom"] = custom_json(person.contact.custom_fields);
  return json;
}

}  // namespace

ordered_json doubts_json(const std::vector<family::Doubt>& doubts) {
  ordered_json list = ordered_json::array();
  for (const auto& doubt : doubts) {
    list.push_back({{"code", doubt.code},
                    {"text", doubt.text},
                    {"suggests", doubt.suggests ? ordered_json(family::word(*doubt.suggests))
                                                : ordered_json(nullptr)},
                    {"blocking", doubt.blocking}});
  }
  return list;
}

ordered_json review_json(const app::Imported& imported) {
  const matter::Matter& matter = imported.matter;
  ordered_json client = contact_json(imported.family.client);
  client["custom"] = custom_json(imported.family.client.custom_fields);
  ordered_json people = ordered_json::array();
  for (const auto& person : imported.family.people) people.push_back(person_json(person));
  return {{"draft", imported.draft},
          {"matter",
           {{"clio_id", matter.source.id},
            {"region", matter.region},
            {"display_number", matter.display_number},
            {"description", matter.description},
            {"status", matter.status},
            {"practice_area", matter.practice_area},
            {"open_date", date_json(matter.open_date)},
            {"responsible_lawyer", matter.responsible_lawyer
                                       ? ordered_json(matter.responsible_lawyer->name)
                                       : ordered_json(nullptr)},
            {"firm", matter.firm},
            {"fetched_at", base::iso(matter.source.fetched_at)},
            {"custom", custom_json(matter.custom_fields)}}},
          {"client", client},
          {"people", people},
          {"doubts", doubts_json(imported.family.doubts)},
          {"problems", imported.problems},
          {"clio_calls", imported.calls}};
}

}  // namespace engross::cli
