// What a template can ask for: paths, labels, types and samples, of who is there and who is not.
#include "app/facts.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "golden_family.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

constexpr const char* kFamilyOfAda = R"(
client:
  name: Ada Ruth Client
  born: 1960-02-29
  city: Guelph
  fields:
    Also known as: {text_line: Addie}
people:
  - {name: Bea Wife, word: Wife, born: 1962-01-01}
  - {name: Cy Minor, word: son}
  - {name: Di Adult, word: daughter, born: 1990-05-06, fields: {Shoe size: {numeric: 37}}}
  - {name: Hank Neighbour, word: Neighbour}
fields:
  Executor: {contact: Bea Wife}
  Trust age: {numeric: 25}
  Fees agreed: {currency: 86500.00}
  Not: {text_line: a word of the grammar}
  2nd home: {text_line: Bala}
  If so: {checkbox: "yes"}
  "!!!": {text_line: no name for a mark}
)";

Draft draft_of_ada() {
  const GoldenFamily golden(kFamilyOfAda);
  const Mapping mapping = shipped_mapping();
  auto family = family::family_of(golden.matter(), mapping.vocabulary);
  return {"D-1", family::Review::of(golden.matter(), *family, mapping.vocabulary), {}, {}, {}};
}

const std::vector<Fact>& facts_of_ada() {
  static const auto made = facts(draft_of_ada(), shipped_mapping(), date("2026-11-23"));
  return made;
}

const Fact* find_fact(const std::vector<Fact>& among, std::string_view path) {
  for (const Fact& fact : among) {
    if (fact.path == path) return &fact;
    if (const Fact* inside = find_fact(fact.members, path)) return inside;
  }
  return nullptr;
}

// Every fact with the lists around it.
using Seen = std::function<void(const Fact&, const std::vector<const Fact*>& lists)>;
void each_fact(const std::vector<Fact>& among, std::vector<const Fact*> lists, const Seen& seen) {
  for (const Fact& fact : among) {
    seen(fact, lists);
    auto inside = lists;
    if (fact.kind == Fact::Kind::list) inside.push_back(&fact);
    each_fact(fact.members, inside, seen);
  }
}

struct FactRow {
  const char* name;       // the path
  const char* told;       // type, label, sample; "" where a template cannot ask for it
  const char* list = "";  // the root that it stands in, where others have the same path
};

class Facts : public rows::Row<FactRow> {};

ROW_TEST(Facts, AreToldWithTypeLabelAndSample) {
  const Fact* list = find_fact(facts_of_ada(), row().list);
  const Fact* fact = find_fact(list ? list->members : facts_of_ada(), row().name);
  if (!fact) {
    EXPECT_STREQ(row().told, "");
    return;
  }
  const std::string loop = fact->each.empty() ? "" : ", each " + fact->each;
  EXPECT_EQ(
      std::string(word(fact->kind)) + " | " + fact->label.text() + " | " + fact->sample + loop,
      row().told);
}

ROWS(There, Facts, FactRow{"client", "person | Client | Ada Ruth Client"},
     FactRow{"client.name.full", "text | Full name | Ada Ruth Client"},
     FactRow{"client.birthdate", "date | Birth date | 29 February 1960"},
     FactRow{"client.age", "number | Age in years | 66"},
     FactRow{"client.is_minor", "yes/no | Is a minor | No"},
     FactRow{"client.address", "record | Address | 1 Main Street, Guelph, Ontario K9H 1A1, Canada"},
     FactRow{"client.also_known_as", "text | Also known as | Addie"},
     FactRow{"client.custom.also_known_as", "text | Also known as | Addie"},
     FactRow{"spouse.name.last", "text | Last name | Wife"},
     FactRow{"matter", "record | Matter | 00900-Golden"},
     FactRow{"matter.custom", "group | Custom fields in Clio | "},
     FactRow{"matter.custom.fees_agreed", "money | Fees agreed | $86,500.00"},
     FactRow{"matter.relationships.neighbour", "person | Neighbour | Hank Neighbour"},
     FactRow{"facts.executor.name.full", "text | Full name | Bea Wife"},
     FactRow{"facts.trust_age", "number | Trust age | 25"},
     FactRow{"today", "date | Today | 23 November 2026"});

