// What would be written back, value by value.
#include <fmt/format.h>

#include <algorithm>

#include "app/messages.h"
#include "app/write_back.h"
#include "app/write_back_places.h"

namespace engross::app {
namespace {

using base::Fault;
using base::Result;
using family::ReviewedPerson;
using family::ReviewedValue;
using family::Subject;
using matter::FieldValue;
using Prospect = PlannedValue::What;
using Target = RecordToWrite::Kind;

// Of a value that names a record of Clio, whose name may change by itself; 0: it names none, or an
// option that was typed.
matter::Id named_in(const FieldValue& value) {
  if (const auto* contact = std::get_if<matter::ContactRef>(&value)) return contact->id;
  if (const auto* matter = std::get_if<matter::MatterRef>(&value)) return matter->id;
  const auto* option = std::get_if<matter::Option>(&value);
  return option ? option->id : 0;
}

bool reads_alike(const FieldValue& a, const FieldValue& b) {
  if (a.index() != b.index()) return false;
  if (named_in(a) != 0 && named_in(b) != 0) return named_in(a) == named_in(b);
  const std::string one(base::trim(matter::text_of(a)));
  const std::string other(base::trim(matter::text_of(b)));
  // An option that was typed is meant whatever its letters.
  if (std::holds_alternative<matter::Option>(a)) return base::fold(one) == base::fold(other);
  return one == other;
}

const FieldValue* value_in(const std::vector<ReviewedValue>& values, const std::string& field) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const ReviewedValue& one) { return one.field == field; });
  return found == values.end() ? nullptr : &found->value;
}

class BackPlanner {
 public:
  BackPlanner(const Draft& draft, const family::Review& clio, const matter::Matter& now,
              std::vector<WrittenValue> written)
      : review_(draft.review), clio_(clio), now_(now), written_(std::move(written)) {
    plan_.draft = draft.id;
    plan_.matter = now.display_number;
    plan_.client = review_.family().client.name.full;
  }

  WriteBackPlan run() {
    for (const ReviewedPerson* person : review_.people()) {
      if (!person->removed && !person->merged_into) add_person(*person);
    }
    add_values(family::kTheMatter, "the matter");
    return std::move(plan_);
  }

 private:
  bool is_brought(Subject subject) const {
    const auto* person = review_.find(subject);
    return person && person->brought;
  }

  bool is_related(Subject subject) const {
    return now_.client == subject ||
           std::any_of(now_.relationships.begin(), now_.relationships.end(),
                       [&](const auto& one) { return one.contact == subject; });
  }

  // Somebody of the address book whom Clio does not relate to the matter.
  void add_relationship(const ReviewedPerson& person) {
    if (is_related(person.id())) return;
    PlannedValue planned;
    planned.subject = planned.record = person.id();
    planned.matter = now_.source.id;
    planned.who = person.person.contact.name.full;
    planned.field = kRelationship;
    planned.label = "Relationship";
    planned.kind = Target::new_relationship;
    planned.member = "description";
    if (!base::is_blank(person.person.word)) {
      planned.here = person.person.word;
      planned.what = Prospect::change;
    } else {
      planned.note = say("write-not-related");
    }
    plan_.values.push_back(std::move(planned));
  }

  void add_person(const ReviewedPerson& person) {
    const std::string& who = person.person.contact.name.full;
    if (person.brought) add_relationship(person);
    if (!person.added) return add_values(person.id(), who);
    PlannedValue planned;
    planned.subject = person.id();
    planned.who = who;
    planned.note = say("write-added");
    plan_.values.push_back(std::move(planned));
  }

  void add_values(Subject subject, const std::string& who) {
    const auto now = clio_.values(subject);
    for (const ReviewedValue& value : review_.values(subject)) {
      if (value.state != family::ValueState::corrected) continue;
      if (is_brought(subject) && value.field == kRelationship && !is_related(subject)) continue;
      PlannedValue planned;
      planned.subject = subject;
      planned.who = who;
      planned.field = value.field;
      planned.label = value.label;
      planned.here = value.value;
      place_in_clio(review_, now_, value, planned);
      if (planned.note.empty()) compare(value, now, planned);
      plan_.values.push_back(std::move(planned));
    }
  }

