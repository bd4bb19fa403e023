#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

// A client born in 1960 and whoever a row relates.
struct Related {
  matter::Contact contact;
  const char* word;
};

matter::Contact with_mail(matter::Contact made, const char* mail) {
  made.emails = {{"Home", mail, true}};
  return made;
}

matter::Contact hidden(matter::Id id) {
  matter::Contact made;
  made.source = {"contacts", id, "", kImport};
  made.redacted = true;
  return made;
}

Review reviewed(const std::vector<Related>& related) {
  matter::Matter made;
  made.source = {"matters", 500, "", kImport};
  made.display_number = "00009-Client";
  made.client = 1;
  made.contacts.push_back(contact(1, "Ada", "Client", "1960-01-01"));
  matter::Id id = 100;
  for (const Related& r : related) {
    made.relationships.push_back(
        {{"relationships", id++, "", kImport}, r.contact.source.id, r.word});
    if (!matter::find_contact(made, r.contact.source.id)) made.contacts.push_back(r.contact);
  }
  return review_of(made);
}

struct FindingRow {
  const char* name;
  std::vector<Related> related;
  std::vector<Edit> edits;
  const char* keys;
};

class Found : public rows::Row<FindingRow> {};

ROW_TEST(Found, WorstFirst) {
  EXPECT_EQ(keys_of(after(reviewed(row().related), row().edits).findings()), row().keys);
}

const Related kWife = {contact(2, "Bo", "Client", "1962-02-02"), "Wife"};
const Related kSon = {contact(3, "Cy", "Client", "1990-03-03"), "Son"};
const Related kGrandson = {contact(5, "Ed", "Client", "2015-05-05"), "Grandson"};

