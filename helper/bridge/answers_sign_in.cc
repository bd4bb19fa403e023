// Who is signed in to Clio, and signing in and out, as the door answers it. No key, secret or token
// is ever in an answer; the address for the browser names the app's key, which Clio's page shows
// too.
#include <limits>
#include <nlohmann/json.hpp>

#include "app/sign_in.h"
#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kLongestClio = 300;
constexpr std::size_t kLongestAppKey = 2000;

ordered_json here_json(const app::HeldHere& here) {
  return {{"drafts", here.drafts}, {"imports", here.imports},     {"answers", here.answers},
          {"edits", here.edits},   {"documents", here.documents}, {"contacts", here.contacts}};
}

app::HeldHere here_of(Fields& body) {
  const auto count = [&](const char* key) {
    return static_cast<int>(body.whole(key, true, 0, std::numeric_limits<int>::max()));
  };
  return {count("drafts"), count("imports"),   count("answers"),
          count("edits"),  count("documents"), count("contacts")};
}

ordered_json account_json(const app::ClioAccount& account) {
  return {{"clio", account.clio},
          {"name", account.name},
          {"host", account.host},
          {"portal", account.portal},
          {"standing", app::word(account.standing)},
          {"needs_keys", account.needs_keys},
          {"user", account.user},
          {"firm", account.firm},
          {"lost", account.lost ? fault_json(*account.lost) : ordered_json(nullptr)},
          {"here", here_json(account.here)}};
}

ordered_json standing_json(const app::ClioStanding& standing) {
  ordered_json accounts = ordered_json::array();
  for (const app::ClioAccount& one : standing.accounts) accounts.push_back(account_json(one));
  return {{"given", standing.given},
          {"practice", standing.practice},
          {"redirect", standing.redirect},
          {"accounts", std::move(accounts)}};
}

Reply sign_in_reply(int status, const app::SignInLine& line) {
  ordered_json end = nullptr;
  if (line.end) end = {{"why", line.end->why}, {"fault", fault_json(line.end->error)}};
  return json_reply(status, {{"sign_in", line.id},
                             {"clio", line.clio},
                             {"state", app::word(line.state)},
                             {"browser", app::word(line.browser)},
                             {"address", line.address},
                             {"end", std::move(end)}});
}

Reply no_such_sign_in() {
  return error_reply({404, "not_found", "The helper knows no such sign-in any more.", ""});
}

}  // namespace

Reply get_clio(const Call&, House& house) {
  const auto standing = house.options.work.sign_ins->standing();
  return standing ? json_reply(200, standing_json(*standing)) : fault_reply(standing.error());
}

Reply start_sign_in(const Call& call, House& house) {
  Fields body(call.request.body, {"clio", "app_key", "app_secret"});
  app::SignInAsked asked;
  asked.clio = body.text("clio", true, kLongestClio);
  asked.key = body.text("app_key", false, kLongestAppKey);
  asked.secret = body.text("app_secret", false, kLongestAppKey);
  if (body.fault()) return error_reply(*body.fault());
  const auto id = house.options.pairing.random(16);
  if (!id) return fault_reply(id.error());
  const auto line = house.options.work.sign_ins->start(asked, *id);
  return line ? sign_in_reply(201, *line) : fault_reply(line.error());
}

Reply get_sign_in(const Call& call, House& house) {
  const auto line = house.options.work.sign_ins->find(call.arguments[0]);
  return line ? sign_in_reply(200, *line) : no_such_sign_in();
}

Reply cancel_sign_in(const Call& call, House& house) {
  Fields body(call.request.body, {"sign_in"});
  const std::string id = body.text("sign_in", true, 64);
  if (body.fault()) return error_reply(*body.fault());
  const auto line = house.options.work.sign_ins->cancel(id);
  return line ? sign_in_reply(200, *line) : no_such_sign_in();
}

Reply sign_out(const Call& call, House& house) {
  Fields body(call.request.body, {"clio"});
  const std::string clio = body.text("clio", true, kLongestClio);
  if (body.fault()) return error_reply(*body.fault());
  app::SignInDesk& desk = *house.options.work.sign_ins;
  const auto untold = desk.sign_out(clio);
  if (!untold) return fault_reply(untold.error());
  const auto standing = desk.standing();
  if (!standing) return fault_reply(standing.error());
  return json_reply(200, {{"standing", standing_json(*standing)},
                          {"untold", *untold ? fault_json(**untold) : ordered_json(nullptr)}});
}

Reply erase_clio(const Call& call, House& house) {
  Fields body(call.request.body,
              {"clio", "drafts", "imports", "answers", "edits", "documents", "contacts"});
  const std::string clio = body.text("clio", true, kLongestClio);
  const app::HeldHere seen = here_of(body);
  if (body.fault()) return error_reply(*body.fault());
  app::SignInDesk& desk = *house.options.work.sign_ins;
  const auto erased = desk.erase(clio, seen);
  if (!erased) return fault_reply(erased.error());
  const auto standing = desk.standing();
  if (!standing) return fault_reply(standing.error());
  return json_reply(200, {{"standing", standing_json(*standing)},
                          {"untold", erased->untold ? fault_json(*erased->untold) : ordered_json()},
                          {"erased", here_json(erased->went)}});
}

}  // namespace engross::bridge
