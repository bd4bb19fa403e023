// The words of a review: states of values, keys of differences, and the lines of its history.
#include <fmt/format.h>

#include <array>

#include "family/checks.h"
#include "family/differences.h"
#include "family/messages.h"
#include "family/review.h"

namespace engross::family {
namespace {

constexpr std::array<std::string_view, 3> kStates = {"imported", "corrected", "typed"};

using base::Message;

Message name_in(const Review& review, Subject id) {
  if (id == kTheMatter) return say("the-matter");
  const ReviewedPerson* person = review.find(id);
  return person ? name_of(person->person.contact) : say("person-number", {{"number", id}});
}

std::vector<Message> names_in(const Review& review, const std::vector<Subject>& people) {
  std::vector<Message> names;
  for (const Subject id : people) names.push_back(name_in(review, id));
  if (names.empty()) names.push_back(say("nobody"));
  return names;
}

Message because(Message what, const std::string& reason) {
  if (base::is_blank(reason)) return what;
  return say("did-why", {{"what", std::move(what)}, {"why", std::string(base::trim(reason))}});
}

// A custom field of a difference bears its name there.
Message field_in(const Difference& difference) {
  return said_of_field(difference.field, difference.custom ? difference.custom->name : "");
}

// Of a key that holds ids; a key of another room may hold a name.
std::vector<Subject> people_of(const std::string& finding) {
  std::vector<Subject> people;
  const std::size_t colon = finding.find(':');
  if (colon == finding.npos) return people;
  for (const std::string& part : base::split(finding.substr(colon + 1), ',')) {
    const auto id = base::Decimal::parse(part);
    if (!id || !id->whole()) return {};
    people.push_back(*id->whole());
  }
  return people;
}

class Line {
 public:
  // `moved`: the line of the entry that this one took back or brought back, where it is such a one.
  Line(const Entry& entry, const Review& before, std::optional<Message> moved)
      : entry_(entry), before_(before), moved_(std::move(moved)) {}

