// What the practice Clio answers, held against Clio's own OpenAPI document where that lies beside
// the checkout. Every address is asked for every field it has; whatever does not fit the document
// must be on the short list below, where the document contradicts what is known of the real server.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/date.h"
#include "practice_client.h"
#include "sandbox/resource_table.h"
#include "sandbox/resources.h"

namespace engross::sandbox {
namespace {

// Property and kind of misfit. Null stands everywhere: the document knows no null, and the server
// answers null where there is nothing (API.md 9.3, 9.4).
const std::set<std::string> kKnownMisfits = {
    "CustomFieldValue_base.value is boolean",  // a tick (API.md 9.4); the document types all as
                                               // text
    "PhoneNumber_base.name is \"Home\"",       // written so by the document, but not read so
    "PhoneNumber_base.name is \"Mobile\"",
};

struct Address {
  const char* path;      // of the document
  const char* asked;     // of this firm
  const char* resource;  // of the table
};

constexpr Address kAddresses[] = {
    {"/users/who_am_i.json", "/users/who_am_i.json", "User"},
    {"/users.json", "/users.json", "User"},
    {"/users/{id}.json", "/users/2003.json", "User"},
    {"/matters.json", "/matters.json", "Matter"},
    {"/matters/{id}.json", "/matters/1001.json", "Matter"},
    {"/matters/{matter_id}/client.json", "/matters/1001/client.json", "Client"},
    {"/matters/{matter_id}/contacts.json", "/matters/1001/contacts.json", "MatterContacts"},
    {"/matters/{matter_id}/related_contacts.json", "/matters/1006/related_contacts.json",
     "RelatedContacts"},
    {"/relationships.json", "/relationships.json", "Relationship"},
    {"/relationships/{id}.json", "/relationships/4001.json", "Relationship"},
    {"/contacts.json", "/contacts.json", "Contact"},
    {"/contacts/{id}.json", "/contacts/30010.json", "Contact"},
    {"/contacts/{contact_id}/email_addresses.json", "/contacts/30001/email_addresses.json",
     "EmailAddress"},
    {"/contacts/{contact_id}/phone_numbers.json", "/contacts/30001/phone_numbers.json",
     "PhoneNumber"},
    {"/custom_fields.json", "/custom_fields.json", "CustomField"},
    {"/custom_fields/{id}.json", "/custom_fields/5006.json", "CustomField"},
    {"/custom_field_sets.json", "/custom_field_sets.json", "CustomFieldSet"},
    {"/custom_field_sets/{id}.json", "/custom_field_sets/7001.json", "CustomFieldSet"},
    {"/practice_areas.json", "/practice_areas.json", "PracticeArea"},
    {"/practice_areas/{id}.json", "/practice_areas/3001.json", "PracticeArea"},
    {"/documents.json", "/documents.json", "Document"},
    {"/documents/{id}.json", "/documents/500001.json", "Document"},
    {"/documents/{id}/versions.json", "/documents/500001/versions.json", "DocumentVersion"},
    {"/folders.json", "/folders.json", "Folder"},
    {"/folders/{id}.json", "/folders/900001.json", "Folder"},
    {"/activities.json", "/activities.json", "Activity"},
    {"/activities/{id}.json", "/activities/700001.json", "Activity"},
    {"/calendar_entries.json", "/calendar_entries.json", "CalendarEntry"},
    {"/calendar_entries/{id}.json", "/calendar_entries/800001.json", "CalendarEntry"},
    {"/calendars.json", "/calendars.json", "Calendar"},
    {"/calendars/{id}.json", "/calendars/8001.json", "Calendar"},
};

// A folder, a document that is whole, and a version of it that is not; an entry of each kind.
void file_something(const PracticeClient& clio) {
  const Headers signed_in = {{"Authorization", "Bearer " + clio.token}};
  const auto post = [&](const std::string& path, const char* data) {
    return clio.send("POST", "/api/v4" + path, signed_in, std::string("{\"data\":") + data + "}");
  };
  post("/folders", R"({"name":"Wills","parent":{"id":1001,"type":"Matter"}})");
  const Got got = post("/documents?fields=latest_document_version%7Buuid,put_url%7D",
                       R"({"name":"Will.docx","parent":{"id":900001,"type":"Folder"}})");
  const json version = got.data()["data"]["latest_document_version"];
  const std::string url = version["put_url"];
  clio.send("PUT", url.substr(url.find("/storage/")), {{"x-amz-server-side-encryption", "AES256"}},
            "bytes", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  clio.send("PATCH", "/api/v4/documents/500001", signed_in,
            json{{"data", {{"uuid", version["uuid"]}, {"fully_uploaded", true}}}}.dump());
  post("/documents", R"({"name":"Will.docx","parent":{"id":500001,"type":"Document"},
      "multiparts":[{"part_number":1,"content_length":"5","content_md5":"x"}]})");
  post("/activities", R"({"type":"TimeEntry","date":"2026-11-28","quantity":600,
      "matter":{"id":1001},"note":"Drafting"})");
  post("/calendar_entries", R"({"summary":"Signing","start_at":"2026-12-01T10:00:00-05:00",
      "end_at":"2026-12-01T11:00:00-05:00","calendar_owner":{"id":8001},"matter":{"id":1001}})");
}

