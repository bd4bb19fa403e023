#include "sandbox/answers.h"

#include <Poco/DateTime.h>
#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/DateTimeParser.h>
#include <Poco/NumberParser.h>

#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "sandbox/paging.h"

namespace engross::sandbox {
namespace {

Poco::Timestamp modified_at(const Json& record) {
  const auto at = base::parse_instant(base::text_at(record, "updated_at"));
  return at ? Poco::Timestamp::fromEpochTime(at->time_since_epoch().count()) : Poco::Timestamp(0);
}

bool etag_matches(const std::string& wanted, const std::string& etag) {
  for (const std::string& part : base::split(wanted, ',')) {
    const std::string_view one = base::trim(part);
    if (one == "*" || one == etag || one == "W/" + etag) return true;
  }
  return false;
}

bool unchanged_since(const std::string& when, const Json& record) {
  Poco::DateTime date;
  int zone = 0;
  return Poco::DateTimeParser::tryParse(Poco::DateTimeFormat::RFC1123_FORMAT, when, date, zone) &&
         modified_at(record) <= date.timestamp();
}

// If-None-Match decides alone where both are sent (RFC 9110, 13.1.3).
bool caller_has_it(const Call& call, const Json& record, const std::string& etag) {
  const std::string none_match = header(call.request, "If-None-Match");
  if (!none_match.empty()) return etag_matches(none_match, etag);
  const std::string since = header(call.request, "If-Modified-Since");
  return !since.empty() && unchanged_since(since, record);
}

Answer<Selection> selection_of(const Call& call, std::string_view resource) {
  return parse_fields(first(call.request.query, "fields").value_or(""), call.resources.of(resource),
                      call.resources);
}

Answer<View> view_of(const Call& call) {
  View view = call.view;
  for (const std::string& text : every(call.request.query, "custom_field_ids[]")) {
    Poco::Int64 id = 0;
    if (!Poco::NumberParser::tryParse64(text, id)) {
      return refuse(400, "ArgumentError", text + " is not a valid value for custom_field_ids[]");
    }
    view.custom_field_ids.insert(id);
  }
  return view;
}

Ordered meta_of(const Page& page, std::size_t records) {
  Ordered paging = Ordered::object();
  if (page.previous) paging["previous"] = *page.previous;
  if (page.next) paging["next"] = *page.next;
  return {{"paging", paging}, {"records", records}};
}

// Filters, custom field filters, order: what a list holds before it is cut into pages.
Answer<bool> choose(const Call& call, const ListRules& rules, std::vector<const Json*>& records) {
  auto passed = filtered(std::move(records), call.request.query, rules.filters);
  if (!passed) return tl::unexpected(passed.error());
  auto chosen = filtered_by_custom_values(std::move(*passed), call.request.query, call.firm);
  if (!chosen) return tl::unexpected(chosen.error());
  records = std::move(*chosen);
  return sort(records, call.request.query, rules.orders, call.firm);
}

}  // namespace

Answer<Response> one(const Call& call, std::string_view resource, const Json& record) {
  const auto selection = selection_of(call, resource);
  if (!selection) return tl::unexpected(selection.error());
  const auto view = view_of(call);
  if (!view) return tl::unexpected(view.error());
  const std::string etag = base::text_at(record, "etag");
  Response response;
  response.headers = {
      {"ETag", etag},
      {"Last-Modified",
       Poco::DateTimeFormatter::format(modified_at(record), Poco::DateTimeFormat::HTTP_FORMAT)}};
  if (caller_has_it(call, record, etag)) {
    response.status = 304;
    return response;
  }
  response.body =
      Ordered{{"data", shape(record, *selection, call.resources, call.firm, *view)}}.dump();
  return response;
}

Answer<Response> one_of(const Call& call, std::string_view resource) {
  const Json* record = call.firm.find(resource, call.ids.back());
  if (record == nullptr) return no_record();
  return one(call, resource, *record);
}

Answer<Response> list(const Call& call, const ListRules& rules, std::vector<const Json*> records) {
  const auto selection = selection_of(call, rules.resource);
  if (!selection) return tl::unexpected(selection.error());
  const auto view = view_of(call);
  if (!view) return tl::unexpected(view.error());
  const auto cursor = choose(call, rules, records);
  if (!cursor) return tl::unexpected(cursor.error());
  const auto page =
      page_of(call.request, records.size(), {call.origin, call.secret, rules.largest, *cursor});
  if (!page) return tl::unexpected(page.error());
  Ordered data = Ordered::array();
  for (std::size_t i = page->begin; i < page->end; ++i) {
    data.push_back(shape(*records[i], *selection, call.resources, call.firm, *view));
  }
  Response response;
  response.body = Ordered{{"data", data}, {"meta", meta_of(*page, records.size())}}.dump();
  return response;
}

bool is_stale(const Call& call, const Json& record) {
  const std::string wanted = header(call.request, "If-Match");
  return !wanted.empty() && !etag_matches(wanted, base::text_at(record, "etag"));
}

Answer<Json> data_of(const Call& call) {
  const auto body = base::parse_json(call.request.body, "body");
  if (!body || !base::member(*body, "data").is_object()) {
    return refuse(400, "ArgumentError", "the body must be a JSON object with the key data");
  }
  return base::member(*body, "data");
}

Answer<Response> created(Answer<Response> response) {
  if (response) response->status = 201;
  return response;
}

std::vector<const Json*> pointers(const Records& records) {
  std::vector<const Json*> out;
  for (const auto& [id, record] : records) out.push_back(&record);
  return out;
}

std::vector<const Json*> pointers(const std::vector<Json>& records) {
  std::vector<const Json*> out;
  for (const Json& record : records) out.push_back(&record);
  return out;
}

}  // namespace engross::sandbox
