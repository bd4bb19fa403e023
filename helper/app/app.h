// The steps from a reviewed draft to finished documents, and the only place that knows their order.
// Functions over ports: each takes the value before it and returns the value after it.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/drafts.h"
#include "app/ports.h"
#include "app/template_card.h"
#include "app/values.h"
#include "docx/docx.h"
#include "interview/interview.h"
#include "law/law.h"

namespace engross::app {

// Filters that come from the law: `referral_fee_cap` (money, or a number of dollars; an optional
// date of the referral, today by default).
expression::Environment environment(const Mapping& mapping, const base::Date& today);
std::set<std::string, std::less<>> filter_names(const expression::Environment& environment);

// What a template sees of the reviewed draft, without its answers.
expression::Value values_of(const Draft& draft, const Mapping& mapping, const base::Date& today);

// A template's card and interview, for what has to be known before values are.
struct Asked {
  TemplateCard card;
  interview::Form form;
};
Outcome<Asked> asked_by(TemplateShelf& shelf, const std::string& id,
                        const expression::Environment& environment);

// What of the answers belongs to this form: one draft holds the answers of several documents.
interview::Answers answers_for(const interview::Form& form, const interview::Answers& all);
// Answers that none of the forms asks for: a slip of the pen, never dropped in silence.
Refusal unknown_answers(const std::vector<const interview::Form*>& forms,
                        const interview::Answers& answers, const std::string& where);

// Immovable where it stands: the interview points into the form.
struct Prepared {
  TemplateCard card;
  interview::Form form;
  interview::Interview interview;
  docx::Template document;
};

// Opens the template, checks it and conducts its interview with the draft's values and answers.
// Refused with every fault of the template (template_fault) or of the interview's file.
Outcome<std::unique_ptr<Prepared>> prepare(TemplateShelf& shelf, const std::string& id,
                                           const expression::Value& values,
                                           const interview::Answers& answers,
                                           const expression::Environment& environment);

std::vector<const Prepared*> pointers(const std::vector<std::unique_ptr<Prepared>>& documents);

// The given answers as the interview took them: of their questions' types, people by reference.
// What is wrong, or not shown at present, stays as it was given.
interview::Answers settled(const interview::Interview& interview, const interview::Answers& given);
// The value with every person in it by reference.
expression::Value referenced(const expression::Value& value);

struct Filled {
  std::string name;      // of the file, without its extension
  std::string document;  // the bytes
  std::string title;
  std::vector<std::string> notices;
};

// Fills the prepared template. Refused with every wrong answer (malformed), every open required
// answer and every missing value (missing), or when the filled document would be damaged
// (internal). `draft` is the id of the draft that holds the answers.
Outcome<Filled> fill(const Prepared& prepared, const std::string& draft,
                     const expression::Environment& environment);

struct Finished {
  std::string path;
  std::string title;
  std::vector<std::string> notices;
};

// Puts the document into the folder, whole or not at all.
base::Result<Finished> finish(Filled filled, DocumentFolder& folder);

// What the law finds about whom the prepared documents appoint; nothing overruled yet.
std::vector<family::Finding> findings_of_law(const Draft& draft,
                                             const std::vector<const Prepared*>& prepared,
                                             const base::Date& today);

// The review's findings and those of the law about what the prepared documents appoint, with what
// was overruled; the worst first.
std::vector<family::Finding> findings(const Draft& draft,
                                      const std::vector<const Prepared*>& prepared,
                                      const base::Date& today);

// Those that stop drafting, as errors (review_open); empty when there are none.
Refusal open_findings(const std::vector<family::Finding>& findings, const Draft& draft);

}  // namespace engross::app
