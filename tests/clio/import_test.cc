// A whole import through the client's front door, over planned answers.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>

#include "clio/told.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"
#include "rows/rows.h"

namespace engross::clio {
namespace {

using base::Fault;
using fakes::json;
using fakes::reply;

std::string list(const std::string& records, int count) {
  return fmt::format(R"({{"data":[{}],"meta":{{"paging":{{}},"records":{}}}}})", records, count);
}
std::string one(const std::string& record) { return R"({"data":)" + record + "}"; }

constexpr const char* kMatter = R"({"id":1001,"etag":"\"m\"","display_number":"00001-Whitfield",
  "description":"Wills and powers of attorney","status":"Open","open_date":"2026-10-01",
  "practice_area":{"id":1,"name":"Wills and Estates"},"currency":{"id":1,"code":"CAD"},
  "client":{"id":30001,"type":"Person","name":"Thomas Whitfield"},
  "responsible_attorney":{"id":2001,"name":"Priya Nair","email":"priya.nair@beaumonthale.example"},
  "custom_field_values":[
    {"id":"contact-1","field_name":"Executor","field_type":"contact","value":30002,"custom_field":{"id":501},
     "contact":{"id":30002,"etag":"\"c\""}},
    {"id":"contact-2","field_name":"Guardian","field_type":"contact","value":"30008","custom_field":{"id":502},
     "contact":{"id":30008}},
    {"id":"picklist-3","field_name":"Will type","field_type":"picklist","value":"9003","custom_field":{"id":503},
     "picklist_option":{"id":9003,"option":"Will with trust"}},
    {"id":"currency-4","field_name":"Estate value","field_type":"currency","value":1240000.00,
     "custom_field":{"id":504}}]})";

constexpr const char* kRelationships = R"(
  {"id":4002,"etag":"\"r2\"","description":"Son","contact":{"id":30003,"type":"Person","name":"Daniel Whitfield"}},
  {"id":4001,"etag":"\"r1\"","description":"Wife","contact":{"id":30002,"type":"Person","name":"Amélie Whitfield"}})";

std::string person(int id, const std::string& first, const std::string& more = "") {
  return fmt::format(
      R"({{"id":{},"etag":"\"c{}\"","type":"Person","first_name":"{}","last_name":"Whitfield"{}}})",
      id, id, first, more);
}

class ImportTest : public testing::Test {
 protected:
  void SetUp() override {
    plan("/relationships.json", list(kRelationships, 2));
    plan("/matters/1001.json", one(kMatter));
    plan("/users/who_am_i.json", one(R"({"id":2001,"name":"Priya Nair","email":"p@b.example",
                                       "account":{"id":1,"name":"Beaumont Hale LLP"}})"));
  }
  void plan(const std::string& part, std::string body) {
    transport.plan(part, json(std::move(body)));
  }
  void plan_contacts() {
    plan("/contacts.json", list(person(30001, "Thomas", R"(,"date_of_birth":"1958-03-14")") + "," +
                                    person(30002, "Amélie") + "," + person(30003, "Daniel") + "," +
                                    person(30008, "Helen"),
                                4));
  }
  base::Result<Import> read(const std::string& matter = "1001") {
    Client client(*access_for_region("ca", "kT9-canary"), transport, clock);
    auto import = client.read_matter(matter);
    if (!import) line = import.error().line();
    return import;
  }
  std::vector<std::string> asked() const {
    std::vector<std::string> urls;
    for (const Request& request : transport.requests) urls.push_back(request.url);
    return urls;
  }
  bool says(const char* words) const { return line.find(words) != std::string::npos; }

  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  std::string line;
};

