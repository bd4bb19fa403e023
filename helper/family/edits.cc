// What each edit makes of a sheet, and why it is refused: the edits of people here, the others in
// files of their own.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "family/checks.h"
#include "family/messages.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;

template <typename T>
using Result = base::Result<T>;

tl::unexpected<base::Error> is_client(const Row& row, const char* what) {
  return failure(Fault::refused, fmt::format("the client {}", what), where(row),
                 "change the client of the matter in Clio");
}

// The places of people who are named once each; the client is none of them.
Result<std::vector<std::size_t>> places_of(const Sheet& sheet, const std::vector<Subject>& people,
                                           const char* of_client) {
  if (people.empty()) {
    return failure(Fault::refused, "nobody was named", where(sheet), "choose one or more people");
  }
  std::set<Subject> seen;
  std::vector<std::size_t> places;
  for (const Subject id : people) {
    const Row* row = sheet.find(id);
    if (!row) return no_such_person(sheet, id);
    if (!seen.insert(id).second) {
      return failure(Fault::refused, "this person is named twice in one edit", where(*row),
                     "name everybody once");
    }
    if (row->client()) return is_client(*row, of_client);
    places.push_back(sheet.places->at(id));
  }
  return places;
}

base::Message reason_of(const SetRole& edit, const std::string& by) {
  base::Message reason =
      base::is_blank(by)
          ? say("reason-set", {{"role", said(edit.role)}})
          : say("reason-set-by", {{"role", said(edit.role)}, {"by", std::string(base::trim(by))}});
  if (base::is_blank(edit.reason)) return reason;
  return say("reason-why",
             {{"reason", std::move(reason)}, {"why", std::string(base::trim(edit.reason))}});
}

// The role stands, but something about the word is open that setting it would settle.
bool is_doubted(const Row& row, const Vocabulary& vocabulary) {
  const Person& person = row.now.person;
  const bool open = std::any_of(person.doubts.begin(), person.doubts.end(),
                                [](const Doubt& doubt) { return doubt.code != "step"; });
  return open || role_beside_typed_word(row, vocabulary) ||
         (row.role_by == 0 && person.role == Role::spouse &&
          doubt_word_beside(person, vocabulary).has_value());
}

class Application {
 public:
  Application(const Sheet& sheet, const Making& making) : sheet_(sheet), making_(making) {}

  Result<Sheet> operator()(const Remove& edit) {
    const auto places = places_of(sheet_, edit.people, "cannot be removed");
    if (!places) return tl::unexpected(places.error());
    for (const std::size_t place : *places) {
      Row row = *sheet_.people[place];
      if (row.now.merged_into) return is_merged(sheet_, row);
      if (row.now.removed) return changes_nothing(where(row) + ", who is removed");
      row.now.removed = true;
      sheet_.replace(place, std::move(row));
    }
    return std::move(sheet_);
  }

  Result<Sheet> operator()(const Restore& edit) {
    const auto places = places_of(sheet_, edit.people, "was never removed");
    if (!places) return tl::unexpected(places.error());
    for (const std::size_t place : *places) {
      Row row = *sheet_.people[place];
      if (row.counts()) return changes_nothing(where(row) + ", who is not removed");
      row.now.removed = false;
      row.now.merged_into.reset();
      sheet_.replace(place, std::move(row));
    }
    return std::move(sheet_);
  }

  Result<Sheet> operator()(const SetRole& edit) {
    const auto places = places_of(sheet_, edit.people, "has no role beside being the client");
    if (!places) return tl::unexpected(places.error());
    if (!is_text(edit.reason)) return not_text(where(sheet_) + ", the reason");
    bool changed = false;
    for (const std::size_t place : *places) {
      Row row = *sheet_.people[place];
      Person& person = row.now.person;
      if (row.now.merged_into) return is_merged(sheet_, row);
      if (person.contact.kind == matter::ContactKind::company && edit.role != Role::party) {
        return company_of_family(where(row), edit.role);
      }
      changed = changed || person.role != edit.role || is_doubted(row, *sheet_.vocabulary);
      person.role = edit.role;
      person.reason = reason_of(edit, making_.by);
      std::erase_if(person.doubts, [](const Doubt& doubt) { return doubt.code != "step"; });
      row.role_by = making_.number;
      sheet_.replace(place, std::move(row));
    }
    if (!changed) return changes_nothing(where(*sheet_.people[places->front()]));
    drop_lost_parents(sheet_);
    return std::move(sheet_);
  }

