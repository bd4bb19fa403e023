// Contacts, matters and relationships changed. A change is kept as a whole or not at all.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "sandbox/answers.h"
#include "sandbox/complete.h"
#include "sandbox/endpoints.h"
#include "sandbox/value_changes.h"

namespace engross::sandbox {
namespace {

constexpr Id kFirstRelationship = 300001;
constexpr std::array kPersonTexts = {"prefix", "first_name", "middle_name", "last_name", "title"};
constexpr std::array kMatterTexts = {"description", "client_reference", "location"};

template <std::size_t N>
Answer<bool> take_texts(Json& record, const Json& data, const std::array<const char*, N>& members) {
  for (const char* member : members) {
    if (!data.contains(member)) continue;
    if (!data[member].is_string() && !data[member].is_null()) {
      return unfit(fmt::format("{} is not a valid {}", data[member].dump(), member));
    }
    record[member] = data[member];
  }
  return true;
}

Answer<bool> take_date(Json& record, const Json& data, const char* member) {
  if (!data.contains(member)) return true;
  const std::string text = base::text_at(data, member);
  if (!data[member].is_null() && !base::parse_date(text)) {
    return unfit(fmt::format("{} is not a valid {}", data[member].dump(), member));
  }
  record[member] = data[member];
  return true;
}

// A person by their parts; a name alone is taken apart at its last space, as Clio does.
Answer<bool> take_name(Json& contact, const Json& data) {
  if (auto taken = take_texts(contact, data, kPersonTexts); !taken) return taken;
  const std::string name(base::trim(base::text_at(data, "name")));
  const bool company = contact["type"] == "Company";
  if (company && data.contains("name")) contact["name"] = name;
  const bool parts = data.contains("first_name") || data.contains("last_name");
  if (!company && !name.empty() && !parts) {
    const std::size_t space = name.rfind(' ');
    contact["first_name"] = space == std::string::npos ? "" : name.substr(0, space);
    contact["last_name"] = space == std::string::npos ? name : name.substr(space + 1);
  }
  const bool nameless = company ? base::is_blank(base::text_at(contact, "name"))
                                : base::is_blank(base::text_at(contact, "first_name")) &&
                                      base::is_blank(base::text_at(contact, "last_name"));
  if (nameless) return unfit("name can't be blank");
  return true;
}

Answer<bool> take_contact(Json& contact, const Json& data, const Firm& firm) {
  if (auto taken = take_name(contact, data); !taken) return taken;
  if (auto taken = take_date(contact, data, "date_of_birth"); !taken) return taken;
  for (const EntryList& list : entry_lists()) {
    if (!data.contains(list.member)) continue;
    if (auto taken = change_entries(contact, list, data[list.member]); !taken) return taken;
  }
  if (!data.contains("custom_field_values")) return true;
  return change_custom_values(contact, "Contact", data["custom_field_values"], firm);
}

Answer<bool> take_matter(Json& matter, const Json& data, const Firm& firm) {
  if (auto taken = take_texts(matter, data, kMatterTexts); !taken) return taken;
  for (const char* member : {"open_date", "close_date", "pending_date"}) {
    if (auto taken = take_date(matter, data, member); !taken) return taken;
  }
  if (data.contains("description") && base::is_blank(base::text_at(matter, "description"))) {
    return unfit("description can't be blank");
  }
  if (!data.contains("custom_field_values")) return true;
  return change_custom_values(matter, "Matter", data["custom_field_values"], firm);
}

using Take = Answer<bool> (*)(Json&, const Json&, const Firm&);

// The record after the change, kept and stamped.
Answer<Json*> changed(const Call& call, std::string_view resource, Take take) {
  const auto data = data_of(call);
  if (!data) return tl::unexpected(data.error());
  Records& records = call.books.edit(resource);
  const auto found = records.find(call.ids.back());
  if (found == records.end()) return no_record();
  if (is_stale(call, found->second)) return stale_record();
  Json record = found->second;
  record["updated_at"] = base::iso(call.now);
  if (auto taken = take(record, *data, call.firm); !taken) return tl::unexpected(taken.error());
  stamp(record, resource);
  found->second = std::move(record);
  return &found->second;
}

// The contact and the matter that a body names; what it does not name stays as it is in `record`.
Answer<bool> take_relationship(Json& record, const Json& data, const Firm& firm) {
  for (const auto& [member, resource] : {std::pair{"matter", "Matter"}, {"contact", "Contact"}}) {
    if (!data.contains(member)) continue;
    const Id id = base::number_at(data[member], "id");
    if (firm.find(resource, id) == nullptr) return unfit(fmt::format("{} is no {}", id, member));
    record[member] = id;
  }
  if (!data.contains("description")) return true;
  if (!data["description"].is_string() && !data["description"].is_null()) {
    return unfit("description must be text");
  }
  record["description"] = data["description"];
  return true;
}

Json& relationships_beside(const Call& call, const Json& relationship) {
  return call.books.edit("Matter").at(base::number_at(relationship, "matter"))["relationships"];
}

}  // namespace

Answer<Response> change_contact(const Call& call) {
  const auto contact = changed(call, "Contact", take_contact);
  if (!contact) return tl::unexpected(contact.error());
  refresh_contact(**contact);
  for (auto& [id, matter] : call.books.edit("Matter")) refresh_matter(matter, call.firm);
  index_contacts(call.books);
  return one(call, "Contact", **contact);
}

Answer<Response> change_matter(const Call& call) {
  const auto matter = changed(call, "Matter", take_matter);
  if (!matter) return tl::unexpected(matter.error());
  refresh_matter(**matter, call.firm);
  index_contacts(call.books);
  return one(call, "Matter", **matter);
}

Answer<Response> change_relationship(const Call& call) {
  const auto relationship = changed(call, "Relationship", take_relationship);
  if (!relationship) return tl::unexpected(relationship.error());
  return one(call, "Relationship", **relationship);
}

Answer<Response> create_relationship(const Call& call) {
  const auto data = data_of(call);
  if (!data) return tl::unexpected(data.error());
  for (const char* member : {"matter", "contact"}) {
    if (!data->contains(member)) return unfit(fmt::format("{} is missing", member));
  }
  Records& records = call.books.edit("Relationship");
  Json relationship = {{"description", nullptr},
                       {"created_at", base::iso(call.now)},
                       {"updated_at", base::iso(call.now)}};
  if (auto taken = take_relationship(relationship, *data, call.firm); !taken) {
    return tl::unexpected(taken.error());
  }
  const Id id = records.empty() ? kFirstRelationship
                                : std::max(kFirstRelationship, records.rbegin()->first + 1);
  relationship["id"] = id;
  stamp(relationship, "Relationship");
  relationships_beside(call, relationship).push_back(id);
  const Json& kept = records.emplace(id, std::move(relationship)).first->second;
  index_contacts(call.books);
  return created(one(call, "Relationship", kept));
}

Answer<Response> delete_relationship(const Call& call) {
  Records& records = call.books.edit("Relationship");
  const auto found = records.find(call.ids.back());
  if (found == records.end()) return no_record();
  auto& related = relationships_beside(call, found->second).get_ref<Json::array_t&>();
  std::erase(related, Json(found->first));
  records.erase(found);
  index_contacts(call.books);
  Response response;
  response.status = 204;
  return response;
}

}  // namespace engross::sandbox
