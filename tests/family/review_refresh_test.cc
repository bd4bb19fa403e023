#include <functional>

#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

using matter::Matter;

Family family_in(const Matter& matter) { return *family_of(matter, vocabulary()); }

std::vector<Difference> waiting(const Review& review, const Matter& now) {
  return review.differences(now, family_in(now));
}

Refresh choose(const std::vector<Difference>& differences, bool take) {
  Refresh refresh{kLater, {}};
  for (const Difference& difference : differences) refresh.choices.push_back({difference, take});
  return refresh;
}

Review taken(const Review& review, const Matter& now, bool take) {
  return after(review, {choose(waiting(review, now), take)});
}

// "value 2.name.last ours>then>now"
std::string shown(const std::vector<Difference>& differences) {
  constexpr const char* kKinds[] = {"value", "word", "new", "gone"};
  std::vector<std::string> lines;
  for (const Difference& d : differences) {
    std::string line = std::string(kKinds[static_cast<int>(d.kind)]) + " " + d.key();
    if (!d.field.empty()) {
      line += " " + matter::text_of(d.ours) + ">" + matter::text_of(d.then) + ">" +
              matter::text_of(d.now);
    }
    if (d.person)
      line += " " + d.person->contact.name.full + " " + std::string(word(d.person->role));
    lines.push_back(std::move(line));
  }
  return base::join(lines, ", ");
}

matter::Contact& contact_in(Matter& matter, matter::Id id) {
  for (auto& contact : matter.contacts) {
    if (contact.source.id == id) return contact;
  }
  throw std::runtime_error("no such contact");
}

void unrelate(Matter& matter, matter::Id id) {
  std::erase_if(matter.relationships, [&](const auto& r) { return r.contact == id; });
}

struct DifferenceRow {
  const char* name;
  std::vector<Edit> edits;
  std::function<void(Matter&)> change;
  const char* differences;
};

class Differences : public rows::Row<DifferenceRow> {};

ROW_TEST(Differences, AreFoundOnceAndThenKnown) {
  const DifferenceRow& row = this->row();
  const Review review = after(review_of(sample_matter()), row.edits);
  Matter now = sample_matter();
  row.change(now);
  const auto found = waiting(review, now);
  EXPECT_EQ(shown(found), row.differences);
  if (found.empty()) return;
  for (const bool take : {true, false}) {
    SCOPED_TRACE(take);
    EXPECT_EQ(shown(waiting(taken(review, now, take), now)), "");
  }
}

