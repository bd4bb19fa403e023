// Contacts, matters, relationships, entries and appointments changed by the client in the practice
// Clio: what reaches it, what is never overwritten, and a cut at every step.
#include "practice.h"

namespace engross {
namespace {

using base::Fault;
using clio::Done;
using clio::RecordKind;
using clio::ValueChange;
using matter::FieldValue;
using namespace std::chrono;

constexpr base::Date kBorn{year{1960} / July / 2};
constexpr base::Date kInTruth{year{1961} / July / 2};
const FieldValue kNothing;

FieldValue text(const char* value) { return FieldValue(std::string(value)); }

class ChangedOnPractice : public WithPractice {
 protected:
  nlohmann::json contact(const char* fields) const {
    return read(std::string("/api/v4/contacts/30002?fields=") + fields)["data"];
  }
  std::string fault_of(const base::Result<Done>& done) const {
    return done ? "done" : done.error().line();
  }
  const ValueChange born_{"date_of_birth", kBorn, kInTruth};
};

struct Written {
  const char* name;
  RecordKind kind;
  matter::Id id;
  std::vector<ValueChange> changes;
  const char* path;
  const char* holds;  // part of what Clio answers then
};

const std::vector<Written>& written() {
  static const std::vector<Written> rows = {
      {"name and birth date",
       RecordKind::contact,
       30002,
       {{"first_name", text("Amélie"), text("Emilie")}, {"date_of_birth", kBorn, kInTruth}},
       "contacts/30002?fields=name,date_of_birth",
       R"("name":"Emilie Rose Whitfield","date_of_birth":"1961-07-02")"},
      {"a name's part emptied",
       RecordKind::contact,
       30002,
       {{"middle_name", text("Rose"), kNothing}},
       "contacts/30002?fields=name",
       R"("name":"Amélie Whitfield")"},
      {"a birth date emptied",
       RecordKind::contact,
       30002,
       {{"date_of_birth", kBorn, kNothing}},
       "contacts/30002?fields=date_of_birth",
       R"("date_of_birth":null)"},
      {"the primary e-mail",
       RecordKind::contact,
       30002,
       {{"email_addresses", text("amelie.whitfield@kawarthanet.example"), text("a@b.example")}},
       "contacts/30002?fields=email_addresses%7Baddress%7D",
       R"("email_addresses":[{"address":"a@b.example"}])"},
      {"an e-mail where there was none",
       RecordKind::contact,
       30005,
       {{"email_addresses", kNothing, text("a@b.example")}},
       "contacts/30005?fields=primary_email_address",
       R"("primary_email_address":"a@b.example")"},
      {"a telephone number taken away",
       RecordKind::contact,
       30002,
       {{"phone_numbers", text("705-555-0176"), kNothing}},
       "contacts/30002?fields=primary_phone_number",
       R"("primary_phone_number":null)"},
      {"two parts of an address",
       RecordKind::contact,
       30002,
       {{"addresses.city", text("Peterborough"), text("Lakefield")},
        {"addresses.postal_code", text("K9H 2K7"), text("K0L 2H0")}},
       "contacts/30002?fields=addresses%7Bstreet,city,postal_code%7D",
       R"([{"street":"41 Maple Grove Avenue","city":"Lakefield","postal_code":"K0L 2H0"}])"},
      {"a company's name",
       RecordKind::contact,
       30201,
       {{"name", text("Trent Valley Trust Company"), text("Trent Valley Trust")}},
       "contacts/30201?fields=name",
       R"("name":"Trent Valley Trust")"},
      {"a contact's custom field",
       RecordKind::contact,
       30002,
       {{"custom_field_values", text("Retired school principal"), text("Principal"), 5031}},
       "contacts/30002?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Occupation","value":"Principal"})"},
      {"a matter's description and date",
       RecordKind::matter,
       1001,
       {{"description", text("Wills and powers of attorney"), text("Wills")},
        {"open_date", base::Date{year{2026} / September / 14},
         base::Date{year{2026} / September / 15}}},
       "matters/1001?fields=description,open_date",
       R"("description":"Wills","open_date":"2026-09-15")"},
      {"a number",
       RecordKind::matter,
       1001,
       {{"custom_field_values", *base::Decimal::parse("25"), *base::Decimal::parse("30"), 5004}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Trust age","value":"30"})"},
      {"an amount to the cent",
       RecordKind::matter,
       1001,
       {{"custom_field_values", base::Money{*base::Decimal::parse("1240000"), "CAD"},
         base::Money{*base::Decimal::parse("1240000.05"), "CAD"}, 5008}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Estate value","value":"1240000.05"})"},
      {"an option of a picklist",
       RecordKind::matter,
       1001,
       {{"custom_field_values", matter::Option{6003, "Will with trust"},
         matter::Option{6001, "Simple will"}, 5006}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Will type","value":"6001"})"},
      {"an option by its name alone",
       RecordKind::matter,
       1001,
       {{"custom_field_values", matter::Option{6003, "Will with trust"},
         matter::Option{0, "simple will"}, 5006}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Will type","value":"6001"})"},
      {"somebody else",
       RecordKind::matter,
       1001,
       {{"custom_field_values", matter::ContactRef{30002, "x"}, matter::ContactRef{30003, "y"},
         5001}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Executor","value":"30003"})"},
      {"a tick",
       RecordKind::matter,
       1001,
       {{"custom_field_values", true, false, 5007}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Existing will","value":false})"},
      {"a field that held nothing",
       RecordKind::matter,
       1001,
       {{"custom_field_values", kNothing, text("14:30:00"), 5011}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Signing appointment","value":"14:30:00"})"},
      {"a field emptied",
       RecordKind::matter,
       1001,
       {{"custom_field_values", *base::Decimal::parse("25"), kNothing, 5004}},
       "matters/1001?fields=custom_field_values%7Bfield_name,value%7D",
       R"({"field_name":"Trust age","value":null})"},
      {"a relationship's word",
       RecordKind::relationship,
       4007,
       {{"description", text("Sister"), text("Half-sister")}},
       "relationships/4007?fields=description",
       R"("description":"Half-sister")"},
  };
  return rows;
}

TEST_F(ChangedOnPractice, EveryKindOfValueReachesItsPlaceOnce) {
  for (const Written& row : written()) {
    SCOPED_TRACE(row.name);
    WithPractice::SetUp();
    clio::Records records(*exchange_);
    const auto done = records.change(row.kind, row.id, row.changes);
    ASSERT_TRUE(done) << done.error().line();
    EXPECT_EQ(*done, Done::now);
    const std::string answer = elsewhere("GET", std::string("/api/v4/") + row.path);
    EXPECT_NE(answer.find(row.holds), std::string::npos) << answer;
    forget();
    const auto again = records.change(row.kind, row.id, row.changes);
    ASSERT_TRUE(again) << again.error().line();
    EXPECT_EQ(*again, Done::already);
    EXPECT_EQ(asked("PATCH", "/"), 0);
  }
}

struct LeftAlone {
  const char* name;
  RecordKind kind;
  matter::Id id;
  ValueChange change;
  Fault fault;
  const char* part;  // of the message
};

const std::vector<LeftAlone>& left_alone() {
  static const std::vector<LeftAlone> rows = {
      {"F24 another date than was seen",
       RecordKind::contact,
       30002,
       {"date_of_birth", kInTruth, base::Date{year{1962} / July / 2}, 0, "date of birth"},
       Fault::conflict,
       R"(date of birth was changed in Clio: "1960-07-02" now, "1961-07-02" when you looked, and "1962-07-02" here)"},
      {"F24 a value where nothing was seen",
       RecordKind::contact,
       30002,
       {"phone_numbers", kNothing, text("1")},
       Fault::conflict,
       R"("705-555-0176" now, nothing when you looked)"},
      {"F24 another option",
       RecordKind::matter,
       1001,
       {"custom_field_values", matter::Option{6002, "Mirror wills"}, matter::Option{6001, "Simple"},
        5006},
       Fault::conflict,
       R"("Will with trust" now, "Mirror wills" when you looked)"},
      {"F24 another word",
       RecordKind::relationship,
       4007,
       {"description", text("Aunt"), text("Niece")},
       Fault::conflict,
       R"("Sister" now)"},
      {"F16 nobody",
       RecordKind::contact,
       5,
       {"title", kNothing, text("x")},
       Fault::not_found,
       "no contact 5 in Clio"},
      {"no such member",
       RecordKind::contact,
       30002,
       {"company", kNothing, text("x")},
       Fault::refused,
       "Clio has no \"company\" here"},
      {"a birth date of a matter",
       RecordKind::matter,
       1001,
       {"date_of_birth", kNothing, kBorn},
       Fault::refused,
       "Clio has no \"date_of_birth\" here"},
      {"a value that Clio refuses",
       RecordKind::matter,
       1001,
       {"custom_field_values", kNothing, text("half past two"), 5011},
       Fault::denied,
       "not a valid value for the custom field Signing appointment"},
      {"an option that Clio has not",
       RecordKind::matter,
       1001,
       {"custom_field_values", matter::Option{6003, "Will with trust"},
        matter::Option{0, "Codicil"}, 5006, "Will type"},
       Fault::refused,
       R"("Codicil" is no option of Will type in Clio)"},
      {"an option that was deleted",
       RecordKind::matter,
       1001,
       {"custom_field_values", matter::Option{6012, "Referral"},
        matter::Option{0, "Telephone directory"}, 5023},
       Fault::refused,
       "choose one of: Returning client, Referral, Web site"},
      {"an emptied name",
       RecordKind::contact,
       30204,
       {"name", text("Kawartha Community Credit Union"), kNothing},
       Fault::denied,
       "name can't be blank"},
  };
  return rows;
}

TEST_F(ChangedOnPractice, NothingThatWasNotSeenIsOverwritten) {
  clio::Records records(*exchange_);
  const auto before = contact("etag");
  for (const LeftAlone& row : left_alone()) {
    SCOPED_TRACE(row.name);
    const auto done = records.change(row.kind, row.id, {row.change});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fault, row.fault);
    EXPECT_NE(done.error().line().find(row.part), std::string::npos) << done.error().line();
  }
  EXPECT_EQ(contact("etag"), before);
}

TEST_F(ChangedOnPractice, F24_OneOfTwoValuesChangedMeanwhileKeepsBoth) {
  elsewhere("PATCH", "/api/v4/contacts/30002", R"({"data":{"date_of_birth":"1959-01-01"}})");
  clio::Records records(*exchange_);
  const auto done = records.change(RecordKind::contact, 30002,
                                   {{"first_name", text("Amélie"), text("Emilie")}, born_});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().fault, Fault::conflict);
  EXPECT_EQ(contact("first_name,date_of_birth"),
            nlohmann::json({{"first_name", "Amélie"}, {"date_of_birth", "1959-01-01"}}));
}

// However Clio writes it down afterwards: what it took is not called a conflict.
TEST_F(ChangedOnPractice, WhatClioTookIsWritten) {
  elsewhere("PATCH", "/api/v4/contacts/30002",
            R"({"data":{"email_addresses":[{"address":"second@x.example"}]}})");
  clio::Records records(*exchange_);
  const auto done = records.change(
      RecordKind::contact, 30002,
      {{"email_addresses", text("amelie.whitfield@kawarthanet.example"), kNothing}, born_});
  ASSERT_TRUE(done) << done.error().line();
  EXPECT_EQ(*done, Done::now);
  EXPECT_EQ(asked("PATCH", "/api/v4/contacts"), 2);  // the one above, and one of its own
  EXPECT_EQ(contact("primary_email_address,date_of_birth"),
            nlohmann::json(
                {{"primary_email_address", "second@x.example"}, {"date_of_birth", "1961-07-02"}}));
}

TEST_F(ChangedOnPractice, BlanksAtTheEndsAreNobodysChange) {
  elsewhere("PATCH", "/api/v4/relationships/4007", R"({"data":{"description":"Sister "}})");
  elsewhere("PATCH", "/api/v4/matters/1001", R"({"data":{"description":"Wills\n"}})");
  clio::Records records(*exchange_);
  for (const char* seen : {"Sister ", "Sister"}) {
    const auto done = records.change(RecordKind::relationship, 4007,
                                     {{"description", text(seen), text("Half-sister")}});
    ASSERT_TRUE(done) << done.error().line();
  }
  EXPECT_TRUE(records.change(RecordKind::matter, 1001,
                             {{"description", text("Wills\n"), text("Will of 2026")}}));
}

TEST_F(ChangedOnPractice, AnAddressOfWhichNothingIsLeftGoes) {
  clio::Records records(*exchange_);
  const auto done = records.change(RecordKind::contact, 30002,
                                   {{"addresses.street", text("41 Maple Grove Avenue"), kNothing},
                                    {"addresses.city", text("Peterborough"), kNothing},
                                    {"addresses.province", text("Ontario"), kNothing},
                                    {"addresses.postal_code", text("K9H 2K7"), kNothing},
                                    {"addresses.country", text("Canada"), kNothing}});
  ASSERT_TRUE(done) << done.error().line();
  EXPECT_EQ(contact("addresses")["addresses"], nlohmann::json::array());
}

TEST_F(ChangedOnPractice, AColleaguesEntryIsNotOnesOwn) {
  clio::Entries entries(*exchange_);
  const base::Instant start = *base::parse_instant("2026-12-01T10:00:00-05:00");
  const clio::CalendarEntry signing{1001, 8001, "Signing", "", start, start + hours{1}};
  clio::CalendarEntry other = signing;
  other.calendar = 8002;
  const auto theirs = entries.add(other);
  ASSERT_TRUE(theirs) << theirs.error().line();
  EXPECT_FALSE(*entries.find(signing));
  EXPECT_NE(*entries.add(signing), *theirs);
}

// Between the reading and the change: Clio answers 412, and what was seen still stands.
TEST_F(ChangedOnPractice, F24_AnotherValueChangedMeanwhileIsKeptToo) {
  fault("PATCH", "/api/v4/contacts", R"("status":412,"body":"{\"error\":{\"type\":\"x\"}}")");
  clio::Records records(*exchange_);
  const auto done = records.change(RecordKind::contact, 30002, {born_});
  ASSERT_TRUE(done) << done.error().line();
  EXPECT_EQ(*done, Done::now);
  EXPECT_EQ(asked("PATCH", "/api/v4/contacts"), 2);
  EXPECT_EQ(contact("date_of_birth")["date_of_birth"], "1961-07-02");
}

TEST_F(ChangedOnPractice, F24_ARecordThatNeverStandsStillIsLeft) {
  fault("PATCH", "/api/v4/contacts",
        R"("status":412,"times":-1,"body":"{\"error\":{\"type\":\"x\"}}")");
  clio::Records records(*exchange_);
  const auto done = records.change(RecordKind::contact, 30002, {born_});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().fault, Fault::conflict);
  EXPECT_EQ(asked("PATCH", "/api/v4/contacts"), 3);
}

struct ChangeCut {
  const char* name;
  const char* what;
};
constexpr ChangeCut kChangeCuts[] = {
    {"F7 carried out, not answered", R"("unanswered":true)"},
    {"F7 the answer cut", R"("cut_body_after":20)"},
    {"F7 the change cut", R"("cut_request_after":10)"},
    {"F21 server trouble", R"("status":502)"},
    {"F17 one call too many", R"("status":429,"retry_after":0)"},
};

TEST_F(ChangedOnPractice, F7_ACutAnywhereChangesOnce) {
  clio::Records records(*exchange_);
  clio::Entries entries(*exchange_);
  int day = 1;
  for (const ChangeCut& cut : kChangeCuts) {
    SCOPED_TRACE(cut.name);
    const base::Date next{year{1970} / January / ++day};
    const std::string born = contact("date_of_birth")["date_of_birth"];
    const base::Date now = *base::parse_date(born);
    fault("PATCH", "/api/v4/contacts", cut.what);
    const auto done = records.change(RecordKind::contact, 30002, {{"date_of_birth", now, next}});
    ASSERT_TRUE(done) << done.error().line();
    EXPECT_EQ(*done, Done::now);
    EXPECT_EQ(contact("date_of_birth")["date_of_birth"], base::iso(next));

    fault("POST", "/api/v4/relationships", cut.what);
    const auto related = records.relate(1001, 30011, cut.name);
    ASSERT_TRUE(related) << related.error().line();
    EXPECT_EQ(*related, Done::now);
    EXPECT_EQ(*records.relate(1001, 30011, cut.name), Done::already);

    fault("POST", "/api/v4/activities", cut.what);
    const clio::Activity courier{clio::Activity::Type::expense,  1001,     next, 0,
                                 *base::Decimal::parse("24.95"), "Courier"};
    const auto recorded = entries.add(courier);
    ASSERT_TRUE(recorded) << recorded.error().line();
    EXPECT_EQ(*entries.find(courier), *recorded);

    fault("POST", "/api/v4/calendar_entries", cut.what);
    const base::Instant start = *base::parse_instant("2026-12-01T10:00:00-05:00") + days{day};
    const clio::CalendarEntry signing{1001, 8001, "Signing", "Board room", start, start + hours{1}};
    const auto planned = entries.add(signing);
    ASSERT_TRUE(planned) << planned.error().line();
    EXPECT_EQ(*entries.find(signing), *planned);
  }
  EXPECT_EQ(read("/api/v4/relationships?contact_id=30011&matter_id=1001")["data"].size(), 5U);
  EXPECT_EQ(read("/api/v4/activities")["data"].size(), 5U);
  EXPECT_EQ(read("/api/v4/calendar_entries")["data"].size(), 5U);
}

TEST_F(ChangedOnPractice, AnEntryThatIsThereIsFoundAndAnotherIsNot) {
  clio::Entries entries(*exchange_);
  clio::Activity drafting{clio::Activity::Type::time, 1001, kBorn, 5400, {}, "Drafting the will"};
  EXPECT_FALSE(*entries.find(drafting));
  const auto made = entries.add(drafting);
  ASSERT_TRUE(made) << made.error().line();
  EXPECT_EQ(*entries.find(drafting), *made);
  const auto calendar = entries.own_calendar();
  ASSERT_TRUE(calendar) << calendar.error().line();
  EXPECT_EQ(calendar->id, 8001);
  for (const auto& other : {clio::Activity{drafting.type, 1002, kBorn, 5400, {}, drafting.note},
                            clio::Activity{drafting.type, 1001, kInTruth, 5400, {}, drafting.note},
                            clio::Activity{drafting.type, 1001, kBorn, 5460, {}, drafting.note},
                            clio::Activity{drafting.type, 1001, kBorn, 5400, {}, "Drafting"}}) {
    EXPECT_FALSE(*entries.find(other));
  }
  // A second one of the same kind, when somebody wants it.
  EXPECT_NE(*entries.add(drafting), *made);
}

TEST_F(ChangedOnPractice, F15_WithoutThePermissionItIsNamed) {
  set(R"({"missing_scopes":["Activities","Calendars"]})");
  clio::Entries entries(*exchange_);
  const auto recorded =
      entries.add(clio::Activity{clio::Activity::Type::time, 1001, kBorn, 60, {}, "x"});
  ASSERT_FALSE(recorded);
  EXPECT_EQ(recorded.error().fault, Fault::denied);
  EXPECT_NE(recorded.error().line().find("\"Activities\""), std::string::npos);
  EXPECT_NE(entries.own_calendar().error().line().find("\"Calendars\""), std::string::npos);
}

}  // namespace
}  // namespace engross