TEST_F(ImportTest, AFamilyTakesFourCalls) {
  plan_contacts();
  const auto import = read();
  ASSERT_TRUE(import) << line;
  EXPECT_EQ(import->calls, 4);
  EXPECT_TRUE(import->problems.empty()) << import->problems[0].what.text();
  const matter::Matter& matter = import->matter;
  EXPECT_EQ(matter.display_number, "00001-Whitfield");
  EXPECT_EQ(matter.firm, "Beaumont Hale LLP");
  EXPECT_EQ(matter.responsible_lawyer->name, "Priya Nair");
  ASSERT_EQ(matter.relationships.size(), 2U);
  EXPECT_EQ(matter.relationships[0].source.id, 4001) << "by relationship id";
  EXPECT_EQ(matter.relationships[0].word, "Wife");
  EXPECT_EQ(matter.relationships[1].word, "Son");
  std::vector<std::string> names;
  for (const matter::Contact& contact : matter.contacts) names.push_back(contact.name.full);
  EXPECT_EQ(names, (std::vector<std::string>{"Thomas Whitfield", "Amélie Whitfield",
                                             "Daniel Whitfield", "Helen Whitfield"}));
  EXPECT_EQ(base::iso(*matter::find_contact(matter, 30001)->birth_date), "1958-03-14");
  EXPECT_EQ(std::get<matter::ContactRef>(matter.custom_fields[0].value),
            (matter::ContactRef{30002, "Amélie Whitfield"}));
  EXPECT_EQ(std::get<matter::ContactRef>(matter.custom_fields[1].value),
            (matter::ContactRef{30008, "Helen Whitfield"}));
  EXPECT_EQ(std::get<matter::Option>(matter.custom_fields[2].value).label, "Will with trust");
  EXPECT_EQ(std::get<base::Money>(matter.custom_fields[3].value).amount.text(), "1240000.00");
}

TEST_F(ImportTest, AsksForEachContactOnceAndWithOneLevelOfBraces) {
  plan_contacts();
  ASSERT_TRUE(read()) << line;
  const auto urls = asked();
  const std::string& contacts = urls[2];
  for (const char* id : {"30001", "30002", "30003", "30008"}) {
    const std::string wanted = std::string("&ids%5B%5D=") + id;
    const std::size_t first = contacts.find(wanted);
    ASSERT_NE(first, std::string::npos) << id;
    EXPECT_EQ(contacts.find(wanted, first + 1), std::string::npos) << id;
  }
  for (const std::string& url : urls) {
    int depth = 0;
    for (std::size_t at = 0; at + 2 < url.size(); ++at) {
      if (url.compare(at, 3, "%7B") == 0) ++depth;
      if (url.compare(at, 3, "%7D") == 0) --depth;
      ASSERT_LE(depth, 1) << url;
      ASSERT_GE(depth, 0) << url;
    }
  }
}

TEST_F(ImportTest, ByDisplayNumberItTakesTheSameFourCalls) {
  plan_contacts();
  transport.plan(
      "/matters.json",
      json(list(R"({"id":7,"display_number":"00001-Whitfield-B"},)" + std::string(kMatter), 2)));
  for (const char* number : {"00001-Whitfield", "00001-WHITFIELD", " 00001-whitfield "}) {
    SCOPED_TRACE(number);
    const auto import = read(number);
    ASSERT_TRUE(import) << line;
    EXPECT_EQ(import->matter.source.id, 1001);
    EXPECT_EQ(import->calls, 4);
  }
  EXPECT_EQ(asked()[0].find("https://ca.app.clio.com/api/v4/matters.json?query=00001-Whitfield&"),
            0U);
}

