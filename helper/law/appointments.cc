#include "law/appointments.h"

#include <algorithm>
#include <array>
#include <set>

#include "law/messages.h"
#include "law/named.h"

namespace engross::law {
namespace {

using family::Family;
using family::Finding;
using family::Person;
using family::Role;
using family::Severity;

// Majority and Accountability Act, R.S.O. 1990, c. A.7, s. 1.
constexpr int kAgeOfMajority = 18;

// Folded words for the spouse of one's own child; "belle-fille" and "beau-fils" may be
// step-children, who take themselves.
constexpr std::array<std::string_view, 9> kSpousesOfChildren = {
    "daughterinlaw", "soninlaw", "childinlaw", "daughtersinlaw", "sonsinlaw",
    "bru",           "gendre",   "bellefille", "beaufils"};

bool takes(const Person& person) { return person.role != Role::party && !person.is_deceased; }

bool is_living_child(const Person& person) {
  return person.role == Role::child && !person.is_deceased;
}

class Checks {
 public:
  Checks(const Family& family, const Appointments& appointed, const base::Date& today)
      : family_(family), appointed_(appointed), today_(today) {}

  std::vector<Finding> run() {
    client_who_makes_no_will();
    children_without_guardian();
    children_without_birth_date();
    const base::Message executor = say("office-executor");
    const base::Message guardian = say("office-guardian");
    const base::Message adult = say("needs-adult");
    minors(appointed_.executors, "minor-executor", Severity::blocking, executor, adult);
    minors(appointed_.guardians, "minor-guardian", Severity::blocking, guardian, adult);
    client_in_office("executor-is-client", executor, appointed_.executors);
    client_in_office("guardian-is-client", guardian, appointed_.guardians);
    deceased("deceased-executor", executor, appointed_.executors);
    deceased("deceased-guardian", guardian, appointed_.guardians);
    executor_twice();
    beneficiaries_as_witnesses();
    spouses_as_witnesses();
    client_as_witness();
    witness_twice();
    minors(appointed_.witnesses, "minor-witness", Severity::doubt, say("office-witness"),
           say("choose-adult-witness"));
    executors_as_witnesses();
    executors_without_birth_date();
    return std::move(found_);
  }

 private:
  Named known(const Named& who) const { return law::known(who, family_); }

  void add(const char* code, Severity severity, base::Message text,
           const std::vector<Named>& about) {
    Finding made = finding_about(about, code, severity, std::move(text));
    if (keys_.insert(made.key).second) found_.push_back(std::move(made));
  }

  bool is_minor(const std::optional<base::Date>& born) const {
    return born && base::years_between(*born, today_) < kAgeOfMajority;
  }

  void client_who_makes_no_will() {
    if (!appointed_.makes_will) return;
    const Named client = named(family_.client);
    if (client.company)
      add("client-is-company", Severity::blocking, say("client-is-company", {{"who", client.name}}),
          {client});
    if (is_minor(client.birth_date)) {
      add("client-is-minor", Severity::blocking,
          say("client-is-minor", {{"who", client.name}, {"born", base::iso(*client.birth_date)}}),
          {client});
    }
  }

  void children_without_guardian() {
    if (!appointed_.wants_guardian || !appointed_.guardians.empty()) return;
    std::vector<Named> children;
    std::vector<std::string> names;
    for (const Person& person : family_.people) {
      const bool own = is_living_child(person) && !person.is_step;
      if (!own || !is_minor(person.contact.birth_date)) continue;
      children.push_back(named(person.contact));
      names.push_back(person.contact.name.full);
    }
    if (children.empty()) return;
    add("minor-without-guardian", Severity::blocking,
        say("minor-without-guardian", {{"names", names}}), children);
  }

  void children_without_birth_date() {
    if (!appointed_.spare_guardian) return;
    for (const Person& person : family_.people) {
      if (!is_living_child(person) || person.is_step || person.contact.birth_date) continue;
      add("child-birth-date", Severity::blocking,
          say("child-birth-date", {{"who", person.contact.name.full}}), {named(person.contact)});
    }
  }

  void minors(const std::vector<Named>& people, const char* code, Severity severity,
              const base::Message& office, const base::Message& remedy) {
    for (const Named& one : people) {
      const Named who = known(one);
      if (!is_minor(who.birth_date)) continue;
      add(code, severity,
          say("minor-in-office", {{"who", who.name},
                                  {"office", office},
                                  {"born", base::iso(*who.birth_date)},
                                  {"remedy", remedy}}),
          {who});
    }
  }