  Result<Sheet> operator()(const SetParent& edit) {
    const auto places = places_of(sheet_, {edit.grandchild}, "is no grandchild");
    if (!places) return tl::unexpected(places.error());
    Row row = *sheet_.people[places->front()];
    if (row.now.merged_into) return is_merged(sheet_, row);
    if (row.now.person.role != Role::grandchild) {
      return failure(Fault::refused, "only a grandchild has a parent here", where(row),
                     "set the role to grandchild first");
    }
    if (edit.parent) {
      if (auto fault = parent_fault(*edit.parent, row)) return tl::unexpected(std::move(*fault));
    }
    if (row.now.person.parent == edit.parent) return changes_nothing(where(row));
    row.now.person.parent = edit.parent;
    sheet_.replace(places->front(), std::move(row));
    return std::move(sheet_);
  }

  Result<Sheet> operator()(const Merge& edit) { return merged(sheet_, edit, making_); }

  Result<Sheet> operator()(const Add& edit) {
    const matter::PersonName& given = edit.name;
    for (const std::string* text :
         {&given.prefix, &given.first, &given.middle, &given.last, &given.full, &edit.word}) {
      if (!is_text(*text)) return not_text(where(sheet_) + ", a person added");
    }
    Row row;
    Person& person = row.now.person;
    matter::PersonName& name = person.contact.name;
    const bool company = edit.kind == matter::ContactKind::company;
    if (company) {
      name.full = base::trim(given.full);
    } else {
      name = {std::string(base::trim(given.prefix)), std::string(base::trim(given.first)),
              std::string(base::trim(given.middle)), std::string(base::trim(given.last)),
              std::string(base::trim(given.full))};
      if (has_parts(name)) name.full = joined(name);
    }
    if (name.full.empty()) {
      return failure(Fault::refused, "a person added needs a name", where(sheet_),
                     company ? "type the company's name" : "type a first or a last name");
    }
    if (company && edit.role != Role::party) return company_of_family(name.full, edit.role);
    person.contact.source.id = -(1 + making_.adds);
    person.contact.kind = edit.kind;
    person.word = base::trim(edit.word);
    person.role = edit.role;
    person.reason = base::is_blank(making_.by)
                        ? say("reason-added")
                        : say("reason-added-by", {{"by", std::string(base::trim(making_.by))}});
    const Classification read = classify(person.word, *sheet_.vocabulary);
    person.is_step = !company && read.is_step;
    person.is_deceased = !company && read.is_deceased;
    row.now.added = true;
    row.role_by = making_.number;
    row.added_by = making_.number;
    sheet_.insert(std::move(row));
    return std::move(sheet_);
  }

  Result<Sheet> operator()(const Bring& edit) { return brought(std::move(sheet_), edit, making_); }
  Result<Sheet> operator()(const KeepApart& edit) { return kept_apart(std::move(sheet_), edit); }
  Result<Sheet> operator()(const Correct& edit) {
    return corrected(std::move(sheet_), edit, making_);
  }
  Result<Sheet> operator()(const AsImported& edit) {
    return as_imported(std::move(sheet_), edit, making_);
  }
  Result<Sheet> operator()(const Refresh& edit) { return refreshed(sheet_, edit, making_); }
  Result<Sheet> operator()(const Overrule& edit) {
    return overruled(std::move(sheet_), edit, making_);
  }
  Result<Sheet> operator()(const Confirm&) { return confirmed(std::move(sheet_), making_); }

  // The log does these itself.
  Result<Sheet> operator()(const Undo&) { return std::move(sheet_); }
  Result<Sheet> operator()(const Redo&) { return std::move(sheet_); }

 private:
  std::optional<base::Error> parent_fault(Subject id, const Row& grandchild) const {
    const Row* parent = sheet_.find(id);
    if (!parent) return no_such_person(sheet_, id).value();
    if (parent->now.merged_into) return is_merged(sheet_, *parent).value();
    if (!parent->client() && parent->now.person.role == Role::child) return std::nullopt;
    return base::Error{Fault::refused, fmt::format("{} is no child of the client", where(*parent)),
                       where(grandchild), "choose a child of the client, or set that role first"};
  }

  Sheet sheet_;
  const Making& making_;
};

}  // namespace

base::Result<Sheet> applied(const Sheet& sheet, const Edit& edit, const Making& making) {
  auto result = std::visit(Application(sheet, making), edit);
  // Keeping apart says nothing of the values that were confirmed.
  const bool stands =
      std::holds_alternative<Confirm>(edit) || std::holds_alternative<KeepApart>(edit);
  if (result && !stands) result->confirmed.reset();
  return result;
}

}  // namespace engross::family
