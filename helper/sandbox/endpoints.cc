// Lists and single records that stand in the firm as they are.
#include "sandbox/endpoints.h"

#include "base/json.h"
#include "sandbox/answers.h"

namespace engross::sandbox {
namespace {

constexpr Filter kUserFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"enabled", Compare::flag, "enabled"},
    {"pending_setup", Compare::flag, "#pending_setup"},
    {"name", Compare::words, "name"},
    {"role", Compare::choice, "roles", "admin|accounts|billing|reports"},
    {"subscription_type", Compare::choice, "subscription_type", "attorney|nonattorney"},
};
constexpr Order kUserOrders[] = {{"id", "id"},
                                 {"name", "name"},
                                 {"first_name", "first_name"},
                                 {"last_name", "last_name"},
                                 {"enabled", "enabled"},
                                 {"initials", "initials"},
                                 {"subscription_type", "subscription_type"}};

constexpr Filter kMatterFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"query", Compare::words, "#search"},
    {"status", Compare::choice, "status", "open|closed|pending"},
    {"client_id", Compare::id, "client"},
    {"practice_area_id", Compare::id, "practice_area"},
    {"responsible_attorney_id", Compare::id, "responsible_attorney", "null"},
    {"originating_attorney_id", Compare::id, "originating_attorney", "null"},
    {"responsible_staff_id", Compare::id, "responsible_staff", "null"},
    {"billable", Compare::flag, "billable"},
    {"open_date", Compare::date, "open_date"},
    {"close_date", Compare::date, "close_date"},
    {"pending_date", Compare::date, "pending_date"},
};
constexpr Order kMatterOrders[] = {{"id", "id"},
                                   {"display_number", "display_number"},
                                   {"custom_number", "custom_number"},
                                   {"client.name", "client", "Contact"},
                                   {"clients", "client", "Contact"},
                                   {"practice_area.name", "practice_area", "PracticeArea"},
                                   {"matter_stage.name", "matter_stage"},
                                   {"responsible_attorney.name", "responsible_attorney", "User"},
                                   {"originating_attorney.name", "originating_attorney", "User"},
                                   {"open_date", "open_date"},
                                   {"close_date", "close_date"},
                                   {"pending_date", "pending_date"},
                                   {"created_at", "created_at"},
                                   {"updated_at", "updated_at"},
                                   {"statute_of_limitations.due_at", "statute_of_limitations"},
                                   {"grants", "grants"},
                                   {"matter_stage_updated_at", "matter_stage_updated_at"}};

constexpr Filter kRelationshipFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"matter_id", Compare::id, "matter"},
    {"contact_id", Compare::id, "contact"},
};

constexpr Filter kContactFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"exclude_ids[]", Compare::not_ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"query", Compare::words, "#search"},
    {"type", Compare::choice, "type", "Company|Person"},
    {"client_only", Compare::only_true, "is_client"},
    {"clio_connect_only", Compare::only_true, "is_clio_for_client_user"},
    {"email_only", Compare::only_true, "#has_email"},
    {"initial", Compare::choice, "#initial", "A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z"},
};
constexpr Order kContactOrders[] = {{"id", "id"}, {"name", "name"}, {"shared_at", "shared_at"}};

constexpr Filter kCustomFieldFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"query", Compare::words, "name"},
    {"parent_type", Compare::choice, "parent_type", "matter|contact"},
    {"field_type", Compare::choice, "field_type",
     "checkbox|contact|currency|date|time|email|matter|numeric|picklist|text_area|text_line|url"},
    {"deleted", Compare::flag, "deleted"},
    {"visible_and_required", Compare::only_true, "#visible_and_required"},
};
constexpr Order kCustomFieldOrders[] = {
    {"id", "id"}, {"name", "name"}, {"display_order", "display_order"}};

// This list takes parent_type capitalised, the one of custom fields lower case.
constexpr Filter kCustomFieldSetFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"query", Compare::words, "name"},
    {"parent_type", Compare::choice, "parent_type", "Matter|Contact"},
    {"displayed", Compare::flag, "displayed"},
};
constexpr Order kCustomFieldSetOrders[] = {
    {"id", "id"}, {"name", "name"}, {"parent_type", "parent_type"}};

constexpr Filter kPracticeAreaFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"name", Compare::words, "name"},
    {"code", Compare::words, "code"},
};
constexpr Order kPracticeAreaOrders[] = {
    {"id", "id"}, {"name", "name"}, {"category", "category"}, {"code", "code"}};

Answer<Response> all_of(const Call& call, const ListRules& rules) {
  return list(call, rules, pointers(call.firm.all(rules.resource)));
}

// The addresses or numbers inside a contact, as a list of their own.
Answer<Response> inside_contact(const Call& call, std::string_view resource, const char* member) {
  const Json* contact = call.firm.find("Contact", call.ids.front());
  if (contact == nullptr) return no_record();
  const std::vector<Json> entries = base::member(*contact, member);
  return list(call, {resource, kStandardFilters}, pointers(entries));
}

}  // namespace

Answer<Response> who_am_i(const Call& call) {
  const Json* self = call.firm.find("User", call.user);
  if (self == nullptr) return no_record();
  return one(call, "User", *self);
}

Answer<Response> users(const Call& call) {
  return all_of(call, {"User", kUserFilters, kUserOrders, 2000});
}
Answer<Response> user(const Call& call) { return one_of(call, "User"); }

Answer<Response> matters(const Call& call) {
  return all_of(call, {"Matter", kMatterFilters, kMatterOrders});
}
Answer<Response> matter(const Call& call) { return one_of(call, "Matter"); }

Answer<Response> relationships(const Call& call) {
  return all_of(call, {"Relationship", kRelationshipFilters});
}
Answer<Response> relationship(const Call& call) { return one_of(call, "Relationship"); }

Answer<Response> contacts(const Call& call) {
  return all_of(call, {"Contact", kContactFilters, kContactOrders});
}
Answer<Response> contact(const Call& call) { return one_of(call, "Contact"); }

Answer<Response> email_addresses(const Call& call) {
  return inside_contact(call, "EmailAddress", "email_addresses");
}
Answer<Response> phone_numbers(const Call& call) {
  return inside_contact(call, "PhoneNumber", "phone_numbers");
}

Answer<Response> custom_fields(const Call& call) {
  return all_of(call, {"CustomField", kCustomFieldFilters, kCustomFieldOrders});
}
Answer<Response> custom_field(const Call& call) { return one_of(call, "CustomField"); }

Answer<Response> custom_field_sets(const Call& call) {
  return all_of(call, {"CustomFieldSet", kCustomFieldSetFilters, kCustomFieldSetOrders});
}
Answer<Response> custom_field_set(const Call& call) { return one_of(call, "CustomFieldSet"); }

Answer<Response> practice_areas(const Call& call) {
  return all_of(call, {"PracticeArea", kPracticeAreaFilters, kPracticeAreaOrders});
}
Answer<Response> practice_area(const Call& call) { return one_of(call, "PracticeArea"); }

}  // namespace engross::sandbox
