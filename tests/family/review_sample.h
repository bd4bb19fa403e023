// A family with one of everything, as imported, and short ways to edit its review.
#pragma once

#include <gtest/gtest.h>

#include "fakes/files.h"
#include "family/review.h"

namespace engross::family {

inline base::Date date(const char* iso) { return *base::parse_date(iso); }
inline base::Instant instant(const char* iso) { return *base::parse_instant(iso); }
inline base::Decimal number(const char* text) { return *base::Decimal::parse(text); }
inline matter::FieldValue text(const char* value) { return std::string(value); }
inline const matter::FieldValue kNothing{};

inline const base::Instant kImport = instant("2026-03-02T10:00:00Z");
inline const base::Instant kLater = instant("2026-04-01T09:00:00Z");

inline const Vocabulary& vocabulary() {
  static const Vocabulary kShipped =
      *Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "relationships.json");
  return kShipped;
}

inline matter::Contact contact(matter::Id id, const char* first, const char* last,
                               const char* born = "") {
  matter::Contact made;
  made.source = {"contacts", id, "", kImport};
  made.name.first = first;
  made.name.last = last;
  made.name.full = std::string(first) + " " + last;
  if (*born) made.birth_date = date(born);
  return made;
}

inline matter::Contact company(matter::Id id, const char* name) {
  matter::Contact made;
  made.source = {"contacts", id, "", kImport};
  made.kind = matter::ContactKind::company;
  made.name.full = name;
  return made;
}

inline std::vector<matter::CustomField> every_custom_field() {
  using matter::FieldType;
  return {
      {31, "numeric-1", "Trust age", FieldType::numeric, number("25")},
      {32, "currency-2", "Gift", FieldType::currency, base::Money{number("1500.50"), "CAD"}},
      {33, "checkbox-3", "Has a pet", FieldType::checkbox, true},
      {34, "text_line-4", "Kin", FieldType::text_line, std::string("first")},
      {35, "picklist-5", "Province", FieldType::picklist, matter::Option{3, "Ontario"}},
      {36, "contact-6", "Guardian", FieldType::contact, matter::ContactRef{7, "Fay Roe"}},
      {37, "matter-7", "Earlier", FieldType::matter, matter::MatterRef{9, "00009-Roe"}},
      {38, "date-8", "Married", FieldType::date, date("2015-06-06")},
      {40, "text_line-9", "Kin", FieldType::text_line, std::string("second")},
  };
}

inline void relate(matter::Matter& made, matter::Contact related, const char* word) {
  made.relationships.push_back(
      {{"relationships", 100 + related.source.id, "", kImport}, related.source.id, word});
  made.contacts.push_back(std::move(related));
}

// 1 the client, 2 wife, 3 son, 4 "daugther", 5 grandson, 6 a company, 7 ex-wife, 8 named only.
inline matter::Matter sample_matter() {
  matter::Matter made;
  made.source = {"matters", 500, "", kImport};
  made.region = "ca";
  made.display_number = "00009-Client";
  made.description = "Will";
  made.status = "Open";
  made.practice_area = "Estates";
  made.client = 1;
  made.custom_fields = {
      {41, "contact-1", "Executor", matter::FieldType::contact, matter::ContactRef{7, "Fay Roe"}}};
  made.contacts.push_back(contact(1, "Ada", "Client", "1960-01-01"));
  matter::Contact wife = contact(2, "Bo", "Client", "1962-02-02");
  wife.emails = {{"Home", "spare@example.test", false}, {"Work", "bo@example.test", true}};
  wife.addresses = {{"Home", "1 Main St", "Toronto", "ON", "M5V 1A1", "Canada", true}};
  relate(made, wife, "Wife");
  matter::Contact son = contact(3, "Cy", "Client", "1990-03-03");
  son.custom_fields = every_custom_field();
  relate(made, son, "Son");
  relate(made, contact(4, "Di", "Client", "1992-04-04"), "Daugther");
  relate(made, contact(5, "Ed", "Client", "2015-05-05"), "Grandson");
  relate(made, company(6, "Acme Ltd"), "Accountant");
  relate(made, contact(7, "Fay", "Roe"), "Ex-wife");
  made.contacts.push_back(contact(8, "Gil", "Stone"));
  return made;
}

inline Review review_of(const matter::Matter& matter) {
  return Review::of(matter, *family_of(matter, vocabulary()), vocabulary());
}

// The review after the edits, by Jo; throws the refusal of an edit that is refused.
inline Review after(Review review, const std::vector<Edit>& edits) {
  for (const Edit& edit : edits) {
    auto next = review.with(edit, "Jo", kLater);
    if (!next) throw std::runtime_error(next.error().line());
    review = std::move(*next);
  }
  return review;
}

// "1:client 2:spouse 3:child- 5:grandchild<3 9:party>2": - removed, < whose child, > merged into.
inline std::string picture(const Review& review) {
  std::vector<std::string> parts;
  for (const ReviewedPerson* person : review.people()) {
    std::string part = std::to_string(person->id()) + ":" +
                       (person->client ? "client" : std::string(word(person->person.role)));
    if (person->removed) part += "-";
    if (person->person.parent) part += "<" + std::to_string(*person->person.parent);
    if (person->merged_into) part += ">" + std::to_string(*person->merged_into);
    parts.push_back(std::move(part));
  }
  return base::join(parts, " ");
}

inline const ReviewedValue* value_in(const std::vector<ReviewedValue>& values, const char* field) {
  for (const ReviewedValue& value : values) {
    if (value.field == field) return &value;
  }
  return nullptr;
}

// "1962-02-02 (imported)", "Bea (corrected 1)"; "?" when there is no such field.
inline std::string shown(const Review& review, Subject subject, const char* field) {
  const auto values = review.values(subject);
  const ReviewedValue* value = value_in(values, field);
  if (!value) return "?";
  std::string shown = matter::text_of(value->value) + " (" + std::string(word(value->state));
  if (value->entry != 0) shown += " " + std::to_string(value->entry);
  return shown + ")";
}

inline std::string keys_of(const std::vector<Finding>& findings) {
  std::vector<std::string> keys;
  for (const Finding& finding : findings) {
    keys.push_back((finding.overruled ? "~" : "") + std::string(word(finding.severity)) + " " +
                   finding.key);
  }
  return base::join(keys, ", ");
}

}  // namespace engross::family