// A validator for the few words of JSON Schema that the document uses.
class Contract {
 public:
  explicit Contract(json document) : document_(std::move(document)) {}

  json answer_schema(const std::string& path) const {
    const json& answer = document_["paths"][path]["get"]["responses"]["200"];
    return answer["content"]["application/json; charset=utf-8"]["schema"];
  }

  // Adds to `misfits` what in `value` does not fit.
  void check(const json& value, const json& schema, const std::string& name,
             std::set<std::string>& misfits) const {
    if (schema.contains("$ref")) return check(value, resolved(schema), name_of(schema), misfits);
    if (value.is_null()) return;
    for (const json& part : schema.value("allOf", json::array())) check(value, part, name, misfits);
    check_plain(value, schema, name, misfits);
    if (value.is_array()) {
      for (const json& one : value) check(one, schema.value("items", json()), name, misfits);
    }
    const json required = schema.value("required", json::array());
    for (const json& member : required) {
      if (!value.contains(member)) misfits.insert(name + " lacks " + member.dump());
    }
    if (!value.is_object() || !schema.contains("properties")) return;
    for (const auto& [member, property] : schema["properties"].items()) {
      if (value.contains(member)) check(value[member], property, name + "." + member, misfits);
    }
  }

  // Every property of a schema, with its parts'.
  std::set<std::string> properties(const std::string& name) const {
    std::set<std::string> out;
    const json& schemas = document_["components"]["schemas"];
    collect(schemas.contains(name) ? schemas[name] : schemas[name + "_base"], out);
    return out;
  }

 private:
  static std::string name_of(const json& schema) {
    const std::string text = schema["$ref"];
    return text.substr(text.rfind('/') + 1);
  }
  const json& resolved(const json& schema) const {
    return document_["components"]["schemas"][name_of(schema)];
  }
  void collect(const json& schema, std::set<std::string>& out) const {
    if (schema.contains("$ref")) return collect(resolved(schema), out);
    for (const json& part : schema.value("allOf", json::array())) collect(part, out);
    const json own = schema.value("properties", json::object());
    for (const auto& [name, property] : own.items()) out.insert(name);
  }

  static bool fits(const json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type.empty() || value.type_name() == type;
  }

  static void check_plain(const json& value, const json& schema, const std::string& name,
                          std::set<std::string>& misfits) {
    if (!fits(value, schema.value("type", ""))) misfits.insert(name + " is " + value.type_name());
    const json choices = schema.value("enum", json::array());
    if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
      misfits.insert(name + " is " + value.dump());
    }
    if (!value.is_string()) return;
    const std::string format = schema.value("format", "");
    const std::string text = value;
    const bool good = (format != "date" || base::parse_date(text)) &&
                      (format != "date-time" || base::parse_instant(text));
    if (!good) misfits.insert(name + " is no " + format + ": " + text);
  }

  const json document_;
};

