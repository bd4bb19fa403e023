// What keeps a document from being included, and what is told of those that are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/include.h"
#include "docx/insertion.h"

namespace engross::docx {

struct IncludeFault {
  std::string code;
  Obstacle why;
};
using IncludeFaults = std::vector<IncludeFault>;

IncludeFault include_without_folder(const std::string& title);
IncludeFault include_too_deep(const std::string& title);
IncludeFault include_too_large(const std::string& title);

// Why the file cannot be included within these, each of which includes the next; nothing when it
// can.
std::optional<IncludeFault> refused_within(const std::vector<std::string>& chain,
                                           const std::string& file);

// What is wrong with the whole that neither the document it was nor one of those in it has.
std::optional<std::string> damage_of_including(std::string_view whole, std::string_view before,
                                               const std::vector<std::string_view>& guests);

// A document that is included twice says what is wrong with it once.
void tell_once(const Included& part, const std::vector<std::string>& notices, Included& whole);

}  // namespace engross::docx
