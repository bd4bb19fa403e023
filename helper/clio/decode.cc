#include "clio/decode.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/json.h"

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

std::string numbered(std::string_view kind, matter::Id id, const std::string& name) {
  return name.empty() ? fmt::format("{} {}", kind, id) : fmt::format("{} {} ({})", kind, id, name);
}

}  // namespace

std::string label(const matter::Contact& contact) {
  return numbered("contact", contact.source.id, contact.name.full);
}

std::string label(const matter::Matter& matter) {
  return matter.display_number.empty() ? fmt::format("matter {}", matter.source.id)
                                       : "matter " + matter.display_number;
}

Decoder::Decoder(base::Instant fetched_at, const Access& access)
    : fetched_at_(fetched_at),
      region_(access.region),
      currency_(currency_of_region(access.region)) {}

void Decoder::note(std::string where, std::string what) {
  problems_.push_back({std::move(where), std::move(what)});
}

// A list that had to be read again from its start meets the same problems again.
std::vector<Problem> Decoder::take_problems() {
  std::set<std::pair<std::string, std::string>> seen;
  std::erase_if(problems_, [&](const Problem& p) {
    return !seen.insert({p.where, p.what}).second;
  });
  return std::exchange(problems_, {});
}

matter::Source Decoder::source(std::string resource, const json& object) const {
  return {std::move(resource), base::number_at(object, "id"), text_at(object, "etag"), fetched_at_};
}

std::optional<base::Date> Decoder::date(const json& object, std::string_view key,
                                        const std::string& owner) {
  const json& value = base::member(object, key);
  if (value.is_null() || value == "") return std::nullopt;
  const auto day = base::parse_date(text_at(object, key));
  if (day) return *day;
  note(owner, fmt::format("{} is not a date: {}", key, value.dump()));
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

void Decoder::details(const json& object, const std::string& owner, matter::Contact& contact) {
  contact.title = name_at(object, "title");
  contact.company = name_at(base::member(object, "company"), "name");
  contact.birth_date = date(object, "date_of_birth", owner);
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
  const std::string owner = label(*contact);
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
    note(numbered("relationship", result.source.id, result.word),
         "it names no contact, and was left out");
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
  const std::string owner = label(matter);
  matter.open_date = date(object, "open_date", owner);
  matter.client = base::number_at(base::member(object, "client"), "id");
  const json& lawyer = base::member(object, "responsible_attorney");
  matter.responsible_lawyer = user(lawyer);
  if (lawyer.is_object() && !matter.responsible_lawyer) {
    note(owner, "Clio hides the responsible lawyer's name from this user");
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
