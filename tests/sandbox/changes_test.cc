// What may be changed in the practice Clio beside documents: contacts, matters, relationships, time
// and expense entries, the calendars.
#include "practice_client.h"

namespace engross::sandbox {
namespace {

// Percent-encodes the value of `fields=` alone.
std::string with_fields(const std::string& path, const std::string& fields) {
  return fields.empty() ? path : path + "?fields=" + encode(fields);
}

class ChangesOfRecords : public testing::Test {
 protected:
  Got ask(const std::string& method, const std::string& path, const json& data,
          const std::string& fields = "", Headers headers = {}) const {
    headers.emplace_back("Authorization", "Bearer " + clio_.token);
    const std::string body = data.is_null() ? "" : json{{"data", data}}.dump();
    return clio_.send(method, "/api/v4" + with_fields(path, fields), headers, body);
  }
  json read(const std::string& path, const std::string& fields) const {
    return clio_.api(with_fields(path, fields)).data()["data"];
  }
  PracticeClient clio_;
};

struct KeptChange {
  const char* name;
  const char* method;
  const char* path;
  json data;
  const char* fields;
  json answered;  // without id
};

const std::vector<KeptChange>& kept_changes() {
  static const std::vector<KeptChange> rows = {
      {"a_date",
       "PATCH",
       "/contacts/30002",
       {{"date_of_birth", "1961-07-02"}},
       "date_of_birth",
       {{"date_of_birth", "1961-07-02"}}},
      {"a_name_with_its_parts",
       "PATCH",
       "/contacts/30002",
       {{"first_name", "Emilie"}, {"last_name", "Whitfield-Roy"}},
       "name,initials",
       {{"name", "Emilie Rose Whitfield-Roy"}, {"initials", "EW"}}},
      {"the_name_of_a_company",
       "PATCH",
       "/contacts/30201",
       {{"name", "Hale & Co."}},
       "name",
       {{"name", "Hale & Co."}}},
      {"a_value_emptied",
       "PATCH",
       "/contacts/30002",
       {{"date_of_birth", nullptr}},
       "date_of_birth",
       {{"date_of_birth", nullptr}}},
      {"an_address_by_its_id",
       "PATCH",
       "/contacts/30002",
       {{"email_addresses", {{{"id", 300021}, {"address", "rose@roy.example"}}}}},
       "primary_email_address,secondary_email_address",
       {{"primary_email_address", "rose@roy.example"}, {"secondary_email_address", nullptr}}},
      {"another_address_as_the_first",
       "PATCH",
       "/contacts/30002",
       {{"email_addresses", {{{"address", "rose@roy.example"}, {"default_email", true}}}}},
       "primary_email_address,secondary_email_address",
       {{"primary_email_address", "rose@roy.example"},
        {"secondary_email_address", "amelie.whitfield@kawarthanet.example"}}},
      {"an_address_taken_away",
       "PATCH",
       "/contacts/30002",
       {{"phone_numbers", {{{"id", 300021}, {"_destroy", true}}}}},
       "primary_phone_number",
       {{"primary_phone_number", nullptr}}},
      {"part_of_an_address",
       "PATCH",
       "/contacts/30002",
       {{"addresses", {{{"id", 300021}, {"city", "Lakefield"}}}}},
       "addresses{street,city}",
       {{"addresses", {{{"street", "41 Maple Grove Avenue"}, {"city", "Lakefield"}}}}}},
      {"a_matter_s_date_and_description",
       "PATCH",
       "/matters/1001",
       {{"description", "Wills"}, {"open_date", "2026-09-15"}},
       "description,open_date",
       {{"description", "Wills"}, {"open_date", "2026-09-15"}}},
      {"a_relationship_s_word",
       "PATCH",
       "/relationships/4007",
       {{"description", "Half-sister"}},
       "description,contact{id}",
       {{"description", "Half-sister"}, {"contact", {{"id", 30008}}}}},
      {"a_new_relationship",
       "POST",
       "/relationships",
       {{"matter", {{"id", 1001}}}, {"contact", {{"id", 30011}}}, {"description", "Cousin"}},
       "description,matter{id},contact{id}",
       {{"description", "Cousin"}, {"matter", {{"id", 1001}}}, {"contact", {{"id", 30011}}}}},
      {"an_hour_and_a_half",
       "POST",
       "/activities",
       {{"type", "TimeEntry"},
        {"date", "2026-11-28"},
        {"quantity", 5400},
        {"price", 100},
        {"matter", {{"id", 1001}}},
        {"note", "Drafting the will"}},
       "type,date,quantity_in_hours,total,note,matter{id}",
       {{"type", "TimeEntry"},
        {"date", "2026-11-28"},
        {"quantity_in_hours", 1.5},
        {"total", 150.0},
        {"note", "Drafting the will"},
        {"matter", {{"id", 1001}}}}},
      {"an_expense_to_the_cent",
       "POST",
       "/activities",
       {{"type", "ExpenseEntry"}, {"date", "2026-11-28"}, {"price", 24.95}, {"note", "Courier"}},
       "type,price,total,non_billable",
       {{"type", "ExpenseEntry"}, {"price", 24.95}, {"total", 24.95}, {"non_billable", false}}},
      {"an_appointment",
       "POST",
       "/calendar_entries",
       {{"summary", "Signing"},
        {"start_at", "2026-12-01T10:00:00-05:00"},
        {"end_at", "2026-12-01T11:00:00-05:00"},
        {"calendar_owner", {{"id", 8001}}},
        {"matter", {{"id", 1001}}}},
       "summary,start_at,all_day,matter{id},calendar_owner{id,type}",
       {{"summary", "Signing"},
        {"start_at", "2026-12-01T10:00:00-05:00"},
        {"all_day", false},
        {"matter", {{"id", 1001}}},
        {"calendar_owner", {{"id", 8001}, {"type", "UserCalendar"}}}}},
  };
  return rows;
}

TEST_F(ChangesOfRecords, AreAnsweredAsTheyAreKept) {
  for (const KeptChange& row : kept_changes()) {
    SCOPED_TRACE(row.name);
    const PracticeClient fresh;
    const Got got =
        fresh.send(row.method, "/api/v4" + with_fields(row.path, row.fields),
                   {{"Authorization", "Bearer " + fresh.token}}, json{{"data", row.data}}.dump());
    EXPECT_EQ(got.status, std::string(row.method) == "POST" ? 201 : 200) << got.body;
    EXPECT_EQ(got.data()["data"], row.answered);
  }
}

struct RefusedChange {
  const char* name;
  const char* method;
  const char* path;
  json data;
  int status;
  const char* message;
};

const std::vector<RefusedChange>& refused_changes() {
  const json matter = {{"id", 1001}};
  const json entry = {{"summary", "Signing"},
                      {"start_at", "2026-12-01T10:00:00-05:00"},
                      {"end_at", "2026-12-01T11:00:00-05:00"},
                      {"calendar_owner", {{"id", 8001}}}};
  const auto without = [](json object, const char* member) {
    object.erase(member);
    return object;
  };
  const auto with = [](json object, const char* member, json value) {
    object[member] = std::move(value);
    return object;
  };
  static const std::vector<RefusedChange> rows = {
      {"nobody", "PATCH", "/contacts/5", {{"title", "x"}}, 404, "not found"},
      {"no_date",
       "PATCH",
       "/contacts/30002",
       {{"date_of_birth", "2025-02-29"}},
       422,
       "not a valid date_of_birth"},
      {"a_number_for_a_name",
       "PATCH",
       "/contacts/30002",
       {{"first_name", 5}},
       422,
       "not a valid first_name"},
      {"no_name_left",
       "PATCH",
       "/contacts/30002",
       {{"first_name", ""}, {"last_name", ""}},
       422,
       "name can't be blank"},
      {"a_company_without_a_name",
       "PATCH",
       "/contacts/30201",
       {{"name", " "}},
       422,
       "name can't be blank"},
      {"an_address_of_somebody_else",
       "PATCH",
       "/contacts/30002",
       {{"email_addresses", {{{"id", 300011}, {"address", "a@b.example"}}}}},
       404,
       "not found"},
      {"an_empty_address",
       "PATCH",
       "/contacts/30002",
       {{"email_addresses", {{{"id", 300021}, {"address", ""}}}}},
       422,
       "address can't be blank"},
      {"addresses_that_are_no_list",
       "PATCH",
       "/contacts/30002",
       {{"addresses", "x"}},
       422,
       "addresses must be a list"},
      {"a_matter_without_a_description",
       "PATCH",
       "/matters/1001",
       {{"description", ""}},
       422,
       "description can't be blank"},
      {"no_such_matter", "PATCH", "/matters/5", {{"description", "x"}}, 404, "not found"},
      {"a_second_value_of_a_field",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"custom_field", {{"id", 5004}}}, {"value", "30"}}}}},
       422,
       "has a value already"},
      {"a_field_of_contacts_on_a_matter",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"custom_field", {{"id", 5031}}}, {"value", "x"}}}}},
       422,
       "not a custom field of a Matter"},
      {"a_field_that_was_deleted",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"custom_field", {{"id", 5022}}}, {"value", "x"}}}}},
       422,
       "not a custom field of a Matter"},
      {"an_unknown_value",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"id", "numeric-5"}, {"value", "30"}}}}},
       404,
       "not found"},
      {"a_word_for_a_number",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"id", "numeric-100104"}, {"value", "thirty"}}}}},
       422,
       "not a valid value for the custom field Trust age"},
      {"an_option_by_its_name",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"id", "picklist-100106"}, {"value", "Simple will"}}}}},
       422,
       "not a valid value for the custom field Will type"},
      {"an_option_that_was_deleted",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"id", "picklist-100123"}, {"value", 6014}}}}},
       422,
       "not a valid value for the custom field Source of work"},
      {"a_contact_that_is_none",
       "PATCH",
       "/matters/1001",
       {{"custom_field_values", {{{"id", "contact-100101"}, {"value", 5}}}}},
       422,
       "not a valid value for the custom field Executor"},
      {"no_such_relationship",
       "PATCH",
       "/relationships/5",
       {{"description", "x"}},
       404,
       "not found"},
      {"a_relationship_with_nobody",
       "POST",
       "/relationships",
       {{"matter", matter}, {"contact", {{"id", 5}}}},
       422,
       "5 is no contact"},
      {"a_relationship_of_no_matter",
       "POST",
       "/relationships",
       {{"contact", {{"id", 30011}}}},
       422,
       "matter is missing"},
      {"an_entry_of_no_type",
       "POST",
       "/activities",
       {{"date", "2026-11-28"}, {"price", 1}},
       422,
       "is not a valid type"},
      {"an_entry_without_a_date",
       "POST",
       "/activities",
       {{"type", "ExpenseEntry"}, {"price", 1}},
       422,
       "date is missing"},
      {"an_expense_of_nothing",
       "POST",
       "/activities",
       {{"type", "ExpenseEntry"}, {"date", "2026-11-28"}},
       422,
       "price must be above 0"},
      {"no_time_at_all",
       "POST",
       "/activities",
       {{"type", "TimeEntry"}, {"date", "2026-11-28"}},
       422,
       "quantity must be above 0"},
      {"an_entry_of_no_matter",
       "POST",
       "/activities",
       {{"type", "ExpenseEntry"}, {"date", "2026-11-28"}, {"price", 1}, {"matter", {{"id", 5}}}},
       422,
       "matter is none"},
      {"an_appointment_without_a_name", "POST", "/calendar_entries", without(entry, "summary"), 422,
       "summary is missing"},
      {"an_appointment_without_an_end", "POST", "/calendar_entries", without(entry, "end_at"), 422,
       "end_at is missing"},
      {"an_end_before_the_start", "POST", "/calendar_entries",
       with(entry, "end_at", "2026-12-01T09:00:00-05:00"), 422,
       "end_at must not be before start_at"},
      {"nobody_s_calendar", "POST", "/calendar_entries", with(entry, "calendar_owner", {{"id", 5}}),
       422, "calendar_owner is missing"},
      {"no_body", "PATCH", "/contacts/30002", nullptr, 400, "a JSON object with the key data"},
  };
  return rows;
}

