#include "app/field_map.h"

#include <gtest/gtest.h>

#include "fakes/files.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

std::string with_fact(const std::string& fact) {
  return "{\"schema\":2,\"conventions\":[{\"name\":\"n\",\n\"matter\":{" + fact + "}}]}";
}

struct FieldMapRow {
  const char* name;
  std::string json;
  std::vector<std::string> faults;  // what, where
};

class FieldMaps : public rows::Row<FieldMapRow> {};

ROW_TEST(FieldMaps, AreRefusedWithEveryFault) {
  const auto read = FieldMap::parse(row().json, "f.json");
  ASSERT_FALSE(read.has_value());
  std::vector<std::string> faults;
  for (const auto& error : read.error()) faults.push_back(error.what + ", " + error.where);
  EXPECT_EQ(faults, row().faults);
}

ROWS(
    Refused, FieldMaps, FieldMapRow{"empty", "", {"the file is empty, f.json"}},
    FieldMapRow{"nothing",
                "{}",
                {"\"schema\" is not 2, the form this program reads, f.json, line 1",
                 "no \"conventions\" list, f.json, line 1"}},
    FieldMapRow{
        "an_older_one",
        "{\"schema\":1,\n\"person\":{\"pronouns\":[\"Pronouns\"]}}",
        {"\"schema\" is not 2, the form this program reads, f.json, line 1",
         "no \"conventions\" list, f.json, line 1", "\"person\" is no key here, f.json, line 2"}},
    FieldMapRow{"no_conventions",
                "{\"schema\":2,\n\"conventions\":[]}",
                {"no \"conventions\" list, f.json, line 2"}},
    FieldMapRow{"a_text_for_a_convention",
                R"({"schema":2,"conventions":["n"]})",
                {"a convention without a \"name\", f.json, line 1"}},
    FieldMapRow{
        "nameless",
        R"({"schema":2,"conventions":[{"name":" ","matter":{"a":{"type":"text","fields":["A"]}}}]})",
        {"a convention without a \"name\", f.json, line 1"}},
    FieldMapRow{"no_facts",
                R"({"schema":2,"conventions":[{"name":"n"}]})",
                {"a convention without facts, f.json, line 1"}},
    FieldMapRow{"empty_facts", with_fact(""), {"\"matter\" holds no facts, f.json, line 2"}},
    FieldMapRow{"facts_a_list",
                R"({"schema":2,"conventions":[{"name":"n","client":[]}]})",
                {"\"client\" holds no facts, f.json, line 1"}},
    FieldMapRow{
        "unknown_key",
        "{\"schema\":2,\"conventions\":[{\"name\":\"n\",\n\"mater\":{}}]}",
        {"a convention without facts, f.json, line 1", "\"mater\" is no key here, f.json, line 2"}},
    FieldMapRow{"capitals",
                with_fact(R"("Executor":{"type":"text","fields":["A"]})"),
                {"\"Executor\" is no name of a fact, f.json, line 2"}},
    FieldMapRow{"a_space",
                with_fact(R"("trust age":{"type":"text","fields":["A"]})"),
                {"\"trust age\" is no name of a fact, f.json, line 2"}},
    FieldMapRow{"a_digit_first",
                with_fact(R"("2nd":{"type":"text","fields":["A"]})"),
                {"\"2nd\" is no name of a fact, f.json, line 2"}},
    FieldMapRow{"unknown_type",
                with_fact(R"("a":{"type":"persn","fields":["A"]})"),
                {"\"a\" has no type that there is (\"persn\"), f.json, line 2"}},
    FieldMapRow{"no_type",
                with_fact(R"("a":{"fields":["A"]})"),
                {"\"a\" has no type that there is (\"\"), f.json, line 2"}},
    FieldMapRow{"a_list_for_a_fact",
                with_fact(R"("a":["A"])"),
                {"\"a\" has no type that there is (\"\"), f.json, line 2",
                 "\"a\" has no list of \"fields\", f.json, line 2"}},
    FieldMapRow{"a_slip_in_a_fact",
                with_fact(R"("a":{"type":"text","fields":["A"],"feilds":["B"]})"),
                {"\"feilds\" is no key here, f.json, line 2"}},
    FieldMapRow{"no_fields",
                with_fact(R"("a":{"type":"text","fields":[]})"),
                {"\"a\" has no list of \"fields\", f.json, line 2"}},
    FieldMapRow{"fields_a_text",
                with_fact(R"("a":{"type":"text","fields":"A"})"),
                {"\"a\" has no list of \"fields\", f.json, line 2"}},
    FieldMapRow{"a_number_for_a_field",
                with_fact("\"a\":{\"type\":\"text\",\"fields\":[\"A\",\n1]}"),
                {"\"a\" has a field without a name, f.json, line 3"}},
    FieldMapRow{"a_blank_field",
                with_fact(R"("a":{"type":"text","fields":["-"]})"),
                {"\"a\" has a field without a name, f.json, line 2"}},
    FieldMapRow{"a_field_twice",
                with_fact("\"a\":{\"type\":\"text\",\"fields\":[\"Trust age\",\n\"TRUST-AGE\"]}"),
                {"\"a\" has the field \"TRUST-AGE\" twice, f.json, line 3"}},
    FieldMapRow{
        "clios_own",
        R"({"schema":2,"conventions":[{"name":"n","person":{"email":{"type":"text","fields":["A"]}}}]})",
        {"\"email\" of a person is Clio's own, f.json, line 1"}},
    FieldMapRow{"two_types",
                R"({"schema":2,"conventions":[
{"name":"n","matter":{"a":{"type":"person","fields":["A"]}}},
{"name":"m","client":{"a":{"type":"text","fields":["A"]}}}]})",
                {"\"a\" is text here and person above, f.json, line 3"}},
    FieldMapRow{"twice_over_conventions",
                R"({"schema":2,"conventions":[
{"name":"n","matter":{"a":{"type":"text","fields":["A"]}}},
{"name":"m","matter":{"a":{"type":"text","fields":["a"]}}}]})",
                {"\"a\" has the field \"a\" twice, f.json, line 3"}},
    FieldMapRow{"all_at_once",
                R"({
  "schema": 3,
  "conventions": [
    {"matter": {"A": {"type": "txt", "fields": []}}},
    {"name": "m", "persons": {}}
  ]
})",
                {"\"schema\" is not 2, the form this program reads, f.json, line 2",
                 "a convention without a \"name\", f.json, line 4",
                 "\"A\" is no name of a fact, f.json, line 4",
                 "\"A\" has no type that there is (\"txt\"), f.json, line 4",
                 "\"A\" has no list of \"fields\", f.json, line 4",
                 "\"persons\" is no key here, f.json, line 5",
                 "a convention without facts, f.json, line 5"}});