ROWS(Imports, Differences, DifferenceRow{"none", {}, [](Matter&) {}, ""},
     DifferenceRow{"time_and_etag_are_no_values",
                   {},
                   [](Matter& m) {
                     m.source.fetched_at = kLater;
                     contact_in(m, 2).source = {"contacts", 2, "\"new\"", kLater};
                   },
                   ""},
     DifferenceRow{"last_name",
                   {},
                   [](Matter& m) {
                     contact_in(m, 2).name = {"", "Bo", "", "Roe", "Bo Roe"};
                   },
                   "value 2.name.last Client>Client>Roe"},
     DifferenceRow{
         "corrected_here_only", {Correct{2, "name.last", text("Roe")}}, [](Matter&) {}, ""},
     DifferenceRow{"corrected_here_and_changed_there",
                   {Correct{2, "birthdate", kNothing}},
                   [](Matter& m) { contact_in(m, 2).birth_date = date("1963-03-03"); },
                   "value 2.birthdate >1962-02-02>1963-03-03"},
     DifferenceRow{"corrected_here_and_there_alike",
                   {Correct{2, "birthdate", date("1963-03-03")}},
                   [](Matter& m) { contact_in(m, 2).birth_date = date("1963-03-03"); },
                   ""},
     DifferenceRow{"the_same_word_here_and_there",
                   {Correct{4, "relationship", text("Daughter")}},
                   [](Matter& m) { m.relationships[2].word = "Daughter"; },
                   ""},
     DifferenceRow{"the_same_person_here_and_there_under_another_name",
                   {Correct{kTheMatter, "custom.executor", matter::ContactRef{2, "Bo Client"}}},
                   [](Matter& m) {
                     m.custom_fields[0].value = matter::ContactRef{2, "Bo Roe"};
                   },
                   "value 0.custom.executor Bo Client>Fay Roe>Bo Roe"},
     DifferenceRow{"another_person_there",
                   {Correct{kTheMatter, "custom.executor", matter::ContactRef{2, "Bo Client"}}},
                   [](Matter& m) {
                     m.custom_fields[0].value = matter::ContactRef{3, "Cy Client"};
                   },
                   "value 0.custom.executor Bo Client>Fay Roe>Cy Client"},
     DifferenceRow{"birth_date_gone",
                   {},
                   [](Matter& m) { contact_in(m, 3).birth_date.reset(); },
                   "value 3.birthdate 1990-03-03>1990-03-03>"},
     DifferenceRow{"client_mail",
                   {},
                   [](Matter& m) {
                     contact_in(m, 1).emails = {{"", "ada@example.test", true}};
                   },
                   "value 1.email >>ada@example.test"},
     DifferenceRow{"address_gone",
                   {},
                   [](Matter& m) { contact_in(m, 2).addresses.clear(); },
                   "value 2.address.street 1 Main St>1 Main St>, value 2.address.city "
                   "Toronto>Toronto>, value 2.address.province ON>ON>, value "
                   "2.address.postal_code M5V 1A1>M5V 1A1>, value 2.address.country "
                   "Canada>Canada>"},
     DifferenceRow{"other_primary_mail",
                   {},
                   [](Matter& m) {
                     contact_in(m, 2).emails[0].primary = true;
                     contact_in(m, 2).emails[1].primary = false;
                   },
                   "value 2.email bo@example.test>bo@example.test>spare@example.test"},
     DifferenceRow{"company_name",
                   {},
                   [](Matter& m) { contact_in(m, 6).name.full = "Acme Inc"; },
                   "value 6.name.full Acme Ltd>Acme Ltd>Acme Inc"},
     DifferenceRow{"name_without_parts",
                   {},
                   [](Matter& m) {
                     contact_in(m, 2).name = {"", "", "", "", "Bobby"};
                   },
                   "value 2.name.first Bo>Bo>, value 2.name.last Client>Client>, value "
                   "2.name.full Bo Client>Bo Client>Bobby"},
     DifferenceRow{"custom_value",
                   {},
                   [](Matter& m) { contact_in(m, 3).custom_fields[0].value = number("30"); },
                   "value 3.custom.trust_age 25>25>30"},
     DifferenceRow{"custom_gone",
                   {},
                   [](Matter& m) {
                     auto& fields = contact_in(m, 3).custom_fields;
                     fields.erase(fields.begin());
                   },
                   "value 3.custom.trust_age 25>25>"},
     DifferenceRow{"custom_new",
                   {},
                   [](Matter& m) {
                     contact_in(m, 2).custom_fields = {
                         {31, "numeric-9", "Trust age", matter::FieldType::numeric, number("21")}};
                   },
                   "value 2.custom.trust_age >>21"},
     DifferenceRow{
         "custom_new_and_empty",
         {},
         [](Matter& m) {
           contact_in(m, 2).custom_fields = {{31, "", "Trust age", matter::FieldType::numeric, {}}};
         },
         ""},
     DifferenceRow{"custom_new_of_a_known_name",
                   {},
                   [](Matter& m) {
                     contact_in(m, 3).custom_fields.push_back({30, "text_line-1", "Kin",
                                                               matter::FieldType::text_line,
                                                               std::string("zeroth")});
                   },
                   "value 3.custom.kin >>zeroth"},
     DifferenceRow{"matter_values",
                   {},
                   [](Matter& m) {
                     m.description = "Two wills";
                     m.status = "Closed";
                     m.custom_fields[0].value = matter::ContactRef{2, "Bo Client"};
                   },
                   "value 0.description Will>Will>Two wills, value 0.status "
                   "Open>Open>Closed, value 0.custom.executor Fay Roe>Fay Roe>Bo Client"},
     DifferenceRow{"word",
                   {},
                   [](Matter& m) { m.relationships[2].word = "Daughter"; },
                   "word 4.relationship Daugther>Daugther>Daughter"},
     DifferenceRow{"word_corrected_here",
                   {Correct{4, "relationship", text("Friend")}},
                   [](Matter& m) { m.relationships[2].word = ""; },
                   "word 4.relationship Friend>Daugther>"},
     DifferenceRow{"gone", {}, [](Matter& m) { unrelate(m, 7); }, "gone 7"},
     DifferenceRow{
         "gone_and_removed_here", {Remove{{7}}}, [](Matter& m) { unrelate(m, 7); }, "gone 7"},
     DifferenceRow{
         "gone_and_merged_here", {Merge{2, 7}}, [](Matter& m) { unrelate(m, 7); }, "gone 7"},
     DifferenceRow{"value_of_a_removed_person",
                   {Remove{{7}}},
                   [](Matter& m) { contact_in(m, 7).title = "Nurse"; },
                   "value 7.title >>Nurse"},
     DifferenceRow{"new",
                   {},
                   [](Matter& m) { relate(m, contact(9, "Ian", "Client"), "Son"); },
                   "new 9 Ian Client child"},
     DifferenceRow{
         "added_people_are_not_compared",
         {Add{{"", "Ian", "", "Client", ""}, matter::ContactKind::person, Role::child, ""}},
         [](Matter&) {},
         ""},
     DifferenceRow{"another_order",
                   {},
                   [](Matter& m) { std::swap(m.relationships[0], m.relationships[4]); },
                   ""},
     DifferenceRow{"client_related_now",
                   {},
                   [](Matter& m) {
                     m.relationships.push_back({{"relationships", 300, "", kLater}, 1, "Wife"});
                   },
                   "word 1.relationship >>Wife"});