ROWS(
    OfWords, Found, FindingRow{"none", {}, {}, ""}, FindingRow{"plain", {kWife, kSon}, {}, ""},
    FindingRow{"slip", {{contact(4, "Di", "Roe"), "Daugther"}}, {}, "doubt slip:4"},
    FindingRow{"slip_settled",
               {{contact(4, "Di", "Roe", "1990-01-01"), "Daugther"}},
               {SetRole{{4}, Role::child, ""}},
               ""},
    FindingRow{"slip_settled_as_it_is",
               {{contact(4, "Di", "Roe"), "Daugther"}},
               {SetRole{{4}, Role::party, ""}},
               ""},
    FindingRow{"slip_back",
               {{contact(4, "Di", "Roe"), "Daugther"}},
               {SetRole{{4}, Role::party, ""}, Undo{}},
               "doubt slip:4"},
    FindingRow{"slip_removed", {{contact(4, "Di", "Roe"), "Daugther"}}, {Remove{{4}}}, ""},
    FindingRow{"word_corrected_settles_nothing",
               {{contact(4, "Di", "Roe"), "Daugther"}},
               {Correct{4, "relationship", text("Daughter")}},
               "doubt slip:4, doubt word-and-role:4"},
    FindingRow{"word_corrected_and_the_role_set",
               {{contact(4, "Di", "Roe"), "Daugther"}},
               {Correct{4, "relationship", text("Daughter")}, SetRole{{4}, Role::child, ""}},
               "doubt no-birth-date:4"},
    FindingRow{"role_set_and_the_word_corrected",
               {{contact(4, "Di", "Roe", "2000-01-01"), "Friend"}},
               {SetRole{{4}, Role::child, ""}, Correct{4, "relationship", text("Wife")}},
               ""},
    FindingRow{"word_corrected_and_the_same_role_set",
               {{contact(4, "Di", "Roe"), "Wife"}},
               {Correct{4, "relationship", text("Friend")}, SetRole{{4}, Role::spouse, "is"}},
               ""},
    FindingRow{"word_corrected_to_a_step_child",
               {{contact(4, "Di", "Roe", "2000-01-01"), "Daughter"}},
               {Correct{4, "relationship", text("Step-daughter")}},
               "doubt word-says-step:4"},
    FindingRow{"word_corrected_to_a_step_child_and_marked",
               {{contact(4, "Di", "Roe", "2000-01-01"), "Daughter"}},
               {Correct{4, "relationship", text("Step-daughter")}, Correct{4, "is_step", true}},
               "note step:4"},
    FindingRow{"word_corrected_to_one_of_the_same_role",
               {{contact(4, "Di", "Roe"), "Wife"}},
               {Correct{4, "relationship", text("Spouse")}},
               ""},
    FindingRow{"word_corrected_to_a_late_spouse",
               {{contact(4, "Di", "Roe"), "Wife"}},
               {Correct{4, "relationship", text("late wife")}},
               "doubt word-and-role:4, doubt word-says-deceased:4"},
    FindingRow{"a_word_that_says_deceased",
               {{contact(4, "Di", "Roe"), "Mother (deceased)"}},
               {},
               "doubt deceased-word:4"},
    FindingRow{
        "a_late_friend", {{contact(4, "Di", "Roe"), "late friend"}}, {}, "doubt deceased-word:4"},
    FindingRow{"a_widow_of_the_deceased",
               {{contact(4, "Di", "Roe"), "Wife of the deceased"}},
               {SetRole{{4}, Role::spouse, "a widow"}},
               ""},
    FindingRow{"a_wife_who_has_died",
               {{contact(4, "Di", "Roe"), "Wife (deceased)"}},
               {SetRole{{4}, Role::spouse, "she was"}},
               "doubt deceased-spouse:4"},
    FindingRow{
        "a_sister_of_the_deceased", {{contact(4, "Di", "Roe"), "Sister of the deceased"}}, {}, ""},
    FindingRow{
        "the_deceaseds_brother", {{contact(4, "Di", "Roe"), "Deceased's brother-in-arms"}}, {}, ""},
    FindingRow{"the_lawyer_of_one", {{contact(4, "Di", "Roe"), "Avocat du défunt"}}, {}, ""},
    FindingRow{"deceased_first",
               {{contact(4, "Di", "Roe"), "deceased cousin"}},
               {},
               "doubt deceased-word:4"},
    FindingRow{"a_friend_who_is_late", {{contact(4, "Di", "Roe"), "friend, always late"}}, {}, ""},
    FindingRow{
        "a_word_that_begins_like_late", {{contact(4, "Di", "Roe"), "latest counsel"}}, {}, ""},
    FindingRow{"guard", {{contact(4, "Di", "Roe"), "ex-wife"}}, {}, "doubt guard-word:4"},
    FindingRow{"two_guards_are_one",
               {{contact(4, "Di", "Roe"), "late ex-husband"}},
               {},
               "doubt guard-word:4"},
    FindingRow{"phrase", {{contact(4, "Di", "Roe"), "wife and executor"}}, {}, "doubt phrase:4"},
    FindingRow{"ambiguous", {{contact(4, "Di", "Roe"), "beau-fils"}}, {}, "doubt ambiguous:4"},
    FindingRow{"company", {{company(6, "Acme"), "Partner"}}, {}, "doubt company:6"},
    FindingRow{
        "company_settled", {{company(6, "Acme"), "Partner"}}, {SetRole{{6}, Role::party, ""}}, ""},
    FindingRow{"listed_twice", {kSon, {kSon.contact, "Executor"}}, {}, "doubt listed-twice:3"},
    FindingRow{"two_roles",
               {kSon, {kSon.contact, "Wife"}},
               {},
               "blocking two-roles:3, doubt listed-twice:3"},
    FindingRow{
        "two_roles_settled", {kSon, {kSon.contact, "Wife"}}, {SetRole{{3}, Role::child, ""}}, ""},
    FindingRow{"step", {{contact(4, "Di", "Roe", "1990-01-01"), "Step-son"}}, {}, "note step:4"},
    FindingRow{"step_stays_when_the_role_is_set",
               {{contact(4, "Di", "Roe", "1990-01-01"), "Step-son"}},
               {SetRole{{4}, Role::grandchild, ""}},
               "doubt grandchild-without-parent:4, note step:4"},
    FindingRow{"step_corrected",
               {{contact(4, "Di", "Roe", "1990-01-01"), "Step-son"}},
               {Correct{4, "is_step", false}},
               ""},
    FindingRow{"step_said", {kSon}, {Correct{3, "is_step", true}}, "note step:3"},
    FindingRow{
        "client_as_wife", {{contact(1, "Ada", "Client"), "Wife"}}, {}, "blocking client-related:1"},
    FindingRow{"client_as_herself",
               {{contact(1, "Ada", "Client"), "Self"}},
               {},
               "doubt client-related:1"});

