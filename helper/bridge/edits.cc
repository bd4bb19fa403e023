#include "bridge/edits.h"

#include <algorithm>

#include "app/merge_proposals.h"
#include "app/review_words.h"
#include "bridge/desk.h"

namespace engross::bridge {
namespace {

using family::Edit;
using family::Subject;

constexpr std::int64_t kLeast = INT64_MIN;
constexpr std::int64_t kMost = INT64_MAX;

tl::unexpected<Reply> refuse(const std::string& message) {
  return tl::unexpected(error_reply({400, "wrong_body", message, ""}));
}

tl::expected<Edit, Reply> correction(const app::Draft& draft, Subject subject,
                                     const std::string& field, const std::string& text) {
  if (subject != family::kTheMatter && !draft.review.find(subject))
    return refuse("There is nobody of this number in the review.");
  for (const auto& value : draft.review.values(subject)) {
    if (value.field != field) continue;
    auto typed = app::value_of(value, text, draft.review);
    if (!typed) return tl::unexpected(fault_reply(typed.error()));
    return Edit(family::Correct{subject, field, std::move(*typed)});
  }
  return refuse("There is no such field.");
}

tl::expected<Edit, Reply> choice(const app::Draft& draft, const std::string& key, bool take) {
  const auto found = std::find_if(draft.pending.begin(), draft.pending.end(),
                                  [&](const family::Difference& one) { return one.key() == key; });
  if (found == draft.pending.end()) {
    return tl::unexpected(fault_reply(base::Error{
        base::Fault::conflict, "nothing in Clio waits under this key", key, "look at it again"}));
  }
  return Edit(family::Refresh{draft.fetched_at, {{*found, take}}});
}

using Read = tl::expected<std::vector<Edit>, Reply>;

Read brought(const app::Draft& draft, app::ContactShelf& contacts, matter::Id contact,
             family::Role role, const std::string& relationship) {
  auto edit = app::bring_of(contacts, draft, contact, role, relationship);
  if (!edit) return tl::unexpected(fault_reply(edit.error()));
  return std::vector<Edit>{std::move(*edit)};
}

Read settled(const app::Draft& draft, app::ContactShelf& contacts, Subject person,
             matter::Id contact, bool merge) {
  const auto proposal = app::proposal_about(contacts, draft, person, contact);
  if (!proposal) return tl::unexpected(fault_reply(proposal.error()));
  return merge ? app::edits_of(*proposal) : app::apart_of(*proposal);
}

tl::expected<Edit, Reply> read_edit(Fields& fields, const app::Draft& draft) {
  const std::string verb = fields.text("do", true, 32);
  const auto people = fields.wholes("people", 0, 2000);
  const std::string role_word = fields.text("role", false, 32);
  const std::string reason = fields.text("reason", false, 2000);
  const std::string key = fields.text("key", false, 500);
  const std::string name = fields.text("name", false, 500);
  const std::string relationship = fields.text("relationship", false, 200);
  const std::string field = fields.text("field", false, 200);
  const std::string value = fields.text("value", false, 100'000);
  const bool company = fields.tick("company");
  const auto kept = fields.whole("kept", false, kLeast, kMost);
  const auto merged = fields.whole("merged", false, kLeast, kMost);
  const auto subject = fields.whole("subject", false, kLeast, kMost);
  const bool no_parent = !fields.has("parent") || fields.is_null("parent");
  const auto parent = no_parent ? 0 : fields.whole("parent", true, kLeast, kMost);
  if (fields.fault()) return tl::unexpected(error_reply(*fields.fault()));
  const auto role = family::role(role_word);
  const std::vector<Subject> subjects(people.begin(), people.end());

  if (verb == "undo") return Edit(family::Undo{});
  if (verb == "redo") return Edit(family::Redo{});
  if (verb == "confirm") return Edit(family::Confirm{});
  if (verb == "overrule") return Edit(family::Overrule{key, reason});
  if (verb == "take" || verb == "keep") return choice(draft, key, verb == "take");
  if (verb == "merge") return Edit(family::Merge{kept, merged});
  if (verb == "as_imported") return Edit(family::AsImported{subject, field});
  if (verb == "correct") return correction(draft, subject, field, value);
  if (verb == "role" || verb == "add") {
    if (!role) return refuse("A role is spouse, child, grandchild or party.");
    if (verb == "role") return Edit(family::SetRole{subjects, *role, reason});
    family::Add add;
    add.name.full = std::string(base::trim(name));
    add.kind = company ? matter::ContactKind::company : matter::ContactKind::person;
    add.role = *role;
    add.word = relationship;
    return Edit(std::move(add));
  }
  if (verb == "remove") return Edit(family::Remove{subjects});
  if (verb == "restore") return Edit(family::Restore{subjects});
  if (verb == "parent") {
    if (subjects.size() != 1) return refuse("One grandchild at a time has its parent said.");
    return Edit(
        family::SetParent{subjects[0], no_parent ? std::nullopt : std::optional<Subject>(parent)});
  }
  return refuse("There is no such edit.");
}

}  // namespace

const std::vector<std::string>& edit_keys() {
  static const std::vector<std::string> kKeys = {
      "do",      "people",       "role",    "reason", "parent", "kept", "merged", "name",
      "company", "relationship", "subject", "field",  "value",  "key",  "contact"};
  return kKeys;
}

Read read_edits(Fields& fields, const app::Draft& draft, app::ContactShelf& contacts) {
  const std::string verb = fields.text("do", true, 32);
  if (verb != "bring" && verb != "merge_contact" && verb != "keep_apart") {
    auto edit = read_edit(fields, draft);
    if (!edit) return tl::unexpected(std::move(edit.error()));
    return std::vector<Edit>{std::move(*edit)};
  }
  const bool bring = verb == "bring";
  const auto contact = fields.whole("contact", true, 1, kMost);
  const auto person = bring ? 0 : fields.whole("subject", true, kLeast, kMost);
  const std::string role_word = fields.text("role", bring, 32);
  const std::string relationship = fields.text("relationship", false, 200);
  if (fields.fault()) return tl::unexpected(error_reply(*fields.fault()));
  if (!bring) return settled(draft, contacts, person, contact, verb == "merge_contact");
  const auto role = family::role(role_word);
  if (!role) return refuse("A role is spouse, child, grandchild or party.");
  return brought(draft, contacts, contact, *role, relationship);
}

}  // namespace engross::bridge
