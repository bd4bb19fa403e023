#include "family/finding.h"

#include <algorithm>
#include <array>

namespace engross::family {
namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"note", "doubt", "blocking"};

}  // namespace

std::string_view word(Severity severity) {
  return kSeverities.at(static_cast<std::size_t>(severity));
}

Finding finding(std::string code, Severity severity, base::Message text,
                std::vector<matter::Id> people, std::optional<Role> suggests) {
  std::sort(people.begin(), people.end());
  std::vector<std::string> ids;
  for (const matter::Id id : people) ids.push_back(std::to_string(id));
  std::string key = ids.empty() ? code : code + ":" + base::join(ids, ",");
  return {std::move(code),   std::move(key), severity,    std::move(text),
          std::move(people), suggests,       std::nullopt};
}

bool stops(const Finding& finding) {
  return finding.severity == Severity::blocking && !finding.overruled;
}

}  // namespace engross::family
