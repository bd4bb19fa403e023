#include "clio/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/address.h"
#include "clio/changing.h"
#include "clio/exchange.h"
#include "clio/fields.h"
#include "clio/paging.h"
#include "clio/record_values.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::FieldValue;
using matter::Id;
using nlohmann::json;

// Of a record that others change at the same time, or whose answers are lost.
constexpr int kMostSendings = 3;

std::string_view path_of(RecordKind kind) {
  if (kind == RecordKind::contact) return "contacts";
  return kind == RecordKind::matter ? "matters" : "relationships";
}

std::string thing_of(RecordKind kind, Id id) {
  const std::string_view path = path_of(kind);
  return fmt::format("{} {}", path.substr(0, path.size() - 1), id);
}

std::string fields_of(RecordKind kind) {
  if (kind == RecordKind::contact) return contact_fields();
  if (kind == RecordKind::matter) {
    return std::string("id,etag,description,open_date,") + kCustomFieldValues;
  }
  return "id,etag,description";
}

std::string shown_value(const FieldValue& value) {
  const std::string text = matter::text_of(value);
  return text.empty() ? "nothing" : fmt::format("\"{}\"", text);
}

const std::string& called(const ValueChange& change) {
  return change.label.empty() ? change.member : change.label;
}

// What is still to be sent, or why nothing may be.
base::Result<std::vector<ValueChange>> still_open(const std::vector<ValueChange>& changes,
                                                  const std::vector<FieldValue>& now,
                                                  const std::string& thing, bool sent) {
  std::vector<ValueChange> open;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const ValueChange& change = changes[i];
    if (same_value(now[i], change.to)) continue;
    if (!same_value(now[i], change.from)) {
      return base::failure(
          Fault::conflict,
          fmt::format("{} was changed in Clio: {} now, {} when you looked, and {} here",
                      called(change), shown_value(now[i]), shown_value(change.from),
                      shown_value(change.to)),
          thing,
          sent ? "part of it may have been written: look at the list again, and decide again"
               : "nothing of it was written: look at the list again, and decide again");
    }
    open.push_back(change);
  }
  return open;
}

}  // namespace

Records::Records(Exchange& exchange) : exchange_(exchange) {}

base::Result<json> Records::read(RecordKind kind, Id id) {
  const auto answer = exchange_.get(
      {api_url(exchange_.access().base_url, fmt::format("/{}/{}.json", path_of(kind), id),
               {{"fields", fields_of(kind)}}),
       thing_of(kind, id)});
  if (!answer) return tl::make_unexpected(answer.error());
  json record = base::member(*answer, "data");
  if (base::number_at(record, "id") != id || base::text_at(record, "etag").empty()) {
    return tl::make_unexpected(odd_answer(exchange_, "another record came than was asked for"));
  }
  return record;
}

base::Result<std::vector<ValueChange>> Records::with_options(std::vector<ValueChange> changes) {
  for (ValueChange& change : changes) {
    auto* option = std::get_if<matter::Option>(&change.to);
    if (!option || option->id != 0) continue;
    const auto answer =
        exchange_.get({api_url(exchange_.access().base_url,
                               fmt::format("/custom_fields/{}.json", change.definition),
                               {{"fields", "id,picklist_options{id,option,deleted_at}"}}),
                       fmt::format("custom field {}", change.definition)});
    if (!answer) return tl::make_unexpected(answer.error());
    std::vector<std::string> names;
    matter::Option meant;
    for (const json& one : base::member(base::member(*answer, "data"), "picklist_options")) {
      if (!base::text_at(one, "deleted_at").empty()) continue;
      names.push_back(base::text_at(one, "option"));
      const bool exact = names.back() == option->label;
      if (!exact && (meant.id != 0 || base::fold(names.back()) != base::fold(option->label)))
        continue;
      meant = {base::number_at(one, "id"), names.back()};
      if (exact) break;
    }
    if (meant.id != 0) {
      *option = std::move(meant);
      continue;
    }
    return base::failure(
        Fault::refused,
        fmt::format("\"{}\" is no option of {} in Clio", option->label, called(change)),
        place(exchange_.access()), fmt::format("choose one of: {}", base::join(names, ", ")));
  }
  return changes;
}

base::Result<Done> Records::change(RecordKind kind, Id id, const std::vector<ValueChange>& given) {
  const auto changes = with_options(given);
  if (!changes) return tl::make_unexpected(changes.error());
  base::Error last;
  bool sent = false;  // and nobody knows what became of it
  for (int sendings = 0; sendings <= kMostSendings; ++sendings) {
    const auto record = read(kind, id);
    if (!record) return tl::make_unexpected(sent ? unsure(record.error()) : record.error());
    const auto now = values_now(kind, *record, *changes, exchange_);
    if (!now) return tl::make_unexpected(now.error());
    const auto open = still_open(*changes, *now, thing_of(kind, id), sent);
    if (!open) return tl::make_unexpected(open.error());
    if (open->empty()) return sent ? Done::now : Done::already;
    if (sendings == kMostSendings) break;
    Question question{
        api_url(exchange_.access().base_url, fmt::format("/{}/{}.json", path_of(kind), id),
                {{"fields", fields_of(kind)}}),
        thing_of(kind, id)};
    question.method = "PATCH";
    question.held = base::text_at(*record, "etag");
    question.body = body_of(data_of(kind, *record, *open));
    const auto answer = exchange_.change(question);
    if (answer) return Done::now;  // however Clio writes it down
    last = answer.error();
    if (may_be_done(last)) {
      sent = true;
    } else if (last.fault != Fault::conflict) {  // 412: changed between reading and writing
      return tl::make_unexpected(last);
    }
  }
  return tl::make_unexpected(sent ? unsure(last) : last);
}

base::Result<bool> Records::is_related(Id matter, Id contact, const std::string& word) {
  bool found = false;
  const Query query{{"matter_id", std::to_string(matter)},
                    {"contact_id", std::to_string(contact)},
                    {"fields", "id,description,contact{id}"},
                    {"limit", "200"}};
  const auto walked = walk(
      exchange_, {api_url(exchange_.access().base_url, "/relationships.json", query), "matter"},
      [&](const json& record) {
        const bool same = base::number_at(base::member(record, "contact"), "id") == contact;
        if (same && base::fold(base::text_at(record, "description")) == base::fold(word)) {
          found = true;
        }
        return !found;
      });
  if (!walked) return tl::make_unexpected(walked.error());
  return found;
}

base::Result<Done> Records::relate(Id matter, Id contact, const std::string& word) {
  base::Error last;
  for (int sendings = 0; sendings <= kMostCreations; ++sendings) {
    const auto there = is_related(matter, contact, word);
    if (!there) return tl::make_unexpected(sendings > 0 ? unsure(there.error()) : there.error());
    if (*there) return sendings == 0 ? Done::already : Done::now;
    if (sendings == kMostCreations) break;
    Question question{
        api_url(exchange_.access().base_url, "/relationships.json", {{"fields", "id,description"}}),
        fmt::format("contact {}", contact)};
    question.method = "POST";
    question.body = body_of(
        {{"matter", {{"id", matter}}}, {"contact", {{"id", contact}}}, {"description", word}});
    const auto answer = exchange_.change(question);
    if (answer) return Done::now;
    if (!may_be_done(answer.error())) return tl::make_unexpected(answer.error());
    last = unsure(answer.error());
  }
  return tl::make_unexpected(last);
}

}  // namespace engross::clio