TEST_F(ImportTest, MattersThatAreNotThere) {
  transport.plan("/matters/1234.json", reply(404, "{}"));
  transport.plan("query=00001-W&", json(list(R"({"id":7,"display_number":"00001-Whitfield"})", 1)));
  transport.plan(
      "query=Twice&",
      json(list(R"({"id":7,"display_number":"Twice"},{"id":8,"display_number":"TWICE"})", 2)));
  transport.plan("/matters.json", json(list("", 0)));
  struct Row {
    const char* name;
    const char* matter;
    Fault fault;
    const char* says;
  };
  const Row rows[] = {
      {"no such id", "1234", Fault::not_found,
       "no matter with the id 1234 in Clio, Clio Canada (ca.app.clio.com), digits alone are Clio's "
       "own id: "
       "to find a matter by its number, search with: engross matters 1234"},
      {"no such number", "00099-Nobody", Fault::not_found,
       "no matter has the number \"00099-Nobody\""},
      {"part of a number", "00001-W", Fault::not_found, "near it are 00001-Whitfield"},
      {"a number of two matters", "Twice", Fault::conflict,
       "2 matters have the number \"Twice\", Clio Canada (ca.app.clio.com), name the one you mean "
       "by its id: "
       "7, 8"},
      {"digits that begin with zero are a number", "00099", Fault::not_found,
       "no matter has the number \"00099\""},
      {"digits too long for an id are a number", "12345678901234567890", Fault::not_found,
       "no matter has the number"},
      {"nothing", "", Fault::usage, "no matter was named"},
      {"blanks", "  ", Fault::usage, "no matter was named"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto import = read(row.matter);
    ASSERT_FALSE(import);
    EXPECT_EQ(import.error().fault, row.fault);
    EXPECT_TRUE(says(row.says)) << line;
  }
}

TEST_F(ImportTest, F29_TheSameMatterOnTwoPagesIsOneMatter) {
  plan_contacts();
  transport.plan("page_token=2", json(list(kMatter, 1)));
  transport.plan(
      "/matters.json",
      json(
          R"({"data":[)" + std::string(kMatter) +
          R"(],"meta":{"paging":{"next":"https://ca.app.clio.com/api/v4/matters.json?page_token=2"}}})"));
  const auto import = read("00001-Whitfield");
  ASSERT_TRUE(import) << line;
  EXPECT_EQ(import->matter.source.id, 1001);
}

TEST_F(ImportTest, WithoutTheCustomFieldsPermissionThereIsNoImport) {
  plan("/matters/5.json", one(R"({"id":5,"display_number":"00005-Roy","client":{"id":30001},
                                "custom_field_values":[{"id":"text_line-1"},{"id":"numeric-2"}]})"));
  const auto import = read("5");
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().fault, Fault::denied);
  EXPECT_EQ(line,
            "Clio hides the custom fields' values, because the app lacks the permission \"Custom "
            "Fields\", "
            "matter 00005-Roy, Clio Canada (ca.app.clio.com), in Clio's developer portal give the "
            "app read "
            "access to Custom Fields, then sign in again");
}

TEST_F(ImportTest, StrippedContactFieldsStopTheImportToo) {
  plan("/contacts.json",
       list(person(30001, "Thomas", R"(,"custom_field_values":[{"id":"text_line-7"}])"), 1));
  const auto import = read();
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().fault, Fault::denied);
  EXPECT_TRUE(says("contact 30001 (Thomas Whitfield)")) << line;
}

TEST_F(ImportTest, F15_OnlyTheFirmsNameMayBeForbidden) {
  transport = fakes::FakeTransport();
  plan("/relationships.json", list(kRelationships, 2));
  plan("/matters/1001.json", one(kMatter));
  plan_contacts();
  transport.plan("/users/who_am_i.json", reply(403, "{}"));
  const auto import = read();
  ASSERT_TRUE(import) << line;
  EXPECT_EQ(import->matter.firm, "");
  ASSERT_EQ(import->problems.size(), 1U);
  EXPECT_EQ(said(import->problems[0]).text(),
            "Clio did not give it: Clio does not let this sign-in read Users (the firm's name)");
  for (const char* part : {"/relationships.json", "/matters/1001.json", "/contacts.json"}) {
    SCOPED_TRACE(part);
    transport = fakes::FakeTransport();
    transport.plan(part, reply(403, "{}"));
    SetUp();
    plan_contacts();
    const auto refused = read();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::denied);
  }
}