ROWS(OfSpouses, Found,
     FindingRow{"two", {kWife, {contact(4, "Di", "Roe"), "Wife"}}, {}, "blocking two-spouses:2,4"},
     FindingRow{"two_and_a_word",
                {kWife, {contact(4, "Di", "Roe"), "Partner"}},
                {},
                "blocking two-spouses:2,4, doubt ambiguous:4"},
     FindingRow{"word_settled",
                {kWife, {contact(4, "Di", "Roe"), "Partner"}},
                {SetRole{{4}, Role::spouse, ""}},
                "blocking two-spouses:2,4"},
     FindingRow{"one_removed", {kWife, {contact(4, "Di", "Roe"), "Partner"}}, {Remove{{2}}}, ""},
     FindingRow{"one_merged", {kWife, {contact(4, "Di", "Roe"), "Wife"}}, {Merge{2, 4}}, ""},
     FindingRow{
         "made_two", {kWife, kSon}, {SetRole{{3}, Role::spouse, ""}}, "blocking two-spouses:2,3"},
     FindingRow{"deceased", {kWife}, {Correct{2, "is_deceased", true}}, "doubt deceased-spouse:2"},
     FindingRow{"born_in_2020",
                {{contact(2, "Bo", "Client", "2020-02-02"), "Wife"}},
                {},
                "doubt young-spouse:2"},
     FindingRow{
         "is_15", {{contact(2, "Bo", "Client", "2010-03-03"), "Wife"}}, {}, "doubt young-spouse:2"},
     FindingRow{"is_16", {{contact(2, "Bo", "Client", "2010-03-02"), "Wife"}}, {}, ""},
     FindingRow{"was_15",
                {{contact(2, "Bo", "Client", "2010-03-03"), "Wife"}},
                {Correct{2, "is_deceased", true}},
                "doubt young-spouse:2, doubt deceased-spouse:2"},
     FindingRow{"born_after_the_import",
                {{contact(2, "Bo", "Client", "2027-03-03"), "Wife"}},
                {},
                "blocking born-in-future:2"},
     FindingRow{"made_spouse_at_10",
                {kSon, {contact(4, "Di", "Roe", "2016-01-01"), "Friend"}},
                {SetRole{{4}, Role::spouse, ""}},
                "doubt young-spouse:4"},
     FindingRow{
         "removed_at_10", {{contact(2, "Bo", "Client", "2016-02-02"), "Wife"}}, {Remove{{2}}}, ""});

