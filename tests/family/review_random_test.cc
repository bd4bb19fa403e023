#include <random>

#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

// Edits drawn from a seed, good and bad alike; what is refused must change nothing.
class Drawn {
 public:
  explicit Drawn(unsigned seed) : random_(seed) {}

  Edit edit(const Review& review) {
    const Entry* last = review.last();
    const bool undone = last && std::holds_alternative<Undo>(last->edit);
    if (undone && below(4) == 0) return Redo{};  // which is refused anywhere else
    switch (below(14)) {
      case 0:
        return Remove{people(review)};
      case 1:
        return Restore{people(review)};
      case 2:
        return SetRole{people(review), static_cast<Role>(below(4)), below(2) ? "because" : ""};
      case 3:
        return SetParent{person(review), below(3) ? std::optional(person(review)) : std::nullopt};
      case 4:
        return merged(review);
      case 5:
        return added();
      case 6:
      case 7:
        return corrected(review);
      case 8:
        return as_imported(review);
      case 9:
        return refreshed(review);
      case 10:
        return overruled(review);
      case 11:
        return brought();
      case 12:
        return KeepApart{person(review), below(4), word()};
      default:
        return below(3) ? Edit(below(3) ? Edit(Undo{}) : Edit(Redo{})) : Edit(Confirm{});
    }
  }

 private:
  unsigned below(unsigned count) {
    return std::uniform_int_distribution<unsigned>(0, count - 1)(random_);
  }
  const char* word() {
    constexpr const char* kWords[] = {"Ann", "Roe", "", "Élodie", "Son", "Wife", "Grandson", " x "};
    return kWords[below(8)];
  }
  Subject person(const Review& review) {
    const auto all = review.people();
    return below(30) ? all[below(static_cast<unsigned>(all.size()))]->id() : 99;
  }
  std::vector<Subject> people(const Review& review) {
    std::vector<Subject> some;
    for (unsigned i = 0; i < 1 + below(2); ++i) some.push_back(person(review));
    return some;
  }
  // Mostly of two parties, because records of two roles cannot be merged.
  Merge merged(const Review& review) {
    std::vector<Subject> parties;
    for (const ReviewedPerson* p : review.people()) {
      if (p->person.role == Role::party && !p->merged_into && !p->removed)
        parties.push_back(p->id());
    }
    if (parties.size() < 2 || below(4) == 0) return {person(review), person(review)};
    const auto count = static_cast<unsigned>(parties.size());
    return {parties[below(count)], parties[below(count)]};
  }
  Add added() {
    Add made;
    made.name.first = word();
    made.name.last = word();
    made.kind = below(5) ? matter::ContactKind::person : matter::ContactKind::company;
    made.name.full = word();
    made.role = static_cast<Role>(below(4));
    made.word = word();
    return made;
  }
  // Some who are there already, one whom a field names, some of the address book alone.
  Bring brought() {
    constexpr Subject kIds[] = {0, 2, 6, 8, 9, 20, 21};
    matter::Contact made = contact(kIds[below(7)], word(), word(), below(2) ? "1990-03-03" : "");
    made.redacted = below(8) == 0;
    return {made, static_cast<Role>(below(4)), word()};
  }
  matter::FieldValue value(matter::FieldType type) {
    if (below(4) == 0) return {};
    if (below(12) == 0) return text(word());
    switch (type) {
      case matter::FieldType::checkbox:
        return below(2) == 1;
      case matter::FieldType::date:
        return below(2) ? date("1990-03-03") : date("2001-12-31");
      case matter::FieldType::numeric:
        return base::Decimal(below(9));
      case matter::FieldType::currency:
        return base::Money{base::Decimal(below(9)), "CAD"};
      case matter::FieldType::picklist:
        return matter::Option{below(3), word()};
      case matter::FieldType::contact:
        return matter::ContactRef{below(9), word()};
      case matter::FieldType::matter:
        return matter::MatterRef{below(9), word()};
      default:
        return text(word());
    }
  }
  std::pair<Subject, ReviewedValue> field(const Review& review) {
    const Subject subject = below(6) ? person(review) : kTheMatter;
    const auto values = review.values(subject);
    if (values.empty()) return {subject, {}};
    return {subject, values[below(static_cast<unsigned>(values.size()))]};
  }
  Correct corrected(const Review& review) {
    const auto [subject, chosen] = field(review);
    return {subject, chosen.field, value(chosen.type)};
  }
  AsImported as_imported(const Review& review) {
    const auto [subject, chosen] = field(review);
    return {subject, chosen.field};
  }
  Edit overruled(const Review& review) {
    const auto findings = review.findings();
    if (findings.empty()) return Overrule{"none", "because"};
    return Overrule{findings[below(static_cast<unsigned>(findings.size()))].key, word()};
  }