TEST_F(ImportTest, F30_AContactThatClioDoesNotGiveKeepsItsName) {
  plan("/contacts.json", list(person(30001, "Thomas") + "," + person(30002, "Amélie"), 2));
  const auto import = read();
  ASSERT_TRUE(import) << line;
  const matter::Contact* son = matter::find_contact(import->matter, 30003);
  ASSERT_TRUE(son);
  EXPECT_EQ(son->name.full, "Daniel Whitfield");
  EXPECT_FALSE(son->redacted);
  const Told wanted = {
      {"contact 30003 (Daniel Whitfield)",
       "only the name is known: the contact was deleted in Clio, or its details are hidden"},
      {"field \"Guardian\"", "Clio does not show the contact 30008 it names"}};
  EXPECT_EQ(told(import->problems), wanted);
  EXPECT_FALSE(matter::find_contact(import->matter, 30008));
}

TEST_F(ImportTest, ARedactedContactIsKeptAndSaid) {
  transport = fakes::FakeTransport();
  plan("/relationships.json",
       list(R"({"id":4001,"description":"Wife","contact":{"id":30002,"redacted":true}})", 1));
  SetUp();
  plan("/contacts.json", list(person(30001, "Thomas") + "," + person(30008, "Helen"), 2));
  const auto import = read();
  ASSERT_TRUE(import) << line;
  const matter::Contact* wife = matter::find_contact(import->matter, 30002);
  ASSERT_TRUE(wife);
  EXPECT_TRUE(wife->redacted);
  const Told wanted = {{"contact 30002", "Clio hides this contact from this user"},
                       {"field \"Executor\"", "Clio does not show the contact 30002 it names"}};
  EXPECT_EQ(told(import->problems), wanted);
}

TEST_F(ImportTest, F28_FewerRelatedContactsThanCountedIsSaid) {
  transport = fakes::FakeTransport();
  plan("/relationships.json", list(kRelationships, 3));
  SetUp();
  plan_contacts();
  const auto import = read();
  ASSERT_TRUE(import) << line;
  EXPECT_EQ(told(import->problems),
            (Told{{"matter 00001-Whitfield",
                   "Clio counts 3 related contacts and gave 2: import again"}}));
}

TEST_F(ImportTest, F29_ARelationshipOnTwoPagesIsTakenOnceAndNewest) {
  transport = fakes::FakeTransport();
  transport.plan(
      "page_token=2",
      json(list(
          R"({"id":4001,"etag":"\"new\"","description":"Wife and executor","contact":{"id":30002,"name":"A W"}})",
          2)));
  plan(
      "/relationships.json",
      R"({"data":[)" + std::string(kRelationships) +
          R"(],"meta":{"records":2,"paging":{"next":"https://ca.app.clio.com/api/v4/relationships.json?page_token=2"}}})");
  SetUp();
  plan_contacts();
  const auto import = read();
  ASSERT_TRUE(import) << line;
  ASSERT_EQ(import->matter.relationships.size(), 2U);
  EXPECT_EQ(import->matter.relationships[0].word, "Wife and executor");
  EXPECT_TRUE(import->problems.empty());
}

