// Whom the custom fields name, once somebody is removed, merged or called otherwise.
#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

const matter::FieldValue& executor(const Review& review) {
  return review.matter().custom_fields[0].value;
}

matter::FieldValue named(Subject id, const char* name) { return matter::ContactRef{id, name}; }

struct NamedRow {
  const char* name;
  std::vector<Edit> edits;
  matter::FieldValue executor;  // 7, Fay Roe, in Clio
  const char* contact;          // the full name in the contact that the field names
};

class Named : public rows::Row<NamedRow> {};

ROW_TEST(Named, AreAsReviewed) {
  const Review review = after(review_of(sample_matter()), row().edits);
  EXPECT_EQ(executor(review), row().executor);
  const auto* ref = std::get_if<matter::ContactRef>(&executor(review));
  ASSERT_NE(ref, nullptr);
  const auto* contact = matter::find_contact(review.matter(), ref->id);
  EXPECT_EQ(contact ? contact->name.full : "nobody", row().contact);
}

const Correct kOtherName{7, "name.last", text("Rowe")};

ROWS(Edits, Named, NamedRow{"untouched", {}, named(7, "Fay Roe"), "Fay Roe"},
     NamedRow{"corrected", {kOtherName}, named(7, "Fay Rowe"), "Fay Rowe"},
     NamedRow{"removed", {Remove{{7}}}, named(7, "Fay Roe"), "Fay Roe"},
     NamedRow{"corrected_and_removed", {kOtherName, Remove{{7}}}, named(7, "Fay Rowe"), "Fay Rowe"},
     NamedRow{"removed_and_corrected", {Remove{{7}}, kOtherName}, named(7, "Fay Rowe"), "Fay Rowe"},
     NamedRow{
         "correction_undone", {Remove{{7}}, kOtherName, Undo{}}, named(7, "Fay Roe"), "Fay Roe"},
     NamedRow{"merged", {Merge{2, 7}}, named(2, "Bo Client"), "Bo Client"},
     NamedRow{"merged_into_a_corrected_record",
              {Correct{2, "name.first", text("Bea")}, Merge{2, 7}},
              named(2, "Bea Client"),
              "Bea Client"},
     NamedRow{"merged_and_both_removed",
              {Merge{2, 7}, Correct{2, "name.first", text("Bea")}, Remove{{2}}},
              named(2, "Bea Client"),
              "Bea Client"},
     NamedRow{"merged_twice", {Merge{4, 7}, Merge{3, 4}}, named(3, "Cy Client"), "Cy Client"},
     NamedRow{"only_named",
              {Correct{kTheMatter, "custom.executor", named(8, "Gil Stone")}},
              named(8, "Gil Stone"),
              "Gil Stone"});

std::string contacts_of(const Review& review) {
  std::vector<std::string> ids;
  for (const auto& c : review.matter().contacts) ids.push_back(std::to_string(c.source.id));
  return base::join(ids, " ");
}

TEST(NamedContacts, AreThoseOfRemovedPeopleOnlyWhereAFieldNamesThem) {
  EXPECT_EQ(contacts_of(after(review_of(sample_matter()), {Remove{{4, 7}}})), "1 2 3 5 6 8 7");
  EXPECT_EQ(contacts_of(after(review_of(sample_matter()), {Remove{{4, 7}}, Restore{{7}}})),
            "1 2 3 5 6 7 8");
  EXPECT_EQ(contacts_of(after(review_of(sample_matter()),
                              {Remove{{7}}, Correct{kTheMatter, "custom.executor", kNothing},
                               Correct{3, "custom.guardian", kNothing}})),
            "1 2 3 4 5 6 8");
}

// The executor is removed, and so is the guardian whom a field of hers names.
TEST(NamedContacts, NameOthersAsReviewed) {
  matter::Matter matter = sample_matter();
  for (auto& contact : matter.contacts) {
    if (contact.source.id != 7) continue;
    contact.custom_fields = {{36, "contact-1", "Guardian", matter::FieldType::contact,
                              matter::ContactRef{4, "Di Client"}}};
  }
  const Review review =
      after(review_of(matter), {Correct{4, "name.first", text("Dee")}, Remove{{4, 7}}});
  EXPECT_EQ(contacts_of(review), "1 2 3 5 6 8 7 4");
  const auto* executor = matter::find_contact(review.matter(), 7);
  ASSERT_NE(executor, nullptr);
  EXPECT_EQ(executor->custom_fields[0].value, named(4, "Dee Client"));
}

TEST(NamedContacts, OfTheClientAreAsReviewedInTheFamilyToo) {
  matter::Matter matter = sample_matter();
  matter.contacts[0].custom_fields = matter.custom_fields;
  const Review review = after(review_of(matter), {Merge{2, 7}});
  EXPECT_EQ(review.family().client.custom_fields[0].value, named(2, "Bo Client"));
}

struct StandsRow {
  const char* name;
  std::vector<Edit> edits;
  Subject id;
  std::optional<Subject> stands_for;
};

TEST(Records, StandForThePersonTheyWereMergedInto) {
  const StandsRow rows[] = {{"itself", {}, 7, 7},
                            {"removed", {Remove{{7}}}, 7, 7},
                            {"merged", {Merge{2, 7}}, 7, 2},
                            {"kept", {Merge{2, 7}}, 2, 2},
                            {"merged_twice", {Merge{4, 7}, Merge{3, 4}}, 7, 3},
                            {"merged_into_the_client", {Merge{1, 7}}, 7, 1},
                            {"restored", {Merge{2, 7}, Restore{{7}}}, 7, 7},
                            {"undone", {Merge{2, 7}, Undo{}}, 7, 7},
                            {"named_only", {}, 8, std::nullopt},
                            {"nobody", {}, 99, std::nullopt},
                            {"the_matter", {}, kTheMatter, std::nullopt}};
  for (const StandsRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(after(review_of(sample_matter()), row.edits).stands_for(row.id), row.stands_for);
  }
}

}  // namespace
}  // namespace engross::family
