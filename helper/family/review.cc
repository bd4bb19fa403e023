#include "family/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "family/checks.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;
using Entries = std::vector<std::shared_ptr<const Entry>>;

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

// `assembled` is made when somebody asks for it: an edit need not copy every contact.
struct Review::State {
  explicit State(Sheet all) : sheet(std::move(all)) {}
  Sheet sheet;
  mutable std::once_flag once;
  mutable matter::Matter assembled;
};

struct Review::Log {
  struct Step {
    int entry = 0;
    std::shared_ptr<const State> state;  // before the entry; of one undone, after it
  };
  Log() = default;
  Log(const Log& other)
      : entries(other.entries),
        before(other.before),
        done(other.done),
        redo(other.redo),
        moved(other.moved),
        adds(other.adds) {}
  Log& operator=(const Log&) = delete;

  Entries entries;
  std::vector<std::shared_ptr<const State>> before;  // each entry
  std::vector<Step> done;                            // that stand, by number
  std::vector<Step> redo;
  std::vector<int> moved;  // by each entry, where it is an undo or a redo; else 0
  int adds = 0;            // entries that add a person, undone ones too
  mutable std::once_flag once;
  mutable std::vector<Entry> listed;
};

Review::Review(std::shared_ptr<const State> state, std::shared_ptr<const Log> log)
    : state_(std::move(state)), log_(std::move(log)) {}

Review Review::of(matter::Matter matter, Family family, const Vocabulary& vocabulary) {
  Sheet sheet = sheet_of(std::move(matter), std::move(family), vocabulary);
  return {std::make_shared<const State>(std::move(sheet)), std::make_shared<const Log>()};
}

// Adds the entry to `log` and goes on to the state it leads to; on failure both are as they were.
std::optional<base::Error> Review::advance(std::shared_ptr<const State>& state, Log& log,
                                           const Entry& entry,
                                           const std::vector<Finding>* elsewhere) {
  const auto before = state;
  int moved = 0;
  const bool back = std::holds_alternative<Undo>(entry.edit);
  if (back || std::holds_alternative<Redo>(entry.edit)) {
    auto& from = back ? log.done : log.redo;
    auto& to = back ? log.redo : log.done;
    if (from.empty()) return nothing_to(back ? "undo" : "redo", state->sheet).value();
    Log::Step step = std::move(from.back());
    from.pop_back();
    moved = step.entry;
    to.push_back({step.entry, std::exchange(state, std::move(step.state))});
  } else {
    const Making making{entry.number, entry.by, entry.at, log.adds, elsewhere};
    auto sheet = applied(state->sheet, entry.edit, making);
    if (!sheet) return std::move(sheet.error());
    auto next = std::make_shared<const State>(std::move(*sheet));
    log.redo.clear();
    log.done.push_back({entry.number, std::exchange(state, std::move(next))});
    if (std::holds_alternative<Add>(entry.edit)) ++log.adds;
  }
  log.entries.push_back(std::make_shared<const Entry>(entry));
  log.before.push_back(before);
  log.moved.push_back(moved);
  return std::nullopt;
}

base::Result<Review> Review::with(const Edit& edit, const std::string& by, base::Instant at,
                                  const std::vector<Finding>& elsewhere) const {
  if (base::find_ill_formed(by)) {
    return failure(Fault::malformed, "the name of who does this is not UTF-8", where(state_->sheet),
                   "type it again");
  }
  const Entry entry{static_cast<int>(log_->entries.size()) + 1, at, by, edit};
  auto state = state_;
  auto log = std::make_shared<Log>(*log_);
  if (auto fault = advance(state, *log, entry, &elsewhere)) {
    return tl::unexpected(std::move(*fault));
  }
  return Review(std::move(state), std::move(log));
}

base::Result<Review> Review::replay(matter::Matter matter, Family family,
                                    const Vocabulary& vocabulary, const std::vector<Entry>& log) {
  return of(std::move(matter), std::move(family), vocabulary).continued(log);
}

base::Result<Review> Review::continued(const std::vector<Entry>& entries) const {
  auto state = state_;
  auto grown = std::make_shared<Log>(*log_);
  for (const Entry& entry : entries) {
    const std::string at =
        fmt::format("{}, entry {} of the review", where(state->sheet), grown->entries.size() + 1);
    if (entry.number != static_cast<int>(grown->entries.size()) + 1) {
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

const std::vector<Entry>& Review::log() const {
  std::call_once(log_->once, [&] {
    log_->listed.reserve(log_->entries.size());
    for (const auto& entry : log_->entries) log_->listed.push_back(*entry);
  });
  return log_->listed;
}

const Entry* Review::last() const {
  return log_->entries.empty() ? nullptr : log_->entries.back().get();
}

const Entry* Review::moved(int entry) const {
  if (entry < 1 || entry > static_cast<int>(log_->moved.size())) return nullptr;
  const int number = log_->moved[static_cast<std::size_t>(entry) - 1];
  return number == 0 ? nullptr : log_->entries[static_cast<std::size_t>(number) - 1].get();
}

Review Review::before(int entry) const {
  const bool known = entry >= 1 && entry <= static_cast<int>(log_->before.size());
  return {known ? log_->before[static_cast<std::size_t>(entry) - 1] : state_,
          std::make_shared<const Log>()};
}

bool Review::undone(int entry) const {
  if (entry < 1 || entry > static_cast<int>(log_->entries.size())) return false;
  const Edit& edit = log_->entries[static_cast<std::size_t>(entry) - 1]->edit;
  if (std::holds_alternative<Undo>(edit) || std::holds_alternative<Redo>(edit)) return false;
  return !std::binary_search(log_->done.begin(), log_->done.end(), Log::Step{entry, nullptr},
                             [](const auto& a, const auto& b) { return a.entry < b.entry; });
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
