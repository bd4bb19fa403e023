// The address book: everybody is listed, with or without an e-mail address; the chosen ones are
// kept on this computer.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/contact_adapters.h"
#include "cli/review.h"
#include "cli/share.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using app::ComparedContact;
using app::Standing;
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

std::size_t without_email(const std::vector<const Contact*>& contacts) {
  return static_cast<std::size_t>(std::count_if(
      contacts.begin(), contacts.end(), [](const Contact* one) { return !app::has_email(*one); }));
}

base::Error nobody(const ContactsOptions& options, const std::string& place) {
  return {
      base::Fault::not_found,
      options.query.empty() ? "no contact" : fmt::format("no contact with \"{}\"", options.query),
      place, "try part of a name, an e-mail address or a city"};
}

int print_list(const Console& console, const std::vector<const Contact*>& found,
               std::size_t of_all) {
  if (console.common.json) {
    ordered_json list = ordered_json::array();
    for (const Contact* contact : found) list.push_back(contact_line(*contact));
    console.print(list);
    return kDone;
  }
  Columns columns("");
  for (const Contact* contact : found) {
    const std::string email = email_of(*contact);
    columns.add({std::to_string(contact->source.id), name_of(*contact),
                 contact->birth_date ? base::iso(*contact->birth_date) : "", city_of(*contact),
                 email.empty() ? "no e-mail" : email});
  }
  columns.print(console.out);
  const std::size_t without = without_email(found);
  if (found.size() > kManyContacts || without > 0) {
    console.note(fmt::format("{} of {} contacts, {} without an e-mail address", found.size(),
                             of_all, without));
  }
  return kDone;
}

// ---- Importing

base::Result<std::vector<matter::Id>> chosen_of(const std::string& text,
                                                const std::vector<const Contact*>& listed) {
  std::vector<matter::Id> ids;
  if (base::fold(base::trim(text)) == "all") {
    for (const Contact* contact : listed) ids.push_back(contact->source.id);
    return ids;
  }
  for (const std::string& part : base::split(text, ',')) {
    const std::string_view typed = base::trim(part);
    matter::Id id = 0;
    const auto [end, problem] = std::from_chars(typed.data(), typed.data() + typed.size(), id);
    if (problem != std::errc() || end != typed.data() + typed.size() || id <= 0) {
      return base::failure(base::Fault::usage,
                           fmt::format("\"{}\" is no contact's id", base::excerpt(part)),
                           "--import", "write ids with commas between them, or all");
    }
    ids.push_back(id);
  }
  return ids;
}

ordered_json import_json(const std::vector<ComparedContact>& imported, const std::string& region) {
  ordered_json json = {{"region", region}};
  for (const Standing one : {Standing::added, Standing::changed, Standing::same, Standing::hidden})
    json[std::string(app::word(one))] = app::count(imported, one);
  ordered_json list = ordered_json::array();
  for (const ComparedContact& one : imported) {
    ordered_json changes = ordered_json::array();
    for (const app::FieldChange& change : one.changes) {
      changes.push_back({{"field", change.field},
                         {"label", app::label_of(change)},
                         {"then", change.then},
                         {"now", change.now}});
    }
    list.push_back({{"clio_id", one.contact->source.id},
                    {"name", one.contact->name.full},
                    {"standing", app::word(one.standing)},
                    {"has_email", app::has_email(*one.contact)},
                    {"changes", std::move(changes)}});
  }
  json["contacts"] = std::move(list);
  return json;
}

std::string shown(const std::string& value) { return value.empty() ? "nothing" : value; }