TEST_F(ChangesOfRecords, AreRefusedAndNothingIsKept) {
  const json contact = read("/contacts/30002", "etag");
  const json matter = read("/matters/1001", "etag");
  for (const RefusedChange& row : refused_changes()) {
    SCOPED_TRACE(row.name);
    const Got got = ask(row.method, row.path, row.data);
    EXPECT_EQ(got.status, row.status) << got.body;
    const std::string message = got.data()["error"]["message"];
    EXPECT_NE(message.find(row.message), std::string::npos) << message;
  }
  EXPECT_EQ(read("/contacts/30002", "etag"), contact);
  EXPECT_EQ(read("/matters/1001", "etag"), matter);
  for (const char* list : {"/activities", "/calendar_entries"}) {
    EXPECT_TRUE(read(list, "").empty()) << list;
  }
}

// By the custom field's name: the value's id, its value, and the option's name.
TEST_F(ChangesOfRecords, OfCustomFieldsTakeClioSThreeForms) {
  const json values = {{{"id", "numeric-100104"}, {"value", 30}},
                       {{"id", "picklist-100106"}, {"value", "6001"}},
                       {{"id", "checkbox-100107"}, {"_destroy", true}},
                       {{"id", "text_line-100118"}, {"_destroy", true}},
                       {{"custom_field", {{"id", 5011}}}, {"value", "14:30:00"}}};
  const Got got = ask("PATCH", "/matters/1001", {{"custom_field_values", values}},
                      "custom_field_values{id,field_name,value,picklist_option}");
  ASSERT_EQ(got.status, 200) << got.body;
  std::map<std::string, json> named;
  const json whole = got.data();
  for (const json& value : whole["data"]["custom_field_values"]) {
    named[value["field_name"]] = {
        value["id"], value["value"],
        value["picklist_option"].is_object() ? value["picklist_option"]["option"] : json()};
  }
  EXPECT_EQ(named["Trust age"], json({"numeric-100104", "30", nullptr}));
  EXPECT_EQ(named["Will type"], json({"picklist-100106", "6001", "Simple will"}));
  EXPECT_EQ(named["Existing will"], json({nullptr, nullptr, nullptr}));
  EXPECT_FALSE(named.contains("Relationship between licensees"));
  EXPECT_EQ(named["Signing appointment"], json({"time-100111", "14:30:00", nullptr}));
  EXPECT_EQ(named["Estate value"], json({"currency-100108", "1240000.00", nullptr}));
}

