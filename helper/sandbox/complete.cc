#include "sandbox/complete.h"

#include <fmt/format.h>

#include <array>

#include "base/date.h"
#include "base/json.h"
#include "base/text.h"

namespace engross::sandbox {
namespace {

struct Reference {
  std::string_view resource, member, target;
};

constexpr std::array kReferences = {
    Reference{"Account", "owner", "User"},
    Reference{"Contact", "company", "Contact"},
    Reference{"Matter", "client", "Contact"},
    Reference{"Matter", "practice_area", "PracticeArea"},
    Reference{"Matter", "responsible_attorney", "User"},
    Reference{"Matter", "originating_attorney", "User"},
    Reference{"Matter", "responsible_staff", "User"},
    Reference{"CustomFieldSet", "custom_fields", "CustomField"},
    Reference{"Matter", "custom_field_sets", "CustomFieldSet"},
};

base::Result<bool> check_reference(const Json& record, const Reference& row, const Firm& firm) {
  const Json& value = base::member(record, row.member);
  if (value.is_null()) return true;
  for (const Json& one : value.is_array() ? value : Json::array({value})) {
    if (!one.is_number_integer() || firm.find(row.target, one.get<Id>()) == nullptr) {
      return tl::unexpected(
          misfit(record, fmt::format("{} {} is no {}", row.member, one.dump(), row.target)));
    }
  }
  return true;
}

base::Result<bool> check_references(const Firm& firm) {
  for (const Reference& row : kReferences) {
    for (const auto& [id, record] : firm.all(row.resource)) {
      if (auto whole = check_reference(record, row, firm); !whole) return whole;
    }
  }
  return true;
}

base::Result<bool> check_dates(const Firm& firm) {
  for (const std::string_view resource : {"Contact", "Matter"}) {
    for (const auto& [id, record] : firm.all(resource)) {
      for (const std::string_view name : {"date_of_birth", "open_date", "close_date"}) {
        const std::string text = base::text_at(record, name);
        if (!text.empty() && !base::parse_date(text)) {
          return tl::unexpected(misfit(record, fmt::format("{} \"{}\" is no date", name, text)));
        }
      }
    }
  }
  return true;
}

std::string initials(const std::string& name) {
  std::string out;
  for (const std::string& word : base::split(name, ' ')) {
    const std::u32string letters = base::code_points(word);
    if (!letters.empty()) base::append_utf8(out, letters.front());
  }
  return base::upper(out);
}

void complete_user(Json& user, Id account) {
  const std::string name =
      base::text_at(user, "first_name") + ' ' + base::text_at(user, "last_name");
  user["name"] = name;
  user["initials"] = initials(name);
  user["account"] = account;
  user["clio_connect"] = false;
  user["court_rules_default_attendee"] = false;
  user["default_calendar_id"] = base::number_at(user, "id") + 6000;
  set_default(user, "account_owner", false);
  set_default(user, "enabled", true);
  set_default(user, "roles", Json::array());
  set_default(user, "time_zone", "Eastern Time (US & Canada)");
  user["notification_methods"] = Json::array();
  user["groups"] = Json::array();
  user["#pending_setup"] = false;
}

void complete_custom_field(Json& field) {
  set_default(field, "displayed", true);
  set_default(field, "deleted", false);
  set_default(field, "required", false);
  set_default(field, "display_order", base::number_at(field, "id") % 100);
  set_default(field, "picklist_options", Json::array());
  field["#visible_and_required"] = field["displayed"] == true && field["required"] == true;
  set_times(field);
  for (Json& option : field["picklist_options"]) {
    set_default(option, "deleted_at", nullptr);
    stamp_inside(option, "PicklistOption", field);
  }
  stamp(field, "CustomField");
}

// Everybody has a calendar of their own, and the firm has one for all.
void add_calendars(Firm& firm) {
  const auto add = [&](Id id, const std::string& name, const char* type, const Json& creator) {
    firm.edit("Calendar")[id] = {{"id", id},
                                 {"name", name},
                                 {"type", type},
                                 {"creator", creator},
                                 {"color", "#009CEC"},
                                 {"light_color", "#56C4FC"},
                                 {"permission", "owner"},
                                 {"visible", true},
                                 {"source", "web"},
                                 {"court_rules_default_calendar", false}};
  };
  constexpr Id kFirmCalendar = 8000;
  const Json& account = firm.all("Account").begin()->second;
  add(kFirmCalendar, base::text_at(account, "name"), "AccountCalendar",
      base::member(account, "owner"));
  for (const auto& [id, user] : firm.all("User")) {
    add(base::number_at(user, "default_calendar_id"), base::text_at(user, "name"), "UserCalendar",
        id);
  }
}

void stamp_all(Firm& firm, std::string_view resource) {
  for (auto& [id, record] : firm.edit(resource)) stamp(record, resource);
}

void complete_office(Firm& firm) {
  const Id account = firm.all("Account").begin()->first;
  for (auto& [id, user] : firm.edit("User")) complete_user(user, account);
  for (auto& [id, field] : firm.edit("CustomField")) complete_custom_field(field);
  for (auto& [id, set] : firm.edit("CustomFieldSet")) set_default(set, "displayed", true);
  add_calendars(firm);
  firm.edit("Currency")[1] = {{"id", 1}, {"code", "CAD"}, {"sign", "$"}};
  for (const std::string_view resource :
       {"Account", "User", "PracticeArea", "CustomFieldSet", "Currency", "Calendar"}) {
    stamp_all(firm, resource);
  }
}

base::Result<bool> complete_contacts(Firm& firm) {
  for (auto& [id, contact] : firm.edit("Contact")) {
    complete_contact(contact, firm);
    if (auto done = complete_custom_values(contact, "Contact", firm); !done) return done;
  }
  return true;
}

base::Result<bool> complete_matters(Firm& firm) {
  for (auto& [id, matter] : firm.edit("Matter")) {
    complete_matter(matter, firm);
    if (auto done = take_relationships(matter, firm); !done) return done;
    if (auto done = complete_custom_values(matter, "Matter", firm); !done) return done;
    stamp(matter, "Matter");
  }
  return true;
}

}  // namespace

void set_default(Json& record, const char* name, Json value) {
  if (!record.contains(name)) record[name] = std::move(value);
}

base::Error misfit(const Json& record, std::string what) {
  return {
      base::Fault::malformed, std::move(what),
      fmt::format("{}, record {}", base::text_at(record, "#file"), base::number_at(record, "id")),
      "mend the file"};
}

base::Result<bool> complete(Firm& firm) {
  if (auto whole = check_references(firm); !whole) return whole;
  if (auto dates = check_dates(firm); !dates) return dates;
  complete_office(firm);
  if (auto done = complete_contacts(firm); !done) return done;
  if (auto done = complete_matters(firm); !done) return done;
  index_contacts(firm);
  return true;
}

}  // namespace engross::sandbox
