// The entries of a review as bodies of rows.
#include <algorithm>
#include <array>

#include "store/described.h"
#include "store/records.h"

namespace engross::store {

template <typename Form>
void describe(Form& form, Of<family::Remove> auto& edit) {
  auto& [people] = edit;
  form("people", people);
}

template <typename Form>
void describe(Form& form, Of<family::Restore> auto& edit) {
  auto& [people] = edit;
  form("people", people);
}

template <typename Form>
void describe(Form& form, Of<family::SetRole> auto& edit) {
  auto& [people, role, reason] = edit;
  form("people", people);
  form("role", role);
  form("reason", reason);
}

template <typename Form>
void describe(Form& form, Of<family::SetParent> auto& edit) {
  auto& [grandchild, parent] = edit;
  form("grandchild", grandchild);
  form("parent", parent);
}

template <typename Form>
void describe(Form& form, Of<family::Merge> auto& edit) {
  auto& [kept, merged] = edit;
  form("kept", kept);
  form("merged", merged);
}

template <typename Form>
void describe(Form& form, Of<family::Add> auto& edit) {
  auto& [name, kind, role, word] = edit;
  form("name", name);
  form("kind", kind);
  form("role", role);
  form("word", word);
}

template <typename Form>
void describe(Form& form, Of<family::Bring> auto& edit) {
  auto& [contact, role, word] = edit;
  form("contact", contact);
  form("role", role);
  form("word", word);
}

template <typename Form>
void describe(Form& form, Of<family::KeepApart> auto& edit) {
  auto& [person, contact, name] = edit;
  form("person", person);
  form("contact", contact);
  form("name", name);
}

template <typename Form>
void describe(Form& form, Of<family::Correct> auto& edit) {
  auto& [subject, field, value] = edit;
  form("subject", subject);
  form("field", field);
  form("value", value);
}

template <typename Form>
void describe(Form& form, Of<family::AsImported> auto& edit) {
  auto& [subject, field] = edit;
  form("subject", subject);
  form("field", field);
}

template <typename Form>
void describe(Form& form, Of<family::Difference> auto& difference) {
  auto& [kind, subject, field, ours, then, now, person, custom] = difference;
  form("kind", kind);
  form("subject", subject);
  form("field", field);
  form("ours", ours);
  form("then", then);
  form("now", now);
  form("person", person);
  form("custom", custom);
}

template <typename Form>
void describe(Form& form, Of<family::Refresh::Choice> auto& choice) {
  auto& [difference, take] = choice;
  form("difference", difference);
  form("take", take);
}

template <typename Form>
void describe(Form& form, Of<family::Refresh> auto& edit) {
  auto& [fetched_at, choices] = edit;
  form("fetched_at", fetched_at);
  form("choices", choices);
}

template <typename Form>
void describe(Form& form, Of<family::Overrule> auto& edit) {
  auto& [finding, reason] = edit;
  form("finding", finding);
  form("reason", reason);
}

template <typename Form>
void describe(Form&, Of<family::Confirm> auto&) {}
template <typename Form>
void describe(Form&, Of<family::Undo> auto&) {}
template <typename Form>
void describe(Form&, Of<family::Redo> auto&) {}

template <typename Form>
void describe(Form& form, Of<family::Entry> auto& entry) {
  auto& [number, at, by, edit] = entry;
  form("number", number);
  form("at", at);
  form("by", by);
  form("edit", edit);
}

namespace {

// By index of the variant; kept in databases, so never renamed.
constexpr std::array<std::string_view, 15> kEdits = {
    "remove",  "restore",     "set_role", "set_parent", "merge",   "add",  "bring", "keep_apart",
    "correct", "as_imported", "refresh",  "overrule",   "confirm", "undo", "redo"};
static_assert(kEdits.size() == std::variant_size_v<family::Edit>);

constexpr std::array<std::string_view, 4> kDifferences = {"value", "word", "person_new",
                                                          "person_gone"};

template <std::size_t... I>
void read_edit(std::size_t index, const json& value, family::Edit& edit, const Place& place,
               std::index_sequence<I...>) {
  ((I == index ? read(value, edit.emplace<I>(), place) : void()), ...);
}

}  // namespace

json json_of(family::Difference::Kind kind) {
  return std::string(kDifferences.at(static_cast<std::size_t>(kind)));
}

void read(const json& value, family::Difference::Kind& kind, const Place& place) {
  for (std::size_t i = 0; i < kDifferences.size(); ++i) {
    if (value != kDifferences[i]) continue;
    kind = static_cast<family::Difference::Kind>(i);
    return;
  }
  place.fail("a kind of difference");
}

json json_of(const family::Edit& edit) {
  json held = std::visit([](const auto& alternative) { return json_of(alternative); }, edit);
  return {{"kind", std::string(kEdits[edit.index()])}, {"value", std::move(held)}};
}

void read(const json& value, family::Edit& edit, const Place& place) {
  const std::string kind = base::text_at(value, "kind");
  const auto found = std::find(kEdits.begin(), kEdits.end(), kind);
  if (found == kEdits.end() || value.size() != 2 || !value.contains("value")) {
    return place.fail("an edit");
  }
  const Place inner{&place, "value", 0, place.reading};
  read_edit(static_cast<std::size_t>(found - kEdits.begin()), value.at("value"), edit, inner,
            std::make_index_sequence<std::variant_size_v<family::Edit>>());
}

base::Result<std::string> encode(const family::Entry& entry, std::string_view where) {
  return encode_record(entry, where);
}

base::Result<family::Entry> decode_entry(std::string_view body, std::string_view where) {
  return decode<family::Entry>(body, where);
}

}  // namespace engross::store