ROWS(OfRecords, Found,
     FindingRow{
         "no_birth_date", {{contact(4, "Di", "Roe"), "Daughter"}}, {}, "doubt no-birth-date:4"},
     FindingRow{"no_birth_date_of_the_deceased",
                {{contact(4, "Di", "Roe"), "Daughter"}},
                {Correct{4, "is_deceased", true}},
                ""},
     FindingRow{"no_birth_date_of_a_party", {{contact(4, "Di", "Roe"), "Sister"}}, {}, ""},
     FindingRow{"birth_date_typed",
                {{contact(4, "Di", "Roe"), "Daughter"}},
                {Correct{4, "birthdate", date("1990-01-01")}},
                ""},
     FindingRow{"hidden_child",
                {{hidden(4), "Daughter"}},
                {},
                "blocking no-name:4, doubt no-birth-date:4"},
     FindingRow{"hidden_party", {{hidden(4), "Sister"}}, {}, "doubt no-name:4"},
     FindingRow{"client_without_a_name",
                {},
                {Correct{1, "name.first", kNothing}, Correct{1, "name.last", kNothing}},
                "blocking no-name:1"},
     FindingRow{"older",
                {{contact(4, "Di", "Roe", "1950-01-01"), "Daughter"}},
                {},
                "blocking older-than-client:4"},
     FindingRow{"of_one_day",
                {{contact(4, "Di", "Roe", "1960-01-01"), "Daughter"}},
                {},
                "blocking older-than-client:4"},
     FindingRow{"older_party", {{contact(4, "Di", "Roe", "1930-01-01"), "Mother"}}, {}, ""},
     FindingRow{"client_birth_date_corrected",
                {kSon},
                {Correct{1, "birthdate", date("1995-01-01")}},
                "blocking older-than-client:3"},
     FindingRow{"eleven_years",
                {{contact(4, "Di", "Roe", "1971-12-31"), "Daughter"}},
                {},
                "doubt young-parent:4"},
     FindingRow{"twelve_years", {{contact(4, "Di", "Roe", "1972-01-01"), "Daughter"}}, {}, ""},
     FindingRow{"born_on_the_day_of_the_import",
                {{contact(4, "Di", "Roe", "2026-03-02"), "Daughter"}},
                {},
                ""},
     FindingRow{"born_after_the_import",
                {{contact(4, "Di", "Roe", "2026-03-03"), "Daughter"}},
                {},
                "blocking born-in-future:4"},
     FindingRow{"party_born_after_the_import",
                {{contact(4, "Di", "Roe", "2062-03-03"), "Sister"}},
                {},
                "blocking born-in-future:4"},
     FindingRow{"client_born_after_the_import",
                {},
                {Correct{1, "birthdate", date("2060-01-01")}},
                "blocking born-in-future:1"},
     FindingRow{"is_120", {{contact(4, "Di", "Roe", "1905-03-03"), "Mother"}}, {}, ""},
     FindingRow{"is_121",
                {{contact(4, "Di", "Roe", "1905-03-02"), "Mother"}},
                {},
                "doubt older-than-120:4"},
     FindingRow{"was_121",
                {{contact(4, "Di", "Roe", "1905-03-02"), "Mother"}},
                {Correct{4, "is_deceased", true}},
                ""});

