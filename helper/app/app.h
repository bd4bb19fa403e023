// The steps, from a matter to finished documents, and the only place that knows their order.
// Functions over ports: each takes the value before it and returns the value after it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/field_map.h"
#include "app/ports.h"
#include "app/values.h"
#include "docx/docx.h"
#include "interview/interview.h"
#include "law/law.h"

namespace engross::app {

// The firm's data, read once: relationship words, field names, rules of law.
struct Mapping {
  family::Vocabulary vocabulary;
  FieldMap fields;
  law::Rules rules;
};

// One or more reasons why a step made nothing; never empty. The first one's fault is the step's.
using Refusal = std::vector<base::Error>;
template <typename T>
using Outcome = tl::expected<T, Refusal>;

struct Imported {
  matter::Matter matter;
  family::Family family;
  std::string draft;                  // id on the shelf
  std::vector<std::string> problems;  // what Clio could not give
  int calls = 0;
};

// Reads the matter, classifies its people and keeps both as a draft. On failure no draft is kept.
base::Result<Imported> import_matter(MatterSource& source, DraftShelf& shelf, const Clock& clock,
                                     const Mapping& mapping, const std::string& matter);

// Filters that come from the law: `referral_fee_cap` (money, or a number of dollars; an optional
// date of the referral, today by default).
expression::Environment environment(const Mapping& mapping, const base::Date& today);
std::set<std::string, std::less<>> filter_names(const expression::Environment& environment);

struct Prepared {
  interview::Form form;
  interview::Interview interview;
  docx::Template document;
};

// Opens the template, checks it and conducts its interview with what the matter and `given` hold.
// Refused with every fault of the template (template_fault), or with a given answer that is wrong.
Outcome<Prepared> prepare(TemplateShelf& shelf, const std::string& id,
                          const expression::Value& values, const expression::Value& given,
                          const expression::Environment& environment);

// The form of a template by itself, for what has to be known before values are.
base::Result<interview::Form> form_of(TemplateShelf& shelf, const std::string& id,
                                      const expression::Environment& environment);

struct Filled {
  std::string name;      // of the file, without its extension
  std::string document;  // the bytes
  std::string title;
  std::vector<std::string> notices;
};

// Fills the prepared template. Refused with every open required answer and every missing value
// (missing), or when the filled document would be damaged (internal).
Outcome<Filled> fill(const Prepared& prepared, const expression::Environment& environment);

struct Finished {
  std::string path;
  std::string title;
  std::vector<std::string> notices;
};

// Puts the document into the folder, whole or not at all.
base::Result<Finished> finish(Filled filled, DocumentFolder& folder);

// The findings that stop drafting, as errors (review_open); empty when there are none.
Refusal open_findings(const family::Family& family);

}  // namespace engross::app
