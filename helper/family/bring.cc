// Contacts of the address book: brought into a review, or kept apart from somebody who was added.
#include <fmt/format.h>

#include "family/checks.h"
#include "family/messages.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;

// As Clio has a contact whom no relationship of the matter names.
Person unrelated(const matter::Contact& contact) {
  Person person;
  person.contact = contact;
  person.reason = say("reason-not-related");
  return person;
}

std::optional<base::Error> already_there(const Sheet& sheet, const Row& row) {
  if (row.now.merged_into) return is_merged(sheet, row).value();
  if (row.client()) {
    return base::Error{Fault::refused, "this contact is the client of the matter", where(row),
                       "leave the client as the client"};
  }
  return base::Error{Fault::refused, "this contact is in the review already", where(row),
                     row.now.removed ? "restore that person" : "set the role of that person"};
}

}  // namespace

base::Result<Sheet> brought(Sheet sheet, const Bring& edit, const Making& making) {
  const matter::Contact& contact = edit.contact;
  if (contact.source.id <= 0) {
    return failure(Fault::refused, "this is no contact of Clio", where(sheet),
                   "choose one of the address book");
  }
  if (contact.redacted) {
    return failure(Fault::refused, "Clio hides this contact from you", called(contact),
                   "ask whoever may see it in Clio to bring it");
  }
  if (!is_text(edit.word)) return not_text(called(contact) + ", the relationship");
  if (const Row* row = sheet.find(contact.source.id)) {
    return tl::unexpected(*already_there(sheet, *row));
  }
  const bool company = contact.kind == matter::ContactKind::company;
  if (company && is_for_persons(edit.role)) return company_of_family(called(contact), edit.role);
  Row row;
  row.clio = unrelated(contact);
  row.now.person = *row.clio;
  row.now.brought = true;
  Person& person = row.now.person;
  person.word = base::trim(edit.word);
  person.role = edit.role;
  person.reason = base::is_blank(making.by)
                      ? say("reason-brought")
                      : say("reason-brought-by", {{"by", std::string(base::trim(making.by))}});
  const Classification read = classify(person.word, *sheet.vocabulary);
  person.is_step = !company && read.is_step;
  person.is_deceased = !company && read.is_deceased;
  row.role_by = making.number;
  note_changes(row, making.number);
  sheet.insert(std::move(row));
  return sheet;
}

base::Result<Sheet> kept_apart(Sheet sheet, const KeepApart& edit) {
  const Row* row = sheet.find(edit.person);
  if (!row) return no_such_person(sheet, edit.person);
  if (!row->now.added) {
    return failure(Fault::refused, "only a person added in review is kept apart from a contact",
                   where(*row), "remove this person, or leave both as they are");
  }
  if (edit.contact <= 0) {
    return failure(Fault::refused, "this is no contact of Clio", where(*row),
                   "choose one of the address book");
  }
  if (!is_text(edit.name)) return not_text(where(*row) + ", the name of the contact");
  if (!sheet.apart.emplace(edit.person, edit.contact).second) {
    return changes_nothing(fmt::format("{}, contact {}", where(*row), edit.contact));
  }
  return sheet;
}

}  // namespace engross::family