  bool is_beneficiary(const Named& who) const {
    const auto meant = [&](const Named& other) { return same(who, known(other)); };
    const auto own = [&](const Person& person) {
      return takes(person) && same(who, named(person.contact));
    };
    return std::any_of(appointed_.beneficiaries.begin(), appointed_.beneficiaries.end(), meant) ||
           std::any_of(family_.people.begin(), family_.people.end(), own);
  }

  void beneficiaries_as_witnesses() {
    for (const Named& one : appointed_.witnesses) {
      const Named who = known(one);
      if (!is_beneficiary(who)) continue;
      add("witness-beneficiary", Severity::blocking,
          say("witness-beneficiary", {{"who", who.name}}), {who});
    }
  }

  void spouses_as_witnesses() {
    const auto& people = family_.people;
    if (std::none_of(people.begin(), people.end(), is_living_child)) return;
    for (const Named& one : appointed_.witnesses) {
      const Named who = known(one);
      for (const Person& person : people) {
        const auto word = std::find(kSpousesOfChildren.begin(), kSpousesOfChildren.end(),
                                    base::fold_word(person.word));
        if (word == kSpousesOfChildren.end() || !same(who, named(person.contact))) continue;
        if (is_beneficiary(who)) continue;  // told as such
        add("witness-spouse-of-beneficiary", Severity::blocking,
            say("witness-spouse-of-beneficiary",
                {{"who", who.name}, {"word", std::string(base::trim(person.word))}}),
            {who});
      }
    }
  }

  void client_as_witness() {
    const Named client = named(family_.client);
    for (const Named& one : appointed_.witnesses) {
      if (!same(known(one), client)) continue;
      add("witness-is-client", Severity::blocking, say("witness-is-client", {{"who", client.name}}),
          {client});
    }
  }

  // A testator is dead when these offices begin.
  void client_in_office(const char* code, const base::Message& office,
                        const std::vector<Named>& people) {
    const Named client = named(family_.client);
    for (const Named& one : people) {
      if (!same(known(one), client)) continue;
      add(code, Severity::blocking,
          say("client-in-office", {{"who", client.name}, {"office", office}}), {client});
    }
  }

  void deceased(const char* code, const base::Message& office, const std::vector<Named>& people) {
    for (const Named& one : people) {
      const Named who = known(one);
      for (const Person& person : family_.people) {
        if (!person.is_deceased || !is_one(who, named(person.contact))) continue;
        add(code, Severity::blocking,
            say("deceased-in-office", {{"who", who.name}, {"office", office}}), {who});
      }
    }
  }

  // Two of one name whom Clio tells apart are two people.
  static bool is_one(const Named& a, const Named& b) {
    return a.id && b.id ? *a.id == *b.id : same(a, b);
  }

  // Who stands in a second place of the same office.
  std::vector<Named> twice(const std::vector<Named>& people,
                           bool (*is)(const Named&, const Named&)) const {
    std::vector<Named> found;
    for (std::size_t i = 0; i < people.size(); ++i) {
      for (std::size_t j = i + 1; j < people.size(); ++j) {
        if (is(known(people[i]), known(people[j]))) found.push_back(known(people[i]));
      }
    }
    return found;
  }

  void witness_twice() {
    for (const Named& who : twice(appointed_.witnesses, same))
      add("witness-twice", Severity::blocking, say("witness-twice", {{"who", who.name}}), {who});
  }

  void executor_twice() {
    for (const Named& who : twice(appointed_.executors, is_one))
      add("executor-twice", Severity::blocking, say("executor-twice", {{"who", who.name}}), {who});
  }

  void executors_as_witnesses() {
    for (const Named& one : appointed_.witnesses) {
      const Named who = known(one);
      const auto meant = [&](const Named& other) { return same(who, known(other)); };
      if (std::none_of(appointed_.executors.begin(), appointed_.executors.end(), meant)) continue;
      add("witness-executor", Severity::doubt, say("witness-executor", {{"who", who.name}}), {who});
    }
  }

  void executors_without_birth_date() {
    for (const Named& one : appointed_.executors) {
      const Named who = known(one);
      if (who.birth_date || who.company) continue;
      add("executor-birth-date", Severity::note, say("executor-birth-date", {{"who", who.name}}),
          {who});
    }
  }

  const Family& family_;
  const Appointments& appointed_;
  const base::Date today_;
  std::vector<Finding> found_;
  std::set<std::string> keys_;
};

}  // namespace

std::vector<Finding> findings(const Family& family, const Appointments& appointed,
                              const base::Date& today) {
  std::vector<Finding> found = Checks(family, appointed, today).run();
  for (Finding& one : doubtful_names(family, appointed)) found.push_back(std::move(one));
  return found;
}

}  // namespace engross::law
