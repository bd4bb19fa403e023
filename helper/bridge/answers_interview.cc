// The interview, as the door answers it.
#include <nlohmann/json.hpp>

#include "app/giving.h"
#include "bridge/desk.h"
#include "bridge/fields.h"

namespace engross::bridge {
namespace {

constexpr std::size_t kLongestText = 100'000;

app::GivenAnswer given_in(Fields& fields) {
  app::GivenAnswer given;
  given.path = fields.text("path", true, 500);
  if (fields.has("text")) given.text = fields.text("text", true, kLongestText);
  if (fields.has("texts")) given.texts = fields.texts("texts", 0, 1000);
  if (fields.has("rows")) given.rows = fields.whole("rows", true, 0, 1000);
  if (fields.has("remove")) given.remove = fields.whole("remove", true, 0, 100'000);
  return given;
}

// An answer that does not fit its question is a fault of the caller, as any other of a body.
Reply wrong_answer(const base::Error& error) {
  if (error.fault != base::Fault::usage) return fault_reply(error);
  return error_reply({400, "wrong_body", error.line(), ""});
}

Reply interview_reply(const Desk& desk, const app::Draft& draft, const std::string& template_id) {
  const auto prepared = desk.prepare(draft, template_id);
  if (!prepared) return fault_reply(prepared.error());
  return json_reply(200, interview_json(draft.id, template_id, **prepared, desk.values(draft)));
}

}  // namespace

Reply get_interview(const Call& call, House& house) {
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  return draft ? interview_reply(desk, *draft, call.arguments[1]) : fault_reply(draft.error());
}

Reply answer_interview(const Call& call, House& house) {
  Fields body(call.request.body, {"by", "answers"});
  const std::string by = body.text("by", true, 200);
  auto given = body.objects("answers", 1, 500, {"path", "text", "texts", "rows", "remove"});
  std::vector<app::GivenAnswer> answers;
  for (Fields& one : given) {
    answers.push_back(given_in(one));
    body.add(one);
  }
  if (body.fault()) return error_reply(*body.fault());
  const Desk desk(call, house);
  auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  const auto prepared = desk.prepare(*draft, call.arguments[1]);
  if (!prepared) return fault_reply(prepared.error());
  const auto changes =
      app::changes_of(answers, **prepared, draft->answers, desk.values(*draft), by, call.now);
  if (!changes) return wrong_answer(changes.error());
  if (auto used = desk.work.records->use_templates(draft->id, {call.arguments[1]}, call.now); !used)
    return fault_reply(used.error());
  const auto kept = app::answered(std::move(*draft), *changes, *desk.work.drafts, *desk.work.clock);
  return kept ? interview_reply(desk, *kept, call.arguments[1]) : fault_reply(kept.error());
}

}  // namespace engross::bridge
