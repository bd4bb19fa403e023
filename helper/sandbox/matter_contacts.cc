// The three views of the people of a matter. Clio describes them by field lists alone; two ids are
// ours to choose: a row of related_contacts has its relationship's id (it carries contact_id
// beside it), a row of contacts has the contact's, so that one who is related twice comes twice.
#include "base/json.h"
#include "sandbox/answers.h"
#include "sandbox/endpoints.h"

namespace engross::sandbox {
namespace {

constexpr Order kMatterContactOrders[] = {{"id", "id"}, {"is_client", "is_client"}};
constexpr Order kRelatedContactOrders[] = {{"id", "id"}, {"contact.name", "name"}};

Json client_row(const Json& matter, const Json& client) {
  Json row = client;
  row["contact_created_at"] = client["created_at"];
  row["contact_updated_at"] = client["updated_at"];
  row["created_at"] = matter["created_at"];
  row["updated_at"] = matter["updated_at"];
  row["is_client"] = true;
  row["relationship_name"] = "Client";
  return row;
}

Json related_row(const Json& relationship, const Json& contact) {
  Json row = contact;
  row["contact_created_at"] = contact["created_at"];
  row["contact_updated_at"] = contact["updated_at"];
  row["created_at"] = relationship["created_at"];
  row["updated_at"] = relationship["updated_at"];
  row["is_client"] = false;
  row["relationship_name"] = relationship["description"];
  row["relationship"] = relationship["id"];
  return row;
}

void set_matter(Json& row, const Json& matter) {
  row["description"] = base::member(matter, "description");
  row["matter_id"] = matter["id"];
  row["matter_number"] = matter["display_number"];
}

struct Related {
  const Json* relationship;
  const Json* contact;
};

std::vector<Related> related_of(const Call& call, const Json& matter) {
  std::vector<Related> found;
  for (const Json& id : matter["relationships"]) {
    const Json* relationship = call.firm.find("Relationship", id.get<Id>());
    found.push_back(
        {relationship, call.firm.find("Contact", base::number_at(*relationship, "contact"))});
  }
  return found;
}

const Json* client_of(const Call& call, const Json& matter) {
  return call.firm.find("Contact", base::number_at(matter, "client"));
}

}  // namespace

Answer<Response> matter_client(const Call& call) {
  const Json* found = call.firm.find("Matter", call.ids.front());
  const Json* client = found == nullptr ? nullptr : client_of(call, *found);
  if (client == nullptr) return no_record();
  Json record = *client;
  record["is_matter_client"] = true;
  return one(call, "Client", record);
}

Answer<Response> matter_contacts(const Call& call) {
  const Json* found = call.firm.find("Matter", call.ids.front());
  if (found == nullptr) return no_record();
  std::vector<Json> rows;
  if (const Json* client = client_of(call, *found)) rows.push_back(client_row(*found, *client));
  for (const Related& one : related_of(call, *found)) {
    rows.push_back(related_row(*one.relationship, *one.contact));
  }
  for (Json& row : rows) set_matter(row, *found);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Json& a, const Json& b) { return a["id"] < b["id"]; });
  return list(call, {"MatterContacts", {}, kMatterContactOrders}, pointers(rows));
}

Answer<Response> related_contacts(const Call& call) {
  const Json* found = call.firm.find("Matter", call.ids.front());
  if (found == nullptr) return no_record();
  std::vector<Json> rows;
  for (const Related& one : related_of(call, *found)) {
    Json row = related_row(*one.relationship, *one.contact);
    row["contact_id"] = row["id"];
    row["id"] = (*one.relationship)["id"];
    row["is_matter_client"] = row["contact_id"] == (*found)["client"];
    rows.push_back(std::move(row));
  }
  return list(call, {"RelatedContacts", {}, kRelatedContactOrders}, pointers(rows));
}

}  // namespace engross::sandbox
