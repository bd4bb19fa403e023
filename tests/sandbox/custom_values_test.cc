// Custom field values as they stand inside a matter or a contact: all twelve types.
#include "practice_client.h"
#include "rows/rows.h"

namespace engross::sandbox {
namespace {

constexpr const char* kFields =
    "?fields=custom_field_values{id,field_name,field_type,value,soft_deleted,custom_field,"
    "picklist_option,contact,matter}";

class CustomValues : public PracticeTest {
 protected:
  json value_of(const std::string& path, const std::string& name) const {
    const Got got = clio_.api(path + kFields);
    EXPECT_EQ(got.status, 200) << got.body;
    const json data = got.data();
    for (const json& one : data["data"]["custom_field_values"]) {
      if (one["field_name"] == name) return one;
    }
    return nullptr;
  }
};

struct CustomValuesRow {
  const char* name;
  const char* path;
  const char* field;
  const char* type;
  const char* id;
  const char* value;  // as JSON
};

class EveryType : public CustomValues, public rows::WithRow<CustomValuesRow> {};

ROW_TEST(EveryType, HasItsOwnIdAndFormOfValue) {
  const CustomValuesRow& row = this->row();
  const json value = value_of(row.path, row.field);
  ASSERT_TRUE(value.is_object());
  EXPECT_EQ(value["field_type"], row.type);
  EXPECT_EQ(value["id"], json::parse(row.id));
  EXPECT_EQ(value["value"], json::parse(row.value));
}

ROWS(Rows, EveryType,
     CustomValuesRow{"Checkbox", "/matters/1001", "Existing will", "checkbox",
                     R"("checkbox-100107")", "true"},
     CustomValuesRow{"CheckboxUnticked", "/matters/1002", "Existing will", "checkbox",
                     R"("checkbox-100207")", "false"},
     CustomValuesRow{"Contact", "/matters/1001", "Executor", "contact", R"("contact-100101")",
                     R"("30002")"},
     CustomValuesRow{"Currency", "/matters/1001", "Estate value", "currency",
                     R"("currency-100108")", R"("1240000.00")"},
     CustomValuesRow{"Date", "/matters/1001", "Instructions taken on", "date", R"("date-100109")",
                     R"("2026-10-05")"},
     CustomValuesRow{"Email", "/matters/1002", "Accountant's e-mail", "email", R"("email-100220")",
                     R"("ayesha.siddiqui@otonabeecpa.example")"},
     CustomValuesRow{"Matter", "/matters/1003", "Related matter", "matter", R"("matter-100319")",
                     R"("1016")"},
     CustomValuesRow{"Numeric", "/matters/1004", "Survival period (days)", "numeric",
                     R"("numeric-100405")", R"("14.5")"},
     CustomValuesRow{"Picklist", "/matters/1001", "Will type", "picklist", R"("picklist-100106")",
                     R"("6003")"},
     CustomValuesRow{"TextArea", "/matters/1001", "Funeral wishes", "text_area",
                     R"("text_area-100110")",
                     R"("Cremation, and the ashes scattered at Stony Lake.")"},
     CustomValuesRow{"TextLine", "/contacts/30001", "Also known as", "text_line",
                     R"("text_line-3000132")", R"("Tom Whitfield")"},
     CustomValuesRow{"Time", "/matters/1002", "Signing appointment", "time", R"("time-100211")",
                     R"("14:30:00")"},
     CustomValuesRow{"Url", "/contacts/30010", "Website", "url", R"("url-3001036")",
                     R"("https://oyelarandisputes.example")"},
     CustomValuesRow{"DisplayedAndEmpty", "/matters/1001", "Signing appointment", "time", "null",
                     "null"},
     CustomValuesRow{"ContactDisplayedAndEmpty", "/contacts/30005", "Occupation", "text_line",
                     "null", "null"});

TEST_F(CustomValues, WhatIsNotDisplayedAndHasNoValueIsAbsent) {
  EXPECT_TRUE(value_of("/matters/1002", "Referral date").is_null());
}

TEST_F(CustomValues, APicklistLabelComesWithTheOptionAlone) {
  const json value = value_of("/matters/1001", "Will type");
  EXPECT_EQ(value["picklist_option"]["id"], 6003);
  EXPECT_EQ(value["picklist_option"]["option"], "Will with trust");
  EXPECT_TRUE(value_of("/matters/1001", "Trust age")["picklist_option"].is_null());
}

TEST_F(CustomValues, AContactValueCarriesTheContact) {
  EXPECT_EQ(value_of("/matters/1001", "Executor")["contact"]["name"], "Amélie Rose Whitfield");
}

TEST_F(CustomValues, AMatterValueCarriesTheDisplayNumber) {
  EXPECT_EQ(value_of("/matters/1003", "Related matter")["matter"],
            json::parse(R"({"id":1016,"display_number":"00016-Lindqvist Estate"})"));
}

TEST_F(CustomValues, AValueOfADeletedFieldSaysSo) {
  EXPECT_EQ(value_of("/matters/1006", "File colour")["soft_deleted"], true);
  EXPECT_EQ(value_of("/matters/1006", "Executor")["soft_deleted"], false);
}

TEST_F(CustomValues, TheDefinitionIsNamedBesideTheValue) {
  EXPECT_EQ(value_of("/matters/1001", "Trust age")["custom_field"]["id"], 5004);
}

TEST_F(CustomValues, ChosenDefinitionsOnly) {
  const Got got = clio_.api(
      "/matters/1001?fields=custom_field_values{field_name}&custom_field_ids[]=5004&"
      "custom_field_ids[]=5001");
  EXPECT_EQ(got.data()["data"]["custom_field_values"],
            json::parse(R"([{"field_name":"Executor"},{"field_name":"Trust age"}])"));
}

struct StrippedRow {
  const char* name;
  const char* switches;
};

class Stripped : public CustomValues, public rows::WithRow<StrippedRow> {};

ROW_TEST(Stripped, ValuesCarryTheirIdAlone) {
  clio_.set(json::parse(row().switches));
  const Got got = clio_.api("/matters/1015?fields=custom_field_values{id,value,field_name}");
  EXPECT_EQ(got.status, 200);
  const json data = got.data();
  ASSERT_EQ(data["data"]["custom_field_values"].size(), 11U);
  EXPECT_EQ(data["data"]["custom_field_values"][0], json::parse(R"({"id":"contact-101501"})"));
  EXPECT_EQ(data["data"]["custom_field_values"][1], json::parse(R"({"id":null})"));
}

ROWS(Rows, Stripped, StrippedRow{"BySwitch", R"({"strip_custom_fields":true})"},
     StrippedRow{"ByMissingScope", R"({"missing_scopes":["Custom Fields"]})"});

struct NumberRow {
  const char* name;
  const char* path;
  const char* field;
  const char* value;
};

class AsNumbers : public CustomValues, public rows::WithRow<NumberRow> {};

ROW_TEST(AsNumbers, WhereTheSwitchSaysSo) {
  clio_.set({{"values_as_numbers", true}});
  EXPECT_EQ(value_of(row().path, row().field)["value"], json::parse(row().value));
}

ROWS(Rows, AsNumbers, NumberRow{"Numeric", "/matters/1004", "Survival period (days)", "14.5"},
     NumberRow{"Currency", "/matters/1002", "Estate value", "2310500.5"},
     NumberRow{"Picklist", "/matters/1001", "Will type", "6003"},
     NumberRow{"Contact", "/matters/1001", "Executor", "30002"},
     NumberRow{"TextStaysText", "/contacts/30010", "Licence number", R"("P00318K")"},
     NumberRow{"EmptyStaysNull", "/matters/1002", "Trust age", "null"});

}  // namespace
}  // namespace engross::sandbox