// ---- What a choice does

Matter changed() {
  Matter now = sample_matter();
  now.description = "Two wills";
  contact_in(now, 2).birth_date = date("1963-03-03");
  contact_in(now, 2).custom_fields = {
      {31, "numeric-9", "Trust age", matter::FieldType::numeric, number("21")}};
  now.relationships[2].word = "Late daughter";
  unrelate(now, 7);
  relate(now, contact(9, "Ian", "Client", "1994-01-01"), "Son");
  return now;
}

TEST(Choices, TakenAreImported) {
  const Review review = taken(
      after(review_of(sample_matter()), {Correct{2, "birthdate", kNothing}}), changed(), true);
  EXPECT_EQ(shown(review, kTheMatter, "description"), "Two wills (imported)");
  EXPECT_EQ(shown(review, 2, "birthdate"), "1963-03-03 (imported)");
  EXPECT_EQ(shown(review, 2, "custom.trust_age"), "21 (imported)");
  EXPECT_EQ(shown(review, 4, "relationship"), "Late daughter (imported)");
  EXPECT_EQ(shown(review, 4, "is_deceased"), "Yes (imported)");
  EXPECT_EQ(picture(review),
            "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party- 9:child");
  EXPECT_EQ(review.matter().source.fetched_at, kLater);
  EXPECT_EQ(review.find(2)->person.contact.source.fetched_at, kLater);
  EXPECT_EQ(review.find(3)->person.contact.source.fetched_at, kImport);
  EXPECT_EQ(line_of(review.log().back(), review),
            "compared with Clio: taken description of the matter from \"Will\" to \"Two wills\", "
            "birth date of Bo Client from nothing to 1963-03-03, \"Trust age\" of Bo Client from "
            "nothing to 21, relationship of Di Client from \"Daugther\" to \"Late daughter\", "
            "without Fay Roe (no longer related in Clio), Ian Client (new in Clio)");
}

TEST(Choices, KeptStayAndAreCorrections) {
  const Review review = taken(
      after(review_of(sample_matter()), {Correct{2, "birthdate", kNothing}}), changed(), false);
  EXPECT_EQ(shown(review, kTheMatter, "description"), "Will (corrected 2)");
  EXPECT_EQ(shown(review, 2, "birthdate"), " (corrected 1)");
  EXPECT_EQ(matter::text_of(value_in(review.values(2), "birthdate")->imported), "1963-03-03");
  EXPECT_EQ(shown(review, 2, "custom.trust_age"), " (corrected 2)");
  EXPECT_EQ(shown(review, 4, "relationship"), "Daugther (corrected 2)");
  EXPECT_EQ(shown(review, 4, "is_deceased"), "No (corrected 2)");
  EXPECT_EQ(picture(review),
            "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party 9:child-");
  EXPECT_EQ(line_of(review.log().back(), review),
            "compared with Clio: kept description of the matter \"Will\" (in Clio \"Two wills\"), "
            "birth date of Bo Client nothing (in Clio 1963-03-03), \"Trust age\" of Bo Client "
            "nothing (in Clio 21), relationship of Di Client \"Daugther\" (in Clio \"Late "
            "daughter\"), Fay Roe (no longer related in Clio), without Ian Client (new in Clio)");
  const Review back =
      after(review, {AsImported{2, "custom.trust_age"}, AsImported{2, "birthdate"}});
  EXPECT_EQ(shown(back, 2, "custom.trust_age"), "21 (imported)");
  EXPECT_EQ(shown(back, 2, "birthdate"), "1963-03-03 (imported)");
}