TEST_F(ImportTest, PicklistLabelsThatAreMissingTakeOneMoreCall) {
  transport = fakes::FakeTransport();
  plan("/matters/1001.json",
       one(R"({"id":1001,"display_number":"7","client":{"id":30001},"custom_field_values":[
    {"id":"picklist-1","field_name":"Will type","field_type":"picklist","value":"9003","custom_field":{"id":503}},
    {"id":"picklist-2","field_name":"Source","field_type":"picklist","value":9101,"custom_field":{"id":504}},
    {"id":"picklist-3","field_name":"Gone","field_type":"picklist","value":"9999","custom_field":{"id":505}}]})"));
  plan("/relationships.json", list("", 0));
  SetUp();
  plan(
      "/contacts.json",
      list(
          person(
              30001, "Thomas",
              R"(,"custom_field_values":[{"id":"picklist-4","field_name":"Pronouns","field_type":"picklist",
          "value":"9201","custom_field":{"id":601}}])"),
          1));
  plan("/custom_fields.json",
       list(R"({"id":503,"picklist_options":[{"id":9003,"option":"Mirror wills"}]},
    {"id":504,"picklist_options":[{"id":9101,"option":"Referral"}]},{"id":505,"picklist_options":[]},
    {"id":601,"picklist_options":[{"id":9201,"option":"he/him"}]})",
            4));
  const auto import = read();
  ASSERT_TRUE(import) << line;
  EXPECT_EQ(import->calls, 5);
  EXPECT_EQ(matter::text_of(import->matter.custom_fields[0].value), "Mirror wills");
  EXPECT_EQ(matter::text_of(import->matter.custom_fields[1].value), "Referral");
  EXPECT_EQ(import->matter.custom_fields[2].value, matter::FieldValue{});
  EXPECT_EQ(matter::text_of(import->matter.contacts[0].custom_fields[0].value), "he/him");
  EXPECT_EQ(told(import->problems),
            (Told{{"field \"Gone\"", "Clio gives no label for the chosen option 9999"}}));
}

TEST_F(ImportTest, ALargeFamilyIsReadInHundreds) {
  transport = fakes::FakeTransport();
  std::string relationships;
  for (int i = 1; i <= 250; ++i) {
    relationships +=
        fmt::format(R"({}{{"id":{},"description":"Cousin","contact":{{"id":{},"name":"C {}"}}}})",
                    i > 1 ? "," : "", 5000 + i, 40000 + i, i);
  }
  plan("/relationships.json", list(relationships, 250));
  SetUp();
  plan("/contacts.json", list(person(30001, "Thomas"), 1));
  const auto import = read();
  ASSERT_TRUE(import) << line;
  EXPECT_EQ(import->calls, 6)
      << "matter, relationships, 3 times contacts, firm: never one a contact";
  EXPECT_EQ(import->matter.relationships.size(), 250U);
}

TEST_F(ImportTest, ContactsNamedByContactsAreFetchedTogether) {
  plan("/contacts.json", list(person(30001, "Thomas", R"(,"custom_field_values":[
      {"id":"contact-9","field_name":"Accountant","field_type":"contact","value":30050,"custom_field":{"id":602},
       "contact":{"id":30050}}])") +
                                  "," + person(30002, "Amélie") + "," + person(30003, "Daniel") +
                                  "," + person(30008, "Helen"),
                              4));
  plan("/contacts.json", list(R"({"id":30050,"type":"Company","name":"Ledger & Co."})", 1));
  const auto import = read();
  ASSERT_TRUE(import) << line;
  EXPECT_EQ(import->calls, 5);
  EXPECT_EQ(std::get<matter::ContactRef>(import->matter.contacts[0].custom_fields[0].value).name,
            "Ledger & Co.");
  EXPECT_TRUE(import->problems.empty());
}

TEST_F(ImportTest, F5_F21_AFaultInTheMiddleLeavesNoHalfImport) {
  const std::pair<std::string, std::string> kAnswers[] = {
      {"/relationships.json", list(kRelationships, 2)},
      {"/matters/1001.json", one(kMatter)},
      {"/contacts.json", list(person(30001, "Thomas"), 1)},
      {"/users/who_am_i.json", one(R"({"id":1})")}};
  for (const char* part : {"/relationships.json", "/contacts.json", "/users/who_am_i.json"}) {
    for (const fakes::Reply& fault :
         {fakes::silence(), fakes::Reply(reply(500, "")), fakes::Reply(reply(401, "{}")),
          fakes::Reply(reply(429, "{}", {{"Retry-After", "3600"}})),
          fakes::Reply(reply(200, "{\"data\":[{\"id\""))}) {
      SCOPED_TRACE(part);
      fakes::FakeTransport faulty;
      faulty.plan(part, fault);  // before all others, so that it is the one that answers
      for (const auto& [other, body] : kAnswers) {
        if (other != std::string(part)) faulty.plan(other, json(body));
      }
      Client client(*access_for_region("ca", "kT9-canary"), faulty, clock);
      EXPECT_FALSE(client.read_matter("1001"));
    }
  }
}

