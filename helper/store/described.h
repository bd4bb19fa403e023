// The members of Clio's records and of a family, each named once, and how a record becomes the body
// of a row and is read again.
#pragma once

#include "base/json.h"
#include "store/json_form.h"

namespace engross::store {

template <typename Form>
void describe(Form& form, Of<matter::Source> auto& source) {
  auto& [resource, id, etag, fetched_at] = source;
  form("resource", resource);
  form("id", id);
  form("etag", etag);
  form("fetched_at", fetched_at);
}

template <typename Form>
void describe(Form& form, Of<matter::PersonName> auto& name) {
  auto& [prefix, first, middle, last, full] = name;
  form("prefix", prefix);
  form("first", first);
  form("middle", middle);
  form("last", last);
  form("full", full);
}

template <typename Form>
void describe(Form& form, Of<matter::Address> auto& address) {
  auto& [kind, street, city, province, postal_code, country, primary] = address;
  form("kind", kind);
  form("street", street);
  form("city", city);
  form("province", province);
  form("postal_code", postal_code);
  form("country", country);
  form("primary", primary);
}

template <typename Form>
void describe(Form& form, Of<matter::Reach> auto& reach) {
  auto& [kind, text, primary] = reach;
  form("kind", kind);
  form("text", text);
  form("primary", primary);
}

template <typename Form>
void describe(Form& form, Of<matter::CustomField> auto& field) {
  auto& [definition, value_id, name, type, value] = field;
  form("definition", definition);
  form("value_id", value_id);
  form("name", name);
  form("type", type);
  form("value", value);
}

template <typename Form>
void describe(Form& form, Of<matter::Contact> auto& contact) {
  auto& [source, kind, redacted, name, title, company, birth_date, addresses, emails, phones,
         custom_fields] = contact;
  form("source", source);
  form("kind", kind);
  form("redacted", redacted);
  form("name", name);
  form("title", title);
  form("company", company);
  form("birth_date", birth_date);
  form("addresses", addresses);
  form("emails", emails);
  form("phones", phones);
  form("custom_fields", custom_fields);
}

template <typename Form>
void describe(Form& form, Of<matter::Relationship> auto& relationship) {
  auto& [source, contact, word] = relationship;
  form("source", source);
  form("contact", contact);
  form("word", word);
}

template <typename Form>
void describe(Form& form, Of<matter::User> auto& user) {
  auto& [source, name, first, last, email, phone] = user;
  form("source", source);
  form("name", name);
  form("first", first);
  form("last", last);
  form("email", email);
  form("phone", phone);
}

template <typename Form>
void describe(Form& form, Of<matter::Matter> auto& matter) {
  auto& [source, region, display_number, description, status, practice_area, open_date, client,
         responsible_lawyer, firm, custom_fields, relationships, contacts] = matter;
  form("source", source);
  form("region", region);
  form("display_number", display_number);
  form("description", description);
  form("status", status);
  form("practice_area", practice_area);
  form("open_date", open_date);
  form("client", client);
  form("responsible_lawyer", responsible_lawyer);
  form("firm", firm);
  form("custom_fields", custom_fields);
  form("relationships", relationships);
  form("contacts", contacts);
}

template <typename Form>
void describe(Form& form, Of<family::Doubt> auto& doubt) {
  auto& [code, text, suggests, blocking] = doubt;
  form("code", code);
  form("text", text);
  form("suggests", suggests);
  form("blocking", blocking);
}

template <typename Form>
void describe(Form& form, Of<family::Person> auto& person) {
  auto& [contact, source, word, role, reason, doubts, is_step, is_deceased, parent] = person;
  form("contact", contact);
  form("source", source);
  form("word", word);
  form("role", role);
  form("reason", reason);
  form("doubts", doubts);
  form("is_step", is_step);
  form("is_deceased", is_deceased);
  form("parent", parent);
}

template <typename Form>
void describe(Form& form, Of<family::Family> auto& family) {
  auto& [client, people, doubts] = family;
  form("client", client);
  form("people", people);
  form("doubts", doubts);
}

template <typename Record>
base::Result<Record> decode(std::string_view body, std::string_view where) {
  const auto parsed = base::parse_json(body, where);
  if (!parsed) return tl::unexpected(parsed.error());
  Reading reading(where);
  const Place top{nullptr, {}, 0, reading};
  Record record;
  read(*parsed, record, top);
  if (reading.fault()) return tl::unexpected(*reading.fault());
  return record;
}

// Read back at once: what cannot be is found now, not on the day the draft is needed.
template <typename Record>
base::Result<std::string> encode_record(const Record& record, std::string_view where) {
  const json body = json_of(record);
  std::string text;
  try {
    text = body.dump();
  } catch (const json::exception&) {
    return base::failure(base::Fault::malformed, "some text is not UTF-8 and cannot be kept",
                         std::string(where), "correct it in Clio and import again");
  }
  const auto back = decode<Record>(text, where);
  if (!back) return tl::unexpected(back.error());
  if (json_of(*back) != body) {
    return base::failure(base::Fault::internal, "a snapshot does not read as it was written",
                         std::string(where), "report this");
  }
  return text;
}

}  // namespace engross::store
