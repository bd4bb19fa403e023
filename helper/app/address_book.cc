#include "app/address_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace engross::app {
namespace {

using base::Fault;
using matter::Contact;
using matter::Id;

constexpr std::array<std::string_view, 4> kStandings = {"new", "changed", "same", "hidden"};

struct FieldLabel {
  std::string_view field;
  std::string_view label;
};
constexpr std::array kFieldLabels = {
    FieldLabel{"kind", "Kind"},
    FieldLabel{"name.prefix", "Prefix"},
    FieldLabel{"name.first", "First name"},
    FieldLabel{"name.middle", "Middle name"},
    FieldLabel{"name.last", "Last name"},
    FieldLabel{"name.full", "Name"},
    FieldLabel{"title", "Title"},
    FieldLabel{"company", "Employer"},
    FieldLabel{"birthdate", "Birth date"},
    FieldLabel{"address", "Address"},
    FieldLabel{"email", "E-mail"},
    FieldLabel{"phone", "Telephone"},
};

// A contact as a person reads it, so that what reads the same is the same.
struct TextLine {
  std::string field, of, text;
};

class ContactText {
 public:
  explicit ContactText(const Contact& contact) {
    const bool company = contact.kind == matter::ContactKind::company;
    const matter::PersonName& name = contact.name;
    add("kind", "", company ? "company" : "person");
    add("name.prefix", "", name.prefix);
    add("name.first", "", name.first);
    add("name.middle", "", name.middle);
    add("name.last", "", name.last);
    const bool parts = !name.first.empty() || !name.middle.empty() || !name.last.empty();
    if (company || !parts) add("name.full", "", name.full);
    add("title", "", contact.title);
    add("company", "", contact.company);
    if (contact.birth_date) add("birthdate", "", base::iso(*contact.birth_date));
    for (const matter::Address& one : contact.addresses) add_address(one, contact.addresses.size());
    add_reaches("email", contact.emails);
    add_reaches("phone", contact.phones);
    for (const matter::CustomField& field : contact.custom_fields)
      add("custom", field.name, matter::text_of(field.value));
  }
  const std::vector<TextLine>& lines() const { return lines_; }
  const TextLine* find(const TextLine& like) const {
    for (const TextLine& line : lines_) {
      if (line.field == like.field && line.of == like.of) return &line;
    }
    return nullptr;
  }

 private:
  void add(const char* field, const std::string& of, std::string text) {
    text = base::join(base::split(base::trim(text), '\n'), ", ");
    if (base::is_blank(text)) return;
    for (TextLine& line : lines_) {
      if (line.field != field || line.of != of) continue;
      line.text += "; " + text;
      return;
    }
    lines_.push_back({field, of, std::move(text)});
  }
  // Which of several is the primary one is what documents and letters go by.
  static std::string marked(bool primary, std::size_t count) {
    return primary && count > 1 ? " (primary)" : "";
  }
  void add_address(const matter::Address& address, std::size_t count) {
    std::vector<std::string> parts;
    for (const std::string* part : {&address.street, &address.city, &address.province,
                                    &address.postal_code, &address.country}) {
      if (!base::is_blank(*part)) parts.push_back(*part);
    }
    if (!parts.empty())
      add("address", address.kind, base::join(parts, ", ") + marked(address.primary, count));
  }
  void add_reaches(const char* field, const std::vector<matter::Reach>& reaches) {
    for (const matter::Reach& reach : reaches) {
      if (!base::is_blank(reach.text))
        add(field, reach.kind, reach.text + marked(reach.primary, reaches.size()));
    }
  }

  std::vector<TextLine> lines_;
};

std::vector<FieldChange> changes_of(const Contact& then, const Contact& now) {
  const ContactText before(then), after(now);
  std::vector<FieldChange> changes;
  for (const TextLine& line : after.lines()) {
    const TextLine* known = before.find(line);
    if (known && known->text == line.text) continue;
    changes.push_back({line.field, line.of, known ? known->text : "", line.text});
  }
  for (const TextLine& line : before.lines()) {
    if (!after.find(line)) changes.push_back({line.field, line.of, line.text, ""});
  }
  return changes;
}

bool is_meant(const Contact& contact, const ContactFilter& filter, const std::string& wanted) {
  if (filter.no_email && has_email(contact)) return false;
  if (wanted.empty()) return true;
  const matter::Address* address = matter::primary_address(contact);
  std::vector<std::string> texts{contact.name.full, contact.company, address ? address->city : ""};
  for (const matter::Reach& email : contact.emails) texts.push_back(email.text);
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    return base::fold(text).find(wanted) != std::string::npos;
  });
}