// What changed in Clio since: name, the answer for the matter's own record, the people who are
// listed now; what the import holds.
struct AgainRow {
  const char* name;
  fakes::Reply matter;
  std::vector<std::string> people;  // first names, "-" for one whom Clio no longer shows
  std::string description, names;
};

class ImportAgain : public ImportTest, public rows::WithRow<AgainRow> {};

ROW_TEST(ImportAgain, F25_TheMatterIsKeptWhereItsETagSaysSoAndPeopleAreReadAnew) {
  const AgainRow& row = this->row();
  plan_contacts();
  const auto first = read();
  ASSERT_TRUE(first) << line;

  fakes::FakeTransport later;
  std::string people;
  constexpr int kIds[] = {30001, 30002, 30003, 30008};
  for (std::size_t i = 0; i < row.people.size(); ++i) {
    if (row.people[i] == "-") continue;
    people += (people.empty() ? "" : ",") + person(kIds[i], row.people[i]);
  }
  later.plan("/relationships.json", json(list(kRelationships, 2)));
  later.plan("/matters/1001.json", row.matter);
  later.plan("/contacts.json", json(list(people, 4)));
  later.plan("/users/who_am_i.json",
             json(one(R"({"id":1,"account":{"name":"Beaumont Hale LLP"}})")));
  Client client(*access_for_region("ca", "kT9-canary"), later, clock);
  const auto again = client.read_again(first->matter);
  ASSERT_TRUE(again) << again.error().line();

  const auto headers = later.requests[0].headers;
  const auto sent = std::find_if(headers.begin(), headers.end(), [](const Header& header) {
    return header.name == "If-None-Match";
  });
  ASSERT_NE(sent, headers.end());
  EXPECT_EQ(sent->value, "\"m\"") << "the quotes are part of an ETag";
  std::vector<std::string> names;
  for (const matter::Contact& contact : again->matter.contacts) names.push_back(contact.name.full);
  EXPECT_EQ(base::join(names, ", "), row.names);
  EXPECT_EQ(again->matter.description, row.description);
  EXPECT_EQ(again->matter.custom_fields, first->matter.custom_fields);
  EXPECT_EQ(again->matter.relationships, first->matter.relationships);
  EXPECT_FALSE(matter::find_contact(again->matter, 30001)->birth_date) << "Clio gives none now";
  EXPECT_EQ(again->matter.firm, "Beaumont Hale LLP");
  EXPECT_EQ(again->calls, 4);
}

std::string renamed_matter() {
  std::string text = kMatter;
  text.replace(text.find("Wills and powers"), 5, "Deeds");
  return one(text);
}

const AgainRow kAgainRows[] = {
    {"nothing",
     reply(304, ""),
     {"Thomas", "Amélie", "Daniel", "Helen"},
     "Wills and powers of attorney",
     "Thomas Whitfield, Amélie Whitfield, Daniel Whitfield, Helen Whitfield"},
    {"a name, whatever the matter's ETag says",
     reply(304, ""),
     {"Thomas", "Amélie", "Dan", "Helen"},
     "Wills and powers of attorney",
     "Thomas Whitfield, Amélie Whitfield, Dan Whitfield, Helen Whitfield"},
    {"the matter itself",
     json(renamed_matter()),
     {"Thomas", "Amélie", "Daniel", "Helen"},
     "Deeds and powers of attorney",
     "Thomas Whitfield, Amélie Whitfield, Daniel Whitfield, Helen Whitfield"},
    {"the client is no longer shown: the name alone",
     reply(304, ""),
     {"-", "Amélie", "Daniel", "Helen"},
     "Wills and powers of attorney",
     "Thomas Whitfield, Amélie Whitfield, Daniel Whitfield, Helen Whitfield"},
};
ROWS_OF(Rows, ImportAgain, kAgainRows);

