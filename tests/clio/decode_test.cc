#include "clio/decode.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "clio/answer.h"
#include "clio/told.h"

namespace engross::clio {
namespace {

using base::Fault;

const base::Instant kFetched{std::chrono::seconds{1795416600}};

nlohmann::json parsed(const std::string& text) {
  auto body = read_json(text);
  EXPECT_TRUE(body) << text;
  return body.value_or(nlohmann::json());
}

Decoder decoder(const char* region = "ca") {
  return {kFetched, *access_for_region(region, "token")};
}

struct NameRow {
  const char* name;
  const char* object;
  matter::PersonName wanted;
};

const NameRow kNames[] = {
    {"three parts",
     R"({"id":1,"type":"Person","name":"Thomas Edward Whitfield","prefix":"Mr.","first_name":"Thomas",
        "middle_name":"Edward","last_name":"Whitfield"})",
     {"Mr.", "Thomas", "Edward", "Whitfield", "Thomas Edward Whitfield"}},
    {"particle and suffix stay in the last name",
     R"({"id":1,"type":"Person","first_name":"Luis","last_name":"de la Cruz Jr."})",
     {"", "Luis", "", "de la Cruz Jr.", "Luis de la Cruz Jr."}},
    {"one name only",
     R"({"id":1,"type":"Person","name":"Kahente","first_name":"Kahente","last_name":null})",
     {"", "Kahente", "", "", "Kahente"}},
    {"last name only",
     R"({"id":1,"type":"Person","name":"Okafor","last_name":"Okafor"})",
     {"", "", "", "Okafor", "Okafor"}},
    {"no parts: Clio's own name",
     R"({"id":1,"type":"Person","name":"Estate of A. Roy"})",
     {"", "", "", "", "Estate of A. Roy"}},
    {"blanks around the parts",
     R"({"id":1,"type":"Person","first_name":" Chloé ","last_name":"Bergeron "})",
     {"", "Chloé", "", "Bergeron", "Chloé Bergeron"}},
    {"company",
     R"({"id":1,"type":"Company","name":"Oyelaran Disputes P.C."})",
     {"", "", "", "", "Oyelaran Disputes P.C."}},
    {"redacted", R"({"id":1,"redacted":true,"name":null})", {"", "", "", "", ""}},
};

TEST(DecodeContact, Names) {
  for (const NameRow& row : kNames) {
    SCOPED_TRACE(row.name);
    auto reader = decoder();
    const auto contact = reader.contact(parsed(row.object));
    ASSERT_TRUE(contact);
    EXPECT_EQ(contact->name, row.wanted);
  }
}

TEST(DecodeContact, AllDetails) {
  auto reader = decoder();
  const auto contact = reader.contact(parsed(R"({"id":30010,"etag":"\"ab\"","type":"Person",
      "first_name":"Marcus","last_name":"Oyelaran","title":"Barrister","date_of_birth":"1971-02-28",
      "company":{"id":40001,"name":"Oyelaran Disputes P.C."},"unknown_member":[1,2],
      "addresses":[{"id":1,"name":"Work","street":"2 Bay St\nSuite 4","city":"Toronto","province":"Ontario",
        "postal_code":"M5J 2N8","country":"Canada","primary":false},
        {"id":2,"name":"Home","street":"9 Elm","city":"Guelph","province":null,"postal_code":null,
         "country":"Canada","primary":true}],
      "email_addresses":[{"id":1,"name":"Work","address":"m@o.example","primary":true},
        {"id":2,"name":"Home","address":"","primary":false}],
      "phone_numbers":[{"id":1,"name":"Mobile","number":"416-555-0101","primary":true}],
      "custom_field_values":[]})"));
  ASSERT_TRUE(contact);
  EXPECT_EQ(contact->source, (matter::Source{"contacts", 30010, "\"ab\"", kFetched}));
  EXPECT_EQ(contact->title, "Barrister");
  EXPECT_EQ(contact->company, "Oyelaran Disputes P.C.");
  EXPECT_EQ(base::iso(*contact->birth_date), "1971-02-28");
  ASSERT_EQ(contact->addresses.size(), 2U);
  EXPECT_EQ(matter::primary_address(*contact)->city, "Guelph");
  EXPECT_EQ(contact->addresses[0].street, "2 Bay St\nSuite 4");
  ASSERT_EQ(contact->emails.size(), 1U);
  EXPECT_EQ(contact->phones[0], (matter::Reach{"Mobile", "416-555-0101", true}));
  EXPECT_TRUE(reader.take_problems().empty());
}