ROWS(Lists, Facts, FactRow{"children", "list | Children | Cy Minor and Di Adult, each child"},
     FactRow{"child.name.full", "text | Full name | Cy Minor", "children"},
     FactRow{"child.birthdate", "date | Birth date | 6 May 1990", "children"},
     FactRow{"child.custom.shoe_size", "number | Shoe size | 37", "children"},
     FactRow{"child.children", "list | Children | , each grandchild", "children"},
     FactRow{"party.name.full", "text | Full name | Hank Neighbour", "parties"});

ROWS(NobodyThere, Facts, FactRow{"grandchildren", "list | Grandchildren | , each grandchild"},
     FactRow{"grandchild.name.full", "text | Full name | ", "grandchildren"},
     FactRow{"grandchild.birthdate", "date | Birth date | ", "grandchildren"},
     FactRow{"grandchild.parent.name.full", "text | Full name | ", "grandchildren"},
     FactRow{"facts.guardian", "person | Guardian | "},
     FactRow{"facts.guardian.name.full", "text | Full name | "},
     FactRow{"facts.estimated_fees", "money | Estimated fees | "},
     FactRow{"facts.referral_date", "date | Referral date | "},
     FactRow{"client.children", "list | Children | , each child"},
     FactRow{"child.age", "number | Age in years | ", "client"});

ROWS(OddNames, Facts, FactRow{"matter.custom.not", "text | Not | a word of the grammar"},
     FactRow{"matter.custom.2nd_home", "text | 2nd home | Bala"},
     FactRow{"matter.custom.if_so", "yes/no | If so | Yes"});

ROWS(NotToAskFor, Facts, FactRow{"matter.custom.", ""}, FactRow{"grandchild.custom", ""},
     FactRow{"spouse.custom", ""}, FactRow{"grandchild.parent.parent.name.full", ""},
     FactRow{"facts.executor.parent.name.full", ""}, FactRow{"children.name", ""},
     FactRow{"client.shoe_size", ""}, FactRow{"spouse.spouse", ""}, FactRow{"child", ""});

// What is offered is what a fill finds: the same text, and nothing that is not there.
TEST(FactsTree, OffersWhatAFillFinds) {
  const Mapping mapping = shipped_mapping();
  const auto values = values_of(draft_of_ada(), mapping, date("2026-11-23"));
  const auto environment = app::environment(mapping, date("2026-11-23"));
  int compared = 0;
  each_fact(facts_of_ada(), {}, [&](const Fact& fact, const std::vector<const Fact*>& lists) {
    if (!lists.empty() || fact.sample.empty()) return;
    const auto read = expression::Expression::parse(fact.path);
    ASSERT_TRUE(read.has_value()) << fact.path;
    const auto value = read->evaluate(expression::Scope(values), environment);
    ASSERT_TRUE(value.has_value()) << fact.path;
    EXPECT_EQ(expression::display(*value).value_or("?"), fact.sample) << fact.path;
    ++compared;
  });
  EXPECT_GT(compared, 100);
}

TEST(FactsTree, HasTheWordsOfEngrossForItsOwnNames) {
  const Mapping mapping = shipped_mapping();
  std::set<std::string> firms;
  for (const auto& fact : mapping.fields.facts()) firms.insert(fact.name);
  for (const auto& fact : mapping.fields.person()) firms.insert(fact.name);
  each_fact(facts_of_ada(), {}, [&](const Fact& fact, const std::vector<const Fact*>&) {
    const std::string last = fact.path.substr(fact.path.rfind('.') + 1);
    const bool of_clio = fact.path.find(".custom.") != std::string::npos ||
                         fact.path.find("relationships.") != std::string::npos;
    if (!of_clio && !firms.contains(last) && fact.path.find('.') != std::string::npos) {
      EXPECT_NE(fact.label.id(), "") << fact.path;
    }
  });
}

TEST(FactsTree, GivesNoLoopTheNameOfOneAroundIt) {
  each_fact(facts_of_ada(), {}, [&](const Fact& fact, const std::vector<const Fact*>& lists) {
    for (const Fact* list : lists) EXPECT_NE(fact.each, list->each) << fact.path;
  });
}

TEST(FactsTree, CutsALongSample) {
  auto draft = draft_of_ada();
  matter::Matter matter = draft.review.matter();
  matter.description = std::string(150, 'x');
  const Mapping mapping = shipped_mapping();
  draft.review = family::Review::of(matter, draft.review.family(), mapping.vocabulary);
  const auto all = facts(draft, mapping, date("2026-11-23"));
  EXPECT_EQ(find_fact(all, "matter.description")->sample, std::string(100, 'x') + "…");
}

}  // namespace
}  // namespace engross::app
