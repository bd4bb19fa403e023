// Every English text of the room's findings, by id.
#pragma once

#include <array>

#include "base/message.h"

namespace engross::law {

inline constexpr auto kMessages = std::to_array<base::Pattern>({
    {"office-executor", "an executor"},
    {"office-guardian", "a guardian"},
    {"office-witness", "a witness"},
    {"office-beneficiary", "a beneficiary"},
    {"needs-adult", "the office needs an adult"},
    {"choose-adult-witness", "choose an adult, who can swear the affidavit of execution"},
    {"minor-without-guardian",
     "no guardian is named for {names}, under 18 (Children's Law Reform Act, s. 61)"},
    {"child-birth-date",
     "the birth date of {who} is not known: the guardian who is named would be left out of the "
     "will"},
    {"minor-in-office", "{who}, {office}, was born on {born} and is under 18: {remedy}"},
    {"witness-beneficiary",
     "{who} is a witness and takes, or may take, under the will: the gift would be void "
     "(Succession Law Reform Act, s. 12)"},
    {"witness-spouse-of-beneficiary",
     "{who} is a witness and, as \"{word}\", may be the spouse of a child who takes: the child's "
     "gift would be void (Succession Law Reform Act, s. 12)"},
    {"witness-is-client", "{who} cannot witness their own will (Succession Law Reform Act, s. 4)"},
    {"client-in-office", "{who} is the client, and cannot be {office} under their own will"},
    {"deceased-in-office", "{who}, named as {office}, is no longer living"},
    {"client-is-company", "{who}, the client, is a company: only an individual can make a will"},
    {"client-is-minor",
     "{who}, the client, was born on {born} and is under 18: such a person can make a will in few "
     "cases only (Succession Law Reform Act, s. 8)"},
    {"executor-twice",
     "{who} is named twice as executor: nobody else would act when this one cannot"},
    {"witness-twice",
     "{who} is named twice as a witness: a will needs two (Succession Law Reform Act, s. 4)"},
    {"witness-executor", "{who} is a witness and an executor: allowed, and advised against"},
    {"executor-birth-date",
     "the birth date of {who}, an executor, is not known: make sure that this is an adult"},
    {"removed-in-office", "{who} is named as {office} and was removed in the review"},
    {"near-name", "{who}, named as {office}, is nobody of this matter: is {other} meant?"},
});

inline base::Message say(base::Id<kMessages> id, std::vector<base::Argument> arguments = {}) {
  return base::Message(id.pattern(), std::move(arguments));
}

}  // namespace engross::law
