// What an open document would hold today, and what it keeps about itself, as the door answers them.
#include <nlohmann/json.hpp>

#include "app/documents.h"
#include "app/living.h"
#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/open_operations.h"
#include "bridge/secrets.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

// Of documents that were filled by their own tags.
constexpr std::string_view kNoTemplate = "-";
constexpr std::size_t kMostRecords = 16;
constexpr std::size_t kLongestControlText = 4'000'000;  // characters of one control

struct OpenOne {
  std::string template_id;  // kNoTemplate: none
  std::vector<std::string> records;
};

OpenOne open_one(Fields& body) {
  OpenOne one{std::string(kNoTemplate), {}};
  if (!body.is_null("template")) one.template_id = body.text("template", true, 64);
  one.records = body.texts("records", 0, kMostRecords, app::kLongestRecord);
  return one;
}

std::optional<Refusal> no_template_id(const OpenOne& one) {
  if (app::is_record_id(one.template_id)) return std::nullopt;
  return Refusal{400, "wrong_body", "template has to be the id of a template, or null.", ""};
}

std::vector<app::OpenControl> open_controls(Fields& body) {
  std::vector<app::OpenControl> controls;
  body.value("controls");
  for (Fields& part : body.objects("controls", 0, kMostItems, {"tag", "title", "text", "locked"})) {
    controls.push_back({part.text("tag", true, kLongestTag), part.text("title", true, kLongestTag),
                        part.text("text", true, kLongestControlText), part.tick("locked")});
    body.add(part);
  }
  return controls;
}

app::ControlPlace control_place(Fields& part) {
  return {part.text("tag", true, kLongestTag),
          static_cast<std::size_t>(part.whole("nth", true, 0, 999'999))};
}

// Values of one matter do not go into a document of another.
std::optional<base::Error> of_another_matter(const std::optional<app::FilledRecord>& record,
                                             const app::Draft& draft) {
  const auto& matter = draft.review.matter();
  if (!record || record->origin.matter == matter.source.id) return std::nullopt;
  return base::Error{base::Fault::conflict, "the document was made from another matter",
                     "matter " + matter.display_number,
                     "open the draft of the document's own matter"};
}

// What another template filled is, for this one, text that somebody else put there.
std::optional<app::FilledRecord> of_template(const std::optional<app::FilledRecord>& record,
                                             const std::string& template_id) {
  return record && record->origin.template_id == template_id ? record : std::nullopt;
}

// As documents are made: nothing that is open in the review gets into one.
app::Outcome<docx::FinishedText> fresh_text(const Desk& desk, const app::Draft& draft,
                                            const OpenOne& asked,
                                            const std::vector<app::OpenControl>& controls) {
  if (auto waits = app::pending_differences(draft); !waits.empty())
    return tl::unexpected(std::move(waits));
  const auto values = desk.values(draft);
  app::Documents prepared;
  if (asked.template_id != kNoTemplate) {
    auto one = desk.prepare(draft, asked.template_id);
    if (!one) return tl::unexpected(one.error());
    prepared.push_back(std::move(*one));
  }
  const auto found = app::findings(draft, app::pointers(prepared), desk.environment.today);
  if (auto open = app::open_findings(found, draft); !open.empty())
    return tl::unexpected(std::move(open));
  if (prepared.empty())
    return docx::FinishedText{app::values_of_tags(controls, values, desk.environment), ""};
  return app::text_of_template(*prepared.front(), draft.id, desk.environment);
}

ordered_json line_json(const app::Line& line, bool empty_too) {
  return {{"tag", line.place.tag},
          {"nth", line.place.nth},
          {"title", line.title},
          {"present", line.present},
          {"fresh", line.fresh},
          {"state", word(line.state)},
          {"chosen", app::chosen_at_first(line, empty_too)}};
}

ordered_json origin_json(const std::optional<app::FilledRecord>& record) {
  if (!record) return nullptr;
  return {{"draft", record->origin.draft},
          {"matter", record->origin.matter},
          {"template", record->origin.template_id}};
}

}  // namespace

Reply compare_document(const Call& call, House& house) {
  Fields body(call.request.body, {"template", "controls", "records", "purpose"});
  const OpenOne asked = open_one(body);
  const auto controls = open_controls(body);
  const std::string purpose = body.text("purpose", true, 20);
  if (body.fault()) return error_reply(*body.fault());
  if (const auto wrong = no_template_id(asked)) return error_reply(*wrong);
  if (purpose != "fill" && purpose != "refresh")
    return error_reply({400, "wrong_body", "purpose is fill or refresh.", ""});
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  const auto record = app::decoded_only(asked.records);
  const auto kept = record ? *record : std::nullopt;
  if (const auto other = of_another_matter(kept, *draft)) return fault_reply(*other);
  ordered_json lines = ordered_json::array();
  auto wording = app::Wording::unknown;
  // What a newer Engross keeps in a document is not to be written over.
  if (record || record.error() != app::RecordFault::newer) {
    const auto fresh = fresh_text(desk, *draft, asked, controls);
    if (!fresh) return fault_reply(fresh.error());
    const auto own = of_template(kept, asked.template_id);
    for (const app::Line& line : app::compared(own, controls, fresh->values, sha256))
      lines.push_back(line_json(line, purpose == "fill"));
    wording = app::compared(own, fresh->wording, sha256);
  }
  return json_reply(200, {{"lines", std::move(lines)},
                          {"wording", word(wording)},
                          {"made_from", origin_json(kept)},
                          {"fault", record ? ordered_json() : ordered_json(word(record.error()))}});
}

Reply make_record(const Call& call, House& house) {
  Fields body(call.request.body, {"template", "records", "lines", "filled"});
  const OpenOne asked = open_one(body);
  std::vector<app::Line> lines;
  for (Fields& part :
       body.objects("lines", 1, app::kMostFilledControls, {"tag", "nth", "fresh", "state"})) {
    app::Line line;
    line.place = control_place(part);
    line.fresh = part.text("fresh", true, kLongestControlText);
    const auto state = app::line_state(part.text("state", true, 20));
    body.add(part);
    if (!body.fault() && (!state || line.place.tag.empty()))
      return error_reply({400, "wrong_body", "lines have to be those of a comparison.", ""});
    line.state = state.value_or(app::LineState::unknown);
    lines.push_back(std::move(line));
  }
  std::vector<app::ControlPlace> filled;
  body.value("filled");
  for (Fields& part : body.objects("filled", 0, app::kMostFilledControls, {"tag", "nth"})) {
    filled.push_back(control_place(part));
    body.add(part);
  }
  if (body.fault()) return error_reply(*body.fault());
  if (const auto wrong = no_template_id(asked)) return error_reply(*wrong);
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  const auto record = app::decoded_only(asked.records);
  if (!record && record.error() == app::RecordFault::newer) {
    return fault_reply(base::Error{base::Fault::conflict,
                                   "a newer Engross keeps notes in this document", "",
                                   "bring this Engross up to date"});
  }
  const auto kept = record ? *record : std::nullopt;
  if (const auto other = of_another_matter(kept, *draft)) return fault_reply(*other);
  const app::Origin origin{draft->id, draft->review.matter().source.id, asked.template_id};
  const std::string xml = app::encoded(app::record_after(of_template(kept, asked.template_id),
                                                         origin, call.now, lines, filled, sha256));
  if (!app::decoded(xml)) {
    return fault_reply(base::Error{base::Fault::malformed,
                                   "tags that a document cannot keep notes about", "lines",
                                   "take control characters out of the tags"});
  }
  return json_reply(200, {{"record", xml}});
}

}  // namespace engross::bridge