ROWS(OfGrandchildren, Found,
     FindingRow{"no_parent", {kSon, kGrandson}, {}, "doubt grandchild-without-parent:5"},
     FindingRow{"parent", {kSon, kGrandson}, {SetParent{5, 3}}, ""},
     FindingRow{"removed_parent",
                {kSon, kGrandson},
                {SetParent{5, 3}, Remove{{3}}},
                "doubt grandchild-without-parent:5"},
     FindingRow{"through_a_step_child",
                {{contact(3, "Cy", "Client", "1985-01-01"), "Step-son"}, kGrandson},
                {SetParent{5, 3}},
                "note step:3, note step:5"},
     FindingRow{"belle_fille_who_is_a_child",
                {{contact(3, "Cy", "Client", "1985-01-01"), "Belle-fille"}},
                {SetRole{{3}, Role::child, ""}},
                "doubt word-says-step:3"},
     FindingRow{"belle_fille_and_more_who_is_a_child",
                {{contact(3, "Cy", "Client", "1985-01-01"), "Belle-fille et exécutrice"}},
                {SetRole{{3}, Role::child, ""}},
                "doubt word-says-step:3"},
     FindingRow{"belle_fille_who_is_a_step_child",
                {{contact(3, "Cy", "Client", "1985-01-01"), "Belle-fille"}},
                {SetRole{{3}, Role::child, ""}, Correct{3, "is_step", true}},
                "note step:3"},
     FindingRow{"belle_fille_who_is_no_child",
                {{contact(3, "Cy", "Client", "1985-01-01"), "Belle-fille"}},
                {SetRole{{3}, Role::party, ""}},
                ""},
     FindingRow{"removed_parent_restored",
                {kSon, kGrandson},
                {SetParent{5, 3}, Remove{{3}}, Restore{{3}}},
                ""},
     FindingRow{"parent_no_child_any_more",
                {kSon, kGrandson},
                {SetParent{5, 3}, SetRole{{3}, Role::party, ""}},
                "doubt grandchild-without-parent:5"},
     FindingRow{"older_than_parent",
                {kSon, {contact(5, "Ed", "Client", "1990-03-03"), "Grandson"}},
                {SetParent{5, 3}},
                "blocking older-than-parent:3,5"},
     FindingRow{"younger_than_the_parent_by_11_years",
                {kSon, {contact(5, "Ed", "Client", "2002-03-02"), "Grandson"}},
                {SetParent{5, 3}},
                "doubt young-parent:3,5"},
     FindingRow{"younger_than_the_parent_by_12_years",
                {kSon, {contact(5, "Ed", "Client", "2002-03-03"), "Grandson"}},
                {SetParent{5, 3}},
                ""},
     FindingRow{"parent_born_later_by_correction",
                {kSon, kGrandson},
                {SetParent{5, 3}, Correct{3, "birthdate", date("2016-01-01")}},
                "blocking older-than-parent:3,5"},
     FindingRow{"young_parent_who_is_removed",
                {{contact(3, "Cy", "Client", "2010-01-01"), "Son"}, kGrandson},
                {SetParent{5, 3}, Remove{{3}}},
                "doubt young-parent:3,5, doubt grandchild-without-parent:5"},
     FindingRow{"older_than_the_client",
                {kSon, {contact(5, "Ed", "Client", "1950-05-05"), "Grandson"}},
                {},
                "blocking older-than-client:5, doubt grandchild-without-parent:5"},
     FindingRow{"born_on_the_day_of_the_client",
                {kSon, {contact(5, "Ed", "Client", "1960-01-01"), "Grandson"}},
                {},
                "blocking older-than-client:5, doubt grandchild-without-parent:5"},
     FindingRow{"younger_than_the_client_by_23_years",
                {{contact(3, "Cy", "Client", "1972-01-01"), "Son"},
                 {contact(5, "Ed", "Client", "1983-12-31"), "Grandson"}},
                {},
                "doubt young-grandparent:5, doubt grandchild-without-parent:5"},
     FindingRow{"younger_than_the_client_by_24_years",
                {{contact(3, "Cy", "Client", "1972-01-01"), "Son"},
                 {contact(5, "Ed", "Client", "1984-01-01"), "Grandson"}},
                {SetParent{5, 3}},
                ""},
     FindingRow{"older_than_everybody",
                {kSon, {contact(5, "Ed", "Client", "1950-05-05"), "Grandson"}},
                {SetParent{5, 3}},
                "blocking older-than-parent:3,5, blocking older-than-client:5"},
     FindingRow{"parent_without_birth_date",
                {{contact(3, "Cy", "Client"), "Son"}, kGrandson},
                {SetParent{5, 3}},
                "doubt no-birth-date:3"});

