#include "store/records.h"

#include <gtest/gtest.h>

#include <functional>

#include "rows/rows.h"
#include "sample.h"

namespace engross::store {
namespace {

constexpr const char* kPlace = "draft D-22222";

// Family has no ==; member by member, so that a forgotten one shows here too.
void expect_same(const family::Family& a, const family::Family& b) {
  EXPECT_EQ(a.client, b.client);
  EXPECT_EQ(a.doubts, b.doubts);
  ASSERT_EQ(a.people.size(), b.people.size());
  for (std::size_t i = 0; i < a.people.size(); ++i) {
    SCOPED_TRACE(i);
    EXPECT_EQ(a.people[i].contact, b.people[i].contact);
    EXPECT_EQ(a.people[i].source, b.people[i].source);
    EXPECT_EQ(a.people[i].word, b.people[i].word);
    EXPECT_EQ(a.people[i].role, b.people[i].role);
    EXPECT_EQ(a.people[i].reason, b.people[i].reason);
    EXPECT_EQ(a.people[i].doubts, b.people[i].doubts);
    EXPECT_EQ(a.people[i].is_step, b.people[i].is_step);
    EXPECT_EQ(a.people[i].is_deceased, b.people[i].is_deceased);
  }
}

TEST(Records, AMatterWithEveryMemberComesBackEqual) {
  const matter::Matter matter = full_matter();
  const auto body = encode(matter, kPlace);
  ASSERT_TRUE(body) << body.error().line();
  const auto back = decode_matter(*body, kPlace);
  ASSERT_TRUE(back) << back.error().line();
  EXPECT_EQ(*back, matter);
}

TEST(Records, AnEmptyMatterComesBackEqual) {
  const auto body = encode(matter::Matter{}, kPlace);
  ASSERT_TRUE(body) << body.error().line();
  EXPECT_EQ(decode_matter(*body, kPlace), matter::Matter{});
}

TEST(Records, AFamilyWithEveryMemberComesBackEqual) {
  const family::Family family = full_family();
  const auto body = encode(family, kPlace);
  ASSERT_TRUE(body) << body.error().line();
  const auto back = decode_family(*body, kPlace);
  ASSERT_TRUE(back) << back.error().line();
  expect_same(*back, family);
}

struct ValueRow {
  const char* name;
  matter::FieldValue value;
  const char* body;  // as it stands in the database
};

TEST(Records, EveryValueKeepsItsKindAndDigits) {
  const ValueRow rows[] = {
      {"nothing", std::monostate{}, R"({"kind":"nothing","value":null})"},
      {"tick", true, R"({"kind":"tick","value":true})"},
      {"no tick", false, R"({"kind":"tick","value":false})"},
      {"trailing zero", number("12.50"), R"({"kind":"number","value":"12.50"})"},
      {"longest", number("9999999999999999.999999999999999999"),
       R"({"kind":"number","value":"9999999999999999.999999999999999999"})"},
      {"money", base::Money{number("-0.05"), "USD"},
       R"({"kind":"money","value":{"amount":"-0.05","currency":"USD"}})"},
      {"date", date("0001-01-01"), R"({"kind":"date","value":"0001-01-01"})"},
      {"text like a date", std::string("2025-01-01"), R"({"kind":"text","value":"2025-01-01"})"},
      {"text like a tick", std::string("true"), R"({"kind":"text","value":"true"})"},
      {"empty text", std::string(), R"({"kind":"text","value":""})"},
      {"contact", matter::ContactRef{-1, "A"},
       R"({"kind":"contact","value":{"id":-1,"name":"A"}})"},
      {"matter", matter::MatterRef{9223372036854775807, "B"},
       R"({"kind":"matter","value":{"display_number":"B","id":9223372036854775807}})"},
      {"option", matter::Option{0, ""}, R"({"kind":"option","value":{"id":0,"label":""}})"},
  };
  for (const ValueRow& row : rows) {
    SCOPED_TRACE(row.name);
    matter::Matter matter;
    matter.custom_fields = {{1, "", "", matter::FieldType::numeric, row.value}};
    const auto body = encode(matter, kPlace);
    ASSERT_TRUE(body) << body.error().line();
    EXPECT_NE(body->find("\"value\":" + std::string(row.body) + ","), body->npos) << *body;
    const auto back = decode_matter(*body, kPlace);
    ASSERT_TRUE(back) << back.error().line();
    EXPECT_EQ(back->custom_fields[0].value.index(), row.value.index());
    EXPECT_EQ(matter::text_of(back->custom_fields[0].value), matter::text_of(row.value));
    EXPECT_EQ(back->custom_fields[0].value, row.value);
  }
}

struct UnkeepableRow {
  const char* name;
  std::function<void(matter::Matter&)> spoil;
  const char* what;
};

TEST(Records, WhatWouldNotComeBackIsNotWritten) {
  const auto day = [](int year, unsigned month, unsigned dayOfMonth) {
    return base::Date{std::chrono::year{year}, std::chrono::month{month},
                      std::chrono::day{dayOfMonth}};
  };
  const UnkeepableRow rows[] = {
      {"a day that is not", [&](auto& m) { m.open_date = day(2025, 2, 29); },
       "\"open_date\" of the snapshot is not a date"},
      {"an empty date", [&](auto& m) { m.open_date = base::Date{}; },
       "\"open_date\" of the snapshot is not a date"},
      {"a year before 1", [&](auto& m) { m.open_date = day(-4, 1, 1); },
       "\"open_date\" of the snapshot is not a date"},
      {"a date of a contact", [&](auto& m) { m.contacts[1].birth_date = day(2025, 13, 1); },
       "\"contacts/2/birth_date\" of the snapshot is not a date"},
      {"a time after 9999",
       [](auto& m) { m.source.fetched_at = base::Instant{std::chrono::seconds{253402300800}}; },
       "\"source/fetched_at\" of the snapshot is not a time"},
      {"too many places", [](auto& m) { m.custom_fields[0].value = base::Decimal::of(1, 19); },
       "\"custom_fields/1/value/value\" of the snapshot is not a number"},
      {"ill-formed text", [](auto& m) { m.description = "caf\xE9"; },
       "some text is not UTF-8 and cannot be kept"},
      {"half a character", [](auto& m) { m.contacts[0].name.full = "Zo\xC3"; },
       "some text is not UTF-8 and cannot be kept"},
      {"a surrogate", [](auto& m) { m.firm = "\xED\xA0\x80"; },
       "some text is not UTF-8 and cannot be kept"},
  };
  for (const UnkeepableRow& row : rows) {
    SCOPED_TRACE(row.name);
    matter::Matter matter = full_matter();
    row.spoil(matter);
    const auto body = encode(matter, "matter 00001");
    ASSERT_FALSE(body);
    EXPECT_EQ(body.error().fault, base::Fault::malformed);
    EXPECT_EQ(body.error().what, row.what);
    EXPECT_EQ(body.error().where, "matter 00001");
  }
}

struct RecordsRefusedRow {
  const char* name;
  const char* from;  // a part of the body ...
  const char* to;    // ... and what stands in its place
  const char* what;
};

// On the body of the sample family's client as the only contact, which holds every kind of member.
class RefusedBody : public rows::Row<RecordsRefusedRow> {};

ROW_TEST(RefusedBody, NamesTheMember) {
  matter::Matter matter;
  matter.client = 42;
  matter.open_date = date("2025-01-02");
  matter.contacts = {full_contact(42, "Ana")};
  std::string body = *encode(matter, kPlace);
  const std::size_t at = body.find(row().from);
  ASSERT_NE(at, body.npos) << body;
  body.replace(at, std::string_view(row().from).size(), row().to);
  const auto decoded = decode_matter(body, kPlace);
  ASSERT_FALSE(decoded) << body;
  EXPECT_EQ(decoded.error().fault, base::Fault::malformed);
  EXPECT_EQ(decoded.error().what, row().what);
  EXPECT_EQ(decoded.error().where, kPlace);
}

ROWS(Cases, RefusedBody, RecordsRefusedRow{"not_json", "{", "[", "not JSON (byte 10)"},
     RecordsRefusedRow{"repeated_key", "\"client\":42", "\"client\":42,\"client\":43",
                       "the key \"client\" stands twice"},
     RecordsRefusedRow{"member_gone", "\"client\":42,", "",
                       "\"client\" of the snapshot is not there"},
     RecordsRefusedRow{"member_renamed", "\"client\":42", "\"klient\":42",
                       "\"client\" of the snapshot is not there"},
     RecordsRefusedRow{"member_unknown", "\"client\":42", "\"client\":42,\"colour\":\"red\"",
                       "\"\" of the snapshot is not known in every member"},
     RecordsRefusedRow{"number_as_text", "\"client\":42", "\"client\":\"42\"",
                       "\"client\" of the snapshot is not a whole number"},
     RecordsRefusedRow{"fraction", "\"client\":42", "\"client\":42.5",
                       "\"client\" of the snapshot is not a whole number"},
     RecordsRefusedRow{"beyond_64_bits", "\"client\":42", "\"client\":18446744073709551615",
                       "\"client\" of the snapshot is not a whole number"},
     RecordsRefusedRow{"list_as_record", "\"emails\":[", "\"emails\":7,\"x\":[",
                       "\"contacts/1/emails\" of the snapshot is not a list"},
     RecordsRefusedRow{"record_as_text", "\"contacts\":[{", "\"contacts\":[\"\",{",
                       "\"contacts/1\" of the snapshot is not a record"},
     RecordsRefusedRow{"date", "2025-01-02", "2025-02-30",
                       "\"open_date\" of the snapshot is not a date"},
     RecordsRefusedRow{"date_as_number", "\"2025-01-02\"", "20250102",
                       "\"open_date\" of the snapshot is not a date"},
     RecordsRefusedRow{"birth_date", "1961-12-31", "1961-12-3",
                       "\"contacts/1/birth_date\" of the snapshot is not a date"},
     RecordsRefusedRow{"contact_kind", "\"kind\":\"company\"", "\"kind\":\"trust\"",
                       "\"contacts/1/kind\" of the snapshot is not person or company"},
     RecordsRefusedRow{"tick_as_number", "\"redacted\":true", "\"redacted\":1",
                       "\"contacts/1/redacted\" of the snapshot is not true or false"},
     RecordsRefusedRow{"text_as_null", "\"title\":\"Trustee\"", "\"title\":null",
                       "\"contacts/1/title\" of the snapshot is not text"},
     RecordsRefusedRow{"field_type", "\"type\":\"picklist\"", "\"type\":\"list\"",
                       "\"contacts/1/custom_fields/12/type\" of the snapshot is not a field type"},
     RecordsRefusedRow{"value_kind", "\"kind\":\"option\"", "\"kind\":\"choice\"",
                       "\"contacts/1/custom_fields/12/value\" of the snapshot is not a value"},
     RecordsRefusedRow{"value_of_other_kind", "\"kind\":\"option\"", "\"kind\":\"text\"",
                       "\"contacts/1/custom_fields/12/value/value\" of the snapshot is not text"},
     RecordsRefusedRow{"money_as_number", "\"1234567.50\"", "1234567.50",
                       "\"contacts/1/custom_fields/4/value/value/amount\" of the snapshot is not a "
                       "number"},
     RecordsRefusedRow{"money_words", "\"1234567.50\"", "\"1,234,567.50\"",
                       "\"contacts/1/custom_fields/4/value/value/amount\" of the snapshot is not a "
                       "number"},
     RecordsRefusedRow{"instant", "2026-03-04T15:16:17Z", "2026-03-04 at three",
                       "\"contacts/1/source/fetched_at\" of the snapshot is not a time"});

TEST(Records, ABodyOfAnotherStageIsRefused) {
  const std::string matter = *encode(full_matter(), kPlace);
  const std::string family = *encode(full_family(), kPlace);
  EXPECT_FALSE(decode_family(matter, kPlace));
  EXPECT_FALSE(decode_line(matter, kPlace));
  EXPECT_FALSE(decode_matter(family, kPlace));
  EXPECT_FALSE(decode_matter("", kPlace));
  EXPECT_FALSE(decode_matter("null", kPlace));
  EXPECT_FALSE(decode_matter("{}", kPlace));
  EXPECT_FALSE(decode_matter("[]", kPlace));
}

}  // namespace
}  // namespace engross::store
