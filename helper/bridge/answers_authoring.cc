// What a template may ask for, and a document sent to be checked or looked at, as the door answers
// them. The document is kept nowhere.
#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "app/authoring.h"
#include "app/facts.h"
#include "base/base64.h"
#include "bridge/desk.h"
#include "bridge/documents.h"
#include "bridge/fields.h"
#include "bridge/head.h"
#include "bridge/secrets.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

ordered_json fact_json(const app::Fact& fact) {
  ordered_json members = ordered_json::array();
  for (const app::Fact& member : fact.members) members.push_back(fact_json(member));
  return {{"path", fact.path},
          {"label", fact.label.text()},
          {"message", message_json(fact.label)},
          {"type", word(fact.kind)},
          {"sample", fact.sample},
          {"each", fact.each},
          {"members", std::move(members)}};
}

ordered_json place_json(const docx::Place& place) {
  return {{"part", place.part},
          {"paragraph", place.paragraph},
          {"heading", place.heading},
          {"cell", place.cell},
          {"text", place.text()}};
}

ordered_json template_fault_json(const docx::TemplateFault& fault) {
  return {{"code", fault.code}, {"mark", fault.mark},
          {"nth", fault.nth},   {"place", place_json(fault.place)},
          {"what", fault.what}, {"remedy", fault.remedy}};
}

ordered_json field_json(const docx::Field& field) {
  return {{"path", field.path},
          {"loop", field.loop},
          {"required", field.required},
          {"parts", field.parts}};
}

ordered_json missing_json(const docx::MissingValue& missing) {
  return {{"path", missing.path}, {"mark", missing.mark}, {"place", place_json(missing.place)}};
}

// The document of a request's body.
tl::expected<std::string, Reply> sent_document(const Call& call) {
  Fields body(call.request.body, {"document"});
  const std::string text = body.text("document", true, kLongestBodyOfDocument);
  if (body.fault()) return tl::unexpected(error_reply(*body.fault()));
  auto bytes = base::from_base64(text);
  if (bytes && !bytes->empty()) return std::move(*bytes);
  return tl::unexpected(error_reply(
      {400, "wrong_body", "document has to be the bytes of a Word document in base64.", ""}));
}

}  // namespace

Reply get_facts(const Call& call, House& house) {
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  ordered_json list = ordered_json::array();
  for (const auto& fact : app::facts(*draft, *desk.work.mapping, desk.environment.today))
    list.push_back(fact_json(fact));
  return json_reply(200, {{"draft", draft->id}, {"facts", std::move(list)}});
}

Reply check_template(const Call& call, House& house) {
  auto document = sent_document(call);
  if (!document) return document.error();
  const Desk desk(call, house);
  const auto check = app::check_template(std::move(*document), desk.environment);
  if (!check) return fault_reply(check.error());
  ordered_json faults = ordered_json::array(), fields = ordered_json::array();
  for (const auto& fault : check->faults) faults.push_back(template_fault_json(fault));
  for (const auto& field : check->fields) fields.push_back(field_json(field));
  return json_reply(
      200,
      {{"faults", std::move(faults)}, {"fields", std::move(fields)}, {"notices", check->notices}});
}

// The review may be open and answers may be missing: nobody signs what this makes.
Reply make_preview(const Call& call, House& house) {
  auto document = sent_document(call);
  if (!document) return document.error();
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  auto made = app::preview(std::move(*document), desk.values(*draft), desk.environment);
  if (!made) return fault_reply(made.error());
  const auto id = house.options.pairing.random(16);
  if (!id) return fault_reply(id.error());
  const std::string file = "Preview - " + draft->review.matter().display_number + ".docx";
  ordered_json missing = ordered_json::array();
  for (const auto& one : made->missing) missing.push_back(missing_json(one));
  Document preview;
  preview.id = *id;
  preview.draft = draft->id;
  preview.file = file;
  preview.bytes = std::move(made->document);
  preview.at = call.now;
  house.documents.put_preview(std::move(preview));
  return json_reply(
      200,
      {{"id", *id}, {"file", file}, {"missing", std::move(missing)}, {"notices", made->notices}});
}

}  // namespace engross::bridge
