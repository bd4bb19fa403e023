// Every English text of the room that people read in the pane, by id. Refusals are base::Error's
// own, and what only the command line prints has no id.
#pragma once

#include <array>

#include "base/message.h"

namespace engross::app {

inline constexpr auto kMessages = std::to_array<base::Pattern>({
    // What Clio has changed.
    {"the-draft-matter", "the matter"},
    {"contact-in-clio", "contact {number}"},
    {"nothing", "nothing"},
    {"quoted", "\"{words}\""},
    {"quoted-day", "\"{day}\""},
    {"quoted-money", "\"{money}\"{currency!}"},
    {"quoted-number", "\"{number}\""},
    {"quoted-yes", "\"Yes\""},
    {"quoted-no", "\"No\""},
    {"change-new", "{who} is related to the matter in Clio now"},
    {"change-gone", "{who} is no longer related to the matter in Clio"},
    {"change-word", "{who}: the relationship in Clio is {now} now, was {then}; here {ours}"},
    {"change-value", "{who}, {field}: {now} in Clio now, was {then}; here {ours}"},

    // What writing back would do.
    {"write-not-related",
     "is not related to the matter in Clio: say here how, then it can be written"},
    {"write-added", "was added here and is no contact in Clio: make one there"},
    {"write-no-such-value", "Clio has no such value"},
    {"write-no-longer-related", "is no longer related to the matter in Clio"},
    {"write-added-contact", "{who} was added here and is no contact in Clio"},
    {"write-no-such-field", "Clio has no such custom field"},
    {"write-name-apart", "Clio would take this name apart: change it there"},
    {"write-employer", "an employer is a contact of its own in Clio: change it there"},
    {"write-no-such-tick", "Clio has no such tick"},
    {"write-practice-area", "choose the practice area in Clio"},
    {"write-gone", "is no longer in the matter in Clio"},
    {"write-another", "Clio holds another one, which would take its place: choose there"},
    {"write-changed",
     "Clio held \"{words}\" at the import: open the draft and take or keep what is there now"},
    {"written-by", "written by {who} on {when}"},
    {"written", "written by somebody on {when}"},

    // What filing would do.
    {"file-gone", "its file is gone"},
    {"file-empty", "its file is empty"},
    {"file-open", "open in a word processor: what is not saved there would not be filed"},
    {"file-not-of-draft", "not made from this draft"},
    {"file-changed", "changed since it was made"},
    {"file-draft-edited", "the draft was edited after this document was made"},
    {"file-not-in-clio", "the document that was filed before is no longer in Clio"},
    {"file-stays-in-folder", "it stays in the folder where it is in Clio"},
    {"file-other-version",
     "Clio has version {there}, which was not filed from here (that was version {ours})"},
    {"file-same-name",
     "Clio has a document of this name, not filed from here: it stays, as version {version}"},
    {"file-unconfirmed", "nobody has confirmed the review as it is now"},
    {"file-matter-closed", "the matter is closed in Clio"},
    {"file-matter-renamed", "the matter was {number} when it was imported"},

    // What recording time, an expense or an appointment would do.
    {"entry-matter-closed", "the matter is closed in Clio"},
    {"entry-to-come", "its day is still to come"},
    {"entry-over", "it is over already"},
    {"entry-there-already", "Clio has an equal one already (number {number})"},

    // What a template can ask for.
    {"fact-client", "Client"},
    {"fact-spouse", "Spouse"},
    {"fact-children", "Children"},
    {"fact-grandchildren", "Grandchildren"},
    {"fact-parties", "Other people and companies"},
    {"fact-matter", "Matter"},
    {"fact-lawyer", "Responsible lawyer"},
    {"fact-firm", "Firm"},
    {"fact-today", "Today"},
    {"fact-facts", "Facts of the matter"},
    {"fact-custom", "Custom fields in Clio"},
    {"fact-relationships", "People by their relationship"},
    {"fact-name", "Name"},
    {"fact-first", "First name"},
    {"fact-middle", "Middle name"},
    {"fact-last", "Last name"},
    {"fact-prefix", "Title of courtesy"},
    {"fact-full", "Full name"},
    {"fact-is-company", "Is a company"},
    {"fact-company", "Employer"},
    {"fact-title", "Job title"},
    {"fact-birthdate", "Birth date"},
    {"fact-age", "Age in years"},
    {"fact-is-minor", "Is a minor"},
    {"fact-email", "E-mail address"},
    {"fact-phone", "Telephone"},
    {"fact-address", "Address"},
    {"fact-street", "Street"},
    {"fact-city", "City"},
    {"fact-province", "Province or state"},
    {"fact-state", "State or province"},
    {"fact-postal-code", "Postal code"},
    {"fact-zip", "Zip or postal code"},
    {"fact-country", "Country"},
    {"fact-one-line", "On one line"},
    {"fact-relationship", "Relationship as Clio has it"},
    {"fact-role", "Role in the review"},
    {"fact-is-step", "Is a step-relation"},
    {"fact-is-deceased", "Is deceased"},
    {"fact-parent", "Parent"},
    {"fact-clio-id", "Number in Clio"},
    {"fact-number", "Matter number"},
    {"fact-description", "Description"},
    {"fact-status", "Status"},
    {"fact-practice-area", "Practice area"},
    {"fact-open-date", "Opened on"},
});

using MessageId = base::Id<kMessages>;
inline base::Message say(MessageId id, std::vector<base::Argument> arguments = {}) {
  return base::Message(id.pattern(), std::move(arguments));
}

}  // namespace engross::app
