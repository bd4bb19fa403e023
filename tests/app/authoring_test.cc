// A template while somebody writes it: what is wrong with it, and what it looks like filled.
#include "app/authoring.h"

#include <gtest/gtest.h>

#include "fakes/docx_maker.h"
#include "golden_family.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using fakes::DocxMaker;
using fakes::p;

expression::Environment environment_of_templates() {
  return environment(shipped_mapping(), date("2026-11-23"));
}

expression::Value values_of_ann() {
  return *expression::parse_values(
      R"({"client": {"name": {"full": "Ann {{ Roy }}"}}, "spouse": null})", "test");
}

struct CheckRow {
  const char* name;
  std::string body;
  std::string found;  // faults as code | mark | nth | place, fields as path | loop, one a line
};

class Checks : public rows::Row<CheckRow> {};

ROW_TEST(Checks, TellFaultsAndFields) {
  const auto check = check_template(DocxMaker(row().body).bytes(), environment_of_templates());
  ASSERT_TRUE(check.has_value()) << check.error().line();
  std::string found;
  for (const auto& fault : check->faults) {
    found += fault.code + " | " + fault.mark + " | " + std::to_string(fault.nth) + " | " +
             fault.place.text() + "\n";
  }
  for (const auto& field : check->fields) found += field.path + " | " + field.loop + "\n";
  EXPECT_EQ(found, row().found);
}

ROWS(Whole, Checks, CheckRow{"no_mark", p("Dear Sir"), ""},
     CheckRow{"a_value", p("{{ client.name.full }}"), "client.name.full | \n"},
     CheckRow{"a_loop",
              p("{% for child in children %}") + p("{{ child.name }}") + p("{% endfor %}"),
              "children | \nchild.name | children\n"},
     CheckRow{"a_filter_of_the_law", p("{{ fees | referral_fee_cap }}"), "fees | \n"});

ROWS(Faulty, Checks,
     CheckRow{"the_first_of_its_text", p("{% if a %}x{% if a %}y{% endif %}"),
              "unclosed-if | {% if a %} | 0 | body, paragraph 1\na | \n"},
     CheckRow{"the_second_of_its_text", p("{% if a %}x{% endif %}") + p("{% if a %}"),
              "unclosed-if | {% if a %} | 1 | body, paragraph 2\na | \n"},
     CheckRow{"the_third_in_one_paragraph", p("{{ b | x }} {{ b | x }} {{ b | x }}"),
              "unknown-filter | {{ b | x }} | 0 | body, paragraph 1\n"
              "unknown-filter | {{ b | x }} | 1 | body, paragraph 1\n"
              "unknown-filter | {{ b | x }} | 2 | body, paragraph 1\n"},
     CheckRow{"a_text_that_begins_another_mark", p("{{ b }}") + p("{{ b"),
              "unclosed-mark | {{ b | 1 | body, paragraph 2\nb | \n"},
     CheckRow{"an_end_of_nothing", p("{% endif %}"),
              "unexpected-end | {% endif %} | 0 | body, paragraph 1\n"});

struct SentRow {
  const char* name;
  std::string document;
  base::Fault fault;
};

class SentDocuments : public rows::Row<SentRow> {};

ROW_TEST(SentDocuments, AreRefused) {
  const auto check = check_template(row().document, environment_of_templates());
  ASSERT_FALSE(check.has_value());
  EXPECT_EQ(check.error().fault, row().fault);
  const auto made = preview(row().document, values_of_ann(), environment_of_templates());
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().front().fault, row().fault);
}

ROWS(NoDocument, SentDocuments, SentRow{"nothing", "", base::Fault::malformed},
     SentRow{"a_text", "Dear Sir", base::Fault::malformed},
     SentRow{"the_head_of_a_zip", "PK\x03\x04", base::Fault::malformed},
     SentRow{"half_a_document", DocxMaker(p("x")).bytes().substr(0, 300), base::Fault::malformed});

TEST(Previews, MarkWhatIsMissingAndKeepValuesAsText) {
  const auto made =
      preview(DocxMaker(p("{{ client.name.full }}, {{ client.city }} {{ spouse }}")).bytes(),
              values_of_ann(), environment_of_templates());
  ASSERT_TRUE(made.has_value()) << made.error().front().line();
  EXPECT_EQ(fakes::seen(fakes::body_of(made->document)),
            "Ann {{ Roy }}, {{ client.city }} {{ spouse }}\n");
  ASSERT_EQ(made->missing.size(), 2U);
  EXPECT_EQ(made->missing[0].path, "client.city");
  EXPECT_EQ(made->missing[1].mark, "{{ spouse }}");
}

TEST(Previews, OfAFaultyTemplateTellEveryFault) {
  const auto made = preview(DocxMaker(p("{% if a %}") + p("{{ b | x }}")).bytes(), values_of_ann(),
                            environment_of_templates());
  ASSERT_FALSE(made.has_value());
  ASSERT_EQ(made.error().size(), 2U);
  EXPECT_EQ(made.error()[0].fault, base::Fault::template_fault);
  EXPECT_EQ(made.error()[1].where, "body, paragraph 2");
}

TEST(Previews, TakeNoMacros) {
  const auto macros =
      DocxMaker(p("x")).main_type("application/vnd.ms-word.document.macroEnabled.main+xml").bytes();
  EXPECT_TRUE(check_template(macros, environment_of_templates()).has_value());
  const auto made = preview(macros, values_of_ann(), environment_of_templates());
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().front().fault, base::Fault::refused);
}

}  // namespace
}  // namespace engross::app
