#include "app/field_outcomes.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::app {
namespace {

using matter::CustomField;

constexpr const char* kNoFact = "no fact of the field map names it";

bool is_hidden(const CustomField& field) {
  const auto* contact = std::get_if<matter::ContactRef>(&field.value);
  return contact && base::is_blank(contact->name);
}

}  // namespace

void FieldOutcomes::add(const FieldMap::Fact& fact, const std::string& path,
                        const std::vector<Reading>& readings) {
  const auto winner = std::find_if(readings.begin(), readings.end(), [](const Reading& reading) {
    return reading.fate == Reading::Fate::taken;
  });
  for (const Reading& reading : readings) {
    Outcome& outcome = by_field_[reading.field];
    if (reading.fate == Reading::Fate::taken) {
      outcome.facts.push_back(path);
    } else if (reading.fate == Reading::Fate::failed) {
      outcome.failed = true;
      outcome.reasons.push_back(fmt::format("{}: {}", fact.name, reading.reason));
    } else {
      outcome.reasons.push_back(
          fmt::format("{} is taken from \"{}\"", fact.name, winner->field->name));
    }
  }
}

void FieldOutcomes::complete(ReportLine& line, const CustomField& field) const {
  const auto found = by_field_.find(&field);
  if (!holds(field)) {
    line.fate = Fate::empty;
  } else if (found == by_field_.end()) {
    line.fate = Fate::unmapped;
    line.reason = is_hidden(field) ? kHidden : kNoFact;
  } else {
    const Outcome& outcome = found->second;
    line.fact = base::join(outcome.facts, ", ");
    line.reason = base::join(outcome.reasons, "; ");
    if (outcome.facts.empty()) line.fate = outcome.failed ? Fate::failed : Fate::unmapped;
  }
}

}  // namespace engross::app