TEST_F(ImportTest, F25_ARecordThatMayLackSomethingIsReadAnew) {
  plan_contacts();
  const auto first = read();
  ASSERT_TRUE(first) << line;
  const std::pair<const char*, std::function<void(matter::Matter&)>> rows[] = {
      {"no client", [](matter::Matter& known) { known.client = 0; }},
      {"no name of the firm", [](matter::Matter& known) { known.firm.clear(); }},
      {"no amount to tell the currency",
       [](matter::Matter& known) { known.custom_fields.pop_back(); }},
      {"a picklist without its label",
       [](matter::Matter& known) { known.custom_fields[2].value = std::monostate(); }},
      {"no ETag", [](matter::Matter& known) { known.source.etag.clear(); }},
  };
  for (const auto& [name, change] : rows) {
    SCOPED_TRACE(name);
    matter::Matter known = first->matter;
    change(known);
    transport.requests.clear();
    Client client(*access_for_region("ca", "kT9-canary"), transport, clock);
    const auto again = client.read_again(known);
    ASSERT_TRUE(again) << again.error().line();
    for (const Header& header : transport.requests[0].headers)
      EXPECT_NE(header.name, "If-None-Match");
    EXPECT_EQ(again->matter, first->matter);
  }
}

TEST_F(ImportTest, F25_AmountsOfPeopleKeepTheCurrencyOfAKeptMatter) {
  std::string dollars = kMatter;
  dollars.replace(dollars.find("CAD"), 3, "USD");
  constexpr const char* kOwes = R"(,"custom_field_values":[{"id":"currency-9","field_name":"Loan",
      "field_type":"currency","value":5000,"custom_field":{"id":509}}])";
  fakes::FakeTransport clio;
  clio.plan("/relationships.json", json(list(kRelationships, 2)));
  clio.plan("/matters/1001.json", json(one(dollars)));
  clio.plan("/matters/1001.json", reply(304, ""));
  clio.plan("/contacts.json", json(list(person(30001, "Thomas", kOwes), 1)));
  clio.plan("/users/who_am_i.json", json(one(R"({"id":1,"account":{"name":"Firm"}})")));
  Client client(*access_for_region("ca", "kT9-canary"), clio, clock);
  const auto first = client.read_matter("1001");
  ASSERT_TRUE(first) << first.error().line();
  const auto again = client.read_again(first->matter);
  ASSERT_TRUE(again) << again.error().line();
  EXPECT_EQ(std::get<base::Money>(again->matter.contacts[0].custom_fields[0].value).currency,
            "USD");
  EXPECT_EQ(again->matter.contacts, first->matter.contacts);
}

TEST_F(ImportTest, WhatWasReadBeforeIsNotTakenForWhatClioDoesNotGiveAnyMore) {
  plan_contacts();
  const auto first = read();
  ASSERT_TRUE(first) << line;
  for (const auto& [answer, says_so] :
       std::vector<std::pair<fakes::Reply, Fault>>{{reply(404, "{}"), Fault::not_found},
                                                   {reply(401, "{}"), Fault::sign_in_needed},
                                                   {reply(403, "{}"), Fault::denied},
                                                   {reply(200, "{}"), Fault::malformed},
                                                   {fakes::silence(), Fault::unreachable}}) {
    fakes::FakeTransport later;
    later.plan("/matters/1001.json", answer);
    Client client(*access_for_region("ca", "kT9-canary"), later, clock);
    const auto again = client.read_again(first->matter);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().fault, says_so) << again.error().line();
  }
}

