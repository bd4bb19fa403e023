#include <nlohmann/json.hpp>

#include "cli/review.h"

namespace engross::cli {
namespace {

using nlohmann::ordered_json;

ordered_json date_json(const std::optional<base::Date>& date) {
  return date ? ordered_json(base::iso(*date)) : ordered_json(nullptr);
}

ordered_json value_json(const matter::CustomField& field) {
  if (std::holds_alternative<std::monostate>(field.value)) return nullptr;
  if (const auto* tick = std::get_if<bool>(&field.value)) return *tick;
  return matter::text_of(field.value);
}

ordered_json custom_json(const std::vector<matter::CustomField>& fields) {
  ordered_json list = ordered_json::array();
  const auto slugs = matter::slugs(fields);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    list.push_back({{"name", fields[i].name},
                    {"slug", slugs[i]},
                    {"type", matter::word(fields[i].type)},
                    {"value", value_json(fields[i])}});
  }
  return list;
}

ordered_json contact_json(const matter::Contact& contact) {
  const matter::Address* address = matter::primary_address(contact);
  const matter::Reach* email = matter::primary(contact.emails);
  const matter::Reach* phone = matter::primary(contact.phones);
  return {{"clio_id", contact.source.id},
          {"name", contact.name.full},
          {"kind", contact.kind == matter::ContactKind::company ? "company" : "person"},
          {"birth_date", date_json(contact.birth_date)},
          {"email", email ? ordered_json(email->text) : ordered_json(nullptr)},
          {"phone", phone ? ordered_json(phone->text) : ordered_json(nullptr)},
          {"city", address ? ordered_json(address->city) : ordered_json(nullptr)}};
}

ordered_json person_json(const family::Person& person) {
  ordered_json json = contact_json(person.contact);
  json["relationship"] = person.word;
  json["role"] = family::word(person.role);
  json["reason"] = person.reason.text();
  json["doubts"] = doubts_json(person.doubts);
  json["is_step"] = person.is_step;
  json["is_deceased"] = person.is_deceased;
  json["custom"] = custom_json(person.contact.custom_fields);
  return json;
}

ordered_json matter_json(const matter::Matter& matter) {
  return {{"clio_id", matter.source.id},
          {"region", matter.region},
          {"display_number", matter.display_number},
          {"description", matter.description},
          {"status", matter.status},
          {"practice_area", matter.practice_area},
          {"open_date", date_json(matter.open_date)},
          {"responsible_lawyer", matter.responsible_lawyer
                                     ? ordered_json(matter.responsible_lawyer->name)
                                     : ordered_json(nullptr)},
          {"firm", matter.firm},
          {"fetched_at", base::iso(matter.source.fetched_at)},
          {"custom", custom_json(matter.custom_fields)}};
}

ordered_json findings_json(const std::vector<family::Finding>& findings) {
  ordered_json list = ordered_json::array();
  for (const auto& finding : findings) {
    ordered_json overruled = nullptr;
    if (finding.overruled) {
      overruled = {{"reason", finding.overruled->reason},
                   {"by", finding.overruled->by},
                   {"at", base::iso(finding.overruled->at)}};
    }
    list.push_back({{"key", finding.key},
                    {"code", finding.code},
                    {"severity", family::word(finding.severity)},
                    {"text", finding.text.text()},
                    {"people", finding.people},
                    {"suggests", finding.suggests ? ordered_json(family::word(*finding.suggests))
                                                  : ordered_json(nullptr)},
                    {"overruled", overruled}});
  }
  return list;
}

ordered_json pending_json(const app::Draft& draft) {
  ordered_json list = ordered_json::array();
  for (const auto& difference : draft.pending) {
    list.push_back({{"key", difference.key()},
                    {"text", app::line_of(difference, draft.review).text()},
                    {"ours", matter::text_of(difference.ours)},
                    {"then", matter::text_of(difference.then)},
                    {"now", matter::text_of(difference.now)}});
  }
  return list;
}

ordered_json report_json(const app::ImportReport& report) {
  using app::Fate;
  ordered_json json = {{"fetched", report.fetched()}};
  for (const Fate fate : {Fate::mapped, Fate::unmapped, Fate::failed, Fate::empty}) {
    ordered_json list = ordered_json::array();
    for (const auto& line : report.lines) {
      if (line.fate != fate) continue;
      list.push_back({{"subject", line.subject},
                      {"field", line.field},
                      {"type", line.type},
                      {"value", line.value},
                      {"fact", line.fact},
                      {"reason", line.reason}});
    }
    json[std::string(app::word(fate))] = std::move(list);
  }
  return json;
}

}  // namespace

