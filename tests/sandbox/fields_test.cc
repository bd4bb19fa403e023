// The `fields` parameter, as rows: what is accepted, and what is refused with which words.
#include <gmock/gmock.h>

#include "practice_client.h"
#include "rows/rows.h"

namespace engross::sandbox {
namespace {

// Every etag is checked to be one, and then made "*".
json without_etags(json value) {
  if (value.is_object() && value.contains("etag")) {
    EXPECT_THAT(value["etag"].get<std::string>(), testing::MatchesRegex("\"[0-9a-f]{32}\""));
    value["etag"] = "*";
  }
  for (json& inner : value) {
    if (inner.is_structured()) inner = without_etags(inner);
  }
  return value;
}

struct AcceptedRow {
  const char* name;
  const char* path;
  const char* data;  // the whole of "data"
};

class FieldsAccepted : public PracticeTest, public rows::WithRow<AcceptedRow> {};

ROW_TEST(FieldsAccepted, ShapesTheAnswer) {
  const Got got = clio_.api(row().path);
  ASSERT_EQ(got.status, 200) << got.body;
  EXPECT_EQ(without_etags(got.data()["data"]), json::parse(row().data));
}

ROWS(Rows, FieldsAccepted,
     AcceptedRow{"MatterDefaults", "/matters/1001",
                 R"({"id":1001,"etag":"*","display_number":"00001-Whitfield"})"},
     AcceptedRow{"EmptyIsDefaults", "/matters/1001?fields=",
                 R"({"id":1001,"etag":"*","display_number":"00001-Whitfield"})"},
     AcceptedRow{"UserDefaults", "/users/2001", R"({"id":2001,"etag":"*","name":"Priya Nair"})"},
     AcceptedRow{"WhoAmI", "/users/who_am_i", R"({"id":2001,"etag":"*","name":"Priya Nair"})"},
     AcceptedRow{"FirmOfTheUser", "/users/who_am_i?fields=account{name}",
                 R"({"account":{"name":"Beaumont Hale LLP"}})"},
     AcceptedRow{"Suffix", "/matters/1001.json?fields=id", R"({"id":1001})"},
     AcceptedRow{"BareNested", "/matters/1001?fields=client",
                 R"({"client":{"id":30001,"etag":"*","name":"Thomas Edward Whitfield"}})"},
     AcceptedRow{"LiteralBraces", "/matters/1001?fields=id,client{id,name}",
                 R"({"id":1001,"client":{"id":30001,"name":"Thomas Edward Whitfield"}})"},
     AcceptedRow{"EncodedBraces", "/matters/1001?fields=id%2Cclient%7Bid%2Cname%7D",
                 R"({"id":1001,"client":{"id":30001,"name":"Thomas Edward Whitfield"}})"},
     AcceptedRow{"SecondLevelBare", "/contacts/30010?fields=company{id,primary_address}",
                 R"({"company":{"id":30009,"primary_address":
                        {"id":300091,"etag":"*","name":"Work"}}})"},
     AcceptedRow{"NullForNothing", "/contacts/30005?fields=id,primary_email_address,company{id}",
                 R"({"id":30005,"primary_email_address":null,"company":null})"},
     AcceptedRow{"FieldTwice", "/matters/1001?fields=id,client,id,client{id}",
                 R"({"id":1001,"client":{"id":30001}})"},
     AcceptedRow{"RedactedAsAField", "/matters/1001?fields=id,redacted",
                 R"({"id":1001,"redacted":false})"},
     AcceptedRow{"ManyNested", "/matters/1015?fields=relationships{id,description}",
                 R"({"relationships":[{"id":4306,"description":"Partner"},
                                         {"id":4307,"description":"child"}]})"});

struct FieldsRefusedRow {
  const char* name;
  const char* path;
  const char* message;
};

class FieldsRefused : public PracticeTest, public rows::WithRow<FieldsRefusedRow> {};

ROW_TEST(FieldsRefused, Is400AndNamesTheToken) {
  const Got got = clio_.api(row().path);
  EXPECT_EQ(got.status, 400) << got.body;
  EXPECT_EQ(got.header("Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(got.data(), json({{"error", {{"type", "InvalidFields"}, {"message", row().message}}}}));
}

ROWS(Rows, FieldsRefused,
     FieldsRefusedRow{"Unknown", "/matters?fields=id,colour", "colour is not a valid field"},
     FieldsRefusedRow{"UnknownInside", "/matters?fields=client{colour}",
                      "colour is not a valid field"},
     FieldsRefusedRow{"SecondBrace",
                      "/matters?fields=custom_field_values{id,custom_field{id},picklist_option}",
                      "picklist_option} is not a valid field"},
     FieldsRefusedRow{"SecondBraceLast", "/matters?fields=id,relationships{id,contact{id}}",
                      "} is not a valid field"},
     FieldsRefusedRow{"SecondBraceEncoded", "/matters?fields=relationships%7Bcontact%7Bid%7D%7D",
                      "} is not a valid field"},
     FieldsRefusedRow{"Unclosed", "/matters?fields=client{id", "client{id is not a valid field"},
     FieldsRefusedRow{"ClosedTwice", "/matters?fields=client{id}}", "} is not a valid field"},
     FieldsRefusedRow{"BracesOnAPlainField", "/matters?fields=id{x}", "id{x} is not a valid field"},
     FieldsRefusedRow{"EmptyBraces", "/matters?fields=client{}", " is not a valid field"},
     FieldsRefusedRow{"SpaceAfterComma", "/matters?fields=id,%20status",
                      " status is not a valid field"},
     FieldsRefusedRow{"TrailingComma", "/matters?fields=id,", " is not a valid field"},
     FieldsRefusedRow{"Capitals", "/matters?fields=ID", "ID is not a valid field"},
     FieldsRefusedRow{"Wildcard", "/matters?fields=*", "* is not a valid field"},
     FieldsRefusedRow{"OfAnotherResource", "/users?fields=display_number",
                      "display_number is not a valid field"},
     FieldsRefusedRow{"BirthDateOfRelatedContacts",
                      "/matters/1001/related_contacts?fields=id,date_of_birth",
                      "date_of_birth is not a valid field"},
     FieldsRefusedRow{"EtagOfClient", "/matters/1001/client?fields=etag",
                      "etag is not a valid field"},
     FieldsRefusedRow{"SearchMember", "/contacts?fields=%23search", "#search is not a valid field"},
     FieldsRefusedRow{"OneRecord", "/contacts/30001?fields=shoe_size",
                      "shoe_size is not a valid field"});

}  // namespace
}  // namespace engross::sandbox
