// Who may hold an office under a will, and who should not: the findings of the law about the
// answers of an interview. Facts, never advice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "family/family.h"
#include "family/finding.h"

namespace engross::law {

// A person as an answer names one: by Clio id where known, and by name.
struct Named {
  std::optional<matter::Id> id;
  std::string name;
  std::optional<base::Date> birth_date;
  bool company = false;
};

struct Appointments {
  std::vector<Named> executors;
  std::vector<Named> guardians;
  std::vector<Named> witnesses;
  std::vector<Named> beneficiaries;  // named in answers; the family's own are known
  bool makes_will = false;           // the document names executors
  bool wants_guardian = false;       // the document has a clause for one
  bool spare_guardian = false;       // one is named, and the document has no clause for one
  std::vector<Named> removed;        // taken out of the family in the review
};

// The findings, in this order, by Ontario's law; each that rests on a section cites it in its text:
//   client-is-company       blocking  a will of somebody who is no person
//   client-is-minor         blocking  a testator under 18 on `today`; the exceptions are a lawyer's
//                                     to know
//   minor-without-guardian  blocking  a living minor child of the client's own (no step-child, for
//                                     whom a will appoints nobody) and no guardian named, only
//                                     where a guardian is asked for
//   child-birth-date        blocking  a guardian is named, and whether a living child of the
//                                     client's own is a minor is not known
//   minor-executor          blocking  an executor under 18 on `today`
//   minor-guardian          blocking  a guardian under 18
//   executor-is-client, guardian-is-client     blocking  the testator is dead by then
//   deceased-executor, deceased-guardian       blocking  marked as no longer living
//   executor-twice          blocking  one person in two places of executor
//   witness-beneficiary     blocking  a witness who takes under the will: named, or a living
//                                     spouse, child or grandchild
//   witness-spouse-of-beneficiary     blocking  the spouse of a living child, told by the
//                                     relationship word ("daughter-in-law"); other spouses are not
//                                     known
//   witness-is-client       blocking  a testator cannot witness their own will
//   witness-twice           blocking  one person as both witnesses
//   minor-witness           doubt
//   witness-executor        doubt     allowed, advised against
//   executor-birth-date     note      the birth date of an executor, no company, is not known
//   removed-in-office       blocking  named in the document, and removed in the review
//   near-name               doubt     nobody of this matter, and called almost as somebody is
// People are the same when their Clio ids are equal, else when both names fold to one text; where
// the office of an executor is taken twice, or by somebody who has died, two ids are two people.
// The key of a finding about somebody who is not in Clio holds the folded name instead of an id.
std::vector<family::Finding> findings(const family::Family& family, const Appointments& appointed,
                                      const base::Date& today);

}  // namespace engross::law
