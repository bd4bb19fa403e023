// One record: conditional reading, versions, wrong addresses, missing permissions.
#include "practice_client.h"
#include "rows/rows.h"
#include "sandbox/shape.h"

namespace engross::sandbox {
namespace {

class Answers : public PracticeTest {};

TEST_F(Answers, ASingleRecordCarriesEtagAndLastModified) {
  const Got got = clio_.api("/matters/1001?fields=etag,updated_at");
  EXPECT_EQ(got.header("ETag"), got.data()["data"]["etag"].get<std::string>());
  EXPECT_EQ(got.header("ETag").size(), 34U);
  EXPECT_TRUE(got.header("Last-Modified").ends_with(" GMT")) << got.header("Last-Modified");
  EXPECT_EQ(got.header("X-API-VERSION"), "4.0.13");
  EXPECT_EQ(got.header("Content-Type"), "application/json; charset=utf-8");
}

TEST_F(Answers, AListCarriesNoEtag) { EXPECT_EQ(clio_.api("/matters").header("ETag"), ""); }

TEST_F(Answers, TheSameFirmHasTheSameEtags) {
  const PracticeClient second;
  EXPECT_EQ(clio_.api("/contacts/30001").header("ETag"),
            second.api("/contacts/30001").header("ETag"));
}

struct ConditionRow {
  const char* name;
  const char* header;
  const char* value;  // "*etag*" and "*modified*" stand for what the record carries
  int status;
};

class Conditional : public Answers, public rows::WithRow<ConditionRow> {};

ROW_TEST(Conditional, AnswersWholeOrNotModified) {
  const Got whole = clio_.api("/contacts/30001");
  std::string value = row().value;
  if (value == "*etag*") value = whole.header("ETag");
  if (value == "*modified*") value = whole.header("Last-Modified");
  const Got got = clio_.api("/contacts/30001", {{row().header, value}});
  EXPECT_EQ(got.status, row().status);
  EXPECT_EQ(got.body.empty(), row().status == 304);
  EXPECT_EQ(got.header("ETag"), whole.header("ETag"));
}

ROWS(Rows, Conditional, ConditionRow{"SameEtag", "If-None-Match", "*etag*", 304},
     ConditionRow{"Star", "If-None-Match", "*", 304},
     ConditionRow{"SameTime", "If-Modified-Since", "*modified*", 304},
     ConditionRow{"LaterTime", "If-Modified-Since", "Mon, 05 Jan 2099 10:00:00 GMT", 304},
     ConditionRow{"OtherEtag", "If-None-Match", "\"00000000000000000000000000000000\"", 200},
     ConditionRow{"EarlierTime", "If-Modified-Since", "Mon, 04 Jan 1999 10:00:00 GMT", 200},
     ConditionRow{"NoTime", "If-Modified-Since", "last week", 200},
     ConditionRow{"EtagWithoutQuotes", "If-None-Match", "beea69c32b8f86d3afb2ef8808a9ba00", 200});

struct AnswersRefusedRow {
  const char* name;
  const char* method;
  const char* path;
  int status;
  const char* type;
};

class AddressRefused : public Answers, public rows::WithRow<AnswersRefusedRow> {};

ROW_TEST(AddressRefused, IsAnErrorObjectWithRateLimitHeaders) {
  const AnswersRefusedRow& row = this->row();
  const Got got = clio_.send(row.method, std::string("/api/v4") + row.path,
                             {{"Authorization", "Bearer " + clio_.token}});
  EXPECT_EQ(got.status, row.status) << got.body;
  EXPECT_EQ(got.data()["error"]["type"], row.type);
  EXPECT_EQ(got.header("X-RateLimit-Limit"), "300");
  EXPECT_EQ(got.header("X-API-VERSION"), "4.0.13");
}

ROWS(Rows, AddressRefused,
     AnswersRefusedRow{"NoSuchMatter", "GET", "/matters/999999", 404, "RecordNotFound"},
     AnswersRefusedRow{"NoSuchContact", "GET", "/contacts/1001", 404, "RecordNotFound"},
     AnswersRefusedRow{"NoSuchMatterContacts", "GET", "/matters/5/contacts", 404, "RecordNotFound"},
     AnswersRefusedRow{"NoSuchMatterClient", "GET", "/matters/5/client", 404, "RecordNotFound"},
     AnswersRefusedRow{"NoSuchMatterRelated", "GET", "/matters/5/related_contacts", 404,
                       "RecordNotFound"},
     AnswersRefusedRow{"NoSuchContactEmails", "GET", "/contacts/5/email_addresses", 404,
                       "RecordNotFound"},
     AnswersRefusedRow{"IdWord", "GET", "/matters/whitfield", 404, "RecordNotFound"},
     AnswersRefusedRow{"IdNegative", "GET", "/matters/-1", 404, "RecordNotFound"},
     AnswersRefusedRow{"IdHuge", "GET", "/matters/99999999999999999999999", 404, "RecordNotFound"},
     AnswersRefusedRow{"NoSuchList", "GET", "/fishes", 404, "RecordNotFound"},
     AnswersRefusedRow{"TrailingSlash", "GET", "/matters/", 404, "RecordNotFound"},
     AnswersRefusedRow{"CustomFieldValuesAreNoList", "GET", "/custom_field_values", 404,
                       "RecordNotFound"},
     AnswersRefusedRow{"Put", "PUT", "/matters/1001", 405, "MethodNotAllowed"},
     AnswersRefusedRow{"DeleteUser", "DELETE", "/users/2001", 405, "MethodNotAllowed"});

struct VersionRow {
  const char* name;
  const char* version;
  int status;
  const char* answered;
};

class Version : public Answers, public rows::WithRow<VersionRow> {};

ROW_TEST(Version, IsEchoedOrGone) {
  const Got got = clio_.api("/matters/1001", {{"X-API-VERSION", row().version}});
  EXPECT_EQ(got.status, row().status) << got.body;
  EXPECT_EQ(got.header("X-API-VERSION"), row().answered);
}

ROWS(Rows, Version, VersionRow{"Newest", "4.0.13", 200, "4.0.13"},
     VersionRow{"Older", "4.0.9", 200, "4.0.9"}, VersionRow{"TooOld", "4.0.3", 410, "4.0.13"},
     VersionRow{"TooNew", "4.0.14", 410, "4.0.13"}, VersionRow{"Three", "3", 410, "4.0.13"},
     VersionRow{"Word", "latest", 410, "4.0.13"});

TEST_F(Answers, AnotherApiIsNotThere) {
  const Got got =
      clio_.send("GET", "/api/v3/matters", {{"Authorization", "Bearer " + clio_.token}});
  EXPECT_EQ(got.status, 404);
}

struct ScopeRow {
  const char* name;
  const char* scope;
  const char* path;
};

class ScopeMissing : public Answers, public rows::WithRow<ScopeRow> {};

ROW_TEST(ScopeMissing, IsForbidden) {
  clio_.set({{"missing_scopes", {row().scope}}});
  const Got got = clio_.api(row().path);
  EXPECT_EQ(got.status, 403);
  EXPECT_EQ(got.data(), json::parse(R"({"error":{"type":"ForbiddenError",
      "message":"User is forbidden from taking that action"}})"));
}

ROWS(Rows, ScopeMissing, ScopeRow{"WhoAmI", "Users", "/users/who_am_i"},
     ScopeRow{"Users", "Users", "/users"}, ScopeRow{"Matters", "Matters", "/matters"},
     ScopeRow{"Relationships", "Matters", "/relationships?matter_id=1001"},
     ScopeRow{"PracticeAreas", "Matters", "/practice_areas"},
     ScopeRow{"Contacts", "Contacts", "/contacts"},
     ScopeRow{"RelatedContacts", "Contacts", "/matters/1001/related_contacts"},
     ScopeRow{"CustomFields", "Custom Fields", "/custom_fields"},
     ScopeRow{"CustomFieldSets", "Custom Fields", "/custom_field_sets"});

TEST_F(Answers, ANestedRecordOfAMissingScopeIsRedacted) {
  clio_.set({{"missing_scopes", {"Contacts"}}});
  const Got got =
      clio_.api("/matters/1001?fields=id,client{id,name},responsible_attorney{id,name}");
  EXPECT_EQ(got.data()["data"], json::parse(R"({"id":1001,"client":{"id":30001,"redacted":true},
      "responsible_attorney":{"id":2001,"name":"Priya Nair"}})"));
}

// No address of another scope leads to a matter yet, so the record is shaped here directly.
TEST_F(Answers, ARedactedMatterKeepsItsDisplayNumberWhenItIsAskedFor) {
  const auto firm = Firm::load(SmallFirm().folder());
  ASSERT_TRUE(firm) << firm.error().line();
  const Resources resources;
  View view;
  view.missing_scopes = {"Matters"};
  for (const auto& [fields, expected] :
       {std::pair("matter{id,display_number,status}",
                  R"({"matter":{"id":1001,"redacted":true,"display_number":"00001-Whitfield"}})"),
        std::pair("matter{id,status}", R"({"matter":{"id":1001,"redacted":true}})")}) {
    const auto selection = parse_fields(fields, resources.of("Relationship"), resources);
    ASSERT_TRUE(selection);
    EXPECT_EQ(json(shape(*firm->find("Relationship", 4001), *selection, resources, *firm, view)),
              json::parse(expected));
  }
}

TEST_F(Answers, RedactionInsideAList) {
  clio_.set({{"missing_scopes", {"Contacts"}}});
  const Got got = clio_.api("/relationships?ids[]=4001&fields=id,contact,matter{display_number}");
  EXPECT_EQ(got.data()["data"], json::parse(R"([{"id":4001,"contact":{"id":30002,"redacted":true},
                             "matter":{"display_number":"00001-Whitfield"}}])"));
}

}  // namespace
}  // namespace engross::sandbox
