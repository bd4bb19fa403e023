// What was corrected in review written to Clio, as the door answers it: the list, then exactly
// that.
#include <nlohmann/json.hpp>

#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/wire.h"
#include "bridge/write_back.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostKeys = 500;

// Clio and the drafts for one call.
struct BackCall {
  std::unique_ptr<app::MatterSource> source;
  std::unique_ptr<app::RecordWriting> writing;
  app::WriteBackDesk desk;

  BackCall(const Work& work, std::unique_ptr<app::MatterSource> from,
           std::unique_ptr<app::RecordWriting> to)
      : source(std::move(from)), writing(std::move(to)), desk{*source,       *work.drafts,
                                                              *work.written, *writing,
                                                              *work.clock,   *work.mapping} {}
  BackCall(const BackCall&) = delete;
  BackCall& operator=(const BackCall&) = delete;
};

base::Result<std::unique_ptr<BackCall>> back_call(const Call& call, House& house) {
  const Desk desk(call, house);
  // A draft that is not there is told before Clio is asked for anything.
  if (const auto draft = desk.draft(call.arguments[0]); !draft) {
    return tl::unexpected(draft.error());
  }
  auto source = desk.work.clio(call.errand);
  if (!source) return tl::unexpected(source.error());
  auto writing = desk.work.writing(call.errand);
  if (!writing) return tl::unexpected(writing.error());
  return std::make_unique<BackCall>(desk.work, std::move(*source), std::move(*writing));
}

ordered_json value_json(const app::PlannedValue& value) {
  return {{"key", value.key()},
          {"what", std::string(app::word_of(value.what))},
          {"who", value.who},
          {"label", value.label},
          {"in_clio", matter::text_of(value.now)},
          {"here", matter::text_of(value.here)},
          {"note", value.note.text()},
          {"message", message_json(value.note)}};
}

ordered_json values_json(const std::vector<app::PlannedValue>& values) {
  ordered_json list = ordered_json::array();
  for (const auto& value : values) list.push_back(value_json(value));
  return list;
}

}  // namespace

Reply list_write_back(const Call& call, House& house) {
  Fields body(call.request.body, {"values"});
  WriteBackAsked asked{call.arguments[0], body.texts("values", 0, kMostKeys)};
  if (body.fault()) return error_reply(*body.fault());
  const auto back = back_call(call, house);
  if (!back) return fault_reply(back.error());
  auto plan = app::plan_write_back(asked.draft, asked.keys, (*back)->desk);
  if (!plan) return fault_reply(plan.error());
  const auto id = house.options.pairing.random(16);
  if (!id) return fault_reply(id.error());
  const Reply reply = json_reply(200, {{"list", *id},
                                       {"matter", plan->matter},
                                       {"client", plan->client},
                                       {"to_write", plan->to_change()},
                                       {"values", values_json(plan->values)}});
  house.write_backs.show({*id, std::move(asked), std::move(*plan)});
  return reply;
}

// The list is made once more: what it says must be what the person agreed to.
Reply write_back(const Call& call, House& house) {
  Fields body(call.request.body, {"list", "by"});
  const std::string id = body.text("list", true, 32);
  const std::string by = body.text("by", true, 200);
  if (body.fault()) return error_reply(*body.fault());
  const auto shown = house.write_backs.find(id);
  if (!shown || shown->request.draft != call.arguments[0]) {
    return error_reply(
        {404, "not_found", "The helper does not know this list any more: look at it again.", ""});
  }
  const std::lock_guard lock(house.write_backs.one_at_a_time());
  const auto back = back_call(call, house);
  if (!back) return fault_reply(back.error());
  const auto plan = app::plan_write_back(shown->request.draft, shown->request.keys, (*back)->desk);
  if (!plan) return fault_reply(plan.error());
  if (*plan != shown->plan) {
    return fault_reply(base::Error{
        base::Fault::conflict, "the draft or what is in Clio has changed since the list was made",
        "matter " + plan->matter, "look at the list again: nothing was written"});
  }
  const auto report = app::carry_out(*plan, by, (*back)->desk);
  if (report.written.empty() && !report.failed.empty()) return fault_reply(report.failed);
  ordered_json failed = ordered_json::array();
  for (const base::Error& error : report.failed) failed.push_back(fault_json(error));
  return json_reply(200, {{"written", values_json(report.written)}, {"failed", std::move(failed)}});
}

}  // namespace engross::bridge
