#include "app/documents.h"

#include <algorithm>
#include <variant>

namespace engross::app {
namespace {

// What one step gave, or its reasons beside those of the others.
template <typename Made>
void gather(Outcome<Made> one, std::vector<Made>& made, Refusal& refusal) {
  if (one) {
    made.push_back(std::move(*one));
    return;
  }
  for (auto& error : one.error()) {
    if (std::find(refusal.begin(), refusal.end(), error) == refusal.end())
      refusal.push_back(std::move(error));
  }
}

}  // namespace

Outcome<Documents> prepare_all(TemplateShelf& shelf, const std::vector<std::string>& templates,
                               const expression::Value& values, const interview::Answers& answers,
                               const expression::Environment& environment) {
  Documents prepared;
  Refusal refusal;
  for (const std::string& id : templates)
    gather(prepare(shelf, id, values, answers, environment), prepared, refusal);
  if (!refusal.empty()) return tl::unexpected(std::move(refusal));
  return prepared;
}

base::Instant settled_at(const Draft& draft) {
  std::optional<base::Instant> newest;
  for (const family::Entry& entry : draft.review.log()) {
    if (!std::holds_alternative<family::Confirm>(entry.edit))
      newest = std::max(newest.value_or(entry.at), entry.at);
  }
  for (const auto& [fact, given] : draft.answers.facts())
    newest = std::max(newest.value_or(given.at), given.at);
  return newest.value_or(draft.fetched_at);
}

Outcome<std::vector<Filled>> fill_all(const Documents& documents, const Draft& draft,
                                      const expression::Environment& environment,
                                      const Fingerprint& fingerprint) {
  std::vector<Filled> filled;
  Refusal refusal;
  for (const auto& one : documents) gather(fill(*one, draft.id, environment), filled, refusal);
  if (!refusal.empty()) return tl::unexpected(std::move(refusal));
  for (std::size_t i = 0; i < filled.size(); ++i) {
    remember(filled[i], {draft.id, draft.review.matter().source.id, documents[i]->card.id},
             settled_at(draft), fingerprint);
  }
  return filled;
}

}  // namespace engross::app