ordered_json doubts_json(const std::vector<family::Doubt>& doubts) {
  ordered_json list = ordered_json::array();
  for (const auto& doubt : doubts) {
    list.push_back({{"code", doubt.code},
                    {"text", doubt.text.text()},
                    {"suggests", doubt.suggests ? ordered_json(family::word(*doubt.suggests))
                                                : ordered_json(nullptr)},
                    {"blocking", doubt.blocking}});
  }
  return list;
}

ordered_json merges_json(const std::vector<app::MergeProposal>& merges) {
  ordered_json list = ordered_json::array();
  for (const app::MergeProposal& one : merges) {
    list.push_back({{"draft", one.draft},
                    {"matter", one.matter},
                    {"client", one.client},
                    {"by_hand", contact_json(one.by_hand.contact)},
                    {"role", family::word(one.by_hand.role)},
                    {"relationship", one.by_hand.word},
                    {"contact", contact_json(one.contact)},
                    {"in_draft", one.in_draft},
                    {"signs", one.signs},
                    {"strong", one.strong},
                    {"because", one.because}});
  }
  return list;
}

ordered_json review_json(const Shown& shown) {
  const family::Review& review = shown.draft.review;
  const family::Family family = review.family();
  ordered_json client = contact_json(family.client);
  client["custom"] = custom_json(family.client.custom_fields);
  ordered_json people = ordered_json::array();
  for (const auto& person : family.people) people.push_back(person_json(person));
  ordered_json removed = ordered_json::array();
  for (const auto* person : review.people()) {
    if (!person->removed && !person->merged_into) continue;
    removed.push_back({{"clio_id", person->id()},
                       {"name", person->person.contact.name.full},
                       {"merged_into", person->merged_into ? ordered_json(*person->merged_into)
                                                           : ordered_json(nullptr)}});
  }
  ordered_json json = {{"draft", shown.draft.id},
                       {"matter", matter_json(review.matter())},
                       {"client", client},
                       {"people", people},
                       {"removed", removed},
                       {"doubts", doubts_json(family.doubts)},
                       {"findings", findings_json(shown.findings)},
                       {"pending", pending_json(shown.draft)},
                       {"merges", merges_json(shown.merges)}};
  const auto confirmed = review.confirmed();
  json["confirmed"] = confirmed
                          ? ordered_json{{"by", confirmed->by}, {"at", base::iso(confirmed->at)}}
                          : ordered_json(nullptr);
  if (shown.import) {
    json["report"] = report_json(shown.import->report);
    json["problems"] = base::texts(shown.import->problems);
    json["clio_calls"] = shown.import->calls;
  }
  return json;
}

ordered_json preview_json(const app::Proposal& proposal) {
  ordered_json client = contact_json(proposal.family.client);
  client["custom"] = custom_json(proposal.family.client.custom_fields);
  ordered_json people = ordered_json::array();
  for (const auto& person : proposal.family.people) people.push_back(person_json(person));
  return {{"draft", proposal.draft ? ordered_json(*proposal.draft) : ordered_json(nullptr)},
          {"new_client", {{"name", proposal.client}, {"notes", proposal.notes}}},
          {"matter", matter_json(proposal.matter)},
          {"client", client},
          {"people", people},
          {"doubts", doubts_json(proposal.family.doubts)},
          {"report", report_json(proposal.report)},
          {"problems", base::texts(proposal.problems)},
          {"clio_calls", proposal.calls}};
}

}  // namespace engross::cli
