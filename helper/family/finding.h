// What is odd about reviewed people or values, found again after every edit. A finding stays until
// what raised it is gone; a blocking one may also be overruled with a written reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "base/message.h"
#include "family/vocabulary.h"
#include "matter/matter.h"

namespace engross::family {

enum class Severity { note, doubt, blocking };
std::string_view word(Severity severity);  // "note", "doubt", "blocking"

struct Overruling {
  std::string reason;
  std::string by;
  base::Instant at{};
  bool operator==(const Overruling&) const = default;
};

struct Finding {
  std::string code;  // stable: "two-spouses", "guard-word", "minor-executor"
  std::string key;   // code and whom it is about: "two-spouses:12,15"
  Severity severity = Severity::doubt;
  base::Message text;  // one sentence for the person who reviews
  std::vector<matter::Id> people;
  std::optional<Role> suggests;  // the role that would settle it
  std::optional<Overruling> overruled;
  bool operator==(const Finding&) const = default;
};

// The finding with its key made of the code and the people, in ascending order of id.
Finding finding(std::string code, Severity severity, base::Message text,
                std::vector<matter::Id> people, std::optional<Role> suggests = std::nullopt);

// Blocking and not overruled: drafting stops.
bool stops(const Finding& finding);

}  // namespace engross::family
