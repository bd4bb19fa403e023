#include "law/appointments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

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
    children_without_guardian();
    children_without_birth_date();
    minors(appointed_.executors, "minor-executor", Severity::blocking, "an executor",
           "the office needs an adult");
    minors(appointed_.guardians, "minor-guardian", Severity::blocking, "a guardian",
           "the office needs an adult");
    client_in_office("executor-is-client", "an executor", appointed_.executors);
    client_in_office("guardian-is-client", "a guardian", appointed_.guardians);
    deceased("deceased-executor", "an executor", appointed_.executors);
    deceased("deceased-guardian", "a guardian", appointed_.guardians);
    beneficiaries_as_witnesses();
    spouses_as_witnesses();
    client_as_witness();
    witness_twice();
    minors(appointed_.witnesses, "minor-witness", Severity::doubt, "a witness",
           "choose an adult, who can swear the affidavit of execution");
    executors_as_witnesses();
    executors_without_birth_date();
    return std::move(found_);
  }

 private:
  Named known(const Named& who) const { return law::known(who, family_); }

  void add(const char* code, Severity severity, std::string text, const std::vector<Named>& about) {
    Finding made = finding_about(about, code, severity, std::move(text));
    if (keys_.insert(made.key).second) found_.push_back(std::move(made));
  }

  bool is_minor(const std::optional<base::Date>& born) const {
    return born && base::years_between(*born, today_) < kAgeOfMajority;
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
        fmt::format("no guardian is named for {}, under 18 (Children's Law Reform Act, s. 61)",
                    base::join(names, ", ")),
        children);
  }

  void children_without_birth_date() {
    if (!appointed_.spare_guardian) return;
    for (const Person& person : family_.people) {
      if (!is_living_child(person) || person.is_step || person.contact.birth_date) continue;
      add("child-birth-date", Severity::blocking,
          fmt::format("the birth date of {} is not known: the guardian who is named would be left "
                      "out of the will",
                      person.contact.name.full),
          {named(person.contact)});
    }
  }

  void minors(const std::vector<Named>& people, const char* code, Severity severity,
              std::string_view office, std::string_view remedy) {
    for (const Named& one : people) {
      const Named who = known(one);
      if (!is_minor(who.birth_date)) continue;
      add(code, severity,
          fmt::format("{}, {}, was born on {} and is under 18: {}", who.name, office,
                      base::iso(*who.birth_date), remedy),
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
          fmt::format("{} is a witness and takes, or may take, under the will: the gift would be "
                      "void (Succession Law Reform Act, s. 12)",
                      who.name),
          {who});
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
            fmt::format("{} is a witness and, as \"{}\", may be the spouse of a child who takes: "
                        "the child's gift would be void (Succession Law Reform Act, s. 12)",
                        who.name, base::trim(person.word)),
            {who});
      }
    }
  }

  void client_as_witness() {
    const Named client = named(family_.client);
    for (const Named& one : appointed_.witnesses) {
      if (!same(known(one), client)) continue;
      add("witness-is-client", Severity::blocking,
          fmt::format("{} cannot witness their own will (Succession Law Reform Act, s. 4)",
                      client.name),
          {client});
    }
  }

  // A testator is dead when these offices begin.
  void client_in_office(const char* code, const char* office, const std::vector<Named>& people) {
    const Named client = named(family_.client);
    for (const Named& one : people) {
      if (!same(known(one), client)) continue;
      add(code, Severity::blocking,
          fmt::format("{} is the client, and cannot be {} under their own will", client.name,
                      office),
          {client});
    }
  }

  void deceased(const char* code, const char* office, const std::vector<Named>& people) {
    for (const Named& one : people) {
      const Named who = known(one);
      for (const Person& person : family_.people) {
        if (!person.is_deceased || !same(who, named(person.contact))) continue;
        add(code, Severity::blocking,
            fmt::format("{}, named as {}, is no longer living", who.name, office), {who});
      }
    }
  }

  void witness_twice() {
    const auto& witnesses = appointed_.witnesses;
    for (std::size_t i = 0; i < witnesses.size(); ++i) {
      for (std::size_t j = i + 1; j < witnesses.size(); ++j) {
        const Named who = known(witnesses[i]);
        if (!same(who, known(witnesses[j]))) continue;
        add("witness-twice", Severity::blocking,
            fmt::format("{} is named twice as a witness: a will needs two (Succession Law Reform "
                        "Act, s. 4)",
                        who.name),
            {who});
      }
    }
  }

  void executors_as_witnesses() {
    for (const Named& one : appointed_.witnesses) {
      const Named who = known(one);
      const auto meant = [&](const Named& other) { return same(who, known(other)); };
      if (std::none_of(appointed_.executors.begin(), appointed_.executors.end(), meant)) continue;
      add("witness-executor", Severity::doubt,
          fmt::format("{} is a witness and an executor: allowed, and advised against", who.name),
          {who});
    }
  }

  void executors_without_birth_date() {
    for (const Named& one : appointed_.executors) {
      const Named who = known(one);
      const matter::Contact* contact = find(one, family_);
      const bool company = contact && contact->kind == matter::ContactKind::company;
      if (who.birth_date || company) continue;
      add("executor-birth-date", Severity::note,
          fmt::format("the birth date of {}, an executor, is not known: make sure that this is an "
                      "adult",
                      who.name),
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
