#include "clio/entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/address.h"
#include "clio/changing.h"
#include "clio/decode_values.h"
#include "clio/exchange.h"
#include "clio/paging.h"

namespace engross::clio {
namespace {

using matter::Id;
using nlohmann::json;

constexpr const char* kActivityFields = "id,type,date,quantity,price,note,user{id}";
constexpr const char* kEntryFields =
    "id,summary,location,start_at,end_at,all_day,calendar_owner{id}";

std::string_view word_of(Activity::Type type) {
  return type == Activity::Type::time ? "TimeEntry" : "ExpenseEntry";
}

std::optional<base::Decimal> number_at(const json& record, std::string_view member) {
  const json& value = base::member(record, member);
  if (value.is_number_integer()) return base::Decimal(value.get<std::int64_t>());
  return value.is_string() ? exact_decimal(value.get_ref<const std::string&>()) : std::nullopt;
}

bool is_at(const json& record, std::string_view member, base::Instant instant) {
  const auto at = base::parse_instant(base::text_at(record, member));
  return at && *at == instant;
}

// Where entries of this kind are listed and made, with what tells them apart.
Query list_of(const Activity& activity) {
  return {{"matter_id", std::to_string(activity.matter)},
          {"type", std::string(word_of(activity.type))},
          {"fields", kActivityFields},
          {"order", "id(asc)"},
          {"limit", "200"}};
}
Query list_of(const CalendarEntry& entry) {
  return {{"matter_id", std::to_string(entry.matter)}, {"fields", kEntryFields}, {"limit", "200"}};
}
const char* path_of(const Activity&) { return "/activities.json"; }
const char* path_of(const CalendarEntry&) { return "/calendar_entries.json"; }

Id id_in(const json& record, std::string_view member) {
  return base::number_at(base::member(record, member), "id");
}

bool is_same(const json& record, const Activity& activity, Id self) {
  if (id_in(record, "user") != self) return false;
  const bool time = activity.type == Activity::Type::time;
  const auto amount = number_at(record, time ? "quantity" : "price");
  return base::text_at(record, "date") == base::iso(activity.date) && amount &&
         *amount == (time ? base::Decimal(activity.seconds) : activity.price) &&
         base::trim(base::text_at(record, "note")) == base::trim(activity.note);
}
bool is_same(const json& record, const CalendarEntry& entry, Id) {
  if (id_in(record, "calendar_owner") != entry.calendar) return false;
  return base::trim(base::text_at(record, "summary")) == base::trim(entry.summary) &&
         base::trim(base::text_at(record, "location")) == base::trim(entry.location) &&
         (base::member(record, "all_day") == true) == entry.all_day &&
         is_at(record, "start_at", entry.start) && is_at(record, "end_at", entry.end);
}

json data_of(const Activity& activity) {
  json data = {{"type", word_of(activity.type)},
               {"date", base::iso(activity.date)},
               {"matter", {{"id", activity.matter}}},
               {"note", activity.note}};
  if (activity.type == Activity::Type::time) {
    data["quantity"] = activity.seconds;
  } else {
    data["price"] = std::stod(activity.price.text());  // written as short as it was given
  }
  return data;
}
json data_of(const CalendarEntry& entry) {
  json data = {{"summary", entry.summary},
               {"start_at", base::iso(entry.start)},
               {"end_at", base::iso(entry.end)},
               {"all_day", entry.all_day},
               {"calendar_owner", {{"id", entry.calendar}}},
               {"matter", {{"id", entry.matter}}}};
  if (!entry.location.empty()) data["location"] = entry.location;
  return data;
}

}  // namespace

// Of the matter's entries.
struct Entries::Newest {
  Id id = 0;               // the newest of all
  std::optional<Id> same;  // the first equal one after the given id
};

Entries::Entries(Exchange& exchange) : exchange_(exchange) {}

base::Result<Id> Entries::self() {
  if (self_ > 0) return self_;
  const auto user = exchange_.get({api_url(exchange_.access().base_url, "/users/who_am_i.json",
                                           {{"fields", "id,name,default_calendar_id"}}),
                                   "user"});
  if (!user) return tl::make_unexpected(user.error());
  const json& data = base::member(*user, "data");
  self_ = base::number_at(data, "id");
  calendar_ = base::number_at(data, "default_calendar_id");
  if (self_ > 0) return self_;
  return tl::make_unexpected(odd_answer(exchange_, "Clio's answer names no user"));
}

base::Result<Calendar> Entries::own_calendar() {
  if (const auto user = self(); !user) return tl::make_unexpected(user.error());
  const Id id = calendar_;
  if (id <= 0) {
    return base::failure(base::Fault::not_found, "Clio names no calendar of yours",
                         place(exchange_.access()), "open the calendar in Clio once");
  }
  const auto calendar =
      exchange_.get({api_url(exchange_.access().base_url, fmt::format("/calendars/{}.json", id),
                             {{"fields", "id,name"}}),
                     fmt::format("calendar {}", id)});
  if (!calendar) return tl::make_unexpected(calendar.error());
  return Calendar{id, base::text_at(base::member(*calendar, "data"), "name")};
}

template <typename Entry>
base::Result<Entries::Newest> Entries::look(const Entry& entry, Id after) {
  const auto own = self();
  if (!own) return tl::make_unexpected(own.error());
  Newest newest;
  const auto walked = walk(exchange_,
                           {api_url(exchange_.access().base_url, path_of(entry), list_of(entry)),
                            fmt::format("matter {}", entry.matter)},
                           [&](const json& record) {
                             const Id id = base::number_at(record, "id");
                             newest.id = std::max(newest.id, id);
                             if (id > after && !newest.same && is_same(record, entry, *own))
                               newest.same = id;
                             return true;
                           });
  if (!walked) return tl::make_unexpected(walked.error());
  return newest;
}

template <typename Entry>
base::Result<std::optional<Id>> Entries::found(const Entry& entry) {
  const auto newest = look(entry, 0);
  if (!newest) return tl::make_unexpected(newest.error());
  return newest->same;
}

template <typename Entry>
base::Result<Id> Entries::made(const Entry& entry) {
  const auto before = look(entry, 0);
  if (!before) return tl::make_unexpected(before.error());
  base::Error lost;
  for (int tries = 0; tries < kMostCreations; ++tries) {
    Question question{api_url(exchange_.access().base_url, path_of(entry), {{"fields", "id"}}),
                      fmt::format("matter {}", entry.matter)};
    question.method = "POST";
    question.body = body_of(data_of(entry));
    const auto answer = exchange_.change(question);
    if (!answer && !may_be_done(answer.error())) return tl::make_unexpected(answer.error());
    if (answer) {
      if (const Id id = base::number_at(base::member(*answer, "data"), "id"); id > 0) return id;
    }
    lost = unsure(answer ? odd_answer(exchange_, "Clio's answer names no entry") : answer.error());
    const auto after = look(entry, before->id);
    if (!after) return tl::make_unexpected(unsure(after.error()));
    if (after->same) return *after->same;
  }
  return tl::make_unexpected(lost);
}

base::Result<std::optional<Id>> Entries::find(const Activity& activity) { return found(activity); }
base::Result<std::optional<Id>> Entries::find(const CalendarEntry& entry) { return found(entry); }
base::Result<Id> Entries::add(const Activity& activity) { return made(activity); }
base::Result<Id> Entries::add(const CalendarEntry& entry) { return made(entry); }

}  // namespace engross::clio