TEST(Choices, KeptLeaveACorrectionToItsEntry) {
  Matter now = changed();
  now.custom_fields[0].value = matter::ContactRef{2, "Bo Client"};
  const Review review =
      taken(after(review_of(sample_matter()),
                  {Correct{kTheMatter, "description", text("Codicil")},
                   Correct{kTheMatter, "custom.executor", matter::ContactRef{3, "Cy Client"}},
                   Correct{4, "relationship", text("Niece")}}),
            now, false);
  EXPECT_EQ(shown(review, kTheMatter, "description"), "Codicil (corrected 1)");
  EXPECT_EQ(shown(review, kTheMatter, "custom.executor"), "Cy Client (corrected 2)");
  EXPECT_EQ(shown(review, 4, "relationship"), "Niece (corrected 3)");
  // What nobody had typed was kept by the comparison.
  EXPECT_EQ(shown(review, 2, "birthdate"), "1962-02-02 (corrected 4)");
}

TEST(Choices, OfAWordMakeTheRoleAnew) {
  Matter now = sample_matter();
  now.relationships[2].word = "Daughter";
  const Review review = taken(review_of(sample_matter()), now, true);
  EXPECT_EQ(review.find(4)->person.role, Role::child);
  EXPECT_EQ(review.find(4)->person.reason, "\"Daughter\" is a child word of the English table");
  EXPECT_TRUE(review.find(4)->person.doubts.empty());
}

TEST(Choices, OfAWordLeaveARoleSetByHand) {
  Matter now = sample_matter();
  now.relationships[2].word = "Daughter";
  const Review review =
      taken(after(review_of(sample_matter()), {SetRole{{4}, Role::party, "a niece"}}), now, true);
  EXPECT_EQ(review.find(4)->person.role, Role::party);
  EXPECT_EQ(review.find(4)->person.reason, "set to party by Jo: \"a niece\"");
  EXPECT_EQ(review.find(4)->person.word, "Daughter");
}

TEST(Choices, OfAFamilyWordOnACompanyKeepItAParty) {
  Matter now = sample_matter();
  now.relationships[4].word = "Partner";
  const Review review = taken(review_of(sample_matter()), now, true);
  EXPECT_EQ(review.find(6)->person.role, Role::party);
  ASSERT_EQ(review.find(6)->person.doubts.size(), 1U);
  EXPECT_EQ(review.find(6)->person.doubts[0].code, "company");
}

TEST(Choices, OfAWordThatEndsParenthood) {
  Matter now = sample_matter();
  now.relationships[1].word = "Friend";
  const Review review = taken(after(review_of(sample_matter()), {SetParent{5, 3}}), now, true);
  EXPECT_EQ(picture(review), "1:client 2:spouse 3:party 4:party 5:grandchild 6:party 7:party");
}

TEST(Choices, BringBackWhoWasGone) {
  Matter without = sample_matter();
  unrelate(without, 3);
  const Review gone = taken(review_of(sample_matter()), without, true);
  EXPECT_TRUE(gone.find(3)->removed);
  EXPECT_EQ(shown(waiting(gone, sample_matter())), "new 3 Cy Client child");
  EXPECT_FALSE(taken(gone, sample_matter(), true).find(3)->removed);
  EXPECT_TRUE(taken(gone, sample_matter(), false).find(3)->removed);
}

TEST(Choices, PutNewPeopleBeforeAddedOnes) {
  Matter now = sample_matter();
  relate(now, contact(9, "Ian", "Client"), "Son");
  const Review review =
      taken(after(review_of(sample_matter()),
                  {Add{{"", "Hal", "", "Roe", ""}, matter::ContactKind::person, Role::child, ""}}),
            now, true);
  EXPECT_EQ(picture(review),
            "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party 9:child -1:child");
}

TEST(Choices, MayBeMixedAndUndone) {
  const Review start = review_of(sample_matter());
  Refresh mixed = choose(waiting(start, changed()), true);
  for (std::size_t i = 0; i < mixed.choices.size(); i += 2) mixed.choices[i].take = false;
  const Review review = after(start, {mixed});
  EXPECT_EQ(shown(waiting(review, changed())), "");
  EXPECT_EQ(line_of(review.log().back(), review),
            "compared with Clio: taken birth date of Bo Client from 1962-02-02 to 1963-03-03, "
            "relationship of Di Client from \"Daugther\" to \"Late daughter\", Ian Client (new in "
            "Clio); kept description of the matter \"Will\" (in Clio \"Two wills\"), \"Trust age\" "
            "of Bo Client nothing (in Clio 21), Fay Roe (no longer related in Clio)");
  EXPECT_TRUE(after(review, {Undo{}}).same_people(start));
  EXPECT_TRUE(after(review, {Undo{}, Redo{}}).same_people(review));
  const auto again = Review::replay(sample_matter(), family_in(sample_matter()), vocabulary(),
                                    review.log().copied());
  ASSERT_TRUE(again) << again.error().line();
  EXPECT_TRUE(again->same_people(review));
}

