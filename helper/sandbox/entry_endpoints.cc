// Time and expense entries, and what stands in the calendars.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/text.h"
#include "sandbox/answers.h"
#include "sandbox/complete.h"
#include "sandbox/endpoints.h"
#include "sandbox/value_changes.h"

namespace engross::sandbox {
namespace {

constexpr Id kFirstActivity = 700001;
constexpr Id kFirstCalendarEntry = 800001;
constexpr double kSecondsOfHour = 3600;

constexpr Filter kActivityFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"matter_id", Compare::id, "matter"},
    {"user_id", Compare::id, "user"},
    {"query", Compare::words, "note"},
    {"type", Compare::choice, "type", "TimeEntry|ExpenseEntry|HardCostEntry|SoftCostEntry"},
};
constexpr Order kActivityOrders[] = {{"id", "id"},
                                     {"date", "date"},
                                     {"type", "type"},
                                     {"note", "note"},
                                     {"price", "price"},
                                     {"total", "total"},
                                     {"updated_at", "updated_at"}};

constexpr Filter kCalendarEntryFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"matter_id", Compare::id, "matter"},
    {"calendar_id", Compare::id, "calendar_owner"},
    {"query", Compare::words, "summary"},
    {"is_all_day", Compare::flag, "all_day"},
};

constexpr Filter kCalendarFilters[] = {
    {"ids[]", Compare::ids, "id"},
    {"created_since", Compare::since, "created_at"},
    {"updated_since", Compare::since, "updated_at"},
    {"type", Compare::choice, "type", "AccountCalendar|AdhocCalendar|UserCalendar"},
    {"visible", Compare::flag, "visible"},
};
constexpr Order kCalendarOrders[] = {{"id", "id"}, {"name", "name"}};

Id next_entry(const Firm& firm, std::string_view resource, Id first) {
  const Records& records = firm.all(resource);
  return records.empty() ? first : records.rbegin()->first + 1;
}

std::optional<double> number_of(const Json& data, const char* member) {
  const Json& value = base::member(data, member);
  if (value.is_number()) return value.get<double>();
  return std::nullopt;
}

// What is wrong with a body; nothing when it can be kept.
std::optional<std::string> fault_of_activity(const Json& data, const Firm& firm) {
  constexpr std::array kTypes = {"TimeEntry", "ExpenseEntry", "HardCostEntry", "SoftCostEntry"};
  const std::string type = base::text_at(data, "type");
  if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) {
    return fmt::format("\"{}\" is not a valid type", type);
  }
  if (!base::parse_date(base::text_at(data, "date"))) return "date is missing or is none";
  const Json& matter = base::member(data, "matter");
  if (matter.is_object() && firm.find("Matter", base::number_at(matter, "id")) == nullptr) {
    return "matter is none";
  }
  const bool time = type == "TimeEntry";
  if (time && number_of(data, "quantity").value_or(0) <= 0) return "quantity must be above 0";
  if (!time && number_of(data, "price").value_or(0) <= 0) return "price must be above 0";
  return std::nullopt;
}

Json activity_of(const Json& data, const Call& call) {
  const bool time = data["type"] == "TimeEntry";
  const Json* user = call.firm.find("User", call.user);
  const double rate = user == nullptr ? 0 : number_of(*user, "rate").value_or(0);
  const double price = number_of(data, "price").value_or(time ? rate : 0);
  const double quantity = number_of(data, "quantity").value_or(1);
  const double hours = time ? quantity / kSecondsOfHour : quantity;
  Json activity = {{"type", data["type"]},
                   {"date", data["date"]},
                   {"note", base::member(data, "note")},
                   {"reference", base::member(data, "reference")},
                   {"price", price},
                   {"quantity", quantity},
                   {"rounded_quantity", quantity},
                   {"quantity_in_hours", hours},
                   {"rounded_quantity_in_hours", hours},
                   {"total", price * hours},
                   {"non_billable_total", 0},
                   {"non_billable", base::member(data, "non_billable") == true},
                   {"no_charge", base::member(data, "no_charge") == true},
                   {"tax_setting", "tax_1_only"},
                   {"user", call.user},
                   {"currency", 1}};
  const Id matter = base::number_at(base::member(data, "matter"), "id");
  activity["matter"] = matter == 0 ? Json() : Json(matter);
  for (const char* flag :
       {"quantity_redacted", "flat_rate", "billed", "on_bill", "contingency_fee"}) {
    activity[flag] = false;
  }
  return activity;
}

