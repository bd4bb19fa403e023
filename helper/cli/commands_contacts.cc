// The address book: everybody is listed, with or without an e-mail address.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/adapters.h"
#include "cli/columns.h"
#include "cli/commands.h"

namespace engross::cli {
namespace {

using matter::Contact;
using nlohmann::ordered_json;

constexpr std::size_t kManyContacts = 40;  // more rows than a terminal shows at once

std::string email_of(const Contact& contact) {
  const matter::Reach* email = matter::primary(contact.emails);
  return email ? email->text : "";
}

std::string city_of(const Contact& contact) {
  const matter::Address* address = matter::primary_address(contact);
  return address ? address->city : "";
}

std::string name_of(const Contact& contact) {
  return contact.redacted ? "(hidden in Clio)" : contact.name.full;
}

bool is_meant(const Contact& contact, const ContactsOptions& options) {
  if (options.no_email && !contact.emails.empty()) return false;
  const std::string wanted = base::fold(base::trim(options.query));
  if (wanted.empty()) return true;
  std::vector<std::string> texts{contact.name.full, contact.company, city_of(contact)};
  for (const matter::Reach& email : contact.emails) texts.push_back(email.text);
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    return base::fold(text).find(wanted) != std::string::npos;
  });
}

ordered_json contact_line(const Contact& contact) {
  const bool company = contact.kind == matter::ContactKind::company;
  return {{"clio_id", contact.source.id},
          {"name", contact.name.full},
          {"kind", company ? "company" : "person"},
          {"hidden", contact.redacted},
          {"birthdate", contact.birth_date ? base::iso(*contact.birth_date) : ""},
          {"email", email_of(contact)},
          {"city", city_of(contact)}};
}

void print_table(const Console& console, const std::vector<const Contact*>& found) {
  Columns columns("");
  for (const Contact* contact : found) {
    const std::string email = email_of(*contact);
    columns.add({std::to_string(contact->source.id), name_of(*contact),
                 contact->birth_date ? base::iso(*contact->birth_date) : "", city_of(*contact),
                 email.empty() ? "no e-mail" : email});
  }
  columns.print(console.out);
}

}  // namespace

int contacts(const Console& console, const ContactsOptions& options) {
  auto source = ClioMatters::open(console);
  if (!source) return console.fail(source.error());
  const auto book = (*source)->address_book();
  if (!book) return console.fail(book.error());
  std::vector<const Contact*> found;
  for (const Contact& contact : book->contacts) {
    if (is_meant(contact, options)) found.push_back(&contact);
  }
  std::stable_sort(found.begin(), found.end(), [](const Contact* a, const Contact* b) {
    return base::fold(a->name.full) < base::fold(b->name.full);
  });
  for (const clio::Problem& problem : book->problems)
    console.note(fmt::format("{} ({})", problem.what, problem.where));
  if (console.common.json) {
    ordered_json list = ordered_json::array();
    for (const Contact* contact : found) list.push_back(contact_line(*contact));
    console.print(list);
    return kDone;
  }
  if (found.empty()) {
    return console.fail(base::Error{
        base::Fault::not_found,
        options.query.empty() ? "no contact" : fmt::format("no contact with \"{}\"", options.query),
        (*source)->place(), "try part of a name, an e-mail address or a city"});
  }
  print_table(console, found);
  const auto without = std::count_if(found.begin(), found.end(),
                                     [](const Contact* one) { return one->emails.empty(); });
  if (found.size() > kManyContacts || without > 0) {
    console.note(fmt::format("{} of {} contacts, {} without an e-mail address", found.size(),
                             book->contacts.size(), without));
  }
  return kDone;
}

}  // namespace engross::cli
