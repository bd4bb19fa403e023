// Jobs, as the door answers them.
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/jobs.h"
#include "bridge/pairing.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

ordered_json job_json(const JobLine& line) {
  return {{"id", line.id},
          {"operation", line.title.operation},
          {"about", line.title.about},
          {"state", word(line.state)},
          {"begun_at", base::iso(line.begun_at)},
          {"ended_at", line.ended_at ? ordered_json(base::iso(*line.ended_at)) : ordered_json()},
          {"progress", progress_json(line.progress)}};
}

Reply no_job() {
  return error_reply({404, "not_found", "The helper does not know this work (any more).", ""});
}

// What a person would know the work by: the draft of the address, or what the body names.
std::string about(const Call& call) {
  if (!call.arguments.empty()) return call.arguments[0];
  const auto body = base::parse_json(call.request.body, "the body");
  if (!body) return "";
  const std::string matter = base::text_at(*body, "matter");
  return shown_name(matter.empty() ? base::text_at(*body, "draft") : matter);
}

std::uint64_t last_seen(const Request& request) {
  std::uint64_t number = 0;
  const auto seen = values(request.headers, "Last-Event-ID");
  if (seen.size() == 1) std::from_chars(seen[0].data(), seen[0].data() + seen[0].size(), number);
  return number;
}

}  // namespace

Reply begin_job(const Route& route, const Call& call, House& house,
                std::chrono::milliseconds patience) {
  const auto id = house.options.pairing.random(16);
  if (!id) return fault_reply(id.error());
  const auto begun =
      house.jobs.begin(*id, {std::string(route.asks_clio), about(call)},
                       [answer = route.answer, request = call.request, arguments = call.arguments,
                        caller = call.caller, now = call.now, house](app::Errand& errand) mutable {
                         return answer({request, arguments, caller, now, &errand}, house);
                       });
  if (!begun) {
    return error_reply({503, "too_many",
                        "Too much is under way already: wait until some of it is done, or stop it.",
                        ""});
  }
  if (patience.count() > 0) {
    if (auto reply = house.jobs.take(*id, patience)) return *reply;
  }
  Reply reply = json_reply(202, job_json(house.jobs.find(*id).value_or(*begun)));
  reply.headers.push_back({"Location", "/api/v1/jobs/" + *id});
  reply.headers.push_back({"Preference-Applied", "respond-async"});
  return reply;
}

Reply get_jobs(const Call&, House& house) {
  ordered_json list = ordered_json::array();
  for (const JobLine& line : house.jobs.list()) list.push_back(job_json(line));
  return json_reply(200, {{"jobs", std::move(list)}});
}

Reply get_job(const Call& call, House& house) {
  const auto line = house.jobs.find(call.arguments[0]);
  if (!line) return no_job();
  ordered_json json = job_json(*line);
  json["let_go"] = line->let_go;
  json["reply"] = nullptr;
  if (line->reply) {
    json["reply"] = {{"status", line->reply->status},
                     {"body", ordered_json::parse(line->reply->body)}};
  }
  return json_reply(200, json);
}

Reply follow_job(const Call& call, House& house) {
  auto stream = house.jobs.follow(call.arguments[0], last_seen(call.request));
  if (!stream) return no_job();
  return {200, {{"Content-Type", "text/event-stream"}}, "", std::move(stream)};
}

Reply cancel_job(const Call& call, House& house) {
  Fields body(call.request.body, {"job"});
  const std::string id = body.text("job", true, 64);
  if (body.fault()) return error_reply(*body.fault());
  const auto line = house.jobs.call_off(id);
  return line ? json_reply(200, job_json(*line)) : no_job();
}

}  // namespace engross::bridge
