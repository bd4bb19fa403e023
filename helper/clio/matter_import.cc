#include "clio/matter_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "clio/address.h"
#include "clio/fields.h"
#include "clio/messages.h"
#include "clio/paging.h"

namespace engross::clio {
namespace {

using base::Error;
using base::Fault;
using matter::Id;
using nlohmann::json;

constexpr std::size_t kIdsInOneCall = 100;  // keeps the address short enough for every proxy

Error with_place(Error error, const Exchange& exchange) {
  if (error.where.empty()) {
    error.where = place(exchange.access());
  } else {
    error.where += ", " + place(exchange.access());
  }
  return error;
}

// Clio's ids never begin with a zero; "00012" is the beginning of a display number.
bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= 18 && text.front() != '0' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Question by_id(const Exchange& exchange, const std::string& id) {
  return {api_url(exchange.access().base_url, fmt::format("/matters/{}.json", id),
                  {{"fields", matter_fields()}}),
          "matter with the id " + id};
}

const base::Money* first_amount(const std::vector<matter::CustomField>& fields) {
  for (const matter::CustomField& field : fields) {
    if (const auto* money = std::get_if<base::Money>(&field.value)) return money;
  }
  return nullptr;
}

const base::Money* first_amount(const matter::Matter& matter) {
  if (const auto* money = first_amount(matter.custom_fields)) return money;
  for (const matter::Contact& contact : matter.contacts) {
    if (const auto* money = first_amount(contact.custom_fields)) return money;
  }
  return nullptr;
}

// Nothing that an earlier import may not have been given, and the matter's currency, which
// everybody's amounts are read with.
bool may_be_kept(const matter::Matter& known) {
  const auto& fields = known.custom_fields;
  return known.client > 0 && !known.firm.empty() && first_amount(known) != nullptr &&
         std::none_of(fields.begin(), fields.end(), [](const matter::CustomField& field) {
           return field.type == matter::FieldType::picklist && field.value.index() == 0;
         });
}

}  // namespace

MatterImport::MatterImport(Exchange& exchange)
    : exchange_(exchange), decoder_(exchange.now(), exchange.access()) {}

base::Result<Import> MatterImport::run(const std::string& id_or_display_number) {
  const int calls_before = exchange_.calls();
  const auto object = find(std::string(base::trim(id_or_display_number)));
  if (!object) return tl::make_unexpected(object.error());
  if (auto stop = take_matter(*object)) return tl::make_unexpected(*stop);
  return take_rest(calls_before);
}

base::Result<Import> MatterImport::again(const matter::Matter& known) {
  const int calls_before = exchange_.calls();
  Question question = by_id(exchange_, std::to_string(known.source.id));
  if (may_be_kept(known)) question.known = known.source.etag;
  const auto answer = exchange_.get_if_changed(question);
  if (!answer) return tl::make_unexpected(answer.error());
  if (*answer) {
    if (auto stop = take_matter(base::member(**answer, "data"))) return tl::make_unexpected(*stop);
  } else {
    keep_matter(known);
  }
  return take_rest(calls_before);
}

base::Result<Import> MatterImport::take_rest(int calls_before) {
  if (auto stop = take_relationships()) return tl::make_unexpected(*stop);
  if (auto stop = take_contacts(wanted())) return tl::make_unexpected(*stop);
  // Contacts that the people themselves name ("Accountant"): once, not their contacts' contacts.
  std::vector<Id> further;
  for (const auto& [id, contact] : held_) {
    for (Id named : named_in(contact.custom_fields)) further.push_back(named);
  }
  if (auto stop = take_contacts(further)) return tl::make_unexpected(*stop);
  assemble();
  if (auto stop = take_labels()) return tl::make_unexpected(*stop);
  if (auto stop = take_firm()) return tl::make_unexpected(*stop);
  return Import{std::move(matter_), decoder_.take_problems(), exchange_.calls() - calls_before};
}

base::Result<json> MatterImport::find(const std::string& id_or_display_number) {
  if (id_or_display_number.empty()) {
    return base::failure(Fault::usage, "no matter was named", "",
                         "give its Clio id or its whole display number");
  }
  if (!is_id(id_or_display_number)) return find_by_number(id_or_display_number);
  auto answer = exchange_.get(by_id(exchange_, id_or_display_number));
  if (!answer) {
    Error error = answer.error();
    if (error.fault == Fault::not_found) {
      error.remedy =
          "digits alone are Clio's own id: to find a matter by its number, search with: "
          "engross matters " +
          id_or_display_number;
    }
    return tl::make_unexpected(error);
  }
  return base::member(*answer, "data");
}

base::Result<json> MatterImport::find_by_number(const std::string& display_number) {
  const std::string wanted_number = base::fold(display_number);
  std::vector<json> exact;
  std::vector<std::string> near;
  const auto walked = walk(
      exchange_,
      {api_url(exchange_.access().base_url, "/matters.json",
               {{"query", display_number}, {"fields", matter_fields()}, {"order", "id(asc)"}}),
       "matters"},
      [&](const json& record) {
        const std::string number = base::text_at(record, "display_number");
        if (base::fold(base::trim(number)) == wanted_number) {
          const Id id = base::number_at(record, "id");
          std::erase_if(exact, [&](const json& held) { return base::number_at(held, "id") == id; });
          exact.push_back(record);
        } else if (near.size() < 3) {
          near.push_back(number);
        }
        return true;
      });
  if (!walked) return tl::make_unexpected(walked.error());
  const std::string at = place(exchange_.access());
  if (exact.empty()) {
    return base::failure(
        Fault::not_found, fmt::format("no matter has the number \"{}\"", display_number), at,
        near.empty()
            ? "check the number, or search with: engross matters QUERY"
            : fmt::format("give the whole number; near it are {}", base::join(near, ", ")));
  }
  if (exact.size() > 1) {
    std::vector<std::string> ids;
    ids.reserve(exact.size());
    for (const json& record : exact) ids.push_back(std::to_string(base::number_at(record, "id")));
    return base::failure(
        Fault::conflict,
        fmt::format("{} matters have the number \"{}\"", exact.size(), display_number), at,
        fmt::format("name the one you mean by its id: {}", base::join(ids, ", ")));
  }
  return exact.front();
}

MatterImport::Stop MatterImport::take_matter(const json& object) {
  auto matter = decoder_.matter(object);
  if (!matter) return with_place(matter.error(), exchange_);
  matter_ = std::move(*matter);
  mention(decoder_.mentioned(base::member(object, "client")));
  if (matter_.client <= 0) decoder_.note(label(matter_), say("clio-shows-no-client"));
  return std::nullopt;
}

void MatterImport::keep_matter(const matter::Matter& known) {
  decoder_.set_currency(first_amount(known)->currency);
  matter_ = known;
  matter_.source.fetched_at = exchange_.now();
  matter_.relationships.clear();
  matter_.contacts.clear();
  // Of a client whom Clio no longer shows, the name alone, as after any other import.
  const matter::Contact* client = matter::find_contact(known, known.client);
  if (!client) return;
  matter::Contact named;
  named.source = client->source;
  named.kind = client->kind;
  named.name = client->name;
  mention(std::move(named));
}

MatterImport::Stop MatterImport::take_relationships() {
  std::map<Id, matter::Relationship> by_id;
  const auto walked = walk(
      exchange_,
      {api_url(exchange_.access().base_url, "/relationships.json",
               {{"matter_id", std::to_string(matter_.source.id)}, {"fields", kRelationshipFields}}),
       "related contacts"},
      [&](const json& record) {
        mention(decoder_.mentioned(base::member(record, "contact")));
        auto relationship = decoder_.relationship(record);
        if (relationship) by_id[relationship->source.id] = std::move(*relationship);
        return true;
      });
  if (!walked) return walked.error();
  for (auto& [id, relationship] : by_id) matter_.relationships.push_back(std::move(relationship));
  if (walked->announced > static_cast<std::int64_t>(by_id.size())) {
    decoder_.note(label(matter_), say("clio-fewer-related",
                                      {{"counted", walked->announced}, {"given", by_id.size()}}));
  }
  return std::nullopt;
}

void MatterImport::mention(std::optional<matter::Contact> contact) {
  if (!contact) return;
  const Id id = contact->source.id;
  mentioned_.insert_or_assign(id, std::move(*contact));
}

std::vector<Id> MatterImport::named_in(const std::vector<matter::CustomField>& fields) const {
  std::vector<Id> ids;
  for (const matter::CustomField& field : fields) {
    if (const auto* named = std::get_if<matter::ContactRef>(&field.value)) ids.push_back(named->id);
  }
  return ids;
}

// The client first, then the related contacts, then those named in the matter's own fields.
std::vector<Id> MatterImport::wanted() const {
  std::vector<Id> ids;
  if (matter_.client > 0) ids.push_back(matter_.client);
  for (const matter::Relationship& relationship : matter_.relationships) {
    ids.push_back(relationship.contact);
  }
  for (Id id : named_in(matter_.custom_fields)) ids.push_back(id);
  return ids;
}

MatterImport::Stop MatterImport::take_contacts(const std::vector<Id>& ids) {
  std::set<Id> asked;
  std::vector<Id> chunk;
  for (Id id : ids) {
    if (held_.count(id) > 0 || !asked.insert(id).second) continue;
    chunk.push_back(id);
    if (chunk.size() < kIdsInOneCall) continue;
    if (auto stop = take_contact_chunk(chunk)) return stop;
    chunk.clear();
  }
  if (chunk.empty()) return std::nullopt;
  return take_contact_chunk(chunk);
}

MatterImport::Stop MatterImport::take_contact_chunk(const std::vector<Id>& ids) {
  Query query{{"fields", contact_fields()}, {"limit", "200"}};
  for (Id id : ids) query.emplace_back("ids[]", std::to_string(id));
  Stop failed;
  const auto walked =
      walk(exchange_, {api_url(exchange_.access().base_url, "/contacts.json", query), "contacts"},
           [&](const json& record) {
             auto contact = decoder_.contact(record);
             if (contact) {
               const Id id = contact->source.id;
               held_.insert_or_assign(id, std::move(*contact));
             } else if (contact.error().fault == Fault::denied) {
               failed = with_place(contact.error(), exchange_);
             } else {
               decoder_.note(say("clio-contacts"), say("clio-contact-without-id"));
             }
             return !failed;
           });
  if (!walked) return walked.error();
  return failed;
}

}  // namespace engross::clio