TEST(FieldMaps, SayWhatWasMeant) {
  const auto read = FieldMap::parse(with_fact(R"("a":{"type":"persn","fields":["A"]})"), "f.json");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error()[0].remedy, "did you mean \"person\"?");
}

// ---- Values of fields as values of facts

using base::Decimal;
using base::Money;
using matter::ContactRef;
using matter::FieldValue;
using matter::Option;

base::Date day(const char* iso) { return *base::parse_date(iso); }
Decimal decimal(const char* text) { return *Decimal::parse(text); }

struct Conversion {
  const char* name;
  FieldValue held;
  FactType type;
  FieldValue value;
};

class Converted : public rows::Row<Conversion> {};

ROW_TEST(Converted, IsOfTheFactsType) {
  const auto value = convert(row().held, row().type);
  ASSERT_TRUE(value.has_value()) << value.error().line();
  EXPECT_TRUE(*value == row().value) << matter::text_of(*value);
}

ROWS(Fields, Converted,
     Conversion{"text", std::string(" Cremation. "), FactType::text, std::string("Cremation.")},
     Conversion{"label_to_text", Option{1, "she/her"}, FactType::text, std::string("she/her")},
     Conversion{"number_to_text", decimal("7.50"), FactType::text, std::string("7.50")},
     Conversion{"contact_to_text", ContactRef{5, "Ann Lee"}, FactType::text,
                std::string("Ann Lee")},
     Conversion{"label_to_choice", Option{1, "Lawyer"}, FactType::choice, std::string("Lawyer")},
     Conversion{"number_to_choice", decimal("2"), FactType::choice, std::string("2")},
     Conversion{"date", day("2026-09-14"), FactType::date, day("2026-09-14")},
     Conversion{"iso_text", std::string(" 2026-09-14 "), FactType::date, day("2026-09-14")},
     Conversion{"number", decimal("25"), FactType::number, decimal("25")},
     Conversion{"digits", std::string("25"), FactType::number, decimal("25")},
     Conversion{"grouped_digits", std::string("1,250,000"), FactType::number, decimal("1250000")},
     Conversion{"label_to_number", Option{1, "21"}, FactType::number, decimal("21")},
     Conversion{"currency", Money{decimal("86500.00"), "CAD"}, FactType::money,
                Money{decimal("86500.00"), "CAD"}},
     Conversion{"another_currency", Money{decimal("5"), "USD"}, FactType::money,
                Money{decimal("5"), "USD"}},
     Conversion{"numeric_to_money", decimal("86500.5"), FactType::money,
                Money{decimal("86500.5"), "CAD"}},
     Conversion{"dollars", std::string("$ 86,500.00"), FactType::money,
                Money{decimal("86500.00"), "CAD"}},
     Conversion{"tick", true, FactType::yes_no, true},
     Conversion{"yes", std::string(" YES "), FactType::yes_no, true},
     Conversion{"oui", std::string("Oui"), FactType::yes_no, true},
     Conversion{"label_no", Option{1, "No"}, FactType::yes_no, false},
     Conversion{"non", std::string("non"), FactType::yes_no, false},
     Conversion{"contact", ContactRef{5, "Ann Lee"}, FactType::person, ContactRef{5, "Ann Lee"}},
     Conversion{"name", std::string(" Ann Lee "), FactType::person, ContactRef{0, "Ann Lee"}},
     Conversion{"label_to_person", Option{1, "Ann Lee"}, FactType::person,
                ContactRef{0, "Ann Lee"}});

