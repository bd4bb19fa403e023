// The field's records, in Clio's words: Matter, Contact, Relationship, Custom field. Plain values;
// `clio` makes them, nobody changes them. Each record keeps where it came from and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/base.h"

namespace engross::matter {

using Id = std::int64_t;

// Clio resource and record a value was read from; with a member's name it is the value's
// provenance.
struct Source {
  std::string resource;  // "contacts", "matters", "relationships", "users"
  Id id = 0;
  std::string etag;
  base::Instant fetched_at{};
  bool operator==(const Source&) const = default;
};

struct PersonName {
  std::string prefix;  // "Dr"
  std::string first;
  std::string middle;
  std::string last;  // with particle and suffix, as the firm typed it: "de la Cruz Jr."
  std::string
      full;  // first, middle and last; a company's name; what Clio shows where there are no parts
  bool operator==(const PersonName&) const = default;
};

struct Address {
  std::string kind;  // "Home", "Work", ...
  std::string street;
  std::string city;
  std::string province;
  std::string postal_code;
  std::string country;
  bool primary = false;
  bool operator==(const Address&) const = default;
};

// An e-mail address or a telephone number.
struct Reach {
  std::string kind;
  std::string text;
  bool primary = false;
  bool operator==(const Reach&) const = default;
};

// The twelve field types of Clio's API.
enum class FieldType {
  checkbox,
  contact,
  currency,
  date,
  time,
  email,
  matter,
  numeric,
  picklist,
  text_area,
  text_line,
  url,
};
std::string_view word(FieldType type);  // Clio's own word: "text_line"
std::optional<FieldType> field_type(std::string_view word);

struct ContactRef {
  Id id = 0;
  std::string name;
  bool operator==(const ContactRef&) const = default;
};
struct MatterRef {
  Id id = 0;
  std::string display_number;
  bool operator==(const MatterRef&) const = default;
};
struct Option {
  Id id = 0;
  std::string label;
  bool operator==(const Option&) const = default;
};

// monostate: the field is shown on the record and holds nothing.
using FieldValue = std::variant<std::monostate, bool, base::Decimal, base::Money, base::Date,
                                std::string, ContactRef, MatterRef, Option>;

struct CustomField {
  Id definition = 0;
  std::string value_id;  // composite, "text_line-1"; empty where the field holds nothing
  std::string name;
  FieldType type = FieldType::text_line;
  FieldValue value;
  bool operator==(const CustomField&) const = default;
};

// The value as a person reads it: "Yes", "1234.50", "2026-11-23", a picklist's label, a contact's
// name.
std::string text_of(const FieldValue& value);

enum class ContactKind { person, company };

struct Contact {
  Source source;
  ContactKind kind = ContactKind::person;
  bool redacted = false;  // Clio hides it from this user: nothing but the id is known
  PersonName name;
  std::string title;
  std::string company;  // the employer's name
  std::optional<base::Date> birth_date;
  std::vector<Address> addresses;
  std::vector<Reach> emails;
  std::vector<Reach> phones;
  std::vector<CustomField> custom_fields;
  bool operator==(const Contact&) const = default;
};

// The primary entry, else the first; nothing when there is none.
const Address* primary_address(const Contact& contact);
const Reach* primary(const std::vector<Reach>& entries);

// A related contact of the matter. `word` is free text, spelt as the firm likes; it may be blank.
struct Relationship {
  Source source;
  Id contact = 0;
  std::string word;
  bool operator==(const Relationship&) const = default;
};

struct User {
  Source source;
  std::string name;
  std::string first;
  std::string last;
  std::string email;
  std::string phone;
  bool operator==(const User&) const = default;
};

struct Matter {
  Source source;
  std::string region;          // "us", "ca", "eu", "au"; "local" for a loopback server
  std::string display_number;  // "00001-Whitfield"
  std::string description;
  std::string status;  // Clio's word, "Open"
  std::string practice_area;
  std::optional<base::Date> open_date;
  Id client = 0;
  std::optional<User> responsible_lawyer;
  std::string firm;  // the account's name; empty where this user may not read it
  std::vector<CustomField> custom_fields;
  std::vector<Relationship> relationships;  // by relationship id
  std::vector<Contact> contacts;  // client, related contacts, contacts named in custom fields
  bool operator==(const Matter&) const = default;
};

// The contact by id, or null: a relationship may point at a contact that Clio does not show.
const Contact* find_contact(const Matter& matter, Id id);

// Slugs of the fields' names, in the fields' order; a second field of one slug gets "_2", by
// definition id.
std::vector<std::string> slugs(const std::vector<CustomField>& fields);

// A line of a search's answer.
struct MatterSummary {
  Id id = 0;
  std::string display_number;
  std::string description;
  std::string status;
  std::string client;
  std::string practice_area;
  std::string responsible_lawyer;
};

// A part of a search's answer, as Clio gives it.
struct MatterPage {
  std::vector<MatterSummary> matters;
  std::string next;  // where the next page begins, in Clio's own word; empty after the last
};

}  // namespace engross::matter
