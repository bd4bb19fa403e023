// A matter and its family with something in every member, so that a member that is not kept shows.
#pragma once

#include "family/family.h"
#include "matter/matter.h"

namespace engross::store {

inline base::Instant instant(const char* iso) { return *base::parse_instant(iso); }
inline const base::Instant kMonday = instant("2026-03-02T10:00:00Z");
inline const base::Instant kTuesday = instant("2026-03-03T10:00:00Z");
inline base::Date date(const char* iso) { return *base::parse_date(iso); }
inline base::Decimal number(const char* text) { return *base::Decimal::parse(text); }

inline matter::Source source(const char* resource, matter::Id id) {
  return {resource, id, "\"etag\"", instant("2026-03-04T15:16:17Z")};
}

inline std::vector<matter::CustomField> every_custom_field() {
  using matter::FieldType;
  return {
      {1, "checkbox-1", "Has a pet", FieldType::checkbox, true},
      {2, "checkbox-2", "Has a boat", FieldType::checkbox, false},
      {3, "contact-3", "Guardian", FieldType::contact, matter::ContactRef{77, "Zoë Okafor"}},
      {4, "currency-4", "House", FieldType::currency, base::Money{number("1234567.50"), "CAD"}},
      {5, "currency-5", "Cottage", FieldType::currency, base::Money{number("0.1"), "USD"}},
      {6, "date-6", "Married on", FieldType::date, date("1988-02-29")},
      {7, "time-7", "Call at", FieldType::time, std::string("14:30")},
      {8, "email-8", "Private e-mail", FieldType::email, std::string("a@example.test")},
      {9, "matter-9", "Earlier matter", FieldType::matter, matter::MatterRef{5, "00005-Roy"}},
      {10, "numeric-10", "Shares", FieldType::numeric, number("-0.000000000000000001")},
      {11, "numeric-11", "Points", FieldType::numeric,
       number("9999999999999999999999999999999999")},
      {12, "picklist-12", "Province", FieldType::picklist, matter::Option{3, "Québec"}},
      {13, "text_area-13", "Notes", FieldType::text_area, std::string("two\nlines\t\"quoted\" \\")},
      {14, "text_line-14", "Kin", FieldType::text_line, std::string("ᐃᓄᒃ 😀 {{ x }}")},
      {15, "text_line-15", "Zero byte", FieldType::text_line, std::string("a\0b", 3)},
      {16, "url-16", "Page", FieldType::url, std::string("https://example.test/?a=b#c")},
      {17, "", "Empty", FieldType::text_line, std::monostate{}},
      {18, "text_line-18", "Blank", FieldType::text_line, std::string()},
  };
}

inline matter::Contact full_contact(matter::Id id, const char* full) {
  matter::Contact contact;
  contact.source = source("contacts", id);
  contact.kind = matter::ContactKind::company;
  contact.redacted = true;
  contact.name = {"Dr", "Ana", "María", "de la Cruz Jr.", full};
  contact.title = "Trustee";
  contact.company = "Whitfield & Sons";
  contact.birth_date = date("1961-12-31");
  contact.addresses = {{"Home", "1 Main St\nApt 2", "Toronto", "ON", "M5V 1A1", "Canada", true},
                       {"Work", "", "", "", "", "", false}};
  contact.emails = {{"Work", "ana@example.test", true}, {"Other", "b@example.test", false}};
  contact.phones = {{"Mobile", "+1 416 555 0100", true}};
  contact.custom_fields = every_custom_field();
  return contact;
}

inline matter::Matter full_matter() {
  matter::Matter matter;
  matter.source = source("matters", 9007199254740993);  // beyond what a double holds
  matter.region = "ca";
  matter.display_number = "00001-Whitfield";
  matter.description = "Wills for Ana";
  matter.status = "Open";
  matter.practice_area = "Estates";
  matter.open_date = date("2025-01-02");
  matter.client = 42;
  matter.responsible_lawyer =
      matter::User{source("users", 8), "Jo Roy", "Jo", "Roy", "jo@example.test", "416 555 0101"};
  matter.firm = "Roy LLP";
  matter.custom_fields = every_custom_field();
  matter.relationships = {{source("relationships", 1), 43, "Wife"},
                          {source("relationships", 2), 44, ""}};
  matter.contacts = {full_contact(42, "Ana de la Cruz"), full_contact(43, "Bo de la Cruz"),
                     matter::Contact{}};
  return matter;
}

inline family::Family full_family() {
  using family::Role;
  family::Family family;
  family.client = full_contact(42, "Ana de la Cruz");
  for (const Role role : {Role::spouse, Role::child, Role::grandchild, Role::party}) {
    family::Person person;
    person.contact = full_contact(43, "Bo de la Cruz");
    person.source = source("relationships", 1);
    person.word = "Wife";
    person.role = role;
    person.reason = base::Message::words("\"wife\" is a word for spouse");
    person.doubts = {
        {"guard-word", base::Message::words("\"ex-\" stands before it"), Role::spouse, true},
        {"slip", base::Message::words("one letter off"), std::nullopt, false}};
    person.is_step = true;
    person.is_deceased = true;
    family.people.push_back(person);
  }
  family.people.emplace_back();
  family.doubts = {
      {"two-spouses", base::Message::words("Two people are marked as spouse"), std::nullopt, true}};
  return family;
}

}  // namespace engross::store
