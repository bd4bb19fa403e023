#include "bridge/desk.h"

#include <nlohmann/json.hpp>

namespace engross::bridge {

Desk::Desk(const Call& call, House& house)
    : work(house.options.work),
      open_drafts(house.open_drafts),
      environment(app::environment(*work.mapping, base::local_date(call.now))) {}

base::Result<app::Draft> Desk::draft(const std::string& id) const {
  return open_drafts.open(*work.drafts, *work.mapping, id);
}

expression::Value Desk::values(const app::Draft& draft) const {
  return app::values_of(draft, *work.mapping, environment.today);
}

app::Outcome<std::unique_ptr<app::Prepared>> Desk::prepare(const app::Draft& draft,
                                                           const std::string& template_id) const {
  return app::prepare(*work.templates, template_id, values(draft), draft.answers, environment);
}

std::vector<std::unique_ptr<app::Prepared>> Desk::documents(const app::Draft& draft) const {
  std::vector<std::unique_ptr<app::Prepared>> documents;
  const auto used = work.records->templates_of(draft.id);
  if (!used) return documents;
  for (const std::string& id : *used) {
    if (auto prepared = prepare(draft, id)) documents.push_back(std::move(*prepared));
  }
  return documents;
}

Reply Desk::review(const app::Draft& draft, const std::vector<base::Message>& problems) const {
  const auto prepared = documents(draft);
  const auto found = app::findings(draft, app::pointers(prepared), environment.today);
  return json_reply(200, review_json(draft, found, problems, environment.today));
}

nlohmann::ordered_json fault_json(const base::Error& error) {
  return {{"what", error.what}, {"where", error.where}, {"remedy", error.remedy}};
}

}  // namespace engross::bridge