struct Refusal {
  const char* name;
  FieldValue held;
  FactType type;
  const char* what;
};

class Unconverted : public rows::Row<Refusal> {};

ROW_TEST(Unconverted, HasAReason) {
  const auto value = convert(row().held, row().type);
  ASSERT_FALSE(value.has_value());
  EXPECT_EQ(value.error().what, row().what);
  EXPECT_FALSE(value.error().remedy.empty());
}

ROWS(Fields, Unconverted,
     Refusal{"tick_as_text", true, FactType::text, "\"Yes\" is a tick, and no text"},
     Refusal{"tick_as_choice", false, FactType::choice, "\"No\" is no choice"},
     Refusal{"date_as_choice", day("2026-09-14"), FactType::choice, "\"2026-09-14\" is no choice"},
     Refusal{"contact_as_choice", ContactRef{5, "Ann Lee"}, FactType::choice,
             "\"Ann Lee\" is no choice"},
     Refusal{"day_in_words", std::string("14 September 2026"), FactType::date,
             "\"14 September 2026\" is no date"},
     Refusal{"no_such_day", std::string("2026-02-30"), FactType::date, "\"2026-02-30\" is no date"},
     Refusal{"number_as_date", decimal("2026"), FactType::date, "\"2026\" is no date"},
     Refusal{"tick_as_date", true, FactType::date, "\"Yes\" is no date"},
     Refusal{"years_in_words", std::string("21 years"), FactType::number,
             "\"21 years\" is no number"},
     Refusal{"a_range", Option{1, "21-25"}, FactType::number, "\"21-25\" is no number"},
     Refusal{"a_comma_for_a_point", std::string("12,50"), FactType::number,
             "\"12,50\" is no number"},
     Refusal{"commas_astray", std::string("1,25,000"), FactType::number,
             "\"1,25,000\" is no number"},
     Refusal{"a_comma_too_late", std::string("1250,000"), FactType::number,
             "\"1250,000\" is no number"},
     Refusal{"a_comma_first", std::string(",250"), FactType::number, "\",250\" is no number"},
     Refusal{"money_as_number", Money{decimal("5"), "CAD"}, FactType::number,
             "\"5.00\" is no number"},
     Refusal{"date_as_number", day("2026-09-14"), FactType::number, "\"2026-09-14\" is no number"},
     Refusal{"tenths_of_cents", decimal("1.005"), FactType::money,
             "\"1.005\" is no amount of money"},
     Refusal{"about", std::string("about $500"), FactType::money,
             "\"about $500\" is no amount of money"},
     Refusal{"only_a_sign", std::string("$"), FactType::money, "\"$\" is no amount of money"},
     Refusal{"date_as_money", day("2026-09-14"), FactType::money,
             "\"2026-09-14\" is no amount of money"},
     Refusal{"maybe", std::string("maybe"), FactType::yes_no, "\"maybe\" is neither yes nor no"},
     Refusal{"one", decimal("1"), FactType::yes_no, "\"1\" is neither yes nor no"},
     Refusal{"yes_but", std::string("yes, but"), FactType::yes_no,
             "\"yes, but\" is neither yes nor no"},
     Refusal{"hidden", ContactRef{77, ""}, FactType::person, "Clio hides contact 77"},
     Refusal{"two_lines", std::string("Ann Lee\nBob Lee"), FactType::person,
             "\"Ann Lee\nBob Lee\" is no person"},
     Refusal{"two_names", std::string("Ann Lee; Bob Lee"), FactType::person,
             "\"Ann Lee; Bob Lee\" is no person"},
     Refusal{"a_dash", std::string("-"), FactType::person, "\"-\" is no person"},
     Refusal{"number_as_person", decimal("5"), FactType::person, "\"5\" is no person"},
     Refusal{"tick_as_person", true, FactType::person, "\"Yes\" is no person"});

