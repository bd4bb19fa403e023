#include "docx/include_faults.h"

#include <algorithm>
#include <set>

#include "docx/output_check.h"

namespace engross::docx {
namespace {

std::set<std::string> codes_of_faults(std::string_view document) {
  std::set<std::string> codes;
  for (const OutputFault& fault : check_output(document)) codes.insert(fault.code);
  return codes;
}

}  // namespace

IncludeFault include_without_folder(const std::string& title) {
  return {"include-document",
          {"“" + title + "” is included where no other document can be read",
           "put its text into the template"}};
}

IncludeFault include_too_deep(const std::string& title) {
  return {"include-depth",
          {"with “" + title + "” more than " + std::to_string(kDeepestInclude) +
               " documents include each other",
           "put the text of one into the document that includes it"}};
}

IncludeFault include_too_large(const std::string& title) {
  return {
      "include-size",
      {"with “" + title + "” the document grows too large", "include fewer or smaller documents"}};
}

std::optional<IncludeFault> refused_within(const std::vector<std::string>& chain,
                                           const std::string& file) {
  const std::string title = included_title(file);
  const auto known = std::ranges::find(chain, file);
  if (known != chain.end()) {
    std::string circle;
    for (auto one = known; one != chain.end(); ++one) circle += "“" + included_title(*one) + "” → ";
    return IncludeFault{"include-circle",
                        {"“" + title + "” includes itself (" + circle + "“" + title + "”)",
                         "take one of these marks out"}};
  }
  if (chain.size() >= kDeepestInclude) return include_too_deep(title);
  return std::nullopt;
}

std::optional<std::string> damage_of_including(std::string_view whole, std::string_view before,
                                               const std::vector<std::string_view>& guests) {
  const std::vector<OutputFault> faults = check_output(whole);
  if (faults.empty()) return std::nullopt;
  std::set<std::string> known = codes_of_faults(before);
  for (const std::string_view guest : guests) known.merge(codes_of_faults(guest));
  for (const OutputFault& fault : faults) {
    if (!known.contains(fault.code)) return fault.what;
  }
  return std::nullopt;
}

void tell_once(const Included& part, const std::vector<std::string>& notices, Included& whole) {
  for (const TemplateFault& fault : part.faults) {
    const bool known = std::ranges::any_of(whole.faults, [&](const TemplateFault& other) {
      return other.place.text() == fault.place.text() && other.what == fault.what;
    });
    if (!known) whole.faults.push_back(fault);
  }
  for (const auto* told : {&part.notices, &notices}) {
    for (const std::string& notice : *told) {
      if (std::ranges::find(whole.notices, notice) == whole.notices.end())
        whole.notices.push_back(notice);
    }
  }
}

}  // namespace engross::docx
