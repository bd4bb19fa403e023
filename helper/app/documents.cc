#include "app/documents.h"

#include <algorithm>

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

Outcome<std::vector<Filled>> fill_all(const Documents& documents,
                                      const expression::Environment& environment) {
  std::vector<Filled> filled;
  Refusal refusal;
  for (const auto& one : documents) gather(fill(*one, environment), filled, refusal);
  if (!refusal.empty()) return tl::unexpected(std::move(refusal));
  return filled;
}

}  // namespace engross::app