ROWS(OfOnePerson, Found,
     FindingRow{"same_name",
                {{contact(4, "Di", "Roe"), "Sister"}, {contact(7, "DI", "Roé"), "Executor"}},
                {},
                "doubt same-person:4,7"},
     FindingRow{"three_of_one_name",
                {{contact(9, "Di", "Roe"), "Sister"},
                 {contact(4, "Di", "Roe"), "Friend"},
                 {contact(7, "Di", "Roe"), "Executor"}},
                {},
                "doubt same-person:4,7,9"},
     FindingRow{"the_client_again",
                {{contact(4, "Ada", "Client"), "Executor"}},
                {},
                "doubt same-person:1,4"},
     FindingRow{"removed",
                {{contact(4, "Di", "Roe"), "Sister"}, {contact(7, "Di", "Roe"), "Executor"}},
                {Remove{{7}}},
                ""},
     FindingRow{"merged",
                {{contact(4, "Di", "Roe"), "Sister"}, {contact(7, "Di", "Roe"), "Executor"}},
                {Merge{4, 7}},
                ""},
     FindingRow{"slip_of_one_birth",
                {{contact(4, "Jonathan", "Roe", "1980-01-01"), "Brother"},
                 {contact(7, "Jonathon", "Roe", "1980-01-01"), "Executor"}},
                {},
                "doubt same-person:4,7"},
     FindingRow{"letter_more_of_one_birth",
                {{contact(4, "Ann", "Roe", "1980-01-01"), "Sister"},
                 {contact(7, "Anne", "Roe", "1980-01-01"), "Executor"}},
                {},
                "doubt same-person:4,7"},
     FindingRow{"letters_swapped_of_one_birth",
                {{contact(4, "Brian", "Roe", "1980-01-01"), "Brother"},
                 {contact(7, "Brain", "Roe", "1980-01-01"), "Executor"}},
                {},
                "doubt same-person:4,7"},
     FindingRow{"slip_of_other_births",
                {{contact(4, "Jonathan", "Roe", "1980-01-01"), "Brother"},
                 {contact(7, "Jonathon", "Roe", "1980-01-02"), "Executor"}},
                {},
                ""},
     FindingRow{"two_slips_of_one_birth",
                {{contact(4, "Tom", "Roe", "1980-01-01"), "Brother"},
                 {contact(7, "Tia", "Roe", "1980-01-01"), "Executor"}},
                {},
                ""},
     FindingRow{"mail_and_last_name",
                {{with_mail(contact(4, "Di", "Roe"), "roe@example.test"), "Sister"},
                 {with_mail(contact(7, "Max", "Roe"), " ROE@example.test"), "Executor"}},
                {},
                "doubt same-person:4,7"},
     FindingRow{"mail_of_other_last_names",
                {{with_mail(contact(4, "Di", "Roe"), "office@example.test"), "Sister"},
                 {with_mail(contact(7, "Di", "Poe"), "office@example.test"), "Executor"}},
                {},
                ""},
     FindingRow{"companies",
                {{company(4, "Acme Ltd"), "Bank"}, {company(7, "ACME LTD"), "Trustee"}},
                {},
                "doubt same-person:4,7"},
     FindingRow{"nameless_are_not_alike",
                {{hidden(4), "Sister"}, {hidden(7), "Friend"}},
                {},
                "doubt no-name:4, doubt no-name:7"});

TEST(Findings, SayWhatIsOddAndWhatWouldSettleIt) {
  const auto slip = reviewed({{contact(4, "Di", "Roe"), "Daugther"}}).findings();
  ASSERT_EQ(slip.size(), 1U);
  EXPECT_EQ(slip[0].text,
            "\"Daugther\" is one slip away from \"daughter\"; treated as a party; if it means a "
            "child, say so in the review");
  EXPECT_EQ(slip[0].suggests, Role::child);
  const auto alike = reviewed({{with_mail(contact(4, "Di", "Roe"), "a@example.test"), "Sister"},
                               {with_mail(contact(7, "Di", "Roe"), "a@example.test"), "Friend"}})
                         .findings();
  ASSERT_EQ(alike.size(), 1U);
  EXPECT_EQ(alike[0].text,
            "Di Roe and Di Roe may be one person: the same name, the same e-mail address and last "
            "name");
}

struct AgeRow {
  const char* name;
  std::vector<Related> related;
  std::vector<Edit> edits;
  const char* text;
};

