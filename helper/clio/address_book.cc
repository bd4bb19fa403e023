#include "clio/address_book.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/address.h"
#include "clio/fields.h"
#include "clio/messages.h"
#include "clio/picklist_labels.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::Id;
using nlohmann::json;

// Before a page has come: as long as Clio may take for it.
constexpr seconds kEarlier{600};

}  // namespace

AddressBookReading::AddressBookReading(Exchange& exchange)
    : exchange_(exchange), decoder_(exchange.now(), exchange.access()) {}

base::Result<AddressBook> AddressBookReading::run() {
  const int calls_before = exchange_.calls();
  const auto all = read({});
  if (!all) return tl::make_unexpected(all.error());
  std::int64_t announced = all->announced;
  if (all->pages > 1) {
    if (announced >= 0 && static_cast<std::int64_t>(by_id_.size()) > announced) {
      if (auto stop = drop_deleted()) return tl::make_unexpected(*stop);
      announced = static_cast<std::int64_t>(by_id_.size());
    }
    if (const auto changed = read({{"updated_since", base::iso(since_)}}); !changed)
      return tl::make_unexpected(changed.error());
  }
  AddressBook book;
  book.contacts.reserve(by_id_.size());
  for (auto& [id, contact] : by_id_) book.contacts.push_back(std::move(contact));
  if (announced > static_cast<std::int64_t>(book.contacts.size())) {
    decoder_.note(
        say("clio-contacts"),
        say("clio-fewer-contacts", {{"counted", announced}, {"given", book.contacts.size()}}));
  }
  std::vector<std::vector<matter::CustomField>*> records;
  records.reserve(book.contacts.size());
  for (matter::Contact& contact : book.contacts) records.push_back(&contact.custom_fields);
  if (auto stop = put_picklist_labels(exchange_, decoder_, records))
    return tl::make_unexpected(*stop);
  book.problems = decoder_.take_problems();
  book.calls = exchange_.calls() - calls_before;
  return book;
}

base::Result<Walk> AddressBookReading::read(const Query& filter) {
  Query query{{"fields", contact_fields()}, {"order", "id(asc)"}, {"limit", "200"}};
  query.insert(query.end(), filter.begin(), filter.end());
  auto walked =
      walk(exchange_, {api_url(exchange_.access().base_url, "/contacts.json", query), "contacts"},
           [&](const json& record) {
             put(record);
             return !failed_;
           });
  if (walked && failed_) return tl::make_unexpected(*failed_);
  return walked;
}

void AddressBookReading::put(const json& record) {
  if (since_ == base::Instant{}) since_ = exchange_.now() + exchange_.ahead() - kEarlier;
  auto contact = decoder_.contact(record);
  if (contact) {
    const Id id = contact->source.id;
    by_id_.insert_or_assign(id, std::move(*contact));
  } else if (contact.error().fault == Fault::denied) {
    failed_ = contact.error();
  } else {
    decoder_.note(say("clio-contacts"), say("clio-contact-without-id"));
  }
}

// Clio gives no list of what was deleted: the ids that are there tell it.
std::optional<base::Error> AddressBookReading::drop_deleted() {
  std::set<Id> there;
  const Query query{{"fields", "id"}, {"order", "id(asc)"}, {"limit", "200"}};
  const auto walked =
      walk(exchange_, {api_url(exchange_.access().base_url, "/contacts.json", query), "contacts"},
           [&](const json& record) {
             there.insert(base::number_at(record, "id"));
             return true;
           });
  if (!walked) return walked.error();
  std::erase_if(by_id_, [&](const auto& entry) { return there.count(entry.first) == 0; });
  return std::nullopt;
}

}  // namespace engross::clio