  Message operator()(const Remove& e) const {
    return say("did-remove", {{"people", names_in(before_, e.people)}});
  }
  Message operator()(const Restore& e) const {
    return say("did-restore", {{"people", names_in(before_, e.people)}});
  }
  Message operator()(const SetRole& e) const {
    std::vector<Message> names;
    for (const Subject id : e.people) {
      const ReviewedPerson* person = before_.find(id);
      Message name = name_in(before_, id);
      if (person && person->person.role != e.role) {
        name = say("who-was", {{"who", std::move(name)}, {"role", said(person->person.role)}});
      }
      names.push_back(std::move(name));
    }
    if (names.empty()) names.push_back(say("nobody"));
    return because(say("did-set-role", {{"people", std::move(names)}, {"role", said(e.role)}}),
                   e.reason);
  }
  Message operator()(const SetParent& e) const {
    const ReviewedPerson* grandchild = before_.find(e.grandchild);
    const auto was = grandchild ? grandchild->person.parent : std::nullopt;
    const Message child = name_in(before_, e.grandchild);
    const Message before = was ? name_in(before_, *was) : say("nobody");
    if (!e.parent) return say("did-take-parent-back", {{"who", child}, {"parent", before}});
    const Message parent = name_in(before_, *e.parent);
    if (!was) return say("did-set-parent", {{"who", child}, {"parent", parent}});
    return say("did-change-parent", {{"who", child}, {"parent", parent}, {"before", before}});
  }
  Message operator()(const Merge& e) const {
    return say("did-merge",
               {{"merged", name_in(before_, e.merged)}, {"kept", name_in(before_, e.kept)}});
  }
  Message operator()(const Add& e) const {
    std::vector<std::string> parts;
    for (const std::string* part : {&e.name.first, &e.name.middle, &e.name.last}) {
      if (!base::is_blank(*part)) parts.emplace_back(base::trim(*part));
    }
    return say("did-add", {{"who", parts.empty() ? e.name.full : base::join(parts, " ")},
                           {"role", said(e.role)}});
  }
  Message operator()(const Bring& e) const {
    return say("did-bring", {{"who", name_of(e.contact)}, {"role", said(e.role)}});
  }
  Message operator()(const KeepApart& e) const {
    return say("did-keep-apart",
               {{"who", name_in(before_, e.person)},
                {"contact", base::is_blank(e.name) ? say("contact-number", {{"number", e.contact}})
                                                   : Message::words(e.name)}});
  }
  Message operator()(const Correct& e) const {
    const ReviewedValue before = before_.value(e.subject, e.field);
    return say("did-correct", {{"field", said_of_field(e.field, before.label)},
                               {"who", name_in(before_, e.subject)},
                               {"from", said_of_value(before.value)},
                               {"to", said_of_value(e.value)}});
  }
  Message operator()(const AsImported& e) const {
    const ReviewedValue before = before_.value(e.subject, e.field);
    return say("did-as-imported", {{"field", said_of_field(e.field, before.label)},
                                   {"who", name_in(before_, e.subject)},
                                   {"from", said_of_value(before.value)},
                                   {"to", said_of_value(before.imported)}});
  }
  Message operator()(const Refresh& e) const {
    std::vector<Message> taken, kept, what;
    for (const auto& choice : e.choices) {
      (choice.take ? taken : kept).push_back(of_choice(choice));
    }
    if (!taken.empty()) what.push_back(say("did-take", {{"what", std::move(taken)}}));
    if (!kept.empty()) what.push_back(say("did-keep", {{"what", std::move(kept)}}));
    return say("did-compare", {{"what", std::move(what)}});
  }
  Message operator()(const Overrule& e) const {
    const auto people = people_of(e.finding);
    return because(people.empty() ? say("did-overrule", {{"finding", e.finding}})
                                  : say("did-overrule-of", {{"finding", e.finding},
                                                            {"people", names_in(before_, people)}}),
                   e.reason);
  }
  Message operator()(const Confirm&) const { return say("did-confirm"); }
  Message operator()(const Undo&) const {
    return moved_ ? say("did-undo-what", {{"what", *moved_}}) : say("did-undo");
  }
  Message operator()(const Redo&) const {
    return moved_ ? say("did-redo-what", {{"what", *moved_}}) : say("did-redo");
  }

 private:
  Message of_choice(const Refresh::Choice& choice) const {
    const Difference& d = choice.difference;
    if (d.kind == Difference::Kind::person_new) {
      const Message who = d.person ? name_of(d.person->contact) : name_in(before_, d.subject);
      return choice.take ? say("new-in-clio", {{"who", who}}) : say("without-new", {{"who", who}});
    }
    const Message who = name_in(before_, d.subject);
    if (d.kind == Difference::Kind::person_gone) {
      return choice.take ? say("without-gone", {{"who", who}})
                         : say("gone-in-clio", {{"who", who}});
    }
    const Message field = field_in(d);
    return choice.take ? say("value-taken", {{"field", field},
                                             {"who", who},
                                             {"from", said_of_value(d.ours)},
                                             {"to", said_of_value(d.now)}})
                       : say("value-kept", {{"field", field},
                                            {"who", who},
                                            {"ours", said_of_value(d.ours)},
                                            {"now", said_of_value(d.now)}});
  }

  const Entry& entry_;
  const Review& before_;
  std::optional<Message> moved_;
};

}  // namespace

std::string_view word(ValueState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::string Difference::key() const {
  return field.empty() ? std::to_string(subject) : fmt::format("{}.{}", subject, field);
}

bool Difference::of_client() const {
  return kind == Kind::value && subject == kTheMatter && field == kClientField;
}

Message client_line(const Difference& difference) {
  return say("client-differs", {{"now", matter::text_of(difference.now)},
                                {"then", matter::text_of(difference.then)}});
}

Message line_of(const Entry& entry, const Review& review) {
  const Entry* moved = review.moved(entry.number);
  auto line = moved ? std::optional(line_of(*moved, review)) : std::nullopt;
  const Review before = review.before(entry.number);
  return std::visit(Line(entry, before, std::move(line)), entry.edit);
}

}  // namespace engross::family
