// The address book, as the door answers it: what Clio has, what of it is kept, and who of the
// drafts looks like a kept contact.
#include <nlohmann/json.hpp>

#include "app/merge_proposals.h"
#include "bridge/books.h"
#include "bridge/desk.h"
#include "bridge/fields.h"
#include "bridge/query.h"

namespace engross::bridge {
namespace {

using app::ComparedContact;
using app::Standing;
using matter::Contact;
using nlohmann::ordered_json;

constexpr std::size_t kMostChosen = 100'000;

ordered_json born_json(const Contact& contact) {
  return contact.birth_date ? ordered_json(base::iso(*contact.birth_date)) : ordered_json(nullptr);
}

ordered_json contact_json(const Contact& contact) {
  const matter::Reach* email = matter::primary(contact.emails);
  const matter::Reach* phone = matter::primary(contact.phones);
  const matter::Address* address = matter::primary_address(contact);
  return {{"id", contact.source.id},
          {"name", contact.name.full},
          {"kind", contact.kind == matter::ContactKind::company ? "company" : "person"},
          {"birthdate", born_json(contact)},
          {"email", email ? email->text : ""},
          {"phone", phone ? phone->text : ""},
          {"city", address ? address->city : ""},
          {"company", contact.company}};
}

ordered_json changes_json(const std::vector<app::FieldChange>& changes) {
  ordered_json list = ordered_json::array();
  for (const app::FieldChange& change : changes) {
    list.push_back({{"field", change.field},
                    {"of", change.of},
                    {"label", app::label_of(change)},
                    {"then", change.then},
                    {"now", change.now}});
  }
  return list;
}

// What of the query narrows a list of contacts.
tl::expected<app::ContactFilter, Reply> filter_of(const Request& request) {
  const auto query = query_field(request, "query");
  if (!query) return tl::unexpected(query.error());
  const auto no_email = query_field(request, "no_email");
  if (!no_email) return tl::unexpected(no_email.error());
  if (*query && base::code_points(**query).size() > kLongestQuery)
    return tl::unexpected(bad_query("A query has at most 200 characters."));
  if (*no_email && **no_email != "true" && **no_email != "false")
    return tl::unexpected(bad_query("no_email is true or false."));
  return app::ContactFilter{query->value_or(""), no_email->value_or("") == "true"};
}

ordered_json merge_json(const app::MergeProposal& one) {
  ordered_json person = contact_json(one.by_hand.contact);
  person["role"] = family::word(one.by_hand.role);
  person["relationship"] = one.by_hand.word;
  return {{"draft", one.draft},
          {"matter", one.matter},
          {"client", one.client},
          {"person", std::move(person)},
          {"contact", contact_json(one.contact)},
          {"in_draft", one.in_draft},
          {"signs", one.signs},
          {"strong", one.strong},
          {"because", one.because}};
}

}  // namespace

Reply get_contacts(const Call& call, House& house) {
  const auto filter = filter_of(call.request);
  if (!filter) return filter.error();
  const Work& work = house.options.work;
  const auto source = work.address_book(call.errand);
  if (!source) return fault_reply(source.error());
  auto fetched = (*source)->contacts();
  if (!fetched) return fault_reply(fetched.error());
  const auto book = std::make_shared<const app::FetchedContacts>(std::move(*fetched));
  const auto kept = work.contacts->kept(book->region);
  if (!kept) return fault_reply(kept.error());
  const auto id = house.options.pairing.random(16);
  if (!id) return fault_reply(id.error());
  ordered_json list = ordered_json::array();
  for (const ComparedContact& one : app::compared(*kept, app::found(book->contacts, *filter))) {
    ordered_json line = contact_json(*one.contact);
    line["standing"] = app::word(one.standing);
    line["changes"] = changes_json(one.changes);
    list.push_back(std::move(line));
  }
  const Reply reply = json_reply(200, {{"list", *id},
                                       {"region", book->region},
                                       {"read_at", base::iso(work.clock->now())},
                                       {"total", book->contacts.size()},
                                       {"contacts", std::move(list)},
                                       {"problems", base::texts(book->problems)},
                                       {"problem_messages", messages_json(book->problems)}});
  house.books.show({*id, book});
  return reply;
}

Reply import_contacts(const Call& call, House& house) {
  Fields body(call.request.body, {"list", "contacts"});
  const std::string id = body.text("list", true, 32);
  const auto chosen = body.wholes("contacts", 1, kMostChosen);
  if (body.fault()) return error_reply(*body.fault());
  const auto shown = house.books.find(id);
  if (!shown) {
    return error_reply({404, "not_found",
                        "The helper does not know this list any more: read the address book again.",
                        ""});
  }
  const std::lock_guard lock(house.books.one_at_a_time());
  const auto imported = app::import_contacts(*house.options.work.contacts, *shown->book,
                                             {chosen.begin(), chosen.end()});
  if (!imported) return fault_reply(imported.error());
  ordered_json json;
  for (const Standing one : {Standing::added, Standing::changed, Standing::same, Standing::hidden})
    json[std::string(app::word(one))] = app::count(*imported, one);
  ordered_json list = ordered_json::array();
  for (const ComparedContact& one : *imported) {
    list.push_back({{"id", one.contact->source.id},
                    {"name", one.contact->name.full},
                    {"standing", app::word(one.standing)},
                    {"changes", changes_json(one.changes)}});
  }
  json["contacts"] = std::move(list);
  return json_reply(200, json);
}

Reply get_merges(const Call&, House& house) {
  const Work& work = house.options.work;
  const auto drafts = work.records->drafts();
  if (!drafts) return fault_reply(drafts.error());
  std::vector<std::string> ids;
  for (const DraftLine& line : *drafts) ids.push_back(line.id);
  const auto merges = app::merge_proposals(*work.drafts, *work.contacts, *work.mapping, ids);
  if (!merges) return fault_reply(merges.error());
  ordered_json list = ordered_json::array();
  for (const app::MergeProposal& one : merges->all) list.push_back(merge_json(one));
  ordered_json unread = ordered_json::array();
  for (const app::UnreadDraft& one : merges->unread)
    unread.push_back({{"draft", one.draft}, {"message", one.error.line()}});
  return json_reply(200, {{"merges", std::move(list)}, {"unread", std::move(unread)}});
}

Reply get_draft_contacts(const Call& call, House& house) {
  const auto filter = filter_of(call.request);
  if (!filter) return filter.error();
  const Desk desk(call, house);
  const auto draft = desk.draft(call.arguments[0]);
  if (!draft) return fault_reply(draft.error());
  const auto kept = desk.work.contacts->kept(draft->review.matter().region);
  if (!kept) return fault_reply(kept.error());
  ordered_json list = ordered_json::array();
  for (const Contact* contact : app::found(*kept, *filter)) {
    ordered_json line = contact_json(*contact);
    line["read_at"] = base::iso(contact->source.fetched_at);
    line["in_review"] = draft->review.find(contact->source.id) != nullptr;
    list.push_back(std::move(line));
  }
  return json_reply(200, {{"contacts", std::move(list)}});
}

}  // namespace engross::bridge
