// Every English text of the room that people read about a family and its review, by id. Refusals
// are base::Error's own.
#pragma once

#include <array>

#include "base/message.h"
#include "family/vocabulary.h"
#include "matter/matter.h"

namespace engross::family {

inline constexpr auto kMessages = std::to_array<base::Pattern>({
    // Words in sentences.
    {"role-spouse", "spouse"},
    {"role-child", "child"},
    {"role-grandchild", "grandchild"},
    {"role-party", "party"},
    {"nobody", "nobody"},
    {"the-matter", "the matter"},
    {"contact-number", "contact {number}"},
    {"person-number", "person {number}"},
    {"table-english", "English"},
    {"table-french", "French"},
    {"and-also", "{first}; {next}"},

    // What a value is.
    {"value-nothing", "nothing"},
    {"value-yes", "Yes"},
    {"value-no", "No"},
    {"value-day", "{day}"},
    {"value-number", "{number}"},
    {"value-money", "{money}{currency!}"},
    {"value-words", "\"{words}\""},

    // Fields.
    {"field-client", "client"},
    {"field-name-prefix", "prefix"},
    {"field-name-first", "first name"},
    {"field-name-middle", "middle name"},
    {"field-name-last", "last name"},
    {"field-name-full", "name"},
    {"field-title", "title"},
    {"field-company", "company"},
    {"field-birthdate", "birth date"},
    {"field-email", "e-mail"},
    {"field-phone", "phone"},
    {"field-address-street", "street"},
    {"field-address-city", "city"},
    {"field-address-province", "province"},
    {"field-address-postal-code", "postal code"},
    {"field-address-country", "country"},
    {"field-relationship", "relationship"},
    {"field-is-step", "step-relation"},
    {"field-is-deceased", "deceased"},
    {"field-display-number", "matter number"},
    {"field-description", "description"},
    {"field-status", "status"},
    {"field-practice-area", "practice area"},
    {"field-open-date", "open date"},
    {"field-custom", "\"{name}\""},

    // Why somebody has a role.
    {"reason-no-word", "no relationship word in Clio"},
    {"reason-word", "\"{word}\" is a {role} word of the {table} table"},
    {"reason-unknown-word", "\"{word}\" is in no table of relationship words"},
    {"reason-company", "{reason}, but {who} is a company"},
    {"reason-merged", "{reason} (merged from another record)"},
    {"reason-not-related", "not related to the matter in Clio"},
    {"reason-brought", "brought from the address book"},
    {"reason-brought-by", "brought from the address book by {by}"},
    {"reason-added", "added in review"},
    {"reason-added-by", "added by {by}"},
    {"reason-set", "set to {role}"},
    {"reason-set-by", "set to {role} by {by}"},
    {"reason-why", "{reason}: \"{why}\""},

    // The doubts of the words that come with Engross; a firm's own are its own words.
    {"word-partner", "\"partner\" may be a business partner"},
    {"word-partenaire", "\"partenaire\" may be a business partner"},
    {"word-beau-fils", "\"beau-fils\" is a step-son or a son-in-law"},
    {"word-belle-fille", "\"belle-fille\" is a step-daughter or a daughter-in-law"},
    {"guard-former", "former, not present"},
    {"guard-separated", "separated"},
    {"guard-divorced", "divorced"},
    {"guard-estranged", "estranged"},
    {"guard-deceased", "no longer living"},
    {"guard-in-law", "related by marriage"},
    {"guard-god", "a godchild is no child in law"},
    {"guard-great", "a generation further"},
    {"guard-foster", "a foster child is no child in law unless adopted"},
    {"guard-step", "by marriage, not by birth or adoption"},

    // Doubts about a word.
    {"step-word", "\"{word}\" is related {how}: a will counts a step-child only when you say so"},
    {"ambiguous", "{doubt}; treated as a party; if it means a {role}, say so in the review"},
    {"ambiguous-beside", "{doubt}, and another spouse is listed"},
    {"guard-word",
     "\"{word}\": {doubt}; treated as a party; if it means a {role}, say so in the review"},
    {"deceased-word", "\"{word}\" says that this person is no longer living"},
    {"perhaps-deceased-word",
     "\"{word}\" may say that this person is no longer living: mark as deceased if so"},
    {"slip",
     "\"{word}\" is one slip away from \"{known}\"; treated as a party; if it means a {role}, say "
     "so in the review"},
    {"phrase",
     "\"{word}\" says more than \"{known}\"; treated as a party; if it means a {role}, say so in "
     "the review"},

    // Doubts about people.
    {"no-name", "{who} has no name"},
    {"name-hidden",
     "Clio shows no name for contact {number}: it is hidden from this sign-in or was deleted"},
    {"client-without-name", "Clio shows no name for the client"},
    {"company", "\"{word}\" stands on {who}, a company; treated as a party"},
    {"no-birth-date",
     "the birth date of {who}, a {role}, is not known: a document cannot tell whether this is a "
     "minor"},
    {"older-than-client",
     "{who}, a {role}, was born on {born}, not after the client ({client_born})"},
    {"two-spouses", "{count} spouses: {names}"},
    {"listed-twice", "{who} is related more than once, as \"{word}\" and as \"{again}\""},
    {"two-roles", "{who} would be both {role} and {again}: correct one relationship in Clio"},
    {"client-listed", "{who} is the client and a related contact too"},
    {"client-related",
     "{who} is the client and a related contact too: take the relationship away in Clio"},
    {"client-changed",
     "in Clio the client of this matter is {now} now, not {who}: set it right in Clio, or say why "
     "a document for {who} may stand"},
    {"step", "{who} is a step-child: a will counts a step-child only when you say so"},
    {"word-and-role",
     "{who} is a {role} here, and \"{word}\" reads as a {other}: set the role that is meant"},
    {"step-grandchild",
     "{who} is a step-grandchild, or the child of a step-child: a will counts one only when you "
     "say so"},
    {"word-says-step",
     "\"{word}\" may say that {who} is a step-relation: mark as one, or say why not"},
    {"word-says-deceased",
     "\"{word}\" says that {who} is no longer living: mark as deceased, or say why not"},
    {"grandchild-without-parent", "whose child {who}, a grandchild, is has not been said"},
    {"deceased-spouse",
     "{who} is the spouse and marked as deceased: the documents that come with Engross then name "
     "no spouse"},
    {"same-person", "{names| and } may be one person: {because}"},
    {"same-name", "the same name"},
    {"same-birth", "the same birth date and nearly the same name"},
    {"same-email", "the same e-mail address and last name"},
    {"born-in-future", "the birth date of {who}, {born}, lies after the import of {imported}"},
    {"older-than-120",
     "{who} would be {years} years old, born on {born}: mark as deceased, or correct the birth "
     "date"},
    {"young-spouse",
     "{who}, a spouse, was born on {born} and would be {years} years old: nobody under {least} can "
     "marry"},
    {"young-client",
     "the client would have been {years} years old at the birth of {who}, a {role}"},
    {"young-parent",
     "{parent} would have been {years} years old at the birth of {who}, a grandchild"},
    {"older-than-parent",
     "{who}, a grandchild, was born on {born}, not after the parent {parent} ({parent_born})"},

    // The history of a review.
    {"did-remove", "{people|, | and } removed"},
    {"did-restore", "{people|, | and } restored"},
    {"did-set-role", "role of {people|, | and } set to {role}"},
    {"did-why", "{what} (\"{why}\")"},
    {"who-was", "{who} ({role})"},
    {"did-take-parent-back", "parent of {who} taken back, was {parent}"},
    {"did-set-parent", "{who} is a child of {parent}"},
    {"did-change-parent", "{who} is a child of {parent}, not of {before}"},
    {"did-merge", "{merged} merged into {kept}"},
    {"did-add", "{who} added as {role}"},
    {"did-bring", "{who} brought from the address book as {role}"},
    {"did-keep-apart", "{who} kept apart from {contact} of the address book"},
    {"did-correct", "{field} of {who} corrected from {from} to {to}"},
    {"did-as-imported", "{field} of {who} as Clio has it again: from {from} to {to}"},
    {"did-compare", "compared with Clio: {what|; }"},
    {"did-take", "taken {what}"},
    {"did-keep", "kept {what}"},
    {"new-in-clio", "{who} (new in Clio)"},
    {"without-new", "without {who} (new in Clio)"},
    {"gone-in-clio", "{who} (no longer related in Clio)"},
    {"without-gone", "without {who} (no longer related in Clio)"},
    {"value-taken", "{field} of {who} from {from} to {to}"},
    {"value-kept", "{field} of {who} {ours} (in Clio {now})"},
    {"did-overrule", "finding {finding} overruled"},
    {"did-overrule-of", "finding {finding} ({people|, | and }) overruled"},
    {"did-confirm", "every value confirmed"},
    {"did-undo", "undone"},
    {"did-undo-what", "undone: {what}"},
    {"did-redo", "done again"},
    {"did-redo-what", "done again: {what}"},
    {"client-differs", "in Clio the client of this matter is {now} now, not {then}"},
});

base::Message say(base::Id<kMessages> id, std::vector<base::Argument> arguments = {});

base::Message said(Role role);

// Words of the vocabulary: those that come with Engross have ids, others are the firm's.
base::Message said_of_table(const std::string& name);
base::Message said_of_word(const std::string& doubt);

// The full name, or "contact 12" where there is none.
base::Message name_of(const matter::Contact& contact);

// A field as a sentence names it: "birth date", a custom field by its own name.
base::Message said_of_field(std::string_view field, const std::string& label);

// A value in one line; what reads as words stands in quotation marks.
base::Message said_of_value(const matter::FieldValue& value);

}  // namespace engross::family
