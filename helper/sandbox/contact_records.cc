// Contacts: names, the shortcuts to first addresses, and what a search looks in.
#include <fmt/format.h>

#include <set>

#include "base/json.h"
#include "base/text.h"
#include "sandbox/complete.h"

namespace engross::sandbox {
namespace {

std::string joined_name(const Json& contact) {
  std::vector<std::string> parts;
  for (const std::string_view member : {"first_name", "middle_name", "last_name"}) {
    const std::string part = base::text_at(contact, member);
    if (!part.empty()) parts.push_back(part);
  }
  return base::join(parts, " ");
}

std::string first_letter(const std::string& text) {
  const std::u32string letters = base::code_points(text);
  std::string out;
  if (!letters.empty()) base::append_utf8(out, letters.front());
  return out;
}

// Gives the addresses, numbers and sites of a contact ids, etags and the mark of the first one.
void complete_list(Json& contact, const char* member, std::string_view resource,
                   const char* first_mark) {
  if (!contact.contains(member)) contact[member] = Json::array();
  const Id contact_id = base::number_at(contact, "id");
  Id number = 0;
  for (Json& entry : contact[member]) {
    entry["id"] = contact_id * 10 + ++number;
    entry[first_mark] = number == 1;
    if (!entry.contains("name")) entry["name"] = "Other";
    stamp_inside(entry, resource, contact);
  }
}

Json nth(const Json& list, std::size_t index, const char* member) {
  return index < list.size() ? list[index].value(member, Json()) : Json();
}

Json whole_nth(const Json& list, std::size_t index) {
  return index < list.size() ? list[index] : Json();
}

void set_shortcuts(Json& contact) {
  const Json& emails = contact["email_addresses"];
  const Json& phones = contact["phone_numbers"];
  const Json& addresses = contact["addresses"];
  contact["primary_email_address"] = nth(emails, 0, "address");
  contact["secondary_email_address"] = nth(emails, 1, "address");
  contact["primary_phone_number"] = nth(phones, 0, "number");
  contact["secondary_phone_number"] = nth(phones, 1, "number");
  contact["primary_address"] = whole_nth(addresses, 0);
  contact["secondary_address"] = whole_nth(addresses, 1);
  contact["primary_work_address"] = nullptr;
  for (const Json& address : addresses) {
    if (address["name"] == "Work" && contact["primary_work_address"].is_null()) {
      contact["primary_work_address"] = address;
    }
  }
  contact["primary_web_site"] = whole_nth(contact["web_sites"], 0);
  contact["secondary_web_site"] = whole_nth(contact["web_sites"], 1);
}

void set_name(Json& contact) {
  if (!contact.contains("type")) contact["type"] = "Person";
  const bool company = contact["type"] == "Company";
  if (!company) contact["name"] = joined_name(contact);
  const std::string last = base::text_at(contact, "last_name");
  const std::string sorted = company || last.empty() ? base::text_at(contact, "name") : last;
  contact["initials"] =
      base::upper(first_letter(base::text_at(contact, "first_name")) + first_letter(sorted));
  contact["#initial"] = base::upper(base::fold(first_letter(sorted)));
}

void append_text(std::string& out, const Json& object,
                 std::initializer_list<std::string_view> members) {
  for (const std::string_view member : members) out += base::text_at(object, member) + '\n';
}

std::string own_words(const Json& contact, const Firm& firm) {
  std::string words;
  append_text(words, contact, {"name", "title"});
  for (const char* list : {"email_addresses", "phone_numbers", "addresses", "web_sites"}) {
    for (const Json& entry : contact[list]) {
      append_text(words, entry, {"address", "number", "street", "city", "province", "postal_code"});
    }
  }
  for (const Json& value : contact["custom_field_values"]) append_text(words, value, {"value"});
  if (const Json* company = firm.find("Contact", base::number_at(contact, "company"))) {
    append_text(words, *company, {"name"});
  }
  return words;
}

}  // namespace

void complete_contact(Json& contact, const Firm&) {
  set_name(contact);
  // The times first: the records inside take theirs from it.
  set_times(contact);
  complete_list(contact, "email_addresses", "EmailAddress", "primary");
  complete_list(contact, "phone_numbers", "PhoneNumber", "primary");
  complete_list(contact, "addresses", "Address", "primary");
  complete_list(contact, "web_sites", "WebSite", "default_web_site");
  set_shortcuts(contact);
  for (const char* flag :
       {"is_client", "is_clio_for_client_user", "is_co_counsel", "is_bill_recipient",
        "has_clio_for_clients_permission", "locked_clio_connect_email"}) {
    contact[flag] = false;
  }
  for (const char* list :
       {"activity_rates", "custom_field_set_associations", "instant_messengers",
        "notification_methods", "account_balances", "related_contacts", "kyc_field_values"}) {
    contact[list] = Json::array();
  }
  contact["currency"] = 1;
  contact["#has_email"] = !contact["email_addresses"].empty();
}

void refresh_contact(Json& contact) {
  set_name(contact);
  set_shortcuts(contact);
  contact["#has_email"] = !contact["email_addresses"].empty();
}

void index_contacts(Firm& firm) {
  std::map<Id, std::string> matters;
  std::set<Id> clients;
  const auto add = [&](Id contact, const Json& matter) {
    matters[contact] += base::text_at(matter, "display_number") + '\n' +
                        base::text_at(matter, "description") + '\n';
  };
  for (const auto& [id, matter] : firm.all("Matter")) {
    clients.insert(base::number_at(matter, "client"));
    add(base::number_at(matter, "client"), matter);
  }
  for (const auto& [id, relationship] : firm.all("Relationship")) {
    add(base::number_at(relationship, "contact"),
        *firm.find("Matter", base::number_at(relationship, "matter")));
  }
  for (auto& [id, contact] : firm.edit("Contact")) {
    contact["is_client"] = clients.contains(id);
    contact["is_bill_recipient"] = clients.contains(id);
    contact.erase("#search");  // is in no etag
    stamp(contact, "Contact");
    contact["#search"] = base::fold(own_words(contact, firm) + matters[id]);
  }
}

}  // namespace engross::sandbox
