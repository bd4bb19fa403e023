// The last steps of an import: who is held, who was only mentioned, and the names of both.
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "clio/address.h"
#include "clio/fields.h"
#include "clio/matter_import.h"
#include "clio/messages.h"
#include "clio/picklist_labels.h"

namespace engross::clio {
namespace {

using base::Fault;
using matter::Id;

}  // namespace

void MatterImport::assemble() {
  std::vector<Id> order = wanted();
  for (const auto& [id, contact] : held_) order.push_back(id);
  std::set<Id> placed;
  for (Id id : order) {
    if (!placed.insert(id).second) continue;
    if (const auto held = held_.find(id); held != held_.end()) {
      matter_.contacts.push_back(held->second);
    } else if (const auto known = mentioned_.find(id); known != mentioned_.end()) {
      matter_.contacts.push_back(known->second);
    } else {
      continue;
    }
    matter::Contact& contact = matter_.contacts.back();
    if (contact.name.full.empty()) contact.redacted = true;
    if (contact.redacted) {
      decoder_.note(label(contact), say("clio-hides-contact"));
    } else if (held_.count(id) == 0) {
      decoder_.note(label(contact), say("clio-name-alone"));
    }
  }
  put_names(matter_.custom_fields);
  for (matter::Contact& contact : matter_.contacts) put_names(contact.custom_fields);
}

// A reference takes the name that the contact has in this import, so that both read the same.
void MatterImport::put_names(std::vector<matter::CustomField>& fields) {
  for (matter::CustomField& field : fields) {
    auto* named = std::get_if<matter::ContactRef>(&field.value);
    if (!named) continue;
    const matter::Contact* contact = matter::find_contact(matter_, named->id);
    if (contact && !contact->name.full.empty()) named->name = contact->name.full;
    if (named->name.empty()) {
      decoder_.note(say("clio-field", {{"name", field.name}}),
                    say("clio-contact-not-shown", {{"number", named->id}}));
    }
  }
}

MatterImport::Stop MatterImport::take_labels() {
  std::vector<std::vector<matter::CustomField>*> records{&matter_.custom_fields};
  for (matter::Contact& contact : matter_.contacts) records.push_back(&contact.custom_fields);
  return put_picklist_labels(exchange_, decoder_, records);
}

MatterImport::Stop MatterImport::take_firm() {
  const auto answer = exchange_.get(
      {api_url(exchange_.access().base_url, "/users/who_am_i.json", {{"fields", kWhoAmIFields}}),
       "user"});
  if (answer) {
    const auto& account = base::member(base::member(*answer, "data"), "account");
    matter_.firm = base::text_at(account, "name");
    return std::nullopt;
  }
  const Fault fault = answer.error().fault;
  if (fault != Fault::denied && fault != Fault::not_found) return answer.error();
  decoder_.note(say("clio-firm"), say("clio-did-not-give", {{"words", answer.error().what}}));
  return std::nullopt;
}

}  // namespace engross::clio