TEST(DecodeContact, F11_NothingOptionalIsNeeded) {
  for (const char* object :
       {R"({"id":5})", R"({"id":"5"})",
        R"({"id":5,"name":null,"addresses":null,"email_addresses":[],"phone_numbers":null,
               "company":null,"date_of_birth":null,"custom_field_values":null})",
        R"({"id":5,"name":7,"addresses":"x","email_addresses":{"a":1},"phone_numbers":[null,3],
               "company":[],"date_of_birth":"","custom_field_values":"none","addresses2":{}})"}) {
    SCOPED_TRACE(object);
    auto reader = decoder();
    const auto contact = reader.contact(parsed(object));
    ASSERT_TRUE(contact);
    EXPECT_EQ(contact->source.id, 5);
    EXPECT_FALSE(contact->birth_date);
    EXPECT_TRUE(contact->emails.empty());
    EXPECT_TRUE(contact->phones.empty());
    EXPECT_TRUE(contact->addresses.empty());
  }
}

TEST(DecodeContact, F11_IdsPast2To53StayExact) {
  auto reader = decoder();
  EXPECT_EQ(reader.contact(parsed(R"({"id":9007199254740993})"))->source.id, 9007199254740993);
}

TEST(DecodeContact, F11_WithoutAnIdItIsNoContact) {
  for (const char* object :
       {R"({})", R"({"id":null})", R"({"id":0})", R"({"id":-1})", R"({"id":1.5})", R"({"id":"x"})",
        R"({"id":{}})", R"({"id":18446744073709551615})"}) {
    SCOPED_TRACE(object);
    auto reader = decoder();
    const auto contact = reader.contact(parsed(object));
    ASSERT_FALSE(contact);
    EXPECT_EQ(contact.error().fault, Fault::malformed);
  }
}

TEST(DecodeContact, F11_AWrongBirthDateIsAProblemAndNoDate) {
  for (const char* date : {R"("14/03/1958")", R"("1958-02-30")", R"("1958")", "19580314", "true"}) {
    SCOPED_TRACE(date);
    auto reader = decoder();
    const auto contact = reader.contact(
        parsed(std::string(R"({"id":5,"name":"Ann","date_of_birth":)") + date + "}"));
    ASSERT_TRUE(contact);
    EXPECT_FALSE(contact->birth_date);
    const auto problems = reader.take_problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].where.text(), "contact 5 (Ann)");
    EXPECT_EQ(problems[0].what.text(), std::string("date_of_birth is not a date: ") + date);
  }
}

TEST(DecodeCustomFields, ShownEmptyDeletedAndWrong) {
  auto reader = decoder();
  const auto fields = reader.custom_fields(parsed(R"([
      {"id":"numeric-4","field_name":"Trust age","field_type":"numeric","value":25,"custom_field":{"id":3}},
      {"id":null,"field_name":"Signing appointment","field_type":"time","value":null,"custom_field":{"id":8}},
      {"id":"text_line-9","field_name":"Old","field_type":"text_line","value":"x","soft_deleted":true,
       "custom_field":{"id":9}},
      {"id":"date-5","field_name":"Signed","field_type":"date","value":"soon","custom_field":{"id":4}},
      {"id":"colour-5","field_name":"Colour","field_type":"colour","value":"red","custom_field":{"id":5}},
      7])"),
                                           base::Message::words("matter 00001-Whitfield"));
  ASSERT_TRUE(fields);
  ASSERT_EQ(fields->size(), 3U);
  EXPECT_EQ((*fields)[0], (matter::CustomField{3, "numeric-4", "Trust age",
                                               matter::FieldType::numeric, base::Decimal(25)}));
  EXPECT_EQ((*fields)[1],
            (matter::CustomField{8, "", "Signing appointment", matter::FieldType::time, {}}));
  EXPECT_EQ((*fields)[2],
            (matter::CustomField{4, "date-5", "Signed", matter::FieldType::date, {}}));
  const Told wanted = {
      {"matter 00001-Whitfield, field \"Signed\"", "\"soon\" is not a date"},
      {"matter 00001-Whitfield, field \"Colour\"",
       "a field of the unknown type \"colour\" was left out"},
      {"matter 00001-Whitfield, field \"\"", "a field of the unknown type \"\" was left out"}};
  EXPECT_EQ(told(reader.take_problems()), wanted);
}

TEST(DecodeCustomFields, IdsAloneMeanThatThePermissionIsLacking) {
  for (const char* values :
       {R"([{"id":"text_line-1"}])", R"([{"id":"text_line-1","value":null}])", R"([{"id":null}])",
        R"([{"id":"numeric-1","custom_field":{"id":3}}])",
        R"([{"id":"a-1","field_name":"A","field_type":"text_line","value":"x"},{"id":"b-2"}])"}) {
    SCOPED_TRACE(values);
    auto reader = decoder();
    const auto fields =
        reader.custom_fields(parsed(values), base::Message::words("matter 00001-Whitfield"));
    ASSERT_FALSE(fields);
    EXPECT_EQ(fields.error().fault, Fault::denied);
    EXPECT_EQ(
        fields.error().line(),
        "Clio hides the custom fields' values, because the app lacks the permission \"Custom "
        "Fields\", matter 00001-Whitfield, in Clio's developer portal give the app read access to "
        "Custom Fields, then sign in again");
  }
}

