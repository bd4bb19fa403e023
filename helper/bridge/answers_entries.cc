// Time and expenses recorded in a draft's matter, as the door answers it: the line, then exactly
// that.
#include <nlohmann/json.hpp>

#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/recordings.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr std::int64_t kMostMinutes = 24 * 60;
constexpr std::size_t kLongestNote = 5000;
constexpr std::size_t kLongestAmount = 20;

Reply not_written(const char* what) { return error_reply({400, "wrong_body", what, ""}); }

tl::expected<app::Entry, Reply> entry_of(const Request& request) {
  Fields body(request.body, {"kind", "date", "note", "minutes", "amount"});
  const std::string kind = body.text("kind", true, 20);
  const std::string date = body.text("date", true, 10);
  app::Entry entry;
  entry.text = body.text("note", true, kLongestNote);
  const bool of_time = kind == "time";
  const std::int64_t minutes = body.whole("minutes", of_time, 0, kMostMinutes);
  const std::string amount = body.text("amount", kind == "expense", kLongestAmount);
  if (body.fault()) return tl::unexpected(error_reply(*body.fault()));
  if (!of_time && kind != "expense")
    return tl::unexpected(not_written("A kind is time or expense."));
  if (body.has(of_time ? "amount" : "minutes"))
    return tl::unexpected(not_written("Time has minutes, an expense has an amount."));
  const auto day = base::parse_date(date);
  if (!day) return tl::unexpected(not_written("A date is written as 2026-12-01."));
  entry.date = *day;
  entry.seconds = minutes * 60;
  if (of_time) return entry;
  entry.kind = app::Entry::Kind::expense;
  const auto parsed = base::Decimal::parse(amount);
  if (!parsed) return tl::unexpected(not_written("An amount is written as 24.95."));
  entry.amount = *parsed;
  return entry;
}

struct EntryCall {
  std::unique_ptr<app::EntryMaking> clio;
  app::EntryDesk desk;
  EntryCall(const Work& work, std::unique_ptr<app::EntryMaking> from)
      : clio(std::move(from)), desk{*work.drafts, *clio, *work.clock, *work.mapping} {}
  EntryCall(const EntryCall&) = delete;
  EntryCall& operator=(const EntryCall&) = delete;
};

base::Result<std::unique_ptr<EntryCall>> entry_call(const Call& call, House& house) {
  const Desk desk(call, house);
  // A draft that is not there is told before Clio is asked for anything.
  if (const auto draft = desk.draft(call.arguments[0]); !draft)
    return tl::unexpected(draft.error());
  auto clio = desk.work.entries(call.errand);
  if (!clio) return tl::unexpected(clio.error());
  return std::make_unique<EntryCall>(desk.work, std::move(*clio));
}

ordered_json plan_json(const std::string& id, const app::EntryPlan& plan) {
  const app::Entry& entry = plan.entry;
  const bool of_time = entry.kind == app::Entry::Kind::time;
  return {{"list", id},
          {"matter", plan.matter},
          {"client", plan.client},
          {"kind", app::word_of(entry.kind)},
          {"date", base::iso(entry.date)},
          {"note", entry.text},
          {"minutes", of_time ? ordered_json(entry.seconds / 60) : ordered_json()},
          {"amount", of_time ? ordered_json() : ordered_json(entry.amount.rounded(2).text())},
          {"already", plan.already ? ordered_json(*plan.already) : ordered_json()},
          {"notes", base::texts(plan.notes)},
          {"note_messages", messages_json(plan.notes)}};
}

}  // namespace

Reply list_entry(const Call& call, House& house) {
  auto entry = entry_of(call.request);
  if (!entry) return entry.error();
  const auto at = entry_call(call, house);
  if (!at) return fault_reply(at.error());
  auto plan = app::plan_entry(call.arguments[0], *entry, (*at)->desk);
  if (!plan) return fault_reply(plan.error());
  const auto id = house.options.pairing.random(16);
  if (!id) return fault_reply(id.error());
  const Reply reply = json_reply(200, plan_json(*id, *plan));
  house.recordings.show({*id, {call.arguments[0], std::move(*entry)}, std::move(*plan)});
  return reply;
}

// Looked at once more: an equal one that has come meanwhile may be this very one.
Reply record_entry(const Call& call, House& house) {
  Fields body(call.request.body, {"list"});
  const std::string id = body.text("list", true, 32);
  if (body.fault()) return error_reply(*body.fault());
  const auto shown = house.recordings.find(id);
  if (!shown || shown->request.draft != call.arguments[0]) {
    return error_reply(
        {404, "not_found", "The helper does not know this line any more: look at it again.", ""});
  }
  const std::lock_guard lock(house.recordings.one_at_a_time());
  const auto at = entry_call(call, house);
  if (!at) return fault_reply(at.error());
  const auto plan = app::plan_entry(shown->request.draft, shown->request.entry, (*at)->desk);
  if (!plan) return fault_reply(plan.error());
  if (plan->already != shown->plan.already || plan->matter != shown->plan.matter) {
    return fault_reply(
        base::Error{base::Fault::conflict, "what Clio has of it has changed since it was shown",
                    "matter " + plan->matter, "look at it again: nothing was recorded"});
  }
  const auto made = app::carry_out(*plan, (*at)->desk);
  if (!made) return fault_reply(made.error());
  return json_reply(200, {{"recorded", *made}});
}

}  // namespace engross::bridge
