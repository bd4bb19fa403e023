#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bridge/wire.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

ordered_json date_json(const std::optional<base::Date>& date) {
  return date ? ordered_json(base::iso(*date)) : ordered_json(nullptr);
}

template <typename Whole>
ordered_json or_null(const std::optional<Whole>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json person_json(const family::ReviewedPerson& reviewed, const base::Date& today) {
  const family::Person& person = reviewed.person;
  const matter::Contact& contact = person.contact;
  const matter::Address* address = matter::primary_address(contact);
  ordered_json age = nullptr;
  if (contact.birth_date) age = base::years_between(*contact.birth_date, today);
  return {{"id", reviewed.id()},
          {"name", contact.name.full},
          {"kind", contact.kind == matter::ContactKind::company ? "company" : "person"},
          {"client", reviewed.client},
          {"role", family::word(person.role)},
          {"relationship", person.word},
          {"reason", person.reason.text()},
          {"reason_message", message_json(person.reason)},
          {"birthdate", date_json(contact.birth_date)},
          {"age", std::move(age)},
          {"city", address ? address->city : ""},
          {"is_step", person.is_step},
          {"is_deceased", person.is_deceased},
          {"added", reviewed.added},
          {"brought", reviewed.brought},
          {"removed", reviewed.removed},
          {"merged_into", or_null(reviewed.merged_into)},
          {"parent", or_null(person.parent)}};
}

ordered_json finding_json(const family::Finding& finding) {
  ordered_json overruled = nullptr;
  if (finding.overruled) {
    overruled = {{"reason", finding.overruled->reason},
                 {"by", finding.overruled->by},
                 {"at", base::iso(finding.overruled->at)}};
  }
  ordered_json suggests = nullptr;
  if (finding.suggests) suggests = family::word(*finding.suggests);
  return {{"key", finding.key},
          {"code", finding.code},
          {"severity", family::word(finding.severity)},
          {"text", finding.text.text()},
          {"message", message_json(finding.text)},
          {"people", finding.people},
          {"suggests", std::move(suggests)},
          {"overruled", std::move(overruled)}};
}

ordered_json matter_json(const matter::Matter& matter, base::Instant fetched_at) {
  return {{"id", matter.source.id},
          {"number", matter.display_number},
          {"description", matter.description},
          {"status", matter.status},
          {"practice_area", matter.practice_area},
          {"open_date", date_json(matter.open_date)},
          {"lawyer", matter.responsible_lawyer ? matter.responsible_lawyer->name : ""},
          {"firm", matter.firm},
          {"fetched_at", base::iso(fetched_at)}};
}

// What an undo would take back: the last entry that stands.
base::Message last_of(const family::Review& review) {
  const family::Entry* stands = review.standing();
  return stands ? family::line_of(*stands, review) : base::Message();
}

}  // namespace

ordered_json review_json(const app::Draft& draft, const std::vector<family::Finding>& findings,
                         const std::vector<base::Message>& problems, const base::Date& today) {
  const family::Review& review = draft.review;
  ordered_json people = ordered_json::array();
  for (const auto* person : review.people()) people.push_back(person_json(*person, today));
  ordered_json found = ordered_json::array();
  for (const auto& finding : findings) found.push_back(finding_json(finding));
  ordered_json changes = ordered_json::array();
  for (const auto& difference : draft.pending) {
    const base::Message line = app::line_of(difference, review);
    changes.push_back({{"key", difference.key()},
                       {"text", line.text()},
                       {"message", message_json(line)},
                       {"ours", matter::text_of(difference.ours)},
                       {"then", matter::text_of(difference.then)},
                       {"now", matter::text_of(difference.now)}});
  }
  ordered_json confirmed = nullptr;
  if (const auto entry = review.confirmed())
    confirmed = {{"by", entry->by}, {"at", base::iso(entry->at)}};
  const base::Message last = last_of(review);
  return {{"draft", draft.id},
          {"matter", matter_json(review.matter(), draft.fetched_at)},
          {"people", std::move(people)},
          {"findings", std::move(found)},
          {"changes", std::move(changes)},
          {"confirmed", std::move(confirmed)},
          {"last", last.empty() ? ordered_json(nullptr) : ordered_json(last.text())},
          {"last_message", message_json(last)},
          {"can_redo", review.can_redo()},
          {"entries", review.log().size()},
          {"problems", base::texts(problems)},
          {"problem_messages", messages_json(problems)},
          {"taken", base::texts(draft.taken)},
          {"taken_messages", messages_json(draft.taken)}};
}

ordered_json values_json(const app::Draft& draft, family::Subject subject) {
  ordered_json list = ordered_json::array();
  for (const auto& value : draft.review.values(subject)) {
    std::string source, at, by;
    const bool imported = value.state == family::ValueState::imported;
    if (const auto* entry = imported ? nullptr : draft.review.log().find(value.entry)) {
      source = "review";
      at = base::iso(entry->at);
      by = entry->by;
    } else if (value.source) {
      source = fmt::format("Clio {} {}", value.source->resource, value.source->id);
      at = base::iso(value.source->fetched_at);
    }
    list.push_back({{"field", value.field},
                    {"label", value.label},
                    {"type", matter::word(value.type)},
                    {"value", matter::text_of(value.value)},
                    {"state", family::word(value.state)},
                    {"imported", matter::text_of(value.imported)},
                    {"source", source},
                    {"at", at},
                    {"by", by}});
  }
  return {{"subject", subject}, {"values", std::move(list)}};
}

ordered_json history_json(const family::Review& review, int before) {
  ordered_json list = ordered_json::array();
  const auto& log = review.log();
  const auto end =
      static_cast<std::size_t>(std::clamp<long>(before - 1L, 0, static_cast<long>(log.size())));
  for (std::size_t i = end - std::min(end, kMostHistory); i < end; ++i) {
    const family::Entry& entry = log[i];
    const base::Message line = family::line_of(entry, review);
    list.push_back({{"number", entry.number},
                    {"at", base::iso(entry.at)},
                    {"by", entry.by},
                    {"what", line.text()},
                    {"message", message_json(line)},
                    {"undone", review.undone(entry.number)}});
  }
  return {{"entries", std::move(list)}};
}

}  // namespace engross::bridge
