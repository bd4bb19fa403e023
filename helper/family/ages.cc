#include "family/ages.h"

#include "family/messages.h"

namespace engross::family {
namespace {

using base::Date;

constexpr int kYoungestParent = 12;
constexpr int kYoungestGrandparent = 2 * kYoungestParent;
// Civil Marriage Act, S.C. 2005, c. 33, s. 2.2.
constexpr int kYoungestSpouse = 16;
constexpr int kOldestLiving = 120;

class Ages {
 public:
  Ages(const Row& row, const Sheet& sheet) : row_(row), person_(row.now.person), sheet_(sheet) {
    const base::Instant fetched = sheet.matter->now.source.fetched_at;
    if (fetched != base::Instant{}) today_ = Date(std::chrono::floor<std::chrono::days>(fetched));
  }

  std::vector<Finding> odd() {
    const auto& born = person_.contact.birth_date;
    if (!born) return {};
    check_today(*born);
    if (row_.client()) return std::move(found_);
    check_client(*born);
    check_parent(*born);
    return std::move(found_);
  }

 private:
  void add(const char* code, Severity severity, base::Message text, std::vector<Subject> people) {
    found_.push_back(finding(code, severity, std::move(text), std::move(people)));
  }

  void check_today(const Date& born) {
    if (!today_) return;
    const Subject id = row_.now.id();
    const int years = base::years_between(born, *today_);
    if (born > *today_) {
      add("born-in-future", Severity::blocking,
          say("born-in-future", {{"who", name_of(person_.contact)},
                                 {"born", base::iso(born)},
                                 {"imported", base::iso(*today_)}}),
          {id});
    } else if (!person_.is_deceased && years > kOldestLiving) {
      add("older-than-120", Severity::doubt,
          say("older-than-120",
              {{"who", name_of(person_.contact)}, {"years", years}, {"born", base::iso(born)}}),
          {id});
    } else if (person_.role == Role::spouse && years < kYoungestSpouse) {
      add("young-spouse", Severity::doubt,
          say("young-spouse", {{"who", name_of(person_.contact)},
                               {"born", base::iso(born)},
                               {"years", years},
                               {"least", kYoungestSpouse}}),
          {id});
    }
  }

  // That a child or a grandchild is not older, doubt_age asks already.
  void check_client(const Date& born) {
    const auto& before = sheet_.client().now.person.contact.birth_date;
    const bool child = person_.role == Role::child;
    if ((!child && person_.role != Role::grandchild) || !before || born <= *before) return;
    const int years = base::years_between(*before, born);
    if (years >= (child ? kYoungestParent : kYoungestGrandparent)) return;
    add(child ? "young-parent" : "young-grandparent", Severity::doubt,
        say("young-client",
            {{"years", years}, {"who", name_of(person_.contact)}, {"role", said(person_.role)}}),
        {row_.now.id()});
  }

  void check_parent(const Date& born) {
    if (person_.role != Role::grandchild || !person_.parent) return;
    const Row* parent = sheet_.find(*person_.parent);
    if (!parent || !parent->now.person.contact.birth_date) return;
    const Date& before = *parent->now.person.contact.birth_date;
    const std::vector<Subject> both = {row_.now.id(), parent->now.id()};
    if (born <= before) {
      add("older-than-parent", Severity::blocking,
          say("older-than-parent", {{"who", name_of(person_.contact)},
                                    {"born", base::iso(born)},
                                    {"parent", name_of(parent->now.person.contact)},
                                    {"parent_born", base::iso(before)}}),
          both);
      return;
    }
    const int years = base::years_between(before, born);
    if (years >= kYoungestParent) return;
    add("young-parent", Severity::doubt,
        say("young-parent", {{"parent", name_of(parent->now.person.contact)},
                             {"years", years},
                             {"who", name_of(person_.contact)}}),
        both);
  }

  const Row& row_;
  const Person& person_;
  const Sheet& sheet_;
  std::optional<Date> today_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> odd_ages(const Row& row, const Sheet& sheet) { return Ages(row, sheet).odd(); }

}  // namespace engross::family
