#include "family/review.h"

#include <fmt/format.h>

#include <algorithm>

#include "family/checks.h"
#include "family/past.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;

tl::unexpected<base::Error> nothing_to(const char* what, const Sheet& sheet) {
  return failure(Fault::refused, fmt::format("there is nothing to {}", what), where(sheet),
                 "leave it as it is");
}

template <typename Record>
std::vector<ReviewedValue> values_of(const std::vector<Field>& fields, const Record& now,
                                     const Record* clio, const SetBy& set_by,
                                     std::string_view only) {
  std::vector<ReviewedValue> values;
  for (const Field& field : fields) {
    if (!only.empty() && field.name != only) continue;
    ReviewedValue value;
    value.field = field.name;
    value.label = field.label;
    value.type = field.type;
    value.value = value_of(now, field);
    if (clio) value.imported = value_of(*clio, field);
    const auto by = set_by.find(field.key());
    if (by != set_by.end()) value.entry = by->second;
    if (!clio) {
      value.state = ValueState::typed;
    } else if (value.value != value.imported) {
      value.state = ValueState::corrected;
    }
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace

Review::Review(std::shared_ptr<const State> state, std::shared_ptr<const Past> past)
    : state_(std::move(state)), past_(std::move(past)) {}

Review Review::of(matter::Matter matter, Family family, const Vocabulary& vocabulary) {
  Sheet sheet = sheet_of(std::move(matter), std::move(family), vocabulary);
  auto state = std::make_shared<const State>(std::move(sheet));
  return {state, std::make_shared<const Past>(state)};
}

// Adds the entry to `past` and goes on to the state it leads to; on failure both are as they were.
std::optional<base::Error> Review::advance(std::shared_ptr<const State>& state, Past& past,
                                           const Entry& entry,
                                           const std::vector<Finding>* elsewhere) {
  const Log& log = past.log();
  std::shared_ptr<const State> next;
  if (std::holds_alternative<Undo>(entry.edit)) {
    if (log.top() == 0) return nothing_to("undo", state->sheet).value();
    next = past.after(log.below(log.top()));
  } else if (std::holds_alternative<Redo>(entry.edit)) {
    const auto undone = log.to_redo();
    if (!undone) return nothing_to("redo", state->sheet).value();
    next = past.after(*undone);
  } else {
    const Making making{entry.number, entry.by, entry.at, log.adds_before(entry.number), elsewhere};
    auto sheet = applied(state->sheet, entry.edit, making);
    if (!sheet) return std::move(sheet.error());
    next = std::make_shared<const State>(std::move(*sheet));
  }
  past.add(entry, next);
  state = std::move(next);
  return std::nullopt;
}

base::Result<Review> Review::with(const Edit& edit, const std::string& by, base::Instant at,
                                  const std::vector<Finding>& elsewhere) const {
  if (base::find_ill_formed(by)) {
    return failure(Fault::malformed, "the name of who does this is not UTF-8", where(state_->sheet),
                   "type it again");
  }
  const Entry entry{static_cast<int>(log().size()) + 1, at, by, edit};
  auto state = state_;
  auto past = std::make_shared<Past>(*past_);
  if (auto fault = advance(state, *past, entry, &elsewhere)) {
    return tl::unexpected(std::move(*fault));
  }
  return Review(std::move(state), std::move(past));
}

base::Result<Review> Review::replay(matter::Matter matter, Family family,
                                    const Vocabulary& vocabulary, const std::vector<Entry>& log) {
  return of(std::move(matter), std::move(family), vocabulary).continued(log);
}

base::Result<Review> Review::continued(const std::vector<Entry>& entries) const {
  auto state = state_;
  auto grown = std::make_shared<Past>(*past_);
  for (const Entry& entry : entries) {
    const int next = static_cast<int>(grown->log().size()) + 1;
    const std::string at = fmt::format("{}, entry {} of the review", where(state->sheet), next);
    if (entry.number != next) {
      return failure(Fault::malformed, fmt::format("entry {} stands out of order", entry.number),
                     at, "put a copy of the drafts from before in their place");
    }
    if (const auto fault = advance(state, *grown, entry, nullptr)) {
      return failure(Fault::malformed, fmt::format("this entry does not fit: {}", fault->what), at,
                     "put a copy of the drafts from before in their place");
    }
  }
  return Review(std::move(state), std::move(grown));
}

const Log& Review::log() const { return past_->log(); }

const Entry* Review::last() const { return log().empty() ? nullptr : &log().back(); }

const Entry* Review::standing() const { return log().find(log().top()); }

bool Review::can_redo() const { return log().to_redo().has_value(); }

std::size_t Review::states_held() const { return past_->held(); }

const Entry* Review::moved(int entry) const { return log().find(log().moved(entry)); }

Review Review::before(int entry) const {
  auto state = log().find(entry) ? past_->after(log().top_after(entry - 1)) : state_;
  return {state, std::make_shared<const Past>(state)};
}

bool Review::undone(int entry) const {
  const Entry* found = log().find(entry);
  if (!found || std::holds_alternative<Undo>(found->edit) ||
      std::holds_alternative<Redo>(found->edit)) {
    return false;
  }
  return !log().stands(entry);
}

std::vector<const ReviewedPerson*> Review::people() const {
  std::vector<const ReviewedPerson*> people;
  people.reserve(state_->sheet.people.size());
  for (const auto& row : state_->sheet.people) people.push_back(&row->now);
  return people;
}

const ReviewedPerson* Review::find(Subject id) const {
  const Row* row = state_->sheet.find(id);
  return row ? &row->now : nullptr;
}

std::optional<Subject> Review::stands_for(Subject id) const {
  const Row* row = state_->sheet.stands_for(id);
  return row ? std::optional(row->now.id()) : std::nullopt;
}

bool Review::is_kept_apart(Subject person, matter::Id contact) const {
  return state_->sheet.apart.contains({person, contact});
}

std::vector<ReviewedValue> Review::values(Subject subject) const { return values(subject, {}); }

ReviewedValue Review::value(Subject subject, std::string_view field) const {
  auto found = values(subject, field);
  return found.empty() ? ReviewedValue{} : std::move(found.front());
}

std::vector<ReviewedValue> Review::values(Subject subject, std::string_view only) const {
  const Sheet& sheet = state_->sheet;
  if (subject == kTheMatter) {
    const MatterRow& row = *sheet.matter;
    auto values = values_of(fields_of(row.now), row.now, &row.clio, row.set_by, only);
    for (ReviewedValue& value : values) value.source = row.clio.source;
    return values;
  }
  const Row* row = sheet.find(subject);
  if (!row) return {};
  const Person& now = row->now.person;
  const Person* clio = row->clio ? &*row->clio : nullptr;
  auto values = values_of(fields_of(now, row->client()), now, clio, row->set_by, only);
  for (ReviewedValue& value : values) {
    const bool related = value.field == "relationship";
    if (clio && !(related && clio->source.id == 0)) {
      value.source = related ? clio->source : clio->contact.source;
    }
    if (!clio && value.entry == 0) value.entry = row->added_by;
  }
  return values;
}

const matter::Matter& Review::matter() const {
  std::call_once(state_->once, [&] { state_->assembled = matter_of(state_->sheet); });
  return state_->assembled;
}

Family Review::family() const { return family_of(state_->sheet); }

std::vector<Finding> Review::findings() const { return findings_of(state_->sheet); }

std::vector<Finding> Review::ruled(std::vector<Finding> elsewhere) const {
  for (Finding& finding : elsewhere) {
    const auto found = state_->sheet.overruled.find(finding.key);
    if (found == state_->sheet.overruled.end() || !found->second.text.empty()) continue;
    finding.overruled = found->second.overruling;
  }
  return elsewhere;
}

std::optional<Entry> Review::confirmed() const {
  if (!state_->sheet.confirmed) return std::nullopt;
  return *state_->sheet.confirmed;
}

std::vector<Difference> Review::differences(const matter::Matter& now, const Family& family) const {
  return differences_of(state_->sheet, now, family);
}

bool Review::same_people(const Review& other) const {
  return state_ == other.state_ || same(state_->sheet, other.state_->sheet);
}

}  // namespace engross::family
