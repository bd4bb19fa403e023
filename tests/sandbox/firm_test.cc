// The practice firm: what others rely on finding in it, and what its files may not hold.
#include "sandbox/firm.h"

#include <Poco/TemporaryFile.h>

#include <filesystem>
#include <fstream>

#include "practice_client.h"
#include "rows/rows.h"

namespace engross::sandbox {
namespace {

TEST(SampleFamily, IsAsTemplatesAndTestsExpectIt) {
  const PracticeClient clio;
  const Got got = clio.api(
      "/matters/1001?fields=display_number,description,status,client{name,date_of_birth},"
      "practice_area{name},responsible_attorney{name,email}");
  EXPECT_EQ(got.data()["data"], json::parse(R"({
      "display_number":"00001-Whitfield","description":"Wills and powers of attorney",
      "status":"Open","client":{"name":"Thomas Edward Whitfield","date_of_birth":"1958-03-14"},
      "practice_area":{"name":"Wills and Estates"},
      "responsible_attorney":{"name":"Priya Nair",
                              "email":"priya.nair@beaumonthale.example"}})"));
}

TEST(SampleFamily, HasTheseRelatedContacts) {
  const PracticeClient clio;
  std::vector<std::string> got;
  for (const json& one :
       clio.all("/relationships?matter_id=1001&fields=description,contact{name,date_of_birth}")) {
    const json& birth = one["contact"]["date_of_birth"];
    got.push_back(one["contact"]["name"].get<std::string>() + ", " +
                  one["description"].get<std::string>() + ", " +
                  (birth.is_null() ? "-" : birth.get<std::string>()));
  }
  EXPECT_EQ(got, (std::vector<std::string>{"Amélie Rose Whitfield, Wife, 1960-07-02",
                                           "Daniel James Whitfield, Son, 1986-11-23",
                                           "Chloé Marie Bergeron, Step-daughter, 1990-05-17",
                                           "Sophie Anne Whitfield, daughter, 2012-09-30",
                                           "Noah Daniel Whitfield, Grandson, 2014-02-11",
                                           "Ivy Rose Whitfield, Granddaughter, 2017-12-05",
                                           "Helen Margaret Whitfield-Moss, Sister, 1963-01-19",
                                           "Marcus Oyelaran, Referring lawyer, -"}));
}

TEST(SampleFamily, ClientAddress) {
  const PracticeClient clio;
  const Got got = clio.api(
      "/contacts/30001?fields=primary_address{street,city,province,postal_code,country,primary}");
  EXPECT_EQ(got.data()["data"]["primary_address"], json::parse(R"({
      "street":"41 Maple Grove Avenue","city":"Peterborough","province":"Ontario",
      "postal_code":"K9H 2K7","country":"Canada","primary":true})"));
}

TEST(Firm, HoldsWhatThePracticeNeeds) {
  const auto firm = Firm::load(kWholeFirm);
  ASSERT_TRUE(firm) << firm.error().line();
  EXPECT_EQ(firm->all("Contact").size(), 1200U);
  EXPECT_EQ(firm->all("Matter").size(), 19U);
  EXPECT_EQ(firm->all("User").size(), 5U);
  EXPECT_EQ(firm->find("Matter", 1011)->at("relationships").size(), 232U);
}

TEST(Firm, NobodyInItIsReal) {
  const auto firm = Firm::load(kWholeFirm);
  ASSERT_TRUE(firm) << firm.error().line();
  for (const auto& [id, contact] : firm->all("Contact")) {
    for (const json& email : contact["email_addresses"]) {
      EXPECT_TRUE(email["address"].get<std::string>().ends_with(".example")) << id;
    }
    for (const json& number : contact["phone_numbers"]) {
      EXPECT_EQ(number["number"].get<std::string>().substr(3, 7), "-555-01") << id;
    }
  }
}

// A small firm in a folder of its own, into which one file is put that does not fit.
class FirmFolder {
 public:
  FirmFolder() : folder_(Poco::TemporaryFile::tempName()) {
    std::filesystem::create_directories(folder_);
    write("account.json", R"([{"id":1,"name":"F"}])");
    write("users.json", R"([{"id":2,"first_name":"A","last_name":"B"}])");
    write("applications.json", R"([{"name":"E","client_id":"k","client_secret":"s"}])");
    write("custom_fields.json",
          R"([{"id":5,"name":"Age","parent_type":"Matter","field_type":"numeric"},
              {"id":6,"name":"Kind","parent_type":"Matter","field_type":"picklist",
               "picklist_options":[{"id":7,"option":"Plain"}]},
              {"id":8,"name":"On","parent_type":"Matter","field_type":"date"},
              {"id":9,"name":"Who","parent_type":"Matter","field_type":"contact"},
              {"id":10,"name":"Tick","parent_type":"Matter","field_type":"checkbox"},
              {"id":11,"name":"At","parent_type":"Matter","field_type":"time"}])");
    write("contacts_one.json", R"([{"id":3,"first_name":"C"}])");
  }
  ~FirmFolder() { std::filesystem::remove_all(folder_); }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(std::filesystem::path(folder_) / file) << text;
  }
  base::Result<Firm> load() const { return Firm::load(folder_); }