  const matter::CustomField* custom_now(const PlannedValue& planned) const {
    const auto* contact = matter::find_contact(now_, planned.subject);
    const auto* fields = planned.subject == family::kTheMatter ? &now_.custom_fields
                         : contact                             ? &contact->custom_fields
                                                               : nullptr;
    if (!fields) return nullptr;
    const auto found = std::find_if(fields->begin(), fields->end(), [&](const auto& field) {
      return field.definition == planned.definition;
    });
    return found == fields->end() ? nullptr : &*found;
  }

  // Whether another entry of the contact would take the place of one that is emptied.
  bool has_another(const ReviewedValue& value, const PlannedValue& planned) const {
    const auto* contact = matter::find_contact(now_, planned.subject);
    if (!contact) return false;
    if (value.field == "email") return contact->emails.size() > 1;
    if (value.field == "phone") return contact->phones.size() > 1;
    const auto* person = review_.find(planned.subject);
    const auto* ours = person ? matter::primary_address(person->person.contact) : nullptr;
    const bool left =
        ours &&
        !(ours->street + ours->city + ours->province + ours->postal_code + ours->country).empty();
    return value.field.starts_with("address.") && !left && contact->addresses.size() > 1;
  }

  base::Message writer_of(const PlannedValue& planned) const {
    const auto last = std::find_if(written_.rbegin(), written_.rend(), [&](const auto& one) {
      return one.key == planned.key() && one.to == matter::text_of(planned.here);
    });
    if (last == written_.rend()) return {};
    const std::string when = base::local_time(last->at);
    return last->by.empty() ? say("written", {{"when", when}})
                            : say("written-by", {{"who", last->by}, {"when", when}});
  }

  void compare(const ReviewedValue& value, const std::vector<ReviewedValue>& now,
               PlannedValue& planned) const {
    // By the definition: names of fields may be shared.
    const auto* custom = planned.definition != 0 ? custom_now(planned) : nullptr;
    const FieldValue* held =
        planned.definition != 0 ? (custom ? &custom->value : nullptr) : value_in(now, value.field);
    // Of the address book, as it was read; the write itself looks at Clio first.
    if (now.empty() && is_brought(planned.subject)) held = &value.imported;
    if ((now.empty() && !held) || (!held && planned.definition == 0)) {
      planned.note = say("write-gone");
      return;
    }
    if (held) planned.now = *held;
    if (reads_alike(planned.now, planned.here)) {
      planned.what = Prospect::same;
      planned.note = writer_of(planned);
    } else if (matter::text_of(planned.here).empty() && has_another(value, planned)) {
      planned.note = say("write-another");
    } else if (reads_alike(planned.now, value.imported)) {
      planned.what = Prospect::change;
    } else {
      planned.what = Prospect::conflict;
      planned.note = say("write-changed", {{"words", matter::text_of(value.imported)}});
    }
  }

  const family::Review& review_;
  const family::Review& clio_;
  const matter::Matter& now_;
  std::vector<WrittenValue> written_;
  WriteBackPlan plan_;
};

Result<void> choose(WriteBackPlan& plan, const std::vector<std::string>& only) {
  for (const std::string& key : only) {
    const bool known = std::any_of(plan.values.begin(), plan.values.end(),
                                   [&](const PlannedValue& value) { return value.key() == key; });
    if (!known) {
      return base::failure(Fault::usage, fmt::format("\"{}\" names no corrected value", key),
                           "draft " + plan.draft, "run it without --only to see the list");
    }
  }
  if (only.empty()) return {};
  std::erase_if(plan.values, [&](const PlannedValue& value) {
    return std::find(only.begin(), only.end(), value.key()) == only.end();
  });
  return {};
}

}  // namespace

Result<WriteBackPlan> plan_write_back(const std::string& draft,
                                      const std::vector<std::string>& only,
                                      const WriteBackDesk& desk) {
  const auto opened = open_draft(desk.drafts, desk.mapping, draft);
  if (!opened) return tl::unexpected(opened.error());
  const auto now = propose_again(desk.source, desk.drafts, desk.mapping, draft);
  if (!now) return tl::unexpected(now.error());
  auto written = desk.written.written(opened->id);
  if (!written) return tl::unexpected(written.error());
  const auto clio = family::Review::of(now->matter, now->family, desk.mapping.vocabulary);
  WriteBackPlan plan = BackPlanner(*opened, clio, now->matter, std::move(*written)).run();
  if (auto chosen = choose(plan, only); !chosen) return tl::unexpected(chosen.error());
  return plan;
}

}  // namespace engross::app
