// Pairing, as the door answers it.
#include <nlohmann/json.hpp>

#include "bridge/answering.h"
#include "bridge/fields.h"
#include "bridge/gate.h"
#include "bridge/secrets.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

using base::Fault;
using nlohmann::ordered_json;

constexpr std::size_t kLongestName = 10'000;

Reply wrong(const char* field) {
  return error_reply(
      {400, "wrong_body", std::string(field) + " is not written as it should be.", ""});
}

Reply not_paired(const base::Error& error) {
  const int status = error.fault == Fault::conflict    ? 429
                     : error.fault == Fault::refused   ? 403
                     : error.fault == Fault::not_found ? 404
                                                       : 500;
  const char* code = status == 429   ? "too_often"
                     : status == 403 ? "refused"
                     : status == 404 ? "not_found"
                                     : "internal";
  return error_reply({status, code, error.what + ": " + error.remedy + ".", ""});
}

}  // namespace

Reply get_pairings(const Call& call, House& house) {
  ordered_json list = ordered_json::array();
  for (const Paired& one : house.pairings.list(call.now)) {
    list.push_back({{"id", one.id},
                    {"program", one.program},
                    {"document", one.document},
                    {"paired_at", base::iso(one.paired_at)},
                    {"expires_at", base::iso(one.expires_at)}});
  }
  return json_reply(200, {{"pairings", std::move(list)}});
}

Reply ask_to_pair(const Call& call, House& house) {
  Fields body(call.request.body, {"program", "document"});
  const std::string program = body.text("program", true, kLongestName);
  const std::string document = body.text("document", false, kLongestName);
  if (body.fault()) return error_reply(*body.fault());
  if (shown_name(program).empty()) return wrong("program");
  const auto asked = house.pairings.ask(program, document, call.now);
  if (!asked) return not_paired(asked.error());
  return json_reply(201, {{"pairing", asked->pairing},
                          {"code", asked->code},
                          {"expires_at", base::iso(asked->expires_at)}});
}

Reply claim_pairing(const Call& call, House& house) {
  Fields body(call.request.body, {"pairing"});
  const std::string pairing = body.text("pairing", true, 64);
  if (body.fault()) return error_reply(*body.fault());
  if (!is_hex(pairing, 32)) return wrong("pairing");
  const auto token = house.pairings.claim(pairing, call.now);
  if (!token) return not_paired(token.error());
  if (!*token) return json_reply(202, {{"waits", true}});
  return json_reply(200, {{"id", (*token)->id},
                          {"token", (*token)->token},
                          {"proof_key", (*token)->proof_key},
                          {"expires_at", base::iso((*token)->expires_at)}});
}

namespace {

using Decide = base::Result<std::string> (Pairings::*)(std::string_view, base::Instant);

Reply decide(const Call& call, House& house, Decide decision) {
  Fields body(call.request.body, {"code"});
  const std::string code = body.text("code", true, 16);
  if (body.fault()) return error_reply(*body.fault());
  const bool digits = code.find_first_not_of("0123456789") == std::string::npos;
  if (code.size() != 6 || !digits)  // no try: it is nobody's code
    return error_reply({400, "wrong_body", "The digits are six.", ""});
  const auto program = (house.pairings.*decision)(code, call.now);
  if (!program) return not_paired(program.error());
  return json_reply(200, {{"program", *program}});
}

}  // namespace

Reply allow_pairing(const Call& call, House& house) {
  return decide(call, house, &Pairings::allow);
}

Reply refuse_pairing(const Call& call, House& house) {
  return decide(call, house, &Pairings::refuse);
}

Reply revoke_pairing(const Call& call, House& house) {
  Fields body(call.request.body, {"id"});
  const std::string id = body.text("id", true, 64);
  if (body.fault()) return error_reply(*body.fault());
  if (!is_hex(id, 16)) return wrong("id");
  if (call.caller != kOwner && call.caller != id)
    return error_reply({403, "wrong_caller", "A program can end its own pairing alone.", ""});
  const auto revoked = house.pairings.revoke(id);
  if (!revoked) return not_paired(revoked.error());
  return json_reply(200, {{"id", id}});
}

Reply prove(const Call& call, House& house) {
  Fields body(call.request.body, {"id", "challenge"});
  const std::string id = body.text("id", true, 64);
  const std::string challenge = body.text("challenge", true, 128);
  if (body.fault()) return error_reply(*body.fault());
  const bool fits = challenge.size() >= 32 && is_hex(challenge, challenge.size());
  if (!is_hex(id, 16)) return wrong("id");
  if (!fits) return wrong("challenge");
  const auto proof = house.pairings.proof(id, challenge);
  if (!proof) return error_reply({404, "not_found", "There is no such pairing.", ""});
  return json_reply(200, {{"proof", *proof}});
}

}  // namespace engross::bridge
