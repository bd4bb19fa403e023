#include "family/messages.h"

#include <algorithm>

#include "family/fields.h"

namespace engross::family {
namespace {

constexpr std::size_t kLongestValue = 200;

const base::Pattern* pattern_of(std::string_view id) {
  const auto found = std::find_if(kMessages.begin(), kMessages.end(),
                                  [&](const base::Pattern& one) { return one.id == id; });
  return found == kMessages.end() ? nullptr : &*found;
}

// What a file says, if it is a text of the table without places; its id begins with `kind`.
base::Message known_text(std::string_view kind, const std::string& text) {
  const auto found = std::find_if(
      kMessages.begin(), kMessages.end(),
      [&](const base::Pattern& one) { return one.id.starts_with(kind) && one.english == text; });
  return found == kMessages.end() ? base::Message::words(text) : base::Message(*found, {});
}

}  // namespace

base::Message say(base::Id<kMessages> id, std::vector<base::Argument> arguments) {
  return base::Message(id.pattern(), std::move(arguments));
}

base::Message said(Role role) {
  switch (role) {
    case Role::spouse:
      return say("role-spouse");
    case Role::child:
      return say("role-child");
    case Role::grandchild:
      return say("role-grandchild");
    case Role::party:
      break;
  }
  return say("role-party");
}

base::Message said_of_table(const std::string& name) { return known_text("table-", name); }

base::Message said_of_word(const std::string& doubt) {
  base::Message of_guard = known_text("guard-", doubt);
  return of_guard.id().empty() ? known_text("word-", doubt) : of_guard;
}

base::Message name_of(const matter::Contact& contact) {
  return contact.name.full.empty() ? say("contact-number", {{"number", contact.source.id}})
                                   : base::Message::words(contact.name.full);
}

base::Message said_of_field(std::string_view field, const std::string& label) {
  std::string id = "field-" + std::string(field);
  std::replace_if(
      id.begin(), id.end(), [](char c) { return c == '.' || c == '_'; }, '-');
  const base::Pattern* plain = pattern_of(id);
  if (plain && !field.starts_with("custom")) return base::Message(*plain, {});
  return say("field-custom", {{"name", label.empty() ? std::string(field) : label}});
}

base::Message said_of_value(const matter::FieldValue& value) {
  if (is_nothing(value)) return say("value-nothing");
  if (const bool* tick = std::get_if<bool>(&value)) {
    return *tick ? say("value-yes") : say("value-no");
  }
  const std::string whole = base::join(base::split(matter::text_of(value), '\n'), " / ");
  std::string text = base::excerpt(whole, kLongestValue);
  if (text != whole) text += "...";
  if (std::holds_alternative<base::Date>(value)) return say("value-day", {{"day", text}});
  if (const auto* money = std::get_if<base::Money>(&value)) {
    return say("value-money", {{"money", text}, {"currency", money->currency}});
  }
  if (std::holds_alternative<base::Decimal>(value)) return say("value-number", {{"number", text}});
  return say("value-words", {{"words", text}});
}

}  // namespace engross::family
