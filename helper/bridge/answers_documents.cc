// Finished documents, as the door answers them.
#include <nlohmann/json.hpp>

#include "app/documents.h"
#include "bridge/desk.h"
#include "bridge/documents.h"
#include "bridge/fields.h"
#include "bridge/filing.h"
#include "bridge/secrets.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr const char* kDocx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

}  // namespace

// Every document is filled before the first is given out: all or none.
Reply make_documents(const Call& call, House& house) {
  Fields body(call.request.body, {"templates", "confirm"});
  const auto templates = body.texts("templates", 1, 20);
  const std::string by = body.text("confirm", true, 200);
  if (body.fault()) return error_reply(*body.fault());
  const Desk desk(call, house);
  const auto before = desk.draft(call.arguments[0]);
  if (!before) return fault_reply(before.error());
  if (const auto waits = app::pending_differences(*before); !waits.empty())
    return fault_reply(waits);
  const auto draft = app::as_confirmed(*before, by, *desk.work.clock);
  if (!draft) return fault_reply(draft.error());
  const auto prepared = app::prepare_all(*desk.work.templates, templates, desk.values(*draft),
                                         draft->answers, desk.environment);
  if (!prepared) return fault_reply(prepared.error());
  if (auto used = desk.work.records->use_templates(draft->id, templates, call.now); !used)
    return fault_reply(used.error());
  const auto found = app::findings(*draft, app::pointers(*prepared), desk.environment.today);
  if (const auto open = app::open_findings(found, *draft); !open.empty()) return fault_reply(open);
  auto filled = app::fill_all(*prepared, *draft, desk.environment, sha256);
  if (!filled) return fault_reply(filled.error());
  // What was confirmed for documents that there are.
  if (const auto kept = app::keep_confirmed(*before, *draft, *desk.work.drafts); !kept)
    return fault_reply(kept.error());
  const std::string answers = answers_stamp(*draft);
  const auto& log = draft->review.log();
  const int entries = log.empty() ? 0 : log.back().number;
  ordered_json list = ordered_json::array();
  for (std::size_t i = 0; i < filled->size(); ++i) {
    app::Filled& one = (*filled)[i];
    const auto id = house.options.pairing.random(16);
    if (!id) return fault_reply(id.error());
    const std::string file = one.name + ".docx";
    list.push_back({{"id", *id},
                    {"template", templates[i]},
                    {"title", one.title},
                    {"file", file},
                    {"notices", one.notices}});
    std::string hash = sha256(one.document);
    house.documents.put({*id, draft->id, templates[i], one.title, file, std::move(one.document),
                         std::move(hash), entries, answers, call.now});
  }
  return json_reply(200, {{"documents", std::move(list)}});
}

Reply get_document(const Call& call, House& house) {
  const auto document =
      is_hex(call.arguments[0], 32) ? house.documents.find(call.arguments[0]) : nullptr;
  if (!document) {
    return error_reply(
        {404, "not_found", "There is no such document any more: make it again.", ""});
  }
  return {200, {{"Content-Type", kDocx}}, document->bytes};
}

}  // namespace engross::bridge
