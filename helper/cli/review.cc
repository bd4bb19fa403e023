#include "cli/review.h"

#include <fmt/format.h>

#include "cli/columns.h"

namespace engross::cli {
namespace {

using family::Person;
using matter::Contact;

std::string born(const Contact& contact) {
  return contact.birth_date ? "born " + base::iso(*contact.birth_date) : "birth date not in Clio";
}

// Lines of a value side by side, told apart.
std::string on_one_line(const std::string& text) {
  return base::join(base::split(text, '\n'), " / ");
}

std::string lives(const Contact& contact) {
  const matter::Address* address = matter::primary_address(contact);
  if (!address) return "no address in Clio";
  const std::string street = on_one_line(address->street);
  return address->city.empty() ? street : street + ", " + address->city;
}

void print_fields(std::ostream& out, const std::vector<matter::CustomField>& fields,
                  const std::string& indent) {
  Columns columns(indent);
  for (const auto& field : fields) {
    std::string text = matter::text_of(field.value);
    if (std::holds_alternative<std::monostate>(field.value)) text = "(empty)";
    columns.add({field.name, on_one_line(text)});
  }
  columns.print(out);
}

void print_doubt(std::ostream& out, const family::Doubt& doubt, const std::string& indent) {
  out << wrapped(doubt.text, indent + (doubt.blocking ? "!! " : "?  "), indent + "   ", kLineWidth);
}

void print_people(std::ostream& out, const family::Family& family) {
  Columns columns("  ");
  for (const Person& person : family.people) {
    columns.add(
        {std::string(family::word(person.role)),
         person.contact.name.full.empty() ? "(hidden in Clio)" : person.contact.name.full,
         base::is_blank(person.word) ? "(no word)" : person.word,
         person.contact.kind == matter::ContactKind::company ? "company" : born(person.contact)});
  }
  const auto lines = columns.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out << lines[i] << '\n';
    for (const auto& doubt : family.people[i].doubts) print_doubt(out, doubt, "      ");
  }
}

std::string shown(const expression::Value& value) {
  using Kind = expression::Value::Kind;
  if (value.empty()) return "-";
  if (value.is(Kind::list)) {
    std::vector<std::string> items;
    for (const auto& item : value.list()) items.push_back(shown(item));
    return base::join(items, ", ");
  }
  auto text = expression::display(value);
  if (!text) return "(several values)";
  return on_one_line(*text);
}

}  // namespace

void print_review(std::ostream& out, const app::Imported& imported, const std::string& place) {
  const matter::Matter& matter = imported.matter;
  out << fmt::format("Review of matter {}: {} ({})\n", matter.display_number, matter.description,
                     matter.status);
  const std::string when = base::iso(matter.source.fetched_at);
  out << fmt::format("  Read from {} on {} at {} UTC in {} calls; kept as draft {}\n\n", place,
                     when.substr(0, 10), when.substr(11, 5), imported.calls, imported.draft);
  const Contact& client = imported.family.client;
  out << "Client\n" << fmt::format("  {}, {}, {}\n", client.name.full, born(client), lives(client));
  print_fields(out, client.custom_fields, "    ");
  out << fmt::format("\nPeople ({})\n", imported.family.people.size());
  print_people(out, imported.family);
  for (const auto& doubt : imported.family.doubts) print_doubt(out, doubt, "  ");
  if (!matter.custom_fields.empty()) out << "\nCustom fields of the matter\n";
  print_fields(out, matter.custom_fields, "  ");
  if (!imported.problems.empty()) out << "\nWhat Clio did not give\n";
  for (const std::string& problem : imported.problems)
    out << wrapped(problem, "  ?  ", "     ", kLineWidth);
  out << '\n';
}

void print_answers(std::ostream& out, const app::Prepared& prepared) {
  out << prepared.form.title << '\n';
  Columns columns("  ");
  for (const auto& answer : prepared.interview.answers) {
    if (answer.origin == interview::Origin::computed) continue;
    columns.add({answer.label, std::string(interview::word(answer.origin)), shown(answer.value)});
  }
  columns.print(out);
  if (!prepared.form.review_note.empty())
    out << wrapped(prepared.form.review_note, "  Note: ", "        ", kLineWidth);
  out << '\n';
}

}  // namespace engross::cli
