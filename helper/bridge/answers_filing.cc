// Filing made documents in the matter, as the door answers it: the list, then exactly that list.
#include <nlohmann/json.hpp>

#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/filing.h"
#include "bridge/secrets.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kLongestFolder = 255;

// Clio, the drafts and the documents of one call.
struct FilingCall {
  app::Draft draft;
  MadeShelf shelf;
  MadeFiles files;
  std::unique_ptr<app::DocumentFiling> clio;
  app::FilingDesk desk;

  FilingCall(app::Draft opened, const Work& work, const Documents& documents,
             std::unique_ptr<app::DocumentFiling> with)
      : draft(std::move(opened)),
        shelf(*work.filings, documents, draft),
        files(documents),
        clio(std::move(with)),
        desk{*work.drafts, shelf, files, *clio, *work.clock, *work.mapping} {}
  FilingCall(const FilingCall&) = delete;
  FilingCall& operator=(const FilingCall&) = delete;
};

base::Result<std::unique_ptr<FilingCall>> filing_call(const Call& call, House& house) {
  const Desk desk(call, house);
  auto draft = desk.draft(call.arguments[0]);
  if (!draft) return tl::unexpected(draft.error());
  auto clio = desk.work.filing(call.errand);
  if (!clio) return tl::unexpected(clio.error());
  return std::make_unique<FilingCall>(std::move(*draft), desk.work, house.documents,
                                      std::move(*clio));
}

Reply gone(const char* what) { return error_reply({404, "not_found", what, ""}); }

ordered_json planned_json(const app::PlannedFiling& one) {
  ordered_json json = {{"id", id_of(one.path)},
                       {"name", one.name},
                       {"what", std::string(app::word_of(one.what))},
                       {"document", nullptr},
                       {"version", one.number},
                       {"size", one.size},
                       {"notes", base::texts(one.notes)},
                       {"note_messages", messages_json(one.notes)}};
  if (one.document != 0) json["document"] = one.document;
  return json;
}

Reply list_reply(const std::string& id, const app::FilingPlan& plan) {
  ordered_json documents = ordered_json::array();
  for (const auto& one : plan.documents) documents.push_back(planned_json(one));
  return json_reply(200, {{"list", id},
                          {"matter", plan.matter},
                          {"client", plan.client},
                          {"folder", plan.folder},
                          {"folder_is_new", plan.folder_id == 0},
                          {"notes", base::texts(plan.notes)},
                          {"note_messages", messages_json(plan.notes)},
                          {"to_file", plan.to_file()},
                          {"documents", std::move(documents)}});
}

Reply filed_reply(const app::FilingReport& report) {
  ordered_json filed = ordered_json::array();
  for (const auto& one : report.filed) {
    filed.push_back({{"id", id_of(one.path)},
                     {"name", one.name},
                     {"folder", one.folder},
                     {"document", one.document},
                     {"version", one.number},
                     {"already", one.already}});
  }
  ordered_json stopped;
  if (report.stopped) stopped = fault_json(*report.stopped);
  return json_reply(200, {{"filed", std::move(filed)}, {"stopped", std::move(stopped)}});
}

}  // namespace

Reply list_filing(const Call& call, House& house) {
  Fields body(call.request.body, {"documents", "folder"});
  const auto ids = body.texts("documents", 1, 20);
  const std::string folder = body.text("folder", false, kLongestFolder);
  if (body.fault()) return error_reply(*body.fault());
  app::FilingRequest request{call.arguments[0], {}, folder};
  for (const std::string& id : ids) {
    const auto document = house.documents.find_made(id);
    if (!document || document->draft != request.draft)
      return gone("There is no such document any more: make it again.");
    request.files.push_back(path_of(id));
  }
  const auto filing = filing_call(call, house);
  if (!filing) return fault_reply(filing.error());
  auto plan = app::plan_filing(request, (*filing)->desk);
  if (!plan) return fault_reply(plan.error());
  const auto id = house.options.pairing.random(16);
  if (!id) return fault_reply(id.error());
  const Reply reply = list_reply(*id, *plan);
  house.filings.show({*id, std::move(request), std::move(*plan)});
  return reply;
}

// The list is made once more: what it says must be what the person agreed to.
Reply file_documents(const Call& call, House& house) {
  Fields body(call.request.body, {"list", "by"});
  const std::string id = body.text("list", true, 32);
  const std::string by = body.text("by", true, 200);
  if (body.fault()) return error_reply(*body.fault());
  const auto shown = house.filings.find(id);
  if (!shown || shown->request.draft != call.arguments[0])
    return gone("The helper does not know this list any more: look at it again.");
  const std::lock_guard lock(house.filings.one_at_a_time());
  const auto filing = filing_call(call, house);
  if (!filing) return fault_reply(filing.error());
  const auto plan = app::plan_filing(shown->request, (*filing)->desk);
  if (!plan) return fault_reply(plan.error());
  if (*plan != shown->plan) {
    return fault_reply(base::Error{
        base::Fault::conflict, "the draft or what is in Clio has changed since the list was made",
        "matter " + plan->matter, "look at the list again: nothing was filed"});
  }
  const auto report = app::carry_out(*plan, by, (*filing)->desk);
  if (report.filed.empty() && report.stopped) return fault_reply(*report.stopped);
  return filed_reply(report);
}

}  // namespace engross::bridge