std::optional<std::string> fault_of_entry(const Json& data, const Firm& firm) {
  if (base::is_blank(base::text_at(data, "summary"))) return "summary is missing";
  const auto start = base::parse_instant(base::text_at(data, "start_at"));
  const auto end = base::parse_instant(base::text_at(data, "end_at"));
  if (!start) return "start_at is missing or is none";
  if (!end) return "end_at is missing or is none";
  if (*end < *start) return "end_at must not be before start_at";
  const Id owner = base::number_at(base::member(data, "calendar_owner"), "id");
  if (firm.find("Calendar", owner) == nullptr) return "calendar_owner is missing or is none";
  const Json& matter = base::member(data, "matter");
  if (matter.is_object() && firm.find("Matter", base::number_at(matter, "id")) == nullptr) {
    return "matter is none";
  }
  return std::nullopt;
}

Json entry_of(const Json& data) {
  Json entry = {{"all_day", base::member(data, "all_day") == true},
                {"recurrence_rule", nullptr},
                {"parent_calendar_entry_id", nullptr},
                {"court_rule", false},
                {"permission", "owner"},
                {"start_at_time_zone", nullptr},
                {"time_entries_count", 0},
                {"time_entries", Json::array()},
                {"external_properties", Json::array()}};
  for (const char* member : {"summary", "description", "location", "start_at", "end_at"}) {
    entry[member] = base::member(data, member);
  }
  for (const std::string part : {"start", "end"}) {
    const std::string at = base::text_at(data, part + "_at");
    entry[part + "_date"] = at.substr(0, 10);
    entry[part + "_time"] = at.substr(11, 5);
  }
  const Id owner = base::number_at(base::member(data, "calendar_owner"), "id");
  entry["calendar_owner"] = owner;
  entry["calendar_owner_id"] = owner;
  entry["calendars"] = Json::array({owner});
  const Id matter = base::number_at(base::member(data, "matter"), "id");
  entry["matter"] = matter == 0 ? Json() : Json(matter);
  return entry;
}

// The new record, kept under its id.
const Json& keep(const Call& call, const char* resource, Id id, Json record) {
  record["created_at"] = record["updated_at"] = base::iso(call.now);
  stamp(record, resource);
  return call.books.edit(resource).emplace(id, std::move(record)).first->second;
}

}  // namespace

Answer<Response> activities(const Call& call) {
  return list(call, {"Activity", kActivityFilters, kActivityOrders},
              pointers(call.firm.all("Activity")));
}
Answer<Response> activity(const Call& call) { return one_of(call, "Activity"); }

Answer<Response> create_activity(const Call& call) {
  const auto data = data_of(call);
  if (!data) return tl::unexpected(data.error());
  if (const auto fault = fault_of_activity(*data, call.firm)) return unfit(*fault);
  const Id id = next_entry(call.firm, "Activity", kFirstActivity);
  Json record = activity_of(*data, call);
  record["id"] = id;
  return created(one(call, "Activity", keep(call, "Activity", id, std::move(record))));
}

Answer<Response> calendar_entries(const Call& call) {
  return list(call, {"CalendarEntry", kCalendarEntryFilters},
              pointers(call.firm.all("CalendarEntry")));
}
Answer<Response> calendar_entry(const Call& call) { return one_of(call, "CalendarEntry"); }

Answer<Response> create_calendar_entry(const Call& call) {
  const auto data = data_of(call);
  if (!data) return tl::unexpected(data.error());
  if (const auto fault = fault_of_entry(*data, call.firm)) return unfit(*fault);
  const Id id = next_entry(call.firm, "CalendarEntry", kFirstCalendarEntry);
  Json record = entry_of(*data);
  record["id"] = std::to_string(id);
  return created(one(call, "CalendarEntry", keep(call, "CalendarEntry", id, std::move(record))));
}

Answer<Response> calendars(const Call& call) {
  return list(call, {"Calendar", kCalendarFilters, kCalendarOrders},
              pointers(call.firm.all("Calendar")));
}
Answer<Response> calendar(const Call& call) { return one_of(call, "Calendar"); }

}  // namespace engross::sandbox