TEST(Choices, LeftOutAreAskedAgain) {
  const Review start = review_of(sample_matter());
  const auto all = waiting(start, changed());
  const Review review = after(start, {choose({all[0], all[1]}, true)});
  EXPECT_EQ(waiting(review, changed()).size(), all.size() - 2);
}

TEST(Choices, OfAFullNameDoNotDependOnTheirOrder) {
  Matter now = sample_matter();
  contact_in(now, 2).name = {"", "", "", "", "Bobby"};
  const Review start = review_of(sample_matter());
  auto found = waiting(start, now);
  std::reverse(found.begin(), found.end());
  const Review review = after(start, {choose(found, true)});
  EXPECT_EQ(review.find(2)->person.contact.name.full, "Bobby");
  EXPECT_EQ(shown(waiting(review, now)), "");
}

// ---- Choices that do not fit

struct ReviewRefreshStaleRow {
  const char* name;
  std::function<void(Refresh&)> spoil;
  base::Fault fault = base::Fault::conflict;
};

class Stale : public rows::Row<ReviewRefreshStaleRow> {};

// Of changed(): description, birth date, custom field, word, gone, new.
ROW_TEST(Stale, ChoicesAreRefused) {
  const Review review = review_of(sample_matter());
  Refresh refresh = choose(waiting(review, changed()), true);
  ASSERT_EQ(refresh.choices.size(), 6U);
  row().spoil(refresh);
  const auto next = review.with(refresh, "Jo", kLater);
  ASSERT_FALSE(next.has_value());
  EXPECT_EQ(next.error().fault, row().fault) << next.error().line();
}

ROWS(Rows, Stale,
     ReviewRefreshStaleRow{"twice", [](Refresh& r) { r.choices.push_back(r.choices[0]); },
                           base::Fault::refused},
     ReviewRefreshStaleRow{"matter_value_of_before",
                           [](Refresh& r) { r.choices[0].difference.then = text("x"); }},
     ReviewRefreshStaleRow{"value_of_before",
                           [](Refresh& r) { r.choices[1].difference.then = date("1900-01-01"); }},
     ReviewRefreshStaleRow{"value_of_another_kind",
                           [](Refresh& r) { r.choices[1].difference.now = text("1963-03-03"); }},
     ReviewRefreshStaleRow{"unknown_field",
                           [](Refresh& r) { r.choices[1].difference.field = "shoe_size"; }},
     ReviewRefreshStaleRow{"field_of_nobody",
                           [](Refresh& r) { r.choices[1].difference.subject = 99; }},
     ReviewRefreshStaleRow{"custom_without_its_field",
                           [](Refresh& r) { r.choices[2].difference.custom.reset(); }},
     ReviewRefreshStaleRow{"custom_of_another_kind",
                           [](Refresh& r) { r.choices[2].difference.now = text("21"); }},
     ReviewRefreshStaleRow{"word_of_before",
                           [](Refresh& r) { r.choices[3].difference.then = text("x"); }},
     ReviewRefreshStaleRow{"word_that_is_a_date",
                           [](Refresh& r) { r.choices[3].difference.now = date("1990-01-01"); }},
     ReviewRefreshStaleRow{"word_of_the_matter",
                           [](Refresh& r) { r.choices[3].difference.subject = kTheMatter; }},
     ReviewRefreshStaleRow{"gone_who_is_unknown",
                           [](Refresh& r) { r.choices[4].difference.subject = 99; }},
     ReviewRefreshStaleRow{"new_without_a_person",
                           [](Refresh& r) { r.choices[5].difference.person.reset(); }},
     ReviewRefreshStaleRow{"new_who_is_there",
                           [](Refresh& r) {
                             r.choices[5].difference.subject = 3;
                             r.choices[5].difference.person->contact.source.id = 3;
                           }},
     ReviewRefreshStaleRow{"new_of_another_id",
                           [](Refresh& r) { r.choices[5].difference.subject = 10; }},
     ReviewRefreshStaleRow{"new_of_a_typed_id", [](Refresh& r) {
                             r.choices[5].difference.subject = -4;
                             r.choices[5].difference.person->contact.source.id = -4;
                           }});

}  // namespace
}  // namespace engross::family
