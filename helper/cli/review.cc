#include "cli/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <variant>

#include "cli/columns.h"

namespace engross::cli {
namespace {

using family::Finding;
using family::ReviewedPerson;
using family::Severity;
using matter::Contact;

std::string born(const Contact& contact) {
  if (contact.kind == matter::ContactKind::company) return "company";
  return contact.birth_date ? "born " + base::iso(*contact.birth_date) : "birth date not known";
}

// Lines of a value side by side, told apart.
std::string joined_lines(const std::string& text) {
  return base::join(base::split(text, '\n'), " / ");
}

std::string lives(const Contact& contact) {
  const matter::Address* address = matter::primary_address(contact);
  if (!address) return "no address in Clio";
  const std::string street = joined_lines(address->street);
  return address->city.empty() ? street : street + ", " + address->city;
}

void print_fields(std::ostream& out, const std::vector<matter::CustomField>& fields,
                  const std::string& indent) {
  Columns columns(indent);
  for (const auto& field : fields) {
    std::string text = matter::text_of(field.value);
    if (std::holds_alternative<std::monostate>(field.value)) text = "(empty)";
    columns.add({field.name, joined_lines(text)});
  }
  columns.print(out);
}

void print_finding(std::ostream& out, const Finding& finding, const std::string& indent) {
  std::string text = finding.text.text();
  if (finding.overruled) {
    text += fmt::format(" (overruled{}: {})",
                        finding.overruled->by.empty() ? "" : " by " + finding.overruled->by,
                        finding.overruled->reason);
  }
  const char* sign = family::stops(finding) ? "!! " : "?  ";
  if (family::stops(finding)) text += fmt::format(" [{}]", finding.key);
  out << wrapped(text, indent + sign, indent + "   ", kLineWidth);
}

std::string standing(const ReviewedPerson& person) {
  if (person.removed) return "removed";
  if (person.merged_into) return "merged";
  return std::string(family::word(person.person.role));
}

void print_people(std::ostream& out, const Shown& shown) {
  std::vector<const ReviewedPerson*> people;
  std::map<std::string, int> names;  // one that two people bear is told apart by the id
  for (const ReviewedPerson* person : shown.draft.review.people()) {
    if (person->client) continue;
    people.push_back(person);
    ++names[person->person.contact.name.full];
  }
  out << fmt::format("\nPeople ({})\n", people.size());
  Columns columns("  ");
  for (const ReviewedPerson* one : people) {
    const family::Person& person = one->person;
    const std::string& name = person.contact.name.full;
    const bool shared = std::count_if(people.begin(), people.end(), [&](const auto* other) {
                          return other->person.contact.name.full == name;
                        }) > 1;
    columns.add({standing(*one),
                 name.empty() || shared
                     ? fmt::format("{} ({})", name.empty() ? "hidden in Clio" : name, one->id())
                     : name,
                 base::is_blank(person.word) ? "(no word)" : person.word, born(person.contact)});
  }
  const auto lines = columns.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out << lines[i] << '\n';
    for (const Finding& finding : shown.findings) {
      if (finding.people.size() == 1 && finding.people.front() == people[i]->id())
        print_finding(out, finding, "      ");
    }
  }
  const auto listed = [&](matter::Id id) {
    return std::any_of(people.begin(), people.end(),
                       [&](const auto* one) { return one->id() == id; });
  };
  for (const Finding& finding : shown.findings) {
    if (finding.people.size() != 1 || !listed(finding.people.front()))
      print_finding(out, finding, "  ");
  }
}

void print_client_and_matter(std::ostream& out, const Contact& client) {
  out << "Client\n" << fmt::format("  {}, {}, {}\n", client.name.full, born(client), lives(client));
  print_fields(out, client.custom_fields, "    ");
}

void print_matter_fields(std::ostream& out, const matter::Matter& matter) {
  if (matter.custom_fields.empty()) return;
  out << "\nCustom fields of the matter\n";
  print_fields(out, matter.custom_fields, "  ");
}

void print_problems(std::ostream& out, const std::vector<base::Message>& problems) {
  if (!problems.empty()) out << "\nWhat Clio did not give\n";
  for (const auto& problem : problems) out << wrapped(problem.text(), "  ?  ", "     ", kLineWidth);
}

std::string minute(base::Instant instant) {
  const std::string when = base::iso(instant);
  return fmt::format("{} at {} UTC", when.substr(0, 10), when.substr(11, 5));
}

void print_standing(std::ostream& out, const app::Draft& draft) {
  for (const std::string& taken : base::texts(draft.taken))
    out << wrapped("taken from Clio: " + taken, "  ?  ", "     ", kLineWidth);
  for (const auto& difference : draft.pending) {
    out << wrapped(
        fmt::format("{} [{}]", app::line_of(difference, draft.review).text(), difference.key()),
        "  !! ", "     ", kLineWidth);
  }
  if (!draft.pending.empty()) {
    out << wrapped(
        fmt::format("Clio has changed since the import: engross review {0} --take KEY or "
                    "--keep KEY, or all; the keys stand in brackets",
                    draft.id),
        "  ", "  ", kLineWidth);
  }
  if (const auto confirmed = draft.review.confirmed()) {
    out << fmt::format("\nConfirmed by {} on {}\n", confirmed->by, minute(confirmed->at));
    return;
  }
  const auto& log = draft.review.log();
  const bool as_imported = std::all_of(log.begin(), log.end(), [&](const family::Entry& entry) {
    return draft.review.undone(entry.number) || std::holds_alternative<family::Undo>(entry.edit);
  });
  out << (as_imported ? "\nThis is what Clio holds, as it holds it"
                      : "\nThis is what Clio holds, with what was changed here")
      << "; nobody has confirmed it. Look at every value before drafting.\n";
}

}  // namespace

