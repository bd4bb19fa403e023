// What is taken of a later import, difference by difference.
#include <fmt/format.h>

#include <map>
#include <set>

#include "family/checks.h"
#include "family/differences.h"
#include "family/sheet.h"

namespace engross::family {
namespace {

using base::Fault;
using matter::ContactRef;
using matter::CustomField;
using matter::FieldValue;
using matter::Matter;
using Kind = Difference::Kind;
using Choice = Refresh::Choice;

class Taking {
 public:
  Taking(const Sheet& sheet, const Refresh& edit, const Making& making)
      : sheet_(sheet), edit_(edit), number_(making.number), matter_(*sheet.matter) {}

  base::Result<Sheet> sheet() {
    if (edit_.choices.empty()) return changes_nothing(where(sheet_) + ", compared with Clio");
    // A full name is set after its parts, which would make it anew.
    for (const bool full : {false, true}) {
      for (const Choice& choice : edit_.choices) {
        if ((choice.difference.field == "name.full") != full) continue;
        if (auto fault = take(choice)) return tl::unexpected(std::move(*fault));
      }
    }
    finish();
    return std::move(sheet_);
  }

 private:
  std::optional<base::Error> take(const Choice& choice) {
    const Difference& difference = choice.difference;
    if (!keys_.insert(difference.key()).second) {
      return base::Error{Fault::refused, "one difference is chosen twice", place(difference),
                         "choose every difference once"};
    }
    if (difference.subject == kTheMatter) {
      if (difference.kind != Kind::value) return stale(difference);
      if (difference.of_client()) return take_client(choice);
      return take_value(matter_.now, matter_.clio, sheet_.matter->clio, choice, matter_.set_by,
                        false);
    }
    const Row* row = sheet_.find(difference.subject);
    if (difference.kind == Kind::person_new) return take_new(row, choice);
    if (!row || !row->clio || row->gone) return stale(difference);
    Row& pending = rows_.emplace(sheet_.places->at(difference.subject), *row).first->second;
    if (difference.kind == Kind::person_gone) return take_gone(pending, choice);
    if (difference.kind == Kind::word) return take_word(pending, choice);
    pending.clio->contact.redacted = false;
    if (choice.take) pending.now.person.contact.redacted = false;
    return take_value(pending.now.person, *pending.clio, *row->clio, choice, pending.set_by,
                      pending.client());
  }

  std::optional<base::Error> take_client(const Choice& choice) {
    const Difference& difference = choice.difference;
    const auto* now = std::get_if<ContactRef>(&difference.now);
    const ContactRef known = client_in_clio(sheet_);
    if (!now || now->id == known.id || difference.then != FieldValue(known)) {
      return stale(difference);
    }
    const bool again = now->id == sheet_.client().now.id();
    if (choice.take && !again) {
      return base::Error{Fault::refused, "the matter has another client in Clio now", where(sheet_),
                         "keep it and say why the review may stand, or set the client right in "
                         "Clio"};
    }
    matter_.other_client = again ? std::nullopt : std::optional(*now);
    return std::nullopt;
  }

  template <typename Record>
  std::optional<base::Error> take_value(Record& ours, Record& clio, const Record& known,
                                        const Choice& choice, SetBy& set_by, bool client) {
    const Difference& difference = choice.difference;
    const auto field = field_of(known, difference, client);
    if (!field || expected(*field, difference.now) || value_of(known, *field) != difference.then) {
      return stale(difference);
    }
    if (choice.take) set_by.erase(field->key());
    if (!field->is_custom()) {
      put(clio, *field, difference.now);
      if (choice.take) put(ours, *field, difference.now);
      return std::nullopt;
    }
    put_custom(custom_fields(clio), *difference.custom, difference.now);
    CustomField listed = *difference.custom;
    if (choice.take) {
      put_custom(custom_fields(ours), listed, difference.now);
    } else if (!find_custom(custom_fields(ours), listed.definition)) {
      put_custom(custom_fields(ours), listed, FieldValue());
    }
    return std::nullopt;
  }

  static std::optional<Field> field_of(const Person& clio, const Difference& difference,
                                       bool client) {
    if (difference.custom) return custom_field(difference);
    if (difference.field == "name.full") return full_name_field();
    return named(fields_of(clio, client), difference.field);
  }
  static std::optional<Field> field_of(const Matter& clio, const Difference& difference, bool) {
    if (difference.custom) return custom_field(difference);
    return named(fields_of(clio), difference.field);
  }
  static std::optional<Field> custom_field(const Difference& difference) {
    const CustomField& custom = *difference.custom;
    return Field{"custom." + base::slug(custom.name), custom.name, custom.type, custom.definition,
                 true};
  }
  static std::optional<Field> named(const std::vector<Field>& fields, const std::string& name) {
    for (const Field& field : fields) {
      if (field.name == name && !field.is_custom()) return field;
    }
    return std::nullopt;
  }