  // Clio after somebody changed values, a word, and who is related.
  matter::Matter later() {
    matter::Matter now = sample_matter();
    for (auto& contact : now.contacts) {
      if (below(3) == 0) contact.title = word();
      if (below(4) == 0) contact.birth_date = date("1970-07-07");
      if (below(5) == 0) contact.emails = {{"Home", word(), true}};
      if (below(5) == 0) contact.name = {"", word(), "", word(), word()};
      if (below(5) == 0 && !contact.custom_fields.empty()) contact.custom_fields.pop_back();
      if (below(6) == 0) {
        contact.custom_fields.push_back(
            {30 + below(20), "", "Kin", matter::FieldType::text_line, text(word())});
      }
    }
    for (auto& related : now.relationships) {
      if (below(4) == 0) related.word = word();
    }
    if (below(3) == 0) now.relationships.erase(now.relationships.begin() + below(3));
    if (below(3) == 0) relate(now, contact(9, "Ian", "Client", "1994-01-01"), word());
    now.description = word();
    if (below(4) == 0) now.client = below(2) ? 2 : 8;
    return now;
  }
  Edit refreshed(const Review& review) {
    const matter::Matter now = later();
    Refresh refresh{kLater, {}};
    for (const auto& d : review.differences(now, *family_of(now, vocabulary()))) {
      const bool other = d.of_client() && d.now != d.ours;  // is never taken
      refresh.choices.push_back({d, below(2) == 1 && !other});
    }
    const auto next = review.with(refresh, "Jo", kLater);
    if (next) {
      const auto left = next->differences(now, *family_of(now, vocabulary()));
      EXPECT_TRUE(left.empty()) << left.front().key();
    } else {
      EXPECT_TRUE(refresh.choices.empty()) << next.error().line();
    }
    return refresh;
  }

  std::mt19937 random_;
};

Review replayed(const Review& review) {
  auto again = Review::replay(sample_matter(), *family_of(sample_matter(), vocabulary()),
                              vocabulary(), review.log().copied());
  if (!again) throw std::runtime_error(again.error().line());
  return std::move(*again);
}

class Sequences : public rows::Row<unsigned> {};

ROW_TEST(Sequences, EndWhereTheyBeganWhenAllIsUndone) {
  constexpr int kEdits = 1000;
  Drawn drawn(row());
  const Review start = review_of(sample_matter());
  Review review = start;
  std::set<std::size_t> kinds;
  int refused = 0;
  for (int made = 0; made < kEdits;) {
    const Edit edit = drawn.edit(review);
    const Entry* before = review.last();
    auto next = review.with(edit, made % 3 ? "Jo" : "Ada Beaumont", kLater);
    if (!next) {
      ++refused;
      ASSERT_EQ(review.last(), before);
      continue;
    }
    review = std::move(*next);
    kinds.insert(edit.index());
    if (++made % 250 != 0) continue;
    const Review again = replayed(review);
    ASSERT_TRUE(again.same_people(review)) << "after " << made;
    ASSERT_EQ(again.matter(), review.matter());
    ASSERT_EQ(again.family(), review.family());
    ASSERT_EQ(again.findings(), review.findings());
    ASSERT_EQ(again.confirmed(), review.confirmed());
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<Edit>);
  EXPECT_GT(refused, 0);
  const Review end = review;
  int undone = 0;
  for (; auto next = review.with(Undo{}, "Jo", kLater); ++undone) review = std::move(*next);
  EXPECT_TRUE(review.same_people(start));
  EXPECT_EQ(review.matter(), start.matter());
  EXPECT_EQ(review.findings(), start.findings());
  EXPECT_FALSE(review.confirmed());
  for (int i = 0; i < undone; ++i) {
    auto next = review.with(Redo{}, "Jo", kLater);
    ASSERT_TRUE(next) << next.error().line();
    review = std::move(*next);
  }
  EXPECT_TRUE(review.same_people(end));
  EXPECT_EQ(review.confirmed(), end.confirmed());
  EXPECT_TRUE(replayed(review).same_people(end));
}

ROWS(Seeds, Sequences, 1U, 2U, 3U, 20261125U);

}  // namespace
}  // namespace engross::family