std::string on_one_line(const expression::Value& value) {
  using Kind = expression::Value::Kind;
  if (value.empty()) return "-";
  if (value.is(Kind::list)) {
    std::vector<std::string> items;
    for (const auto& item : value.list()) items.push_back(on_one_line(item));
    return base::join(items, "; ");
  }
  if (value.is(Kind::record) && value.record().display.empty()) {
    std::vector<std::string> members;
    for (const auto& [name, member] : value.record().members)
      members.push_back(on_one_line(member));
    return base::join(members, ", ");
  }
  return joined_lines(expression::display(value).value_or("(several values)"));
}

void print_report(std::ostream& out, const app::ImportReport& report) {
  using app::Fate;
  out << fmt::format(
      "\nImported fields: {} fetched, {} mapped, {} not mapped, {} failed, {} empty\n",
      report.fetched(), report.count(Fate::mapped), report.count(Fate::unmapped),
      report.count(Fate::failed), report.count(Fate::empty));
  Columns columns("  ");
  for (const Fate fate : {Fate::failed, Fate::unmapped}) {
    for (const auto& line : report.lines) {
      if (line.fate != fate) continue;
      columns.add({std::string(app::word(fate)), line.subject, line.field,
                   fate == Fate::failed ? line.reason : joined_lines(line.value)});
    }
  }
  columns.print(out);
}

void print_preview(std::ostream& out, const app::Proposal& proposal, const std::string& place) {
  out << fmt::format("Matter {} from {}; nothing is kept yet\n", proposal.matter.display_number,
                     place);
  out << fmt::format("  Client  {}\n  Notes   {}\n", proposal.client, proposal.notes);
  if (proposal.draft) out << fmt::format("  Draft   {} would be opened\n", *proposal.draft);
  out << '\n';
  print_client_and_matter(out, proposal.family.client);
  out << fmt::format("\nPeople ({})\n", proposal.family.people.size());
  Columns columns("  ");
  for (const auto& person : proposal.family.people) {
    columns.add({std::string(family::word(person.role)), person.contact.name.full,
                 base::is_blank(person.word) ? "(no word)" : person.word, born(person.contact)});
  }
  columns.print(out);
  print_matter_fields(out, proposal.matter);
  print_problems(out, proposal.problems);
  print_report(out, proposal.report);
}

void print_stops(std::ostream& out, const Shown& shown) {
  const auto& all = shown.findings;
  if (std::none_of(all.begin(), all.end(), family::stops)) return;
  out << wrapped(fmt::format("What has !! stops drafting. Settle it, or: engross review {} "
                             "--overrule KEY --reason \"...\"; the keys stand in brackets",
                             shown.draft.id),
                 "  ", "  ", kLineWidth);
}

void print_review(std::ostream& out, const Shown& shown) {
  const matter::Matter& matter = shown.draft.review.matter();
  out << fmt::format("Review of matter {}: {} ({})\n", matter.display_number, matter.description,
                     matter.status);
  if (shown.import) {
    out << fmt::format("  Read from {} on {} in {} calls; kept as draft {}\n\n", shown.place,
                       minute(shown.draft.fetched_at), shown.import->calls, shown.draft.id);
  } else {
    out << fmt::format("  Draft {}, read from Clio on {}\n\n", shown.draft.id,
                       minute(shown.draft.fetched_at));
  }
  print_client_and_matter(out, shown.draft.review.family().client);
  print_people(out, shown);
  print_stops(out, shown);
  print_matter_fields(out, matter);
  if (shown.import) {
    print_problems(out, shown.import->problems);
    print_report(out, shown.import->report);
  }
  for (const app::MergeProposal& one : shown.merges)
    out << wrapped(line_of(one), "  ?  ", "     ", kLineWidth);
  print_standing(out, shown.draft);
  out << '\n';
}

void print_answers(std::ostream& out, const app::Prepared& prepared) {
  out << prepared.card.title << '\n';
  Columns columns("  ");
  for (const auto& answer : prepared.interview.answers) {
    if (answer.origin == interview::Origin::computed || answer.path != answer.name) continue;
    std::string value = on_one_line(answer.value);
    if (!answer.matter_says.is_nothing())
      value += fmt::format(" (the matter says {})", on_one_line(answer.matter_says));
    columns.add({answer.label, std::string(interview::word(answer.origin)), std::move(value)});
  }
  columns.print(out);
  if (!prepared.card.review_note.empty())
    out << wrapped(prepared.card.review_note, "  Note: ", "        ", kLineWidth);
  out << '\n';
}

}  // namespace engross::cli
