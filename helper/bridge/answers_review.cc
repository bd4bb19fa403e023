// Matters, drafts and their review, as the door answers them.
#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>

#include "bridge/desk.h"
#include "bridge/edits.h"
#include "bridge/fields.h"
#include "bridge/query.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kLongestPlace = 2048;
constexpr std::size_t kLongestNumber = 9;  // digits

// A list that has no further page.
base::Result<matter::MatterPage> as_page(base::Result<std::vector<matter::MatterSummary>> all) {
  if (!all) return tl::unexpected(all.error());
  return matter::MatterPage{std::move(*all), ""};
}

// The proposal kept, as the review shows it.
Reply accepted(const Desk& desk, const base::Result<app::Proposal>& proposal) {
  if (!proposal) return fault_reply(proposal.error());
  const auto draft =
      app::accept(*desk.work.drafts, *desk.work.clock, *desk.work.mapping, *proposal);
  if (!draft) return fault_reply(draft.error());
  return desk.review(*draft, proposal->problems);
}

}  // namespace

Reply get_templates(const Call& call, House& house) {
  const Desk desk(call, house);
  const auto ids = desk.work.records->template_ids();
  if (!ids) return fault_reply(ids.error());
  std::vector<app::TemplateCard> cards;
  for (const std::string& id : *ids) {
    auto asked = app::asked_by(*desk.work.templates, id, desk.environment);
    if (!asked) return fault_reply(asked.error());
    cards.push_back(std::move(asked->card));
  }
  std::sort(cards.begin(), cards.end(),
            [](const auto& a, const auto& b) { return base::fold(a.title) < base::fold(b.title); });
  ordered_json list = ordered_json::array();
  for (const auto& card : cards)
    list.push_back({{"id", card.id}, {"title", card.title}, {"review_note", card.review_note}});
  return json_reply(200, {{"templates", std::move(list)}});
}

Reply get_matters(const Call& call, House& house) {
  const auto asked = query_field(call.request, "query");
  if (!asked) return asked.error();
  const auto filter = query_field(call.request, "status");
  if (!filter) return filter.error();
  const auto after = query_field(call.request, "after");
  if (!after) return after.error();
  const std::optional<std::string>& query = *asked;
  const std::string status = filter->value_or("");
  if (query && base::code_points(*query).size() > kLongestQuery)
    return bad_query("A query has at most 200 characters.");
  if (*filter && status != "open" && status != "pending" && status != "closed")
    return bad_query("A status is open, pending or closed.");
  if (*after && ((*after)->empty() || (*after)->size() > kLongestPlace))
    return bad_query("A place in a list is the next of the answer before.");
  if (*after && !query) return bad_query("Only a search has a further page.");
  auto clio = house.options.work.clio(call.errand);
  if (!clio) return fault_reply(clio.error());
  const auto found = query ? (*clio)->search(*query, status, after->value_or(""))
                           : as_page((*clio)->recent(status));
  if (!found) return fault_reply(found.error());
  ordered_json list = ordered_json::array();
  for (const auto& matter : found->matters) {
    list.push_back({{"id", matter.id},
                    {"number", matter.display_number},
                    {"description", matter.description},
                    {"status", matter.status},
                    {"client", matter.client},
                    {"practice_area", matter.practice_area},
                    {"lawyer", matter.responsible_lawyer}});
  }
  ordered_json body = {{"matters", std::move(list)}};
  if (!found->next.empty()) body["next"] = found->next;
  return json_reply(200, body);
}

Reply get_drafts(const Call&, House& house) {
  const auto drafts = house.options.work.records->drafts();
  if (!drafts) return fault_reply(drafts.error());
  ordered_json list = ordered_json::array();
  for (const DraftLine& line : *drafts) {
    list.push_back({{"id", line.id},
                    {"number", line.number},
                    {"client", line.client},
                    {"updated_at", base::iso(line.updated_at)}});
  }
  return json_reply(200, {{"drafts", std::move(list)}});
}

Reply import_matter(const Call& call, House& house) {
  Fields body(call.request.body, {"matter", "draft"});
  const bool again = body.has("draft");
  const std::string wanted = body.text(again ? "draft" : "matter", true, kLongestQuery);
  if (body.fault()) return error_reply(*body.fault());
  if (again && body.has("matter"))
    return error_reply({400, "wrong_body", "A matter or a draft is named, not both.", ""});
  const Desk desk(call, house);
  if (again) {
    if (const auto draft = desk.draft(wanted); !draft) return fault_reply(draft.error());
  }
  auto clio = desk.work.clio(call.errand);
  if (!clio) return fault_reply(clio.error());
  const Work& work = desk.work;
  return accepted(desk, again ? app::propose_again(**clio, *work.drafts, *work.mapping, wanted)
                              : app::propose(**clio, *work.drafts, *work.mapping, wanted));
}

Reply get_review(const Call& call, House& house) {
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  return draft ? desk.review(*draft) : fault_reply(draft.error());
}

Reply get_values(const Call& call, House& house) {
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  family::Subject subject = 0;
  const std::string& text = call.arguments[1];
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), subject);
  const bool number = problem == std::errc() && end == text.data() + text.size();
  if (!number || (subject != family::kTheMatter && !draft->review.find(subject)))
    return error_reply({404, "not_found", "There is nobody of this number in the review.", ""});
  return json_reply(200, values_json(*draft, subject));
}

Reply get_history(const Call& call, House& house) {
  const Desk desk(call, house);
  const auto asked = query_field(call.request, "before");
  if (!asked) return asked.error();
  int before = std::numeric_limits<int>::max();
  if (const auto& text = *asked) {
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), before);
    if (problem != std::errc() || end != text->data() + text->size() || before < 1 ||
        text->size() > kLongestNumber)
      return bad_query("An entry has a number from 1 on.");
  }
  const auto draft = desk.draft(call.arguments[0]);
  return draft ? json_reply(200, history_json(draft->review, before)) : fault_reply(draft.error());
}

Reply edit_review(const Call& call, House& house) {
  Fields body(call.request.body, {"by", "edits"});
  const std::string by = body.text("by", true, 200);
  const auto wanted = body.objects("edits", 1, 500, edit_keys());
  const Desk desk(call, house);
  if (body.fault()) return error_reply(*body.fault());
  auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  std::vector<family::Edit> edits;
  for (Fields one : wanted) {
    auto read = read_edits(one, *draft, *desk.work.contacts);
    if (!read) return read.error();
    for (family::Edit& edit : *read) edits.push_back(std::move(edit));
  }
  const auto prepared = desk.documents(*draft);
  const auto of_law = app::findings_of_law(*draft, app::pointers(prepared), desk.environment.today);
  auto after =
      app::edited(std::move(*draft), edits, by, *desk.work.drafts, *desk.work.clock, of_law);
  return after ? desk.review(*after) : fault_reply(after.error());
}

}  // namespace engross::bridge
