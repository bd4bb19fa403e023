#include "clio/decode.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/json.h"
#include "clio/messages.h"

namespace engross::clio {
namespace {

using base::Fault;
using base::text_at;
using nlohmann::json;

std::string name_at(const json& object, std::string_view key) {
  return std::string(base::trim(text_at(object, key)));
}

bool is_redacted(const json& object) {
  const json& redacted = base::member(object, "redacted");
  return redacted.is_boolean() && redacted.get<bool>();
}

// A person's parts as the firm typed them; Clio's own name where there are none.
matter::PersonName person_name(const json& object) {
  matter::PersonName name{name_at(object, "prefix"), name_at(object, "first_name"),
                          name_at(object, "middle_name"), name_at(object, "last_name"), ""};
  std::vector<std::string> parts;
  for (const std::string& part : {name.first, name.middle, name.last}) {
    if (!part.empty()) parts.push_back(part);
  }
  name.full = parts.empty() ? name_at(object, "name") : base::join(parts, " ");
  return name;
}

matter::ContactKind kind_of(const json& object) {
  return base::fold(text_at(object, "type")) == "company" ? matter::ContactKind::company
                                                          : matter::ContactKind::person;
}

bool is_primary(const json& entry) {
  const json& flag = base::member(entry, "primary");
  return flag.is_boolean() && flag.get<bool>();
}

std::vector<matter::Reach> reaches(const json& entries, std::string_view key) {
  std::vector<matter::Reach> result;
  if (!entries.is_array()) return result;
  for (const json& entry : entries) {
    const std::string text = name_at(entry, key);
    if (!text.empty()) result.push_back({text_at(entry, "name"), text, is_primary(entry)});
  }
  return result;
}

std::vector<matter::Address> addresses(const json& entries) {
  std::vector<matter::Address> result;
  if (!entries.is_array()) return result;
  for (const json& entry : entries) {
    if (!entry.is_object()) continue;
    result.push_back({text_at(entry, "name"), name_at(entry, "street"), name_at(entry, "city"),
                      name_at(entry, "province"), name_at(entry, "postal_code"),
                      name_at(entry, "country"), is_primary(entry)});
  }
  return result;
}

// Where Clio does not name the matter's currency.
std::string currency_of_region(const std::string& region) {
  if (region == "us") return "USD";
  if (region == "eu") return "EUR";
  if (region == "au") return "AUD";
  return "CAD";
}

}  // namespace

base::Message label(const matter::Contact& contact) {
  const matter::Id id = contact.source.id;
  const std::string& name = contact.name.full;
  return name.empty() ? say("clio-contact", {{"number", id}})
                      : say("clio-contact-named", {{"number", id}, {"name", name}});
}

base::Message label(const matter::Matter& matter) {
  const std::string& number = matter.display_number;
  return number.empty() ? say("clio-matter", {{"number", matter.source.id}})
                        : say("clio-matter", {{"number", number}});
}

base::Message said(const Problem& problem) {
  return say("clio-problem", {{"what", problem.what}, {"where", problem.where}});
}

Decoder::Decoder(base::Instant fetched_at, const Access& access)
    : fetched_at_(fetched_at),
      region_(access.region),
      currency_(currency_of_region(access.region)) {}

void Decoder::note(base::Message where, base::Message what) {
  problems_.push_back({std::move(where), std::move(what)});
}

// A list that had to be read again from its start meets the same problems again.
std::vector<Problem> Decoder::take_problems() {
  std::set<std::pair<std::string, std::string>> seen;
  std::erase_if(problems_, [&](const Problem& p) {
    return !seen.insert({p.where.text(), p.what.text()}).second;
  });
  return std::exchange(problems_, {});
}

matter::Source Decoder::source(std::string resource, const json& object) const {
  return {std::move(resource), base::number_at(object, "id"), text_at(object, "etag"), fetched_at_};
}

std::optional<base::Date> Decoder::date(const json& object, Day wanted,
                                        const base::Message& owner) {
  const std::string_view key = wanted == Day::birth ? "date_of_birth" : "open_date";
  const json& value = base::member(object, key);
  if (value.is_null() || value == "") return std::nullopt;
  const auto day = base::parse_date(text_at(object, key));
  if (day) return *day;
  const std::string shown = value.dump();
  note(owner, wanted == Day::birth ? say("clio-no-birth-date", {{"value", shown}})
                                   : say("clio-no-open-date", {{"value", shown}}));
  return std::nullopt;
}

std::optional<matter::Contact> Decoder::mentioned(const json& object) {
  matter::Contact contact;
  contact.source = source("contacts", object);
  if (contact.source.id <= 0) return std::nullopt;
  contact.kind = kind_of(object);
  contact.name = person_name(object);
  if (contact.kind == matter::ContactKind::company) contact.name.full = name_at(object, "name");
  contact.redacted = is_redacted(object);
  return contact;
}

void Decoder::details(const json& object, const base::Message& owner, matter::Contact& contact) {
  contact.title = name_at(object, "title");
  contact.company = name_at(base::member(object, "company"), "name");
  contact.birth_date = date(object, Day::birth, owner);
  contact.addresses = addresses(base::member(object, "addresses"));
  contact.emails = reaches(base::member(object, "email_addresses"), "address");
  contact.phones = reaches(base::member(object, "phone_numbers"), "number");
}

base::Result<matter::Contact> Decoder::contact(const json& object) {
  auto contact = mentioned(object);
  if (!contact) {
    return base::failure(Fault::malformed, "a contact without an id", object.dump().substr(0, 80),
                         "");
  }
  const base::Message owner = label(*contact);
  details(object, owner, *contact);
  auto fields = custom_fields(base::member(object, "custom_field_values"), owner);
  if (!fields) return tl::make_unexpected(fields.error());
  contact->custom_fields = std::move(*fields);
  return *contact;
}

std::optional<matter::Relationship> Decoder::relationship(const json& object) {
  matter::Relationship result;
  result.source = source("relationships", object);
  result.contact = base::number_at(base::member(object, "contact"), "id");
  result.word = text_at(object, "description");
  if (result.source.id <= 0 || result.contact <= 0) {
    const matter::Id id = result.source.id;
    note(result.word.empty()
             ? say("clio-relationship", {{"number", id}})
             : say("clio-relationship-named", {{"number", id}, {"word", result.word}}),
         say("clio-names-no-contact"));
    return std::nullopt;
  }
  return result;
}

std::optional<matter::User> Decoder::user(const json& object) {
  matter::User user;
  user.source = source("users", object);
  user.first = name_at(object, "first_name");
  user.last = name_at(object, "last_name");
  user.name = name_at(object, "name");
  if (user.name.empty()) user.name = std::string(base::trim(user.first + " " + user.last));
  user.email = name_at(object, "email");
  user.phone = name_at(object, "phone_number");
  if (user.source.id <= 0 || user.name.empty()) return std::nullopt;
  return user;
}

base::Result<matter::Matter> Decoder::matter(const json& object) {
  matter::Matter matter;
  matter.source = source("matters", object);
  if (matter.source.id <= 0) {
    return base::failure(Fault::malformed, "Clio's answer holds no matter", "", "");
  }
  matter.region = region_;
  matter.display_number = name_at(object, "display_number");
  matter.description = text_at(object, "description");
  matter.status = text_at(object, "status");
  matter.practice_area = name_at(base::member(object, "practice_area"), "name");
  const base::Message owner = label(matter);
  matter.open_date = date(object, Day::opening, owner);
  matter.client = base::number_at(base::member(object, "client"), "id");
  const json& lawyer = base::member(object, "responsible_attorney");
  matter.responsible_lawyer = user(lawyer);
  if (lawyer.is_object() && !matter.responsible_lawyer) {
    note(owner, say("clio-hides-lawyer"));
  }
  const std::string code = text_at(base::member(object, "currency"), "code");
  if (!code.empty()) currency_ = code;
  auto fields = custom_fields(base::member(object, "custom_field_values"), owner);
  if (!fields) return tl::make_unexpected(fields.error());
  matter.custom_fields = std::move(*fields);
  return matter;
}

std::optional<matter::MatterSummary> Decoder::summary(const json& object) {
  matter::MatterSummary line;
  line.id = base::number_at(object, "id");
  if (line.id <= 0) return std::nullopt;
  line.display_number = name_at(object, "display_number");
  line.description = text_at(object, "description");
  line.status = text_at(object, "status");
  line.client = name_at(base::member(object, "client"), "name");
  line.practice_area = name_at(base::member(object, "practice_area"), "name");
  line.responsible_lawyer = name_at(base::member(object, "responsible_attorney"), "name");
  return line;
}

}  // namespace engross::clio
