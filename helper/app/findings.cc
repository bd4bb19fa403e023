#include <fmt/format.h>

#include <algorithm>

#include "app/app.h"
#include "law/appointments.h"

namespace engross::app {
namespace {

using expression::Value;
using family::Finding;
using interview::Office;

const Value* member(const Value& value, std::string_view name) {
  return value.is(Value::Kind::record) ? value.record().find(name) : nullptr;
}

law::Named named(const Value& person) {
  law::Named named;
  named.name = person.record().display;
  const Value* id = member(person, "clio_id");
  if (id && id->is(Value::Kind::number)) {
    if (const auto whole = id->number().whole()) named.id = *whole;
  }
  const Value* company = member(person, "is_company");
  named.company = company && company->truthy();
  const Value* born = member(person, "birthdate");
  if (born && born->is(Value::Kind::date)) named.birth_date = born->date();
  return named;
}

void add_people(std::vector<law::Named>& people, const Value& value) {
  if (value.is(Value::Kind::record)) people.push_back(named(value));
  if (!value.is(Value::Kind::list)) return;
  for (const Value& item : value.list()) {
    if (item.is(Value::Kind::record)) people.push_back(named(item));
  }
}

// Whether the draft names somebody for a question that is not shown at present.
bool names_somebody(const interview::Question& question, const Draft& draft,
                    const interview::Interview& interview, const base::Date& today) {
  if (const auto* given = draft.answers.find(question.name)) return !given->value.empty();
  if (!question.prefill) return false;
  const expression::Environment environment{today, {}};
  const auto value = question.prefill->evaluate(expression::Scope(interview.values), environment);
  return value && !value->empty();
}

bool has_spare_guardian(const Draft& draft, const Prepared& prepared, const base::Date& today) {
  for (const auto& section : prepared.form.sections) {
    for (const auto& step : section.steps) {
      if (step.question && step.question->office == Office::guardian &&
          names_somebody(*step.question, draft, prepared.interview, today))
        return true;
    }
  }
  return false;
}

std::vector<law::Named> removed_people(const family::Review& review) {
  std::vector<law::Named> removed;
  for (const auto* person : review.people()) {
    const matter::Contact& contact = person->person.contact;
    if (person->removed) removed.push_back({person->id(), contact.name.full, contact.birth_date});
  }
  return removed;
}

law::Appointments appointments(const interview::Interview& interview) {
  law::Appointments found;
  for (const auto& answer : interview.answers) {
    if (!answer.question) continue;
    if (answer.question->office == Office::executor) found.makes_will = true;
    if (!answer.fault.empty()) continue;
    switch (answer.question->office) {
      case Office::executor:
        add_people(found.executors, answer.value);
        break;
      case Office::guardian:
        found.wants_guardian = true;
        add_people(found.guardians, answer.value);
        break;
      case Office::witness:
        add_people(found.witnesses, answer.value);
        break;
      case Office::beneficiary:
        add_people(found.beneficiaries, answer.value);
        break;
      case Office::none:
        break;
    }
  }
  return found;
}

}  // namespace

std::vector<Finding> findings_of_law(const Draft& draft,
                                     const std::vector<const Prepared*>& prepared,
                                     const base::Date& today) {
  std::vector<Finding> all;
  const family::Family family = draft.review.family();
  for (const Prepared* document : prepared) {
    law::Appointments appointed = appointments(document->interview);
    appointed.removed = removed_people(draft.review);
    appointed.spare_guardian =
        !appointed.wants_guardian && has_spare_guardian(draft, *document, today);
    for (Finding& found : law::findings(family, appointed, today)) {
      const bool there = std::any_of(all.begin(), all.end(),
                                     [&](const Finding& one) { return one.key == found.key; });
      if (!there) all.push_back(std::move(found));
    }
  }
  return all;
}

std::vector<Finding> findings(const Draft& draft, const std::vector<const Prepared*>& prepared,
                              const base::Date& today) {
  std::vector<Finding> all = draft.review.findings();
  for (Finding& found : draft.review.ruled(findings_of_law(draft, prepared, today)))
    all.push_back(std::move(found));
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  return all;
}

Refusal open_findings(const std::vector<Finding>& findings, const Draft& draft) {
  Refusal open;
  for (const Finding& found : findings) {
    if (!family::stops(found)) continue;
    open.push_back(
        {base::Fault::review_open, found.text.text(),
         fmt::format("draft {}, finding {}", draft.id, found.key),
         fmt::format("settle it in the review (engross review {0}), in the interview (engross "
                     "interview TEMPLATE --draft {0} --all), or in Clio and import again; or "
                     "overrule it: engross review {0} --overrule \"{1}\" --reason \"...\"",
                     draft.id, found.key)});
  }
  return open;
}

}  // namespace engross::app