TEST(Findings, OfAgesSayWhoWasHowOld) {
  const AgeRow rows[] = {
      {"spouse",
       {{contact(2, "Bo", "Client", "2020-02-02"), "Wife"}},
       {},
       "Bo Client, a spouse, was born on 2020-02-02 and would be 6 years old: nobody under 16 can "
       "marry"},
      {"parent",
       {kSon, {contact(5, "Ed", "Client", "2001-01-01"), "Grandson"}},
       {SetParent{5, 3}},
       "Cy Client would have been 10 years old at the birth of Ed Client, a grandchild"},
      {"client",
       {{contact(3, "Cy", "Client", "1972-01-01"), "Son"},
        {contact(5, "Ed", "Client", "1983-01-01"), "Grandson"}},
       {},
       "the client would have been 23 years old at the birth of Ed Client, a grandchild"}};
  for (const AgeRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto found = after(reviewed(row.related), row.edits).findings();
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].text, row.text);
  }
}

TEST(Findings, OfABirthDateThatWasEmptiedDoNotBlameClio) {
  const auto found = after(reviewed({kSon}), {Correct{3, "birthdate", kNothing}}).findings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text,
            "the birth date of Cy Client, a child, is not known: a document cannot tell whether "
            "this is a minor");
}

TEST(Findings, AreOverruledForWhatWasRead) {
  const Review review = reviewed({kWife, {contact(4, "Di", "Roe", "1950-01-01"), "Daughter"}});
  ASSERT_EQ(keys_of(review.findings()), "blocking older-than-client:4");
  EXPECT_TRUE(stops(review.findings()[0]));
  const auto ruled =
      review.with(Overrule{"older-than-client:4", " adopted "}, "Ada Beaumont", kLater);
  ASSERT_TRUE(ruled) << ruled.error().line();
  ASSERT_EQ(keys_of(ruled->findings()), "~blocking older-than-client:4");
  EXPECT_EQ(ruled->findings()[0].overruled, (Overruling{"adopted", "Ada Beaumont", kLater}));
  EXPECT_FALSE(stops(ruled->findings()[0]));
  // An edit of somebody else leaves it, another birth date opens it again.
  EXPECT_EQ(keys_of(after(*ruled, {Correct{2, "phone", text("1")}}).findings()),
            "~blocking older-than-client:4");
  EXPECT_EQ(keys_of(after(*ruled, {Correct{4, "birthdate", date("1940-01-01")}}).findings()),
            "blocking older-than-client:4");
  EXPECT_EQ(keys_of(after(*ruled, {Undo{}}).findings()), "blocking older-than-client:4");
}

TEST(Findings, OfOtherRoomsAreOverruledToo) {
  const Review review = reviewed({kWife});
  const std::vector<Finding> law = {
      finding("minor-executor", Severity::blocking, base::Message::words("the executor is 17"),
              {2}),
      finding("executor-birth-date", Severity::note, base::Message::words("not known"), {2})};
  EXPECT_FALSE(review.with(Overrule{"minor-executor:2", "of age in May"}, "Jo", kLater));
  EXPECT_FALSE(review.with(Overrule{"minor-executor:3", "of age in May"}, "Jo", kLater, law));
  EXPECT_FALSE(review.with(Overrule{"executor-birth-date:2", "known"}, "Jo", kLater, law));
  const auto ruled = review.with(Overrule{"minor-executor:2", "of age in May"}, "Jo", kLater, law);
  ASSERT_TRUE(ruled) << ruled.error().line();
  EXPECT_EQ(keys_of(ruled->ruled(law)), "~blocking minor-executor:2, note executor-birth-date:2");
  EXPECT_EQ(keys_of(ruled->findings()), "");
}

struct KeyRow {
  const char* name;
  std::vector<matter::Id> people;
  const char* key;
};

TEST(Findings, AreKnownByCodeAndPeople) {
  const KeyRow rows[] = {
      {"nobody", {}, "x"}, {"one", {12}, "x:12"}, {"in order", {15, -1, 12}, "x:-1,12,15"}};
  for (const KeyRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(finding("x", Severity::note, {}, row.people).key, row.key);
  }
}

}  // namespace
}  // namespace engross::family
