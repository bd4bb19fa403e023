#include "app/import_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/field_outcomes.h"
#include "app/values.h"

namespace engross::app {
namespace {

using matter::Contact;
using matter::CustomField;

constexpr std::array<std::string_view, 4> kFates = {"mapped", "unmapped", "failed", "empty"};

std::string called(const Contact& contact) {
  return base::is_blank(contact.name.full) ? fmt::format("contact {}", contact.source.id)
                                           : contact.name.full;
}

class Reporter {
 public:
  Reporter(const matter::Matter& matter, const family::Family& family, const FieldMap& fields)
      : matter_(matter), family_(family), fields_(fields) {
    for (const auto& relationship : matter.relationships) {
      words_[relationship.contact].push_back(relationship.word);
    }
    for (const family::Person& person : family.people) {
      relations_.emplace(person.contact.source.id, &person);
    }
  }

  ImportReport run() {
    const HeldFields of_matter(matter_.custom_fields);
    const HeldFields of_client(family_.client.custom_fields);
    FieldOutcomes outcomes;
    for (const FieldMap::Fact& fact : fields_.facts()) {
      outcomes.add(fact, "facts." + fact.name, read(fact, of_matter, of_client));
    }
    matter_lines(outcomes);
    contact(family_.client, outcomes);
    for (const family::Person& person : family_.people) contact(person.contact, {});
    for (const Contact& other : matter_.contacts) contact(other, {});
    return std::move(report_);
  }

 private:
  void mapped(std::string field, std::string type, std::string value, std::string fact) {
    if (base::is_blank(value)) return;
    report_.lines.push_back({subject_, std::move(field), std::move(type), std::move(value),
                             Fate::mapped, std::move(fact), ""});
  }

  void unmapped(std::string field, std::string type, std::string value, std::string reason) {
    if (base::is_blank(value)) return;
    report_.lines.push_back({subject_, std::move(field), std::move(type), std::move(value),
                             Fate::unmapped, "", std::move(reason)});
  }

  void custom(const std::vector<CustomField>& fields, const FieldOutcomes& outcomes) {
    for (const CustomField& field : fields) {
      const auto* ref = std::get_if<matter::ContactRef>(&field.value);
      std::string value = matter::text_of(field.value);
      if (ref && base::is_blank(value)) value = fmt::format("contact {}", ref->id);
      ReportLine line{subject_,
                      field.name,
                      std::string(matter::word(field.type)),
                      std::move(value),
                      Fate::mapped,
                      "",
                      ""};
      outcomes.complete(line, field);
      report_.lines.push_back(std::move(line));
    }
  }

  void matter_lines(const FieldOutcomes& outcomes) {
    subject_ = "matter " + matter_.display_number;
    mapped("Number", "text", matter_.display_number, "matter.number");
    mapped("Description", "text", matter_.description, "matter.description");
    mapped("Status", "text", matter_.status, "matter.status");
    mapped("Practice area", "text", matter_.practice_area, "matter.practice_area");
    mapped("Open date", "date", matter_.open_date ? base::iso(*matter_.open_date) : "",
           "matter.open_date");
    if (const auto& lawyer = matter_.responsible_lawyer) {
      mapped("Responsible lawyer", "text", lawyer->name, "lawyer.name.full");
      mapped("Responsible lawyer's e-mail", "e-mail", lawyer->email, "lawyer.email");
      mapped("Responsible lawyer's phone", "phone", lawyer->phone, "lawyer.phone");
    }
    mapped("Firm", "text", matter_.firm, "firm.name");
    custom(matter_.custom_fields, outcomes);
  }

  void contact(const Contact& contact, FieldOutcomes outcomes) {
    if (!reported_.insert(contact.source.id).second) return;
    subject_ = called(contact);
    if (contact.redacted) {
      unmapped("Contact", "contact", fmt::format("contact {}", contact.source.id), kHidden);
    }
    names(contact);
    mapped("Date of birth", "date", contact.birth_date ? base::iso(*contact.birth_date) : "",
           "birthdate");
    relationships(contact.source.id);
    addresses(contact);
    reaches(contact.emails, "E-mail", "e-mail", "email");
    reaches(contact.phones, "Phone", "phone", "phone");
    const HeldFields held(contact.custom_fields);
    for (const FieldMap::Fact& fact : fields_.person()) {
      outcomes.add(fact, fact.name, read(fact, {}, held));
    }
    custom(contact.custom_fields, outcomes);
  }

  void names(const Contact& contact) {
    const matter::PersonName& name = contact.name;
    mapped("Prefix", "text", name.prefix, "name.prefix");
    mapped("First name", "text", name.first, "name.first");
    mapped("Middle name", "text", name.middle, "name.middle");
    mapped("Last name", "text", name.last, "name.last");
    if (name.first.empty() && name.last.empty()) mapped("Name", "text", name.full, "name.full");
    mapped("Title", "text", contact.title, "title");
    mapped("Company", "text", contact.company, "company");
  }

  void relationships(matter::Id id) {
    const auto words = words_.find(id);
    const auto relation = relations_.find(id);
    if (words == words_.end() || relation == relations_.end()) return;
    const std::string& listed = relation->second->word;
    bool found = false;
    for (const std::string& word : words->second) {
      if (!found && word == listed) {
        mapped("Relationship", "text", word, "relationship");
        found = true;
      } else {
        unmapped("Relationship", "text", word,
                 fmt::format("listed twice; the one that counts is \"{}\"", listed));
      }
    }
  }

  // The kind of an entry belongs to its name, as on the contact's card: "Address (Home)".
  static std::string entry(std::string_view field, const std::string& kind) {
    return kind.empty() ? std::string(field) : fmt::format("{} ({})", field, kind);
  }

  void addresses(const Contact& contact) {
    const matter::Address* first = matter::primary_address(contact);
    for (const matter::Address& address : contact.addresses) {
      const std::string field = entry("Address", address.kind);
      if (&address == first) {
        mapped(field, "address", one_line(address), "address");
      } else {
        unmapped(field, "address", one_line(address), "a document takes the primary address");
      }
    }
  }

  void reaches(const std::vector<matter::Reach>& entries, std::string_view name, const char* type,
               const char* fact) {
    const matter::Reach* first = matter::primary(entries);
    for (const matter::Reach& reach : entries) {
      if (&reach == first) {
        mapped(entry(name, reach.kind), type, reach.text, fact);
      } else {
        unmapped(entry(name, reach.kind), type, reach.text,
                 fmt::format("a document takes the primary {}", type));
      }
    }
  }

  const matter::Matter& matter_;
  const family::Family& family_;
  const FieldMap& fields_;
  std::map<matter::Id, std::vector<std::string>> words_;
  std::map<matter::Id, const family::Person*> relations_;
  std::set<matter::Id> reported_;
  std::string subject_;
  ImportReport report_;
};

}  // namespace

std::string_view word(Fate fate) { return kFates.at(static_cast<std::size_t>(fate)); }

std::size_t ImportReport::count(Fate fate) const {
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [fate](const ReportLine& line) { return line.fate == fate; }));
}

ImportReport report_of(const matter::Matter& matter, const family::Family& family,
                       const FieldMap& fields) {
  return Reporter(matter, family, fields).run();
}

}  // namespace engross::app
