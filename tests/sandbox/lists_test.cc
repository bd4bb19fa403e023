// Filters and orders of every list, as rows: which records come back.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "practice_client.h"
#include "rows/rows.h"

namespace engross::sandbox {
namespace {

struct ListsRow {
  const char* name;
  const char* path;
  std::vector<int> ids;
};

class Lists : public rows::Row<ListsRow> {
 protected:
  static void SetUpTestSuite() {
    Options options;
    options.requests_per_minute = 10000;
    clio_ = std::make_unique<PracticeClient>(options);
  }
  static void TearDownTestSuite() { clio_.reset(); }
  static inline std::unique_ptr<PracticeClient> clio_;
};

ROW_TEST(Lists, HoldTheseRecords) {
  const Got got = clio_->api(row().path);
  ASSERT_EQ(got.status, 200) << got.body;
  std::vector<int> ids;
  const json whole = got.data();
  for (const json& one : whole["data"]) ids.push_back(one["id"].get<int>());
  EXPECT_EQ(ids, row().ids) << fmt::format("{}", fmt::join(ids, ","));
}

ROWS(Matters, Lists, ListsRow{"ByDisplayNumber", "/matters?query=00001-Whitfield", {1001}},
     ListsRow{"ByPartOfTheNumber", "/matters?query=0001-wh", {1001}},
     ListsRow{"ByDescription", "/matters?query=SEPARATION", {1017}},
     ListsRow{"ByClientWithoutAccents", "/matters?query=genevieve", {1008}},
     ListsRow{"ByClientWithAccents", "/matters?query=B%C3%89LANGER-C%C3%94T%C3%89", {1008}},
     ListsRow{"ByTwoWords", "/matters?query=doyle+veterinary", {1002}},
     ListsRow{"ByCompanyClient", "/matters?query=marine", {1007}},
     ListsRow{"NotByRelatedContact", "/matters?query=Oyelaran", {}},
     ListsRow{"NotByCustomField", "/matters?query=Cremation", {}},
     ListsRow{"QueryLiteral", "/matters?query=%25", {}},
     ListsRow{"Closed", "/matters?status=closed", {1012, 1016, 1017}},
     ListsRow{"ClosedAndPending", "/matters?status=closed,pending", {1012, 1013, 1016, 1017, 1018}},
     ListsRow{"ByClientId", "/matters?client_id=30017", {1003, 1016}},
     ListsRow{"ByNobody", "/matters?client_id=1", {}},
     ListsRow{"ByLawyer", "/matters?responsible_attorney_id=2002", {1007, 1012}},
     ListsRow{"WithoutLawyer", "/matters?responsible_attorney_id=null", {}},
     ListsRow{"ByPracticeArea", "/matters?practice_area_id=3004", {1017}},
     ListsRow{"ByIds", "/matters?ids[]=1003&ids[]=1001&ids[]=77", {1001, 1003}},
     ListsRow{"ByIdsEncoded", "/matters?ids%5B%5D=1003", {1003}},
     ListsRow{"OpenedBetween",
              "/matters?open_date[]=>=2026-10-01&open_date[]=<=2026-11-02",
              {1013, 1015}},
     ListsRow{"OpenedOn", "/matters?open_date==2023-04-11", {1012}},
     ListsRow{"ClosedBefore", "/matters?close_date=<2024-01-31", {1012}},
     ListsRow{"ByCurrency", "/matters?custom_field_values[5008]=>=1240000", {1001, 1002}},
     ListsRow{
         "ByTwoBounds", "/matters?custom_field_values[5008]=[>=400000,%20<900000]", {1010, 1016}},
     ListsRow{"ByOption", "/matters?custom_field_values[5006]=6003", {1001, 1006, 1010}},
     ListsRow{"ByContactValue", "/matters?custom_field_values[5001]==30002", {1001}},
     ListsRow{"ByTick", "/matters?custom_field_values[5007]=true", {1001, 1003, 1019}},
     ListsRow{"ByDateValue", "/matters?custom_field_values[5009]=<2026-01-01", {1003}},
     ListsRow{"IgnoresUnknownParameters", "/matters?query=Pettigrew&shoe_size=9", {1013}},
     ListsRow{"OrderByClient", "/matters?status=closed&order=client.name(asc)", {1017, 1016, 1012}},
     ListsRow{"OrderByNumberDown",
              "/matters?status=closed&order=display_number(desc)",
              {1017, 1016, 1012}},
     ListsRow{"OrderByOpening", "/matters?status=closed&order=open_date(asc)", {1017, 1012, 1016}});

ROWS(Contacts, Lists, ListsRow{"ByNameWithoutAccents", "/contacts?query=amelie+whitfield", {30002}},
     ListsRow{"ByEmail", "/contacts?query=marcus@oyelarandisputes", {30010}},
     ListsRow{"ByStreet", "/contacts?query=41+maple+grove", {30001, 30002, 30005}},
     ListsRow{"ByPostalCode", "/contacts?query=K9H+2K7", {30001, 30002, 30005}},
     ListsRow{"ByCustomField", "/contacts?query=P00318K", {30010}},
     ListsRow{"ByCompany", "/contacts?query=oyelaran+disputes", {30009, 30010}},
     ListsRow{"ByRelatedMatter",
              "/contacts?query=00008",
              {30051, 30052, 30053, 30054, 30055, 30056, 30057}},
     ListsRow{"CompaniesThatAreClients", "/contacts?type=Company&client_only=true", {30048}},
     ListsRow{"ClientOnlyFalseKeepsAll", "/contacts?client_only=false&query=00013", {30090}},
     ListsRow{"EmailOnly",
              "/contacts?email_only=true&query=whitfield",
              {30001, 30002, 30003, 30004, 30010}},
     ListsRow{"ByIdsExcluding", "/contacts?ids[]=30001&ids[]=30002&exclude_ids[]=30001", {30002}},
     ListsRow{"ByInitial", "/contacts?initial=O&query=dispute", {30009, 30010}},
     ListsRow{"InitialOfAccentedName", "/contacts?initial=O&query=souilleabhain", {}},
     ListsRow{"InitialFoldsAccents", "/contacts?initial=O&query=00019", {30078, 30079}},
     ListsRow{"OneNameOnly", "/contacts?query=tagaaq", {30062}},
     ListsRow{"Emails", "/contacts/30001/email_addresses", {300011}},
     ListsRow{"NoEmails", "/contacts/30008/email_addresses", {}},
     ListsRow{"Phones", "/contacts/30001/phone_numbers", {300011}});

ROWS(Others, Lists,
     ListsRow{"RelationshipsOfAMatter",
              "/relationships?matter_id=1001",
              {4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008}},
     ListsRow{"RelationshipsOfAContact", "/relationships?contact_id=30008", {4007}},
     ListsRow{"CustomFieldsOfContacts",
              "/custom_fields?parent_type=contact",
              {5031, 5032, 5033, 5034, 5035, 5036}},
     ListsRow{"CustomFieldsOfAType",
              "/custom_fields?field_type=picklist&parent_type=matter",
              {5006, 5023}},
     ListsRow{"DeletedCustomFields", "/custom_fields?deleted=true", {5022}},
     ListsRow{"CustomFieldsByName", "/custom_fields?query=trust", {5004}},
     ListsRow{"VisibleAndRequired", "/custom_fields?visible_and_required=true", {5006}},
     ListsRow{"SetsOfContacts", "/custom_field_sets?parent_type=Contact", {7003}},
     ListsRow{"SetsDisplayed", "/custom_field_sets?displayed=true", {7001}},
     ListsRow{"UsersEnabled", "/users?enabled=true", {2001, 2002, 2003, 2004}},
     ListsRow{"UsersByName", "/users?name=hale", {2003}},
     ListsRow{"UsersByRole", "/users?role=admin", {2002, 2003}},
     ListsRow{"UsersByKind", "/users?subscription_type=nonattorney", {2004, 2005}},
     ListsRow{"UsersByLastName", "/users?order=last_name(asc)", {2004, 2002, 2003, 2005, 2001}},
     ListsRow{"PracticeAreasByCode", "/practice_areas?code=FAM", {3004}},
     ListsRow{
         "PracticeAreasByName", "/practice_areas?order=name(desc)", {3001, 3002, 3004, 3003, 3005}},
     ListsRow{"RelatedByName",
              "/matters/1002/related_contacts?order=contact.name(asc)",
              {4010, 4012, 4009, 4013, 4011}},
     ListsRow{
         "ClientFirst", "/matters/1015/contacts?order=is_client(desc)", {30082, 30083, 30084}});

TEST_F(Lists, UpdatedSinceAndCreatedSinceSplitTheList) {
  const std::string at =
      clio_->api("/contacts/30050?fields=updated_at").data()["data"]["updated_at"];
  const auto since = clio_->all("/contacts?fields=id,updated_at&updated_since=" + encode(at));
  EXPECT_GT(since.size(), 0U);
  EXPECT_LT(since.size(), 118U);
  bool found = false;
  for (const json& one : since) found = found || one["id"] == 30050;
  EXPECT_TRUE(found);
  EXPECT_EQ(clio_->all("/contacts?created_since=2020-01-01T00:00:00Z").size(), 118U);
  EXPECT_EQ(clio_->all("/contacts?created_since=2036-01-01T00:00:00-05:00").size(), 0U);
}

struct ListsRefusedRow {
  const char* name;
  const char* path;
  int status;
};

class Refused : public PracticeTest, public rows::WithRow<ListsRefusedRow> {};

ROW_TEST(Refused, AsAnArgument) {
  const Got got = clio_.api(row().path);
  EXPECT_EQ(got.status, row().status) << got.body;
  EXPECT_EQ(got.data()["error"]["type"], "ArgumentError");
}

ROWS(Filters, Refused, ListsRefusedRow{"StatusCapitalised", "/matters?status=Open", 422},
     ListsRefusedRow{"StatusUnknown", "/matters?status=archived", 422},
     ListsRefusedRow{"StatusListWithAnUnknown", "/matters?status=open,archived", 422},
     ListsRefusedRow{"ParentTypeCapitalised", "/custom_fields?parent_type=Matter", 422},
     ListsRefusedRow{"ParentTypeOfSetsLowerCase", "/custom_field_sets?parent_type=matter", 422},
     ListsRefusedRow{"FieldTypeUnknown", "/custom_fields?field_type=text", 422},
     ListsRefusedRow{"SubscriptionCapitalised", "/users?subscription_type=Attorney", 422},
     ListsRefusedRow{"TypeLowerCase", "/contacts?type=person", 422},
     ListsRefusedRow{"InitialOfTwo", "/contacts?initial=AB", 422},
     ListsRefusedRow{"IdWord", "/matters?client_id=Whitfield", 400},
     ListsRefusedRow{"ClientIdNull", "/matters?client_id=null", 400},
     ListsRefusedRow{"IdsWord", "/matters?ids[]=1001&ids[]=x", 400},
     ListsRefusedRow{"FlagWord", "/contacts?client_only=yes", 400},
     ListsRefusedRow{"SinceDate", "/contacts?updated_since=yesterday", 400},
     ListsRefusedRow{"OpenDateImpossible", "/matters?open_date=2025-02-30", 400},
     ListsRefusedRow{"OpenDateWord", "/matters?open_date=>=spring", 400},
     ListsRefusedRow{"OperatorOnText", "/matters?custom_field_values[5010]=>=a", 400},
     ListsRefusedRow{"OperatorOnPicklist", "/matters?custom_field_values[5006]=<6003", 400},
     ListsRefusedRow{"OperatorOnContact", "/matters?custom_field_values[5001]=>30001", 400},
     ListsRefusedRow{"OperatorOnTick", "/matters?custom_field_values[5007]=<true", 400},
     ListsRefusedRow{"NumberIsAWord", "/matters?custom_field_values[5004]=many", 400},
     ListsRefusedRow{"NoSuchCustomField", "/matters?custom_field_values[9]=1", 400},
     ListsRefusedRow{"CustomFieldByName", "/matters?custom_field_values[Executor]=1", 400},
     ListsRefusedRow{"CustomFieldIdsWord", "/matters?custom_field_ids[]=Executor", 400});

}  // namespace
}  // namespace engross::sandbox