TEST(Unconverted, LongTextIsNoName) {
  EXPECT_FALSE(convert(std::string(201, 'x'), FactType::person).has_value());
  EXPECT_TRUE(convert(std::string(200, 'x'), FactType::person).has_value());
}

// ---- Which field is taken

matter::CustomField field(const char* name, FieldValue value) {
  return {1, "x-1", name, matter::FieldType::text_line, std::move(value)};
}

struct Fields {
  const char* name;
  std::vector<matter::CustomField> of_matter;
  std::vector<matter::CustomField> of_card;
  std::vector<std::string> fates;  // "taken Executor"
};

class Choices : public rows::Row<Fields> {};

ROW_TEST(Choices, AreTriedInOrder) {
  const auto map = FieldMap::parse(R"({"schema":2,"conventions":[
    {"name":"1","matter":{"age":{"type":"number","fields":["Trust age","Age"]}}},
    {"name":"2","client":{"age":{"type":"number","fields":["Age"]}}},
    {"name":"3","matter":{"age":{"type":"number","fields":["Old age"]}}}]})",
                                   "f.json");
  ASSERT_TRUE(map.has_value());
  ASSERT_EQ(map->facts().size(), 1U);
  const HeldFields of_matter(row().of_matter);
  const HeldFields of_card(row().of_card);
  std::vector<std::string> fates;
  for (const Reading& reading : read(map->facts()[0], of_matter, of_card)) {
    const char* words[] = {"taken ", "failed ", "outranked "};
    fates.push_back(words[static_cast<int>(reading.fate)] + reading.field->name);
  }
  EXPECT_EQ(fates, row().fates);
}

