// Finished documents, as the door answers them.
#include <nlohmann/json.hpp>

#include "bridge/desk.h"
#include "bridge/documents.h"
#include "bridge/fields.h"
#include "bridge/secrets.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr const char* kDocx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The draft confirmed by this person, unless it is already.
base::Result<app::Draft> confirmed(const Desk& desk, app::Draft draft, const std::string& by) {
  const auto before = draft.review.confirmed();
  if (base::is_blank(by) || (before && before->by == by)) return draft;
  return app::edited(std::move(draft), {family::Confirm{}}, by, *desk.work.drafts,
                     *desk.work.clock);
}

}  // namespace

// Every document is filled before the first is given out: all or none.
Reply make_documents(const Call& call, House& house) {
  Fields body(call.request.body, {"templates", "confirm"});
  const auto templates = body.texts("templates", 1, 20);
  const std::string by = body.text("confirm", true, 200);
  if (body.fault()) return error_reply(*body.fault());
  const Desk desk(call, house);
  auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  if (const auto waits = app::pending_differences(*draft); !waits.empty())
    return fault_reply(waits);
  draft = confirmed(desk, std::move(*draft), by);
  if (!draft) return fault_reply(draft.error());
  std::vector<std::unique_ptr<app::Prepared>> prepared;
  for (const std::string& id : templates) {
    auto one = desk.prepare(*draft, id);
    if (!one) return fault_reply(one.error());
    prepared.push_back(std::move(*one));
  }
  if (auto used = desk.work.records->use_templates(draft->id, templates, call.now); !used)
    return fault_reply(used.error());
  const auto found = app::findings(*draft, app::pointers(prepared), desk.environment.today);
  if (const auto open = app::open_findings(found, *draft); !open.empty()) return fault_reply(open);
  app::Refusal refusal;
  std::vector<app::Filled> filled;
  for (const auto& one : prepared) {
    auto made = app::fill(*one, desk.environment);
    if (made) {
      filled.push_back(std::move(*made));
    } else {
      refusal.insert(refusal.end(), made.error().begin(), made.error().end());
    }
  }
  if (!refusal.empty()) return fault_reply(refusal);
  ordered_json list = ordered_json::array();
  for (std::size_t i = 0; i < filled.size(); ++i) {
    const auto id = house.options.pairing.random(16);
    if (!id) return fault_reply(id.error());
    list.push_back({{"id", *id},
                    {"template", templates[i]},
                    {"title", filled[i].title},
                    {"file", filled[i].name + ".docx"},
                    {"notices", filled[i].notices}});
    house.documents.put(*id, std::move(filled[i].document));
  }
  return json_reply(200, {{"documents", std::move(list)}});
}

Reply get_document(const Call& call, House& house) {
  const auto bytes =
      is_hex(call.arguments[0], 32) ? house.documents.find(call.arguments[0]) : nullptr;
  if (!bytes) {
    return error_reply(
        {404, "not_found", "There is no such document any more: make it again.", ""});
  }
  return {200, {{"Content-Type", kDocx}}, *bytes};
}

}  // namespace engross::bridge