void print_import(const Console& console, const std::vector<ComparedContact>& imported) {
  console.out << fmt::format(
      "{} new, {} changed, {} the same\n", app::count(imported, Standing::added),
      app::count(imported, Standing::changed), app::count(imported, Standing::same));
  for (const ComparedContact& one : imported) {
    if (one.standing != Standing::changed) continue;
    console.out << fmt::format("{} ({})\n", one.contact->name.full, one.contact->source.id);
    for (const app::FieldChange& change : one.changes) {
      console.out << wrapped(fmt::format("{}: {} in Clio now, was {}", app::label_of(change),
                                         shown(change.now), shown(change.then)),
                             "  ", "    ", kLineWidth);
    }
  }
  const auto unreachable = std::count_if(imported.begin(), imported.end(), [](const auto& one) {
    return one.standing != Standing::hidden && !app::has_email(*one.contact);
  });
  if (unreachable > 0)
    console.note(fmt::format("{} without an e-mail address, kept too", unreachable));
  if (const auto hidden = app::count(imported, Standing::hidden); hidden > 0) {
    console.note(fmt::format("{} hidden in Clio from you: nothing is kept of {}", hidden,
                             hidden == 1 ? "that one" : "those"));
  }
}

int keep_chosen(const Console& console, const ContactsOptions& options, StoredContacts& shelf,
                const app::FetchedContacts& book, const std::vector<const Contact*>& listed) {
  const auto chosen = chosen_of(options.import, listed);
  if (!chosen) return console.fail(chosen.error());
  const auto imported = app::import_contacts(shelf, book, *chosen);
  if (!imported) return console.fail(imported.error());
  if (console.common.json) {
    console.print(import_json(*imported, book.region));
  } else {
    print_import(console, *imported);
  }
  return kDone;
}

// ---- What is kept, and who looks like it

int list_kept(const Console& console, const ContactsOptions& options, const std::string& home,
              StoredContacts& shelf) {
  StoredSignIns sign_ins(home);
  const auto clio = chosen_clio(console, sign_ins);
  if (!clio) return console.fail(clio.error());
  const auto kept = shelf.kept(clio->region);
  if (!kept) return console.fail(kept.error());
  const auto listed = app::found(*kept, {options.query, options.no_email});
  if (listed.empty() && !console.common.json) {
    return console.fail(nobody(options, fmt::format("kept of {} on this computer", clio->region)));
  }
  return print_list(console, listed, kept->size());
}

int list_merges(const Console& console, const std::string& home, StoredContacts& shelf) {
  const auto mapping = load_mapping();
  if (!mapping) return console.fail(mapping.error());
  const auto drafts = shelf.drafts();
  if (!drafts) return console.fail(drafts.error());
  StoredDrafts stored(home);
  const auto merges = app::merge_proposals(stored, shelf, *mapping, *drafts);
  if (!merges) return console.fail(merges.error());
  for (const app::UnreadDraft& one : merges->unread)
    console.err << fmt::format("note: draft {} was not looked at: {}\n", one.draft,
                               one.error.line());
  if (console.common.json) {
    console.print(merges_json(merges->all));
    return kDone;
  }
  for (const app::MergeProposal& one : merges->all) {
    console.out << wrapped(fmt::format("{}, {}: {}", one.matter, one.client, line_of(one)), "",
                           "  ", kLineWidth);
  }
  if (merges->all.empty()) console.note("Nobody added by hand looks like a kept contact");
  return kDone;
}

}  // namespace

int contacts(const Console& console, const ContactsOptions& options) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  StoredContacts shelf(*home);
  if (options.merges) return list_merges(console, *home, shelf);
  if (options.kept) return list_kept(console, options, *home, shelf);
  auto source = ClioMatters::open(console);
  if (!source) return console.fail(source.error());
  const std::string place = (*source)->place();
  const auto book = ClioContacts(std::move(*source)).contacts();
  if (!book) return console.fail(book.error());
  for (const auto& problem : book->problems) console.note(problem.text());
  const auto listed = app::found(book->contacts, {options.query, options.no_email});
  if (listed.empty() && !(console.common.json && options.import.empty()))
    return console.fail(nobody(options, place));
  if (!options.import.empty()) return keep_chosen(console, options, shelf, *book, listed);
  return print_list(console, listed, book->contacts.size());
}

}  // namespace engross::cli