  static void put_custom(std::vector<CustomField>& fields, const CustomField& as,
                         const FieldValue& value) {
    for (CustomField& field : fields) {
      if (field.definition != as.definition) continue;
      field = as;
      field.value = value;
      return;
    }
    fields.push_back(as);
    fields.back().value = value;
  }

  std::optional<base::Error> take_word(Row& row, const Choice& choice) {
    const Difference& difference = choice.difference;
    Person& clio = *row.clio;
    const auto* now = std::get_if<std::string>(&difference.now);
    const bool text = now ? !base::find_ill_formed(*now) : difference.now == FieldValue();
    if (!text || of_word(clio.word) != difference.then) return stale(difference);
    if (row.now.brought) {
      if (!difference.person) return stale(difference);
      clio.source = row.now.person.source = difference.person->source;
      row.now.brought = false;
    }
    const Person before = clio;
    Classification read = classify(now ? *now : "", *sheet_.vocabulary);
    if (clio.contact.kind == matter::ContactKind::company) spare_company(read);
    clio.word = now ? *now : "";
    if (choice.take) row.set_by.erase(kWordField);
    if (!row.client()) {
      clio.is_step = read.is_step;
      clio.is_deceased = read.is_deceased;
    }
    if (!choice.take) return std::nullopt;
    Person& ours = row.now.person;
    ours.word = clio.word;
    if (row.client()) {
      ours.source = {};
      return std::nullopt;
    }
    if (ours.is_step == before.is_step) ours.is_step = clio.is_step;
    if (ours.is_deceased == before.is_deceased) ours.is_deceased = clio.is_deceased;
    if (row.role_by != 0) return std::nullopt;
    ours.role = read.role;
    ours.reason = std::move(read.reason);
    ours.doubts = std::move(read.doubts);
    doubt_company(ours);
    return std::nullopt;
  }

  std::optional<base::Error> take_gone(Row& row, const Choice& choice) {
    // Logs of before say this of a client who was another one later, kept; who that was is asked
    // again.
    if (row.client()) return choice.take ? std::optional(stale(choice.difference)) : std::nullopt;
    if (row.now.brought) return stale(choice.difference);
    row.gone = true;
    if (choice.take) row.now.removed = true;
    return std::nullopt;
  }

  std::optional<base::Error> take_new(const Row* known, const Choice& choice) {
    const Difference& difference = choice.difference;
    const auto& person = difference.person;
    const bool fits = person && person->contact.source.id == difference.subject &&
                      difference.subject > 0 && (!known || known->gone);
    if (!fits) return stale(difference);
    Person said = *person;
    say_again(said, *sheet_.vocabulary);
    if (!known) {
      Row row;
      row.now.person = said;
      row.now.removed = !choice.take;
      row.clio = std::move(said);
      new_.push_back(std::move(row));
      return std::nullopt;
    }
    Row& row = rows_.emplace(sheet_.places->at(difference.subject), *known).first->second;
    row.gone = false;
    row.clio = said;
    if (!choice.take) return std::nullopt;
    const Person before = std::exchange(row.now.person, std::move(said));
    row.now.removed = false;
    row.now.merged_into.reset();
    row.now.person.parent = before.parent;
    row.set_by.clear();
    if (row.role_by == 0) return std::nullopt;
    row.now.person.role = before.role;
    row.now.person.reason = before.reason;
    row.now.person.doubts = before.doubts;
    return std::nullopt;
  }

  void finish() {
    matter_.now.source.fetched_at = matter_.clio.source.fetched_at = edit_.fetched_at;
    note_changes(matter_, number_);
    sheet_.matter = std::make_shared<const MatterRow>(std::move(matter_));
    for (auto& [place, row] : rows_) {
      row.now.person.contact.source.fetched_at = edit_.fetched_at;
      row.clio->contact.source.fetched_at = edit_.fetched_at;
      note_changes(row, number_);
      sheet_.replace(place, std::move(row));
    }
    for (Row& row : new_) sheet_.insert(std::move(row));
    drop_lost_parents(sheet_);
  }

  std::string place(const Difference& difference) const {
    const Row* row = sheet_.find(difference.subject);
    return fmt::format("{}, {}", row ? where(*row) : where(sheet_), difference.key());
  }

  // The choice was made beside another state of the review.
  base::Error stale(const Difference& difference) const {
    return {Fault::conflict, "this difference is not what the review and Clio differ in now",
            place(difference), "compare with Clio again"};
  }

  Sheet sheet_;
  const Refresh& edit_;
  int number_;
  MatterRow matter_;
  std::map<std::size_t, Row> rows_;  // touched, by place
  std::vector<Row> new_;
  std::set<std::string> keys_;
};

}  // namespace

base::Result<Sheet> refreshed(const Sheet& sheet, const Refresh& edit, const Making& making) {
  return Taking(sheet, edit, making).sheet();
}

}  // namespace engross::family