TEST_F(ChangesOfRecords, AreRefusedForAnOlderState) {
  const std::string etag = read("/contacts/30002", "etag")["etag"];
  const Headers as_read = {{"If-Match", etag}};
  EXPECT_EQ(ask("PATCH", "/contacts/30002", {{"title", "Principal"}}, "etag", as_read).status, 200);
  EXPECT_NE(read("/contacts/30002", "etag")["etag"], etag);
  EXPECT_EQ(ask("PATCH", "/contacts/30002", {{"title", "Head"}}, "etag", as_read).status, 412);
  EXPECT_EQ(read("/contacts/30002", "title")["title"], "Principal");
  EXPECT_EQ(ask("PATCH", "/relationships/4001", {{"description", "x"}}, "", as_read).status, 412);
}

TEST_F(ChangesOfRecords, ShowInEveryListAndSearch) {
  ask("PATCH", "/contacts/30001", {{"last_name", "Zzyzx"}});
  EXPECT_EQ(read("/contacts?query=zzyzx", "").size(), 1U);
  EXPECT_EQ(read("/matters?query=zzyzx", "").size(), 1U);
  const json made =
      ask("POST", "/relationships", {{"matter", {{"id", 1001}}}, {"contact", {{"id", 30011}}}})
          .data()["data"];
  EXPECT_EQ(read("/matters/1001/related_contacts", "").size(), 9U);
  const std::string path = "/relationships/" + made["id"].dump();
  EXPECT_EQ(ask("DELETE", path, nullptr).status, 204);
  EXPECT_EQ(ask("DELETE", path, nullptr).status, 404);
  EXPECT_EQ(read("/matters/1001/related_contacts", "").size(), 8U);
}

TEST_F(ChangesOfRecords, NeedTheirPermission) {
  clio_.send("PUT", "/practice/switches", {},
             R"({"missing_scopes":["Contacts","Activities","Calendars"]})");
  EXPECT_EQ(ask("PATCH", "/contacts/30002", {{"title", "x"}}).status, 403);
  EXPECT_EQ(ask("POST", "/activities", {{"type", "TimeEntry"}}).status, 403);
  EXPECT_EQ(ask("POST", "/calendar_entries", {{"summary", "x"}}).status, 403);
  EXPECT_EQ(ask("PATCH", "/matters/1001", {{"description", "Wills"}}).status, 200);
}

}  // namespace
}  // namespace engross::sandbox
