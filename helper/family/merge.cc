#include <fmt/format.h>

#include <utility>

#include "family/messages.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;

std::optional<base::Error> refusal(const Sheet& sheet, const Row& kept, const Row& goes) {
  const auto refused = [&](std::string what, const char* remedy) {
    return base::Error{Fault::refused, std::move(what), where(goes), remedy};
  };
  if (&kept == &goes) {
    return refused("a record cannot be merged with itself", "choose the other record");
  }
  for (const Row* row : {&kept, &goes}) {
    if (row->now.merged_into) return is_merged(sheet, *row).value();
  }
  for (const Row* row : {&kept, &goes}) {
    if (!row->now.removed) continue;
    return refused(fmt::format("{} is removed", where(*row)), "restore that person first");
  }
  if (goes.client()) {
    return refused("the client cannot be merged away", "keep the client's record");
  }
  if (kept.now.person.contact.kind != goes.now.person.contact.kind) {
    return refused(
        fmt::format("one of this record and {} is a company, the other a person", where(kept)),
        "merge records of one kind");
  }
  const Role of_kept = kept.now.person.role;
  const Role of_other = goes.now.person.role;
  if (of_other == Role::party || of_other == of_kept) return std::nullopt;
  if (of_kept == Role::party && !kept.client()) return std::nullopt;
  return refused(fmt::format("{} is {}, this record a {}", where(kept),
                             kept.client() ? "the client" : fmt::format("a {}", word(of_kept)),
                             word(of_other)),
                 "give both records one role first");
}

// A party becomes what the other record is: nobody drops out of the family by being recorded twice.
void take_role(Row& kept, const Row& goes, int entry) {
  if (kept.client() || kept.now.person.role != Role::party) return;
  if (goes.now.person.role == Role::party) return;
  kept.now.person.role = goes.now.person.role;
  kept.now.person.reason = say("reason-merged", {{"reason", goes.now.person.reason}});
  kept.now.person.doubts = goes.now.person.doubts;
  kept.now.person.parent = goes.now.person.parent;
  kept.role_by = entry;
}

bool is_of_name(const Field& field) { return field.name.starts_with("name."); }
bool is_of_address(const Field& field) { return field.name.starts_with("address."); }

void take_name(matter::PersonName& kept, const matter::PersonName& goes) {
  if (!base::is_blank(kept.full)) return;
  const std::string prefix = std::exchange(kept, goes).prefix;
  if (!prefix.empty()) kept.prefix = prefix;
}

// A name and an address are taken whole or not at all: the city of one and the street of another
// would be nobody's, and so would a first name with another record's middle name.
void take_values(Row& kept, const Row& goes) {
  const bool client = kept.client();
  take_name(kept.now.person.contact.name, goes.now.person.contact.name);
  const bool address = !kept.now.person.contact.addresses.empty();
  for (const Field& field : fields_of(goes.now.person, client)) {
    if (is_of_name(field) || (address && is_of_address(field))) continue;
    const matter::FieldValue theirs = value_of(goes.now.person, field);
    const matter::FieldValue own = value_of(kept.now.person, field);
    const auto* tick = std::get_if<bool>(&own);
    const bool unticked = tick && !*tick && !field.is_custom();
    if (is_nothing(theirs) || !(is_nothing(own) || unticked)) continue;
    put(kept.now.person, field, theirs);
  }
}

}  // namespace

base::Result<Sheet> merged(const Sheet& sheet, const Merge& edit, const Making& making) {
  const Row* kept = sheet.find(edit.kept);
  const Row* goes = sheet.find(edit.merged);
  if (!kept) return no_such_person(sheet, edit.kept);
  if (!goes) return no_such_person(sheet, edit.merged);
  if (auto fault = refusal(sheet, *kept, *goes)) return tl::unexpected(std::move(*fault));
  Sheet after = sheet;
  Row taker = *kept;
  Row gone = *goes;
  take_role(taker, *goes, making.number);
  take_values(taker, *goes);
  for (const Field& field : fields_of(taker.now.person, taker.client())) {
    if (value_of(taker.now.person, field) != value_of(kept->now.person, field)) {
      taker.set_by.insert_or_assign(field.key(), making.number);
    }
  }
  note_changes(taker, making.number);
  gone.now.merged_into = edit.kept;
  after.replace(sheet.places->at(edit.kept), std::move(taker));
  after.replace(sheet.places->at(edit.merged), std::move(gone));
  for (std::size_t i = 0; i < after.people.size(); ++i) {
    if (after.people[i]->now.person.parent != edit.merged) continue;
    Row child = *after.people[i];
    child.now.person.parent = edit.kept;
    after.replace(i, std::move(child));
  }
  drop_lost_parents(after);
  return after;
}

}  // namespace engross::family