TEST(DecodeMatter, AllMembers) {
  auto reader = decoder();
  const auto matter =
      reader.matter(parsed(R"({"id":1001,"etag":"\"m\"","display_number":"00001-Whitfield",
      "description":"Wills","status":"Open","open_date":"2026-10-01","practice_area":{"id":1,"name":"Wills and Estates"},
      "client":{"id":30001,"name":"Thomas"},"currency":{"id":1,"code":"USD"},
      "responsible_attorney":{"id":2001,"etag":"\"u\"","name":"Priya Nair","first_name":"Priya",
        "last_name":"Nair","email":"priya@b.example","phone_number":"705-555-0100"},
      "custom_field_values":[{"id":"currency-1","field_name":"Fee","field_type":"currency","value":"1.50",
        "custom_field":{"id":6}}]})"));
  ASSERT_TRUE(matter);
  EXPECT_EQ(matter->source, (matter::Source{"matters", 1001, "\"m\"", kFetched}));
  EXPECT_EQ(matter->region, "ca");
  EXPECT_EQ(matter->display_number, "00001-Whitfield");
  EXPECT_EQ(matter->status, "Open");
  EXPECT_EQ(matter->practice_area, "Wills and Estates");
  EXPECT_EQ(base::iso(*matter->open_date), "2026-10-01");
  EXPECT_EQ(matter->client, 30001);
  EXPECT_EQ(matter->responsible_lawyer->email, "priya@b.example");
  EXPECT_EQ(std::get<base::Money>(matter->custom_fields[0].value).currency, "USD");
}

TEST(DecodeMatter, MoneyIsInTheRegionsCurrencyWhereTheMatterNamesNone) {
  const char* const rows[][2] = {{"us", "USD"}, {"ca", "CAD"}, {"eu", "EUR"}, {"au", "AUD"}};
  for (const auto& [region, currency] : rows) {
    auto reader = decoder(region);
    const auto matter = reader.matter(parsed(R"({"id":1,"currency":null,"custom_field_values":[
        {"id":"currency-1","field_name":"Fee","field_type":"currency","value":1,"custom_field":{"id":6}}]})"));
    ASSERT_TRUE(matter);
    EXPECT_EQ(std::get<base::Money>(matter->custom_fields[0].value).currency, currency);
  }
}

TEST(DecodeMatter, F11_WithoutAnIdThereIsNone) {
  for (const char* object : {"null", "[]", "{}", R"({"id":null})", R"({"id":"none"})"}) {
    auto reader = decoder();
    const auto matter = reader.matter(parsed(object));
    ASSERT_FALSE(matter);
    EXPECT_EQ(matter.error().fault, Fault::malformed);
  }
}

TEST(DecodeMatter, AHiddenLawyerIsAProblem) {
  auto reader = decoder();
  const auto matter = reader.matter(
      parsed(R"({"id":1,"display_number":"7","responsible_attorney":{"id":2,"redacted":true}})"));
  ASSERT_TRUE(matter);
  EXPECT_FALSE(matter->responsible_lawyer);
  EXPECT_EQ(told(reader.take_problems()),
            (Told{{"matter 7", "Clio hides the responsible lawyer's name from this user"}}));
}

TEST(DecodeRelationship, KeepsTheWordAsTyped) {
  auto reader = decoder();
  const auto relationship = reader.relationship(
      parsed(R"({"id":4003,"etag":"\"r\"","description":" Step-daughter ","contact":{"id":7}})"));
  ASSERT_TRUE(relationship);
  EXPECT_EQ(relationship->word, " Step-daughter ");
  EXPECT_EQ(relationship->contact, 7);
  EXPECT_EQ(reader.relationship(parsed(R"({"id":1,"description":null,"contact":{"id":7}})"))->word,
            "");
}

TEST(DecodeRelationship, F11_WithoutAContactItIsAProblem) {
  for (const char* object :
       {R"({"id":1,"description":"Son"})", R"({"id":1,"description":"Son","contact":null})",
        R"({"id":1,"description":"Son","contact":{"name":"x"}})"}) {
    auto reader = decoder();
    EXPECT_FALSE(reader.relationship(parsed(object)));
    EXPECT_EQ(told(reader.take_problems()),
              (Told{{"relationship 1 (Son)", "it names no contact, and was left out"}}));
  }
}

}  // namespace
}  // namespace engross::clio
