// Values typed over, and values as Clio has them again.
#include <fmt/format.h>

#include <algorithm>

#include "family/sheet.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;
using matter::FieldValue;

template <typename T>
using Result = base::Result<T>;

Result<Field> field_named(const std::vector<Field>& fields, const std::string& name,
                          const std::string& of) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  if (found != fields.end() && found->correctable) return *found;
  if (found != fields.end()) {
    return failure(Fault::refused, fmt::format("\"{}\" is Clio's own and not corrected here", name),
                   of, "change it in Clio and compare again");
  }
  if (name == "name.full") {
    return failure(Fault::refused, "\"name.full\" is made of first, middle and last name", of,
                   "correct name.first, name.middle or name.last");
  }
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  const auto near = base::nearest(name, names);
  return failure(Fault::not_found, fmt::format("there is no field \"{}\"", base::excerpt(name)), of,
                 near ? fmt::format("did you mean \"{}\"?", *near)
                      : "take one of: " + base::join(names, ", "));
}

class Corrections {
 public:
  Corrections(Sheet sheet, const Making& making) : sheet_(std::move(sheet)), making_(making) {}

  Result<Sheet> operator()(const Correct& edit) {
    if (edit.subject == kTheMatter) {
      MatterRow row = *sheet_.matter;
      if (auto fault = correct(row.now, fields_of(row.now), edit, row.set_by, where(sheet_))) {
        return tl::unexpected(std::move(*fault));
      }
      return with_matter(std::move(row));
    }
    const Row* found = sheet_.find(edit.subject);
    if (!found) return no_such_person(sheet_, edit.subject);
    if (found->now.merged_into) return is_merged(sheet_, *found);
    Row row = *found;
    const auto fields = fields_of(row.now.person, row.client());
    if (auto fault = correct(row.now.person, fields, edit, row.set_by, where(row))) {
      return tl::unexpected(std::move(*fault));
    }
    return with_row(edit.subject, std::move(row));
  }

  Result<Sheet> operator()(const AsImported& edit) {
    if (edit.subject == kTheMatter) {
      MatterRow row = *sheet_.matter;
      const auto field = field_named(fields_of(row.now), edit.field, where(sheet_));
      if (!field) return tl::unexpected(field.error());
      if (value_of(row.now, *field) == value_of(row.clio, *field)) {
        return changes_nothing(where(sheet_) + ", " + edit.field);
      }
      put(row.now, *field, value_of(row.clio, *field));
      return with_matter(std::move(row));
    }
    const Row* found = sheet_.find(edit.subject);
    if (!found) return no_such_person(sheet_, edit.subject);
    if (found->now.merged_into) return is_merged(sheet_, *found);
    if (!found->clio) {
      return failure(Fault::refused, "Clio holds no values of a person added in review",
                     where(*found), "correct the value, or undo");
    }
    Row row = *found;
    const auto field = field_named(fields_of(row.now.person, row.client()), edit.field, where(row));
    if (!field) return tl::unexpected(field.error());
    const FieldValue imported = value_of(*row.clio, *field);
    if (value_of(row.now.person, *field) == imported) {
      return changes_nothing(where(row) + ", " + edit.field);
    }
    put(row.now.person, *field, imported);
    return with_row(edit.subject, std::move(row));
  }

 private:
  template <typename Record>
  std::optional<base::Error> correct(Record& now, const std::vector<Field>& fields,
                                     const Correct& edit, SetBy& set_by, const std::string& of) {
    const auto field = field_named(fields, edit.field, of);
    if (!field) return field.error();
    if (const auto wanted = expected(*field, edit.value)) {
      return base::Error{Fault::malformed, fmt::format("\"{}\" must be {}", field->name, *wanted),
                         of, fmt::format("type {}", *wanted)};
    }
    const FieldValue before = value_of(now, *field);
    if (before == edit.value || (is_nothing(before) && is_nothing(edit.value))) {
      return changes_nothing(of + ", " + field->name).value();
    }
    put(now, *field, edit.value);
    set_by.insert_or_assign(field->key(), making_.number);
    return std::nullopt;
  }

  Result<Sheet> with_row(Subject id, Row row) {
    note_changes(row, making_.number);
    sheet_.replace(sheet_.places->at(id), std::move(row));
    return std::move(sheet_);
  }

  Result<Sheet> with_matter(MatterRow row) {
    note_changes(row, making_.number);
    sheet_.matter = std::make_shared<const MatterRow>(std::move(row));
    return std::move(sheet_);
  }

  Sheet sheet_;
  const Making& making_;
};

}  // namespace

base::Result<Sheet> corrected(Sheet sheet, const Correct& edit, const Making& making) {
  return Corrections(std::move(sheet), making)(edit);
}

base::Result<Sheet> as_imported(Sheet sheet, const AsImported& edit, const Making& making) {
  return Corrections(std::move(sheet), making)(edit);
}

}  // namespace engross::family