std::string everything(const Resources& resources, const std::string& name) {
  std::string fields;
  for (const Field& field : resources.of(name).fields) {
    if (field.name == "redacted") continue;
    fields += (fields.empty() ? "" : ",") + field.name;
    if (field.nested.empty()) continue;
    std::string inner;
    for (const Field& one : resources.of(field.nested).fields) {
      if (one.name != "redacted") inner += (inner.empty() ? "" : ",") + one.name;
    }
    fields += '{' + inner + '}';
  }
  return encode(fields);
}

class ClioContract : public testing::Test {
 protected:
  void SetUp() override {
    const std::string file = std::string(ENGROSS_SHARED_DIR) + "/clio/openapi.json";
    if (!std::filesystem::exists(file)) {
      GTEST_SKIP() << "NOT CHECKED: Clio's OpenAPI document is not here (" << file << ")";
    }
    std::ifstream stream(file);
    contract_.emplace(json::parse(stream));
  }
  std::optional<Contract> contract_;
};

TEST_F(ClioContract, EveryFieldOfEveryAnswerFitsTheDocument) {
  const PracticeClient clio;
  file_something(clio);
  const Resources resources;
  std::set<std::string> misfits;
  for (const Address& address : kAddresses) {
    SCOPED_TRACE(address.path);
    const Got got =
        clio.api(address.asked + ("?fields=" + everything(resources, address.resource)));
    ASSERT_EQ(got.status, 200) << got.body;
    EXPECT_FALSE(got.data()["data"].empty());
    contract_->check(got.data(), contract_->answer_schema(address.path), address.path, misfits);
  }
  EXPECT_EQ(misfits, kKnownMisfits);
}

TEST_F(ClioContract, ErrorsFitTheDocument) {
  const PracticeClient clio;
  std::set<std::string> misfits;
  for (const char* path : {"/matters/5", "/matters?fields=x", "/contacts?offset=10000"}) {
    contract_->check(clio.api(path).data(), {{"$ref", "#/components/schemas/Error"}}, path,
                     misfits);
  }
  EXPECT_TRUE(misfits.empty()) << *misfits.begin();
}

TEST_F(ClioContract, TheTableOfFieldsIsTheDocuments) {
  // Left out of the table: what leads to resources that the practice firm does not serve.
  const std::set<std::string> left_out = {"MatterCustomRate.rates",
                                          "Task.time_entries",
                                          "Task.task_type",
                                          "Task.assignee",
                                          "Task.reminders",
                                          "Activity.expense_category",
                                          "Activity.bill",
                                          "Activity.communication",
                                          "Activity.client_portal",
                                          "Activity.matter_note",
                                          "Activity.contact_note",
                                          "Activity.subject",
                                          "Activity.timer",
                                          "Activity.utbms_expense",
                                          "Activity.calendar_entry",
                                          "Activity.task",
                                          "Activity.text_message_conversation",
                                          "Activity.legal_aid_uk_activity",
                                          "CalendarEntry.conference_meeting",
                                          "CalendarEntry.matter_docket",
                                          "CalendarEntry.calendar_entry_event_type",
                                          "CalendarEntry.attendees",
                                          "CalendarEntry.reminders",
                                          "ActivityDescription.rate",
                                          "ActivityDescription.utbms_task",
                                          "ActivityDescription.utbms_activity",
                                          "CustomFieldSetAssociation.custom_field_set"};
  const Resources resources;
  for (const ResourceRow& row : kResourceTable) {
    std::string name(row.name);
    if (name == "LegalAidUkMatter") continue;  // sixty fields of English legal aid
    std::set<std::string> ours;
    for (const Field& field : resources.of(name).fields) ours.insert(field.name);
    ours.erase("redacted");
    if (name == "TaskTemplateListInstance")
      name = "TaskTemplateListInstace";  // the document's word
    std::set<std::string> theirs;
    for (const std::string& field : contract_->properties(name)) {
      if (!left_out.contains(name + "." + field)) theirs.insert(field);
    }
    EXPECT_EQ(ours, theirs) << name;
  }
}

}  // namespace
}  // namespace engross::sandbox