 private:
  std::string folder_;
};

TEST(FirmFiles, ASmallFirmLoads) {
  const FirmFolder folder;
  folder.write("matters.json",
               R"([{"id":1001,"client":3,"custom":{"Age":"18","Kind":"Plain","On":"2026-01-31",
                   "Who":3,"Tick":false,"At":"08:15:00"}}])");
  const auto firm = folder.load();
  ASSERT_TRUE(firm) << firm.error().line();
  EXPECT_EQ(firm->find("Matter", 1001)->at("custom_field_values").size(), 6U);
  EXPECT_EQ(firm->find("Calendar", 8000)->at("creator"), nullptr) << "its account has no owner";
}

struct FirmRefusedRow {
  const char* name;
  const char* file;
  const char* text;
  const char* said;
};

class FirmFilesRefused : public rows::Row<FirmRefusedRow> {};

ROW_TEST(FirmFilesRefused, NameTheFile) {
  const FirmFolder folder;
  folder.write(row().file, row().text);
  const auto firm = folder.load();
  ASSERT_FALSE(firm);
  EXPECT_NE(firm.error().line().find(row().said), std::string::npos) << firm.error().line();
  EXPECT_NE(firm.error().where.find(row().file), std::string::npos) << firm.error().line();
}

ROWS(Rows, FirmFilesRefused, FirmRefusedRow{"NotJson", "matters.json", "[{", "not JSON"},
     FirmRefusedRow{"NoList", "matters.json", "{}", "not a list"},
     FirmRefusedRow{"NoObject", "matters.json", "[5]", "no JSON object"},
     FirmRefusedRow{"NoId", "matters.json", R"([{"client":3}])", "no id"},
     FirmRefusedRow{"IdTwice", "contacts_two.json", R"([{"id":3,"first_name":"D"}])",
                    "id 3 stands twice"},
     FirmRefusedRow{"KeyTwice", "contacts_two.json", R"([{"id":4,"id":5}])", "stands twice"},
     FirmRefusedRow{"UnknownMember", "contacts_two.json", R"([{"id":4,"frist_name":"D"}])",
                    "\"frist_name\" is no member of a Contact"},
     FirmRefusedRow{"UnknownFile", "fishes.json", "[]", "no kind of record"},
     FirmRefusedRow{"ClientIsNobody", "matters.json", R"([{"id":1001,"client":77}])",
                    "client 77 is no Contact"},
     FirmRefusedRow{"CompanyIsNobody", "contacts_two.json", R"([{"id":4,"company":77}])",
                    "company 77 is no Contact"},
     FirmRefusedRow{"RelatedIsNobody", "matters.json",
                    R"([{"id":1001,"client":3,"relationships":[{"id":4001,"contact":77}]}])",
                    "relationship 4001 is with nobody"},
     FirmRefusedRow{"RelationshipIdTwice", "matters.json",
                    R"([{"id":1001,"client":3,"relationships":[{"id":4001,"contact":3},
                                                              {"id":4001,"contact":3}]}])",
                    "relationship id 4001 stands twice"},
     FirmRefusedRow{"BirthdayImpossible", "contacts_two.json",
                    R"([{"id":4,"date_of_birth":"2025-02-29"}])", "is no date"},
     FirmRefusedRow{"CustomFieldUnknown", "matters.json",
                    R"([{"id":1001,"client":3,"custom":{"Height":"2"}}])",
                    "\"Height\" is no custom field"},
     FirmRefusedRow{"CustomFieldOfContacts", "contacts_two.json",
                    R"([{"id":4,"custom":{"Age":"2"}}])", "\"Age\" is no custom field"},
     FirmRefusedRow{"NumericIsAWord", "matters.json",
                    R"([{"id":1001,"client":3,"custom":{"Age":"old"}}])", "is no numeric value"},
     FirmRefusedRow{"OptionUnknown", "matters.json",
                    R"([{"id":1001,"client":3,"custom":{"Kind":"Fancy"}}])",
                    "is no option of \"Kind\""},
     FirmRefusedRow{"DateImpossible", "matters.json",
                    R"([{"id":1001,"client":3,"custom":{"On":"2026-13-01"}}])", "is no date value"},
     FirmRefusedRow{"TimeImpossible", "matters.json",
                    R"([{"id":1001,"client":3,"custom":{"At":"25:00:00"}}])", "is no time value"},
     FirmRefusedRow{"TickIsAWord", "matters.json",
                    R"([{"id":1001,"client":3,"custom":{"Tick":"true"}}])", "is no checkbox value"},
     FirmRefusedRow{"ContactValueIsNobody", "matters.json",
                    R"([{"id":1001,"client":3,"custom":{"Who":77}}])", "77 is no Contact"});

TEST(FirmFiles, AFolderThatIsNotThereIsSaid) {
  const auto firm = Firm::load(Poco::TemporaryFile::tempName());
  ASSERT_FALSE(firm);
  EXPECT_EQ(firm.error().fault, base::Fault::not_found);
}

}  // namespace
}  // namespace engross::sandbox