TEST_F(ImportTest, Search) {
  transport.plan(
      "status=open",
      json(list(R"({"id":2,"display_number":"00002-Roy","description":"Will","status":"Open",
      "client":{"id":1,"name":"Ann Roy"},"practice_area":{"id":1,"name":"Wills"},
      "responsible_attorney":{"id":1,"name":"Priya Nair"}},{"id":1,"display_number":"00001-Roy",
      "client":{"id":1,"redacted":true},"practice_area":null,"responsible_attorney":null},{"display_number":"x"})",
                3)));
  transport.plan("/matters.json", json(list("", 0)));
  Client client(*access_for_region("ca", "t"), transport, clock);
  const auto found = client.search(" roy ", "Open");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ((*found)[0].display_number, "00001-Roy");
  EXPECT_EQ((*found)[0].client, "");
  EXPECT_EQ((*found)[1].client, "Ann Roy");
  EXPECT_EQ((*found)[1].responsible_lawyer, "Priya Nair");
  EXPECT_EQ(transport.requests[0].url.find("/api/v4/matters.json?query=roy&"), 23U);
  EXPECT_TRUE(client.search("nobody")->empty()) << "nothing found is no error";
  EXPECT_TRUE(client.search("éé")) << "two letters, four bytes";
  EXPECT_TRUE(client.search("roy", "open, pending"));
  EXPECT_NE(transport.requests.back().url.find("&status=open,pending"), std::string::npos);
}

TEST_F(ImportTest, RecentMattersKeepClioSOrderAndTakeOneCall) {
  transport.plan("/matters.json",
                 json(R"({"data":[{"id":2,"display_number":"00002-Roy"},{"display_number":"x"},
                          {"id":1,"display_number":"00001-Roy"}],
                          "meta":{"paging":{"next":"https://elsewhere.test/"},"records":900}})"));
  Client client(*access_for_region("ca", "t"), transport, clock);
  const auto found = client.recent("open, pending");
  ASSERT_TRUE(found) << found.error().line();
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ((*found)[0].display_number, "00002-Roy");
  EXPECT_EQ(client.calls(), 1) << "the next page is not asked for";
  const std::string& url = transport.requests[0].url;
  EXPECT_NE(url.find("order=updated_at%28desc%29&limit=50&status=open,pending"), url.npos) << url;
}

TEST_F(ImportTest, RecentMattersAreRefused) {
  const std::tuple<const char*, fakes::Reply, Fault> rows[] = {
      {"lost", json("{}"), Fault::usage},
      {"", json(R"({"data":{"id":1}})"), Fault::malformed},
      {"", json(R"({"data":null})"), Fault::malformed},
      {"", reply(403, "{}"), Fault::denied},
      {"", reply(401, "{}"), Fault::sign_in_needed},
  };
  for (const auto& [status, answer, fault] : rows) {
    fakes::FakeTransport one;
    one.plan("/matters.json", answer);
    Client client(*access_for_region("ca", "t"), one, clock);
    const auto found = client.recent(status);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().fault, fault) << found.error().line();
  }
}

TEST_F(ImportTest, SearchIsRefusedBeforeAnyCall) {
  const char* const rows[][2] = {{"", ""},         {"r", ""},         {" r ", ""},
                                 {"é", ""},        {"   ", ""},       {"roy", "opened"},
                                 {"roy", "open,"}, {"roy", "deleted"}};
  Client client(*access_for_region("ca", "t"), transport, clock);
  for (const auto& [query, status] : rows) {
    SCOPED_TRACE(testing::Message() << '"' << query << "\" " << status);
    const auto found = client.search(query, status);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().fault, Fault::usage);
  }
  EXPECT_EQ(client.calls(), 0);
}

TEST_F(ImportTest, WhoAmI) {
  Client client(*access_for_region("ca", "t"), transport, clock);
  const auto who = client.who_am_i();
  ASSERT_TRUE(who);
  EXPECT_EQ(who->name, "Priya Nair");
  EXPECT_EQ(who->firm, "Beaumont Hale LLP");
  transport = fakes::FakeTransport();
  plan("/users/who_am_i.json", R"({"data":null})");
  EXPECT_FALSE(client.who_am_i());
}

}  // namespace
}  // namespace engross::clio
