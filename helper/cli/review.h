// The review as a person reads it in a terminal, and as a program reads it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>

#include "app/app.h"
#include "app/merge_proposals.h"

namespace engross::cli {

// What the review is shown with: the import that was just made, if one was.
struct Shown {
  const app::Draft& draft;
  const std::vector<family::Finding>& findings;
  const app::Proposal* import = nullptr;
  std::string place;                            // of the import: "Clio (Canada)"
  std::vector<app::MergeProposal> merges = {};  // of people added by hand and kept contacts
};

// Every person with role, reason and findings, every custom field, everything that is odd.
void print_review(std::ostream& out, const Shown& shown);
// What an import would bring, when nothing is kept.
void print_preview(std::ostream& out, const app::Proposal& proposal, const std::string& place);
void print_report(std::ostream& out, const app::ImportReport& report);
// The facts of one document: what each answer is and where it comes from.
void print_answers(std::ostream& out, const app::Prepared& prepared);

nlohmann::ordered_json review_json(const Shown& shown);
nlohmann::ordered_json preview_json(const app::Proposal& proposal);
nlohmann::ordered_json merges_json(const std::vector<app::MergeProposal>& merges);
nlohmann::ordered_json doubts_json(const std::vector<family::Doubt>& doubts);

// "Ida Lee, added by hand, and contact 70, Ida Mae Lee, look like one person: ..."
std::string line_of(const app::MergeProposal& proposal);

// A value on one line; "-" for nothing.
std::string on_one_line(const expression::Value& value);

}  // namespace engross::cli
