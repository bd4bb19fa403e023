// Documents that are open in word processors, as the door answers them.
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/gate.h"
#include "bridge/open_documents.h"
#include "bridge/open_operations.h"
#include "bridge/pairing.h"

namespace engross::bridge {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kLongestShownName = 10'000;
constexpr std::size_t kLongestReason = 1'000;
constexpr auto kOperationPatience = std::chrono::seconds(10);

ordered_json open_document_json(const OpenDocument& document) {
  return {{"id", document.id},
          {"program", document.program},
          {"name", document.name},
          {"can_track", document.can_track},
          {"can_remember", document.can_remember},
          {"opened_at", base::iso(document.opened_at)}};
}

Reply open_no_longer() {
  return error_reply({404, "not_found",
                      "The document is open no longer: open it in the word processor again.", ""});
}

// Its own add-in, or the person at this machine; nobody else follows, answers or closes it.
bool may_serve(const Call& call, House& house) {
  const std::string& id = call.arguments[0];
  return call.caller == kOwner ? house.open_documents.find(id).has_value()
                               : house.open_documents.is_of(id, call.caller);
}

std::uint64_t last_operation(const Request& request) {
  std::uint64_t number = 0;
  const auto seen = values(request.headers, "Last-Event-ID");
  if (seen.size() == 1) std::from_chars(seen[0].data(), seen[0].data() + seen[0].size(), number);
  return number;
}

// "W-1F2E3D4C"
base::Result<std::string> document_id(House& house) {
  auto digits = house.options.pairing.random(4);
  if (!digits) return digits;
  std::ranges::transform(*digits, digits->begin(), [](char c) {
    return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
  });
  return "W-" + *digits;
}

Reply operation_reply(const OperationOutcome& outcome) {
  if (const auto* result = std::get_if<std::string>(&outcome))
    return json_reply(200, {{"result", ordered_json::parse(*result)}});
  if (const auto* declined = std::get_if<Declined>(&outcome)) {
    return error_reply(
        {409, declined->unsupported ? "unsupported" : "refused", declined->message, ""});
  }
  switch (std::get<Unanswered>(outcome)) {
    case Unanswered::too_many:
      return error_reply(
          {503, "too_many",
           "Too much waits for this document already: wait until some of it is done.", ""});
    case Unanswered::late:
      return error_reply({503, "busy",
                          "The word processor has not answered in 10 s; it may show a dialog. Look "
                          "there, then try again.",
                          ""});
    case Unanswered::gone:
      break;
  }
  return open_no_longer();
}

}  // namespace

Reply announce_document(const Call& call, House& house) {
  Fields body(call.request.body, {"program", "name", "can_track", "can_remember"});
  OpenDocument document;
  document.program = shown_name(body.text("program", true, kLongestShownName));
  document.name = shown_name(body.text("name", true, kLongestShownName));
  document.can_track = body.tick("can_track");
  document.can_remember = body.tick("can_remember");
  if (body.fault()) return error_reply(*body.fault());
  if (document.program.empty())
    return error_reply({400, "wrong_body", "program has to be a name that can be shown.", ""});
  auto id = document_id(house);
  if (!id) return fault_reply(id.error());
  document.id = std::move(*id);
  document.opened_at = call.now;
  if (!house.open_documents.open(document, call.caller)) {
    return error_reply(
        {409, "conflict", "Too many documents are open already: close some of them.", ""});
  }
  return json_reply(200, open_document_json(document));
}

Reply get_open_documents(const Call&, House& house) {
  ordered_json list = ordered_json::array();
  for (const OpenDocument& one : house.open_documents.list())
    list.push_back(open_document_json(one));
  return json_reply(200, {{"documents", std::move(list)}});
}

Reply get_open_document(const Call& call, House& house) {
  const auto document = house.open_documents.find(call.arguments[0]);
  return document ? json_reply(200, open_document_json(*document)) : open_no_longer();
}

Reply follow_operations(const Call& call, House& house) {
  if (!may_serve(call, house)) return open_no_longer();
  auto stream = house.open_documents.follow(call.arguments[0], last_operation(call.request));
  if (!stream) return open_no_longer();
  return {200, {{"Content-Type", "text/event-stream"}}, "", std::move(stream)};
}

Reply ask_operation(const Call& call, House& house) {
  Fields body(call.request.body, {"operation"});
  const json* operation = body.value("operation");
  if (body.fault()) return error_reply(*body.fault());
  if (const auto checked = check_operation(*operation); !checked)
    return error_reply(checked.error());
  return operation_reply(
      house.open_documents.ask(call.arguments[0], operation->dump(), kOperationPatience));
}

Reply answer_operation(const Call& call, House& house) {
  Fields body(call.request.body, {"number", "result", "refused"});
  const auto number = static_cast<std::uint64_t>(body.whole("number", true, 1, INT64_MAX));
  if (body.fault()) return error_reply(*body.fault());
  if (body.has("result") == body.has("refused"))
    return error_reply({400, "wrong_body", "An answer is one of result and refused.", ""});
  OperationOutcome outcome;
  if (body.has("refused")) {
    Fields refused(*body.value("refused"), "refused", {"code", "message"});
    const std::string code = refused.text("code", true, 20);
    const std::string message = refused.text("message", true, kLongestReason);
    if (refused.fault()) return error_reply(*refused.fault());
    if (code != "refused" && code != "unsupported") {
      return error_reply({400, "wrong_body", "refused.code is refused or unsupported.", ""});
    }
    outcome = Declined{code == "unsupported", message};
  } else {
    outcome = body.value("result")->dump();
  }
  const std::string& id = call.arguments[0];
  const auto asked =
      may_serve(call, house) ? house.open_documents.waiting(id, number) : std::nullopt;
  if (!asked) {
    return error_reply(
        {404, "not_found", "Nobody waits for this answer any more: it was given up.", ""});
  }
  const bool fits =
      !body.has("result") || fits_operation(json::parse(*asked), *body.value("result"));
  // Whoever waits hears at once that nothing will come.
  if (!fits) outcome = Declined{false, "The word processor's answer could not be understood."};
  if (!house.open_documents.answer(id, number, std::move(outcome))) return open_no_longer();
  if (!fits) {
    return error_reply(
        {422, "malformed", "The result is not what this operation gives: nobody has had it.", ""});
  }
  return json_reply(200, {{"taken", true}});
}

Reply close_document(const Call& call, House& house) {
  const Fields body(call.request.body.empty() ? "{}" : call.request.body, {});
  if (body.fault()) return error_reply(*body.fault());
  if (!may_serve(call, house) || !house.open_documents.close(call.arguments[0]))
    return open_no_longer();
  return json_reply(200, {{"closed", true}});
}

}  // namespace engross::bridge
