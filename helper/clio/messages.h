// Every English text, by id, of what an import could not take over. Refusals are base::Error's own.
#pragma once

#include <array>

#include "base/message.h"

namespace engross::clio {

inline constexpr auto kMessages = std::to_array<base::Pattern>({
    {"clio-problem", "{what} ({where})"},

    // Where.
    {"clio-contact", "contact {number}"},
    {"clio-contact-named", "contact {number} ({name})"},
    {"clio-relationship", "relationship {number}"},
    {"clio-relationship-named", "relationship {number} ({word})"},
    {"clio-matter", "matter {number}"},
    {"clio-record", "the record"},
    {"clio-contacts", "contacts"},
    {"clio-custom-fields", "custom fields"},
    {"clio-firm", "the firm's name"},
    {"clio-field", "field \"{name}\""},
    {"clio-field-of", "{owner}, field \"{name}\""},

    // What.
    {"clio-hides-contact", "Clio hides this contact from this user"},
    {"clio-name-alone",
     "only the name is known: the contact was deleted in Clio, or its details are hidden"},
    {"clio-contact-not-shown", "Clio does not show the contact {number} it names"},
    {"clio-contact-without-id", "a contact without an id"},
    {"clio-fewer-contacts", "Clio counts {counted} and gave {given}: read them again"},
    {"clio-fewer-related", "Clio counts {counted} related contacts and gave {given}: import again"},
    {"clio-names-no-contact", "it names no contact, and was left out"},
    {"clio-hides-lawyer", "Clio hides the responsible lawyer's name from this user"},
    {"clio-shows-no-client", "Clio shows no client of this matter"},
    {"clio-unknown-type", "a field of the unknown type \"{type}\" was left out"},
    {"clio-no-label", "Clio gives no label for the chosen option {option}"},
    {"clio-did-not-give", "Clio did not give it: {words}"},
    {"clio-no-birth-date", "date_of_birth is not a date: {value}"},
    {"clio-no-open-date", "open_date is not a date: {value}"},
    {"clio-no-tick", "{value} is not a tick (true or false)"},
    {"clio-no-money", "{value} is not an amount of money"},
    {"clio-no-number", "{value} is not a number"},
    {"clio-no-date", "{value} is not a date"},
    {"clio-no-option", "{value} is not an option of a picklist"},
    {"clio-no-contact", "{value} is not a contact"},
    {"clio-no-matter", "{value} is not a matter"},
    {"clio-no-text", "{value} is not text"},
});

using MessageId = base::Id<kMessages>;
inline base::Message say(MessageId id, std::vector<base::Argument> arguments = {}) {
  return base::Message(id.pattern(), std::move(arguments));
}

}  // namespace engross::clio
