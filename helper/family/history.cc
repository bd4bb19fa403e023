// The words of a review: states of values, keys of differences, and the lines of its history.
#include <fmt/format.h>

#include <array>

#include "family/checks.h"
#include "family/differences.h"
#include "family/plain_fields.h"
#include "family/review.h"

namespace engross::family {
namespace {

constexpr std::array<std::string_view, 3> kStates = {"imported", "corrected", "typed"};

constexpr std::size_t kLongestValue = 200;

std::string listed(std::vector<std::string> names) {
  if (names.empty()) return "nobody";
  const std::string last = std::move(names.back());
  names.pop_back();
  return names.empty() ? last : fmt::format("{} and {}", base::join(names, ", "), last);
}

std::string name_in(const Review& review, Subject id) {
  if (id == kTheMatter) return "the matter";
  const ReviewedPerson* person = review.find(id);
  return person ? called(person->person) : fmt::format("person {}", id);
}

std::string names_in(const Review& review, const std::vector<Subject>& people) {
  std::vector<std::string> names;
  for (const Subject id : people) names.push_back(name_in(review, id));
  return listed(std::move(names));
}

std::string because(const std::string& reason) {
  return base::is_blank(reason) ? "" : fmt::format(" (\"{}\")", base::trim(reason));
}

// In one line; what reads as words stands in quotation marks.
std::string shown(const matter::FieldValue& value) {
  if (is_nothing(value)) return "nothing";
  const std::string whole = base::join(base::split(matter::text_of(value), '\n'), " / ");
  std::string text = base::excerpt(whole, kLongestValue);
  if (text != whole) text += "...";
  const bool exact =
      std::holds_alternative<bool>(value) || std::holds_alternative<base::Decimal>(value) ||
      std::holds_alternative<base::Money>(value) || std::holds_alternative<base::Date>(value);
  return exact ? text : "\"" + text + "\"";
}

// The field as a sentence names it: "birth date", a custom field as "\"Trust age\"".
std::string named(const std::string& field, const std::string& label) {
  if (field == kClientField) return field;
  const auto* of_person = plain(Person(), field);
  if (of_person) return base::lower(of_person->label);
  const auto* of_matter = plain(matter::Matter(), field);
  if (of_matter) return base::lower(of_matter->label);
  return fmt::format("\"{}\"", label.empty() ? field : label);
}

std::string named(const Difference& difference) {
  return named(difference.field, difference.custom ? difference.custom->name : "");
}

ReviewedValue value_in(const Review& review, Subject subject, const std::string& field) {
  for (ReviewedValue& value : review.values(subject)) {
    if (value.field == field) return std::move(value);
  }
  return {};
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

// The entry that an undo or a redo moved; 0 when the log does not say.
int moved_by(const Entry& entry, const std::vector<Entry>& log) {
  std::vector<int> done, redo;
  for (const Entry& past : log) {
    if (past.number > entry.number) break;
    const bool back = std::holds_alternative<Undo>(past.edit);
    if (!back && !std::holds_alternative<Redo>(past.edit)) {
      done.push_back(past.number);
      redo.clear();
      continue;
    }
    auto& from = back ? done : redo;
    if (from.empty()) return 0;
    const int moved = from.back();
    from.pop_back();
    (back ? redo : done).push_back(moved);
    if (past.number == entry.number) return moved;
  }
  return 0;
}

class Line {
 public:
  Line(const Entry& entry, const Review& before, const Review& review)
      : entry_(entry), before_(before), review_(review) {}

  std::string operator()(const Remove& e) const { return names_in(before_, e.people) + " removed"; }
  std::string operator()(const Restore& e) const {
    return names_in(before_, e.people) + " restored";
  }
  std::string operator()(const SetRole& e) const {
    std::vector<std::string> names;
    for (const Subject id : e.people) {
      const ReviewedPerson* person = before_.find(id);
      const bool changes = person && person->person.role != e.role;
      names.push_back(name_in(before_, id) +
                      (changes ? fmt::format(" ({})", word(person->person.role)) : ""));
    }
    return fmt::format("role of {} set to {}{}", listed(std::move(names)), word(e.role),
                       because(e.reason));
  }
  std::string operator()(const SetParent& e) const {
    const ReviewedPerson* grandchild = before_.find(e.grandchild);
    const auto was = grandchild ? grandchild->person.parent : std::nullopt;
    const std::string child = name_in(before_, e.grandchild);
    if (!e.parent) {
      return fmt::format("parent of {} taken back, was {}", child,
                         was ? name_in(before_, *was) : "nobody");
    }
    return fmt::format("{} is a child of {}{}", child, name_in(before_, *e.parent),
                       was ? ", not of " + name_in(before_, *was) : "");
  }
  std::string operator()(const Merge& e) const {
    return fmt::format("{} merged into {}", name_in(before_, e.merged), name_in(before_, e.kept));
  }
  std::string operator()(const Add& e) const {
    std::vector<std::string> parts;
    for (const std::string* part : {&e.name.first, &e.name.middle, &e.name.last}) {
      if (!base::is_blank(*part)) parts.emplace_back(base::trim(*part));
    }
    return fmt::format("{} added as {}", parts.empty() ? e.name.full : base::join(parts, " "),
                       word(e.role));
  }
  std::string operator()(const Bring& e) const {
    return fmt::format("{} brought from the address book as {}", called(e.contact), word(e.role));
  }
  std::string operator()(const KeepApart& e) const {
    return fmt::format("{} kept apart from {} of the address book", name_in(before_, e.person),
                       base::is_blank(e.name) ? fmt::format("contact {}", e.contact) : e.name);
  }
  std::string operator()(const Correct& e) const {
    const ReviewedValue before = value_in(before_, e.subject, e.field);
    return fmt::format("{} of {} corrected from {} to {}", named(e.field, before.label),
                       name_in(before_, e.subject), shown(before.value), shown(e.value));
  }
  std::string operator()(const AsImported& e) const {
    const ReviewedValue before = value_in(before_, e.subject, e.field);
    return fmt::format("{} of {} as Clio has it again: from {} to {}", named(e.field, before.label),
                       name_in(before_, e.subject), shown(before.value), shown(before.imported));
  }
  std::string operator()(const Refresh& e) const {
    std::vector<std::string> taken, kept, said;
    for (const auto& choice : e.choices) {
      (choice.take ? taken : kept).push_back(of_choice(choice));
    }
    if (!taken.empty()) said.push_back("taken " + base::join(taken, ", "));
    if (!kept.empty()) said.push_back("kept " + base::join(kept, ", "));
    return "compared with Clio: " + base::join(said, "; ");
  }
  std::string operator()(const Overrule& e) const {
    const auto people = people_of(e.finding);
    const std::string whom = people.empty() ? "" : " (" + names_in(before_, people) + ")";
    return fmt::format("finding {}{} overruled{}", e.finding, whom, because(e.reason));
  }
  std::string operator()(const Confirm&) const { return "every value confirmed"; }
  std::string operator()(const Undo&) const { return moved("undone"); }
  std::string operator()(const Redo&) const { return moved("done again"); }

 private:
  std::string of_choice(const Refresh::Choice& choice) const {
    const Difference& d = choice.difference;
    if (d.kind == Difference::Kind::person_new) {
      return fmt::format("{}{} (new in Clio)", choice.take ? "" : "without ",
                         d.person ? called(*d.person) : name_in(before_, d.subject));
    }
    const std::string who = name_in(before_, d.subject);
    if (d.kind == Difference::Kind::person_gone) {
      return fmt::format("{} (no longer related in Clio)", choice.take ? "without " + who : who);
    }
    return choice.take
               ? fmt::format("{} of {} from {} to {}", named(d), who, shown(d.ours), shown(d.now))
               : fmt::format("{} of {} {} (in Clio {})", named(d), who, shown(d.ours),
                             shown(d.now));
  }

  std::string moved(const char* what) const {
    const int number = moved_by(entry_, review_.log());
    if (number == 0) return what;
    const Entry& other = review_.log()[static_cast<std::size_t>(number) - 1];
    return fmt::format("{}: {}", what, line_of(other, review_));
  }

  const Entry& entry_;
  const Review& before_;
  const Review& review_;
};

}  // namespace

std::string_view word(ValueState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::string Difference::key() const {
  return field.empty() ? std::to_string(subject) : fmt::format("{}.{}", subject, field);
}

bool Difference::of_client() const {
  return kind == Kind::value && subject == kTheMatter && field == kClientField;
}

std::string client_line(const Difference& difference) {
  return fmt::format("in Clio the client of this matter is {} now, not {}",
                     matter::text_of(difference.now), matter::text_of(difference.then));
}

std::string line_of(const Entry& entry, const Review& review) {
  return std::visit(Line(entry, review.before(entry.number), review), entry.edit);
}

}  // namespace engross::family
