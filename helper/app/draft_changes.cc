// What Clio has changed since the import that a draft knows, in words.
#include <fmt/format.h>

#include "app/drafts.h"
#include "app/messages.h"

namespace engross::app {
namespace {

using family::Difference;

base::Message name_of(const Difference& difference, const family::Review& review) {
  if (difference.subject == family::kTheMatter) return say("the-draft-matter");
  if (difference.person) return base::Message::words(difference.person->contact.name.full);
  const auto* person = review.find(difference.subject);
  return person ? base::Message::words(person->person.contact.name.full)
                : say("contact-in-clio", {{"number", difference.subject}});
}

base::Message shown(const matter::FieldValue& value) {
  const std::string text = matter::text_of(value);
  if (text.empty()) return say("nothing");
  if (const bool* tick = std::get_if<bool>(&value)) {
    return *tick ? say("quoted-yes") : say("quoted-no");
  }
  if (std::holds_alternative<base::Date>(value)) return say("quoted-day", {{"day", text}});
  if (const auto* money = std::get_if<base::Money>(&value)) {
    return say("quoted-money", {{"money", text}, {"currency", money->currency}});
  }
  if (std::holds_alternative<base::Decimal>(value)) {
    return say("quoted-number", {{"number", text}});
  }
  return say("quoted", {{"words", text}});
}

}  // namespace

base::Message line_of(const Difference& difference, const family::Review& review) {
  if (difference.of_client()) return family::client_line(difference);
  const base::Message who = name_of(difference, review);
  switch (difference.kind) {
    case Difference::Kind::person_new:
      return say("change-new", {{"who", who}});
    case Difference::Kind::person_gone:
      return say("change-gone", {{"who", who}});
    case Difference::Kind::word:
      return say("change-word", {{"who", who},
                                 {"now", shown(difference.now)},
                                 {"then", shown(difference.then)},
                                 {"ours", shown(difference.ours)}});
    case Difference::Kind::value:
      break;
  }
  return say("change-value", {{"who", who},
                              {"field", difference.field},
                              {"now", shown(difference.now)},
                              {"then", shown(difference.then)},
                              {"ours", shown(difference.ours)}});
}

Refusal pending_differences(const Draft& draft) {
  Refusal errors;
  for (const auto& difference : draft.pending) {
    errors.push_back({base::Fault::review_open, line_of(difference, draft.review).text(),
                      fmt::format("draft {}, {}", draft.id, difference.key()),
                      fmt::format("take it (engross review {0} --take {1}) or keep what is here "
                                  "(engross review {0} --keep {1})",
                                  draft.id, difference.key())});
  }
  return errors;
}

}  // namespace engross::app