tl::unexpected<base::Error> not_there(const std::set<Id>& missing, const std::string& region) {
  std::vector<std::string> ids;
  for (const Id id : missing) ids.push_back(std::to_string(id));
  const bool one = ids.size() == 1;
  return base::failure(Fault::not_found,
                       fmt::format("no contact{} with the {} {}", one ? "" : "s",
                                   one ? "id" : "ids", base::excerpt(base::join(ids, ", "))),
                       fmt::format("the address book of Clio {}", region),
                       "take ids that the list of contacts shows");
}

}  // namespace

std::string_view word(Standing standing) {
  return kStandings.at(static_cast<std::size_t>(standing));
}

bool has_email(const Contact& contact) {
  return std::any_of(contact.emails.begin(), contact.emails.end(),
                     [](const matter::Reach& one) { return !base::is_blank(one.text); });
}

std::vector<const Contact*> found(const std::vector<Contact>& contacts,
                                  const ContactFilter& filter) {
  const std::string wanted = base::fold(base::trim(filter.query));
  std::vector<std::pair<std::string, const Contact*>> named;
  for (const Contact& contact : contacts) {
    if (is_meant(contact, filter, wanted))
      named.emplace_back(base::fold(contact.name.full), &contact);
  }
  std::stable_sort(named.begin(), named.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Contact*> sorted;
  sorted.reserve(named.size());
  for (const auto& [name, contact] : named) sorted.push_back(contact);
  return sorted;
}

std::string label_of(const FieldChange& change) {
  if (change.field == "custom") return change.of;
  const auto known = std::find_if(kFieldLabels.begin(), kFieldLabels.end(),
                                  [&](const FieldLabel& one) { return one.field == change.field; });
  const std::string label(known == kFieldLabels.end() ? change.field : known->label);
  return change.of.empty() ? label : fmt::format("{} ({})", label, change.of);
}

std::vector<ComparedContact> compared(const std::vector<Contact>& kept,
                                      const std::vector<const Contact*>& now) {
  std::unordered_map<Id, const Contact*> known;
  for (const Contact& contact : kept) known.emplace(contact.source.id, &contact);
  std::vector<ComparedContact> all;
  all.reserve(now.size());
  for (const Contact* contact : now) {
    ComparedContact one{contact, Standing::added, {}};
    const auto before = known.find(contact->source.id);
    if (contact->redacted) {
      one.standing = Standing::hidden;
    } else if (before != known.end()) {
      one.changes = changes_of(*before->second, *contact);
      one.standing = one.changes.empty() ? Standing::same : Standing::changed;
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::size_t count(const std::vector<ComparedContact>& contacts, Standing standing) {
  return static_cast<std::size_t>(
      std::count_if(contacts.begin(), contacts.end(),
                    [&](const ComparedContact& one) { return one.standing == standing; }));
}

base::Result<std::vector<ComparedContact>> import_contacts(ContactShelf& shelf,
                                                           const FetchedContacts& fetched,
                                                           const std::vector<Id>& chosen) {
  if (chosen.empty()) {
    return base::failure(Fault::refused, "nobody was chosen",
                         fmt::format("the address book of Clio {}", fetched.region),
                         "choose one or more contacts");
  }
  std::set<Id> wanted(chosen.begin(), chosen.end());
  std::vector<const Contact*> now;
  for (const Contact& contact : fetched.contacts) {
    if (wanted.erase(contact.source.id) > 0) now.push_back(&contact);
  }
  if (!wanted.empty()) return not_there(wanted, fetched.region);
  const auto kept = shelf.kept(fetched.region);
  if (!kept) return tl::unexpected(kept.error());
  auto imported = compared(*kept, now);
  std::vector<Contact> to_keep;
  for (const ComparedContact& one : imported) {
    if (one.standing != Standing::hidden) to_keep.push_back(*one.contact);
  }
  if (auto done = shelf.keep(fetched.region, to_keep); !done) return tl::unexpected(done.error());
  return imported;
}

}  // namespace engross::app
