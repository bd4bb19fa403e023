// A plain path means the same whether the grammar reads it or not: a blank before it makes the
// grammar read it.
#include "expression/plain_path.h"

#include "sample_values.h"

namespace engross::expression {
namespace {

struct Told {
  const char* name;
  const char* written;
  const char* path;    // that is asked for; empty when none is
  const char* what;    // why it cannot be read; empty when it can
  bool plain = false;  // read without the grammar
};

const Told kPaths[] = {
    {"one_name", "city", "city", "", true},
    {"one_letter", "a", "a", "", true},
    {"underscores_and_digits", "_a1_", "_a1_", "", true},
    {"members", "client.name.full", "client.name.full", "", true},
    {"a_reserved_word_as_member", "client.if", "client.if", "", true},
    {"a_truth_as_member", "client.true", "client.true", "", true},
    {"begins_like_a_reserved_word", "notary.order", "notary.order", "", true},
    {"a_member_that_begins_with_a_digit", "custom.2nd", "custom.2nd", ""},
    {"a_member_of_digits", "children.0", "children.0", ""},
    {"an_accent", "héritier", "héritier", ""},
    {"an_accent_in_a_member", "client.prénom", "client.prénom", ""},
    {"a_blank_around_the_dot", "client . name", "client.name", ""},
    {"a_blank_behind", "client ", "client", ""},
    {"a_soft_hyphen",
     "cli\xC2\xAD"
     "ent",
     "client", ""},
    {"an_index", "children[0].name", "children[0].name", ""},
    {"a_filter", "city | upper", "city", ""},
    {"a_truth", "true", "", ""},
    {"a_truth_in_capitals", "FALSE", "", ""},
    {"none", "None", "", ""},
    {"reserved", "if", "", "\"if\" is not expected here"},
    {"reserved_in_capitals", "Not", "", "the expression ends too early"},
    {"reserved_with_a_member", "in.law", "", "\"in\" is not expected here"},
    {"a_truth_with_a_member", "true.name", "", ""},
    {"nothing", "", "", "there is nothing here to fill in"},
    {"a_dot", ".", "", "\".\" is not expected here"},
    {"a_dot_before", ".name", "", "\".\" is not expected here"},
    {"a_dot_behind", "client.", "", "no name follows the dot"},
    {"two_dots", "client..name", "", "no name follows the dot"},
    {"two_names", "client name", "", "\"name\" is not expected here"},
    {"a_number", "5", "", ""},
    {"a_number_before_a_word", "5children", "", "the number 5 runs into a word"},
    {"a_call", "client.name()", "", "\"client.name\" is written like a call"},
    {"a_hyphen", "client-name", "client", ""},
    {"a_dollar", "$name", "", "\"$\" has no meaning here"},
};

class PlainPaths : public rows::Row<Told> {};

ROW_TEST(PlainPaths, MeanWhatTheGrammarReads) {
  EXPECT_EQ(plain_path(row().written).has_value(), row().plain);
  for (const std::string blank : {"", " "}) {
    const auto read = Expression::parse(blank + row().written, builtin_filters());
    EXPECT_EQ(read ? "" : read.error().what, row().what);
    if (!read) continue;
    const std::vector<NameUse> names = read->names();
    EXPECT_EQ(names.empty() ? "" : names.front().path, row().path);
  }
}
ROWS_OF(Paths, PlainPaths, kPaths);

TEST(PlainPath, IsMadeAsTheGrammarMakesIt) {
  const std::optional<Path> path = plain_path("client.name.full");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->name, "client");
  EXPECT_EQ(path->base, nullptr);
  EXPECT_EQ(path->written, "client.name.full");
  EXPECT_EQ(path->root_end, 6U);
  ASSERT_EQ(path->steps.size(), 2U);
  EXPECT_EQ(path->steps[0].member, "name");
  EXPECT_EQ(path->steps[0].written_end, 11U);
  EXPECT_EQ(path->steps[1].member, "full");
  EXPECT_EQ(path->steps[1].written_end, 16U);
}

TEST(PlainPath, OtherNamesAreLookedUpByTheGrammar) {
  const OtherNames names = {{"matter.client", "client.name.full"}};
  const auto read = Expression::parse("matter.client", builtin_filters(), names);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->names().front().path, "client.name.full");
}

}  // namespace
}  // namespace engross::expression
