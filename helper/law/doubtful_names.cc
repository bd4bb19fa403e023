#include <algorithm>

#include "law/messages.h"
#include "law/named.h"

namespace engross::law {
namespace {

using family::Family;
using family::Finding;
using family::Severity;

struct Holder {
  const Named* who;
  base::Message office;
};

std::vector<Holder> holders(const Appointments& appointed) {
  std::vector<Holder> all;
  const auto add = [&](const std::vector<Named>& people, const base::Message& office) {
    for (const Named& who : people) all.push_back({&who, office});
  };
  add(appointed.executors, say("office-executor"));
  add(appointed.guardians, say("office-guardian"));
  add(appointed.witnesses, say("office-witness"));
  add(appointed.beneficiaries, say("office-beneficiary"));
  return all;
}

// Every word of one name is in the other: "Daniel Whitfield", "Daniel James Whitfield".
bool nearly(std::string_view a, std::string_view b) {
  auto fewer = base::folded_words(a);
  auto more = base::folded_words(b);
  if (fewer.size() > more.size()) std::swap(fewer, more);
  return fewer.size() > 1 && std::all_of(fewer.begin(), fewer.end(), [&](const auto& word) {
           return std::find(more.begin(), more.end(), word) != more.end();
         });
}

}  // namespace

std::vector<Finding> doubtful_names(const Family& family, const Appointments& appointed) {
  std::vector<Finding> found;
  const auto add = [&](Finding finding) {
    const bool told = std::any_of(found.begin(), found.end(),
                                  [&](const Finding& one) { return one.key == finding.key; });
    if (!told) found.push_back(std::move(finding));
  };
  for (const Holder& holder : holders(appointed)) {
    const Named& who = *holder.who;
    const auto removed = std::find_if(appointed.removed.begin(), appointed.removed.end(),
                                      [&](const Named& one) { return same(one, who); });
    if (removed != appointed.removed.end()) {
      add(finding_about({*removed}, "removed-in-office", Severity::blocking,
                        say("removed-in-office", {{"who", who.name}, {"office", holder.office}})));
      continue;
    }
    if (who.id || find(who, family)) continue;
    std::vector<Named> people = {named(family.client)};
    for (const auto& person : family.people) people.push_back(named(person.contact));
    for (const Named& one : people) {
      if (!nearly(who.name, one.name)) continue;
      add(finding_about(
          {who}, "near-name", Severity::doubt,
          say("near-name", {{"who", who.name}, {"office", holder.office}, {"other", one.name}})));
      break;
    }
  }
  return found;
}

}  // namespace engross::law