ROWS(Fields, Choices, Fields{"none", {}, {}, {}},
     Fields{
         "of_other_names", {field("Ages", decimal("1"))}, {field("Trust age", decimal("2"))}, {}},
     Fields{"one", {field("TRUST-AGE", decimal("1"))}, {}, {"taken TRUST-AGE"}},
     Fields{"first_of_two",
            {field("Age", decimal("1")), field("Trust age", decimal("2"))},
            {},
            {"taken Trust age", "outranked Age"}},
     Fields{"empty_ones_do_not_count",
            {field("Trust age", std::monostate{}), field("Age", std::string(" "))},
            {field("Age", decimal("3"))},
            {"taken Age"}},
     Fields{"failed_ones_pass_on",
            {field("Trust age", std::string("21 years")), field("Old age", decimal("2"))},
            {field("Age", std::string("old"))},
            {"failed Trust age", "failed Age", "taken Old age"}},
     Fields{"two_of_one_name",
            {field("Age", std::string("x")), field("age", decimal("2"))},
            {},
            {"failed Age", "taken age"}});

TEST(Taken, IsNothingWhenAllFailed) {
  const auto map = FieldMap::parse(with_fact(R"("a":{"type":"number","fields":["A"]})"), "f.json");
  const std::vector<matter::CustomField> fields = {field("A", std::string("21 years"))};
  const auto readings = read(map->facts()[0], HeldFields(fields), {});
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].reason,
            "\"21 years\" is no number; write digits alone, or use a numeric field");
  EXPECT_TRUE(taken(readings) == FieldValue());
}

// ---- The shipped file

struct Shipped {
  const char* field;  // of the practice firm
  FieldValue value;
  const char* fact;
};

class ShippedMap : public rows::Row<Shipped> {};

ROW_TEST(ShippedMap, FindsTheFieldOfTheMatter) {
  const auto map = FieldMap::parse(fakes::project_file("mapping/clio-fields.json"), "fields");
  ASSERT_TRUE(map.has_value()) << map.error()[0].line();
  const std::vector<matter::CustomField> fields = {field(row().field, row().value)};
  std::vector<std::string> facts;
  for (const FieldMap::Fact& fact : map->facts()) {
    if (!(taken(read(fact, HeldFields(fields), {})) == FieldValue())) facts.push_back(fact.name);
  }
  EXPECT_EQ(facts, std::vector<std::string>{row().fact});
}

ROWS(PracticeFirm, ShippedMap, Shipped{"Executor", ContactRef{5, "Ann Lee"}, "executor"},
     Shipped{"Alternate executor", ContactRef{5, "Ann Lee"}, "alternate_executor"},
     Shipped{"Guardian of minor children", ContactRef{5, "Ann Lee"}, "guardian"},
     Shipped{"Guardian", std::string("Ann Lee"), "guardian"},
     Shipped{"Trust age", decimal("25"), "trust_age"},
     Shipped{"Survival period (days)", decimal("30"), "survival_days"},
     Shipped{"Funeral wishes", std::string("Cremation."), "funeral_wishes"},
     Shipped{"Gift over", std::string("to the Red Cross"), "gift_over"},
     Shipped{"Referring licensee", ContactRef{5, "Ann Lee"}, "referring_licensee"},
     Shipped{"Referral date", day("2026-09-14"), "referral_date"},
     Shipped{"Alternatives offered", std::string("Two others"), "alternatives"},
     Shipped{"Reason for the recommendation", std::string("Experience."), "reason"},
     Shipped{"Relationship between licensees", std::string("None"),
             "relationship_between_licensees"},
     Shipped{"Fee information sheet given on", day("2026-09-15"), "information_sheet_date"},
     Shipped{"Estimated legal fees", Money{decimal("86500"), "CAD"}, "estimated_fees"});

}  // namespace
}  // namespace engross::app
