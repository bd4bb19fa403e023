// Documents beside a template, by their names, and a template that includes them filled.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "filled.h"

namespace engross::docx_tests {

using Folder = std::map<std::string, std::string, std::less<>>;

inline docx::Options beside(const Folder& folder) {
  return {.beside = [folder](std::string_view name) -> base::Result<std::string> {
    const auto found = folder.find(name);
    if (found != folder.end()) return found->second;
    return base::failure(base::Fault::not_found, "the file cannot be read: it does not exist",
                         std::string(name), "check the name and the folder");
  }};
}

// "code | mark | place", one a line.
inline std::string listed_faults(const docx::Template& made) {
  std::string all;
  for (const docx::TemplateFault& fault : made.faults()) {
    EXPECT_FALSE(fault.what.empty()) << fault.code;
    EXPECT_FALSE(fault.remedy.empty()) << fault.code;
    all += fault.code + " | " + fault.mark + " | " + fault.place.text() + "\n";
  }
  return all;
}

// The filled document, or why there is none. Its own checker must find nothing.
inline std::string filled_beside(const std::string& docx, const Folder& folder) {
  const auto opened = docx::Template::open(docx, beside(folder));
  if (!opened) return "open: " + opened.error().line();
  if (!opened->faults().empty()) return "faults: " + listed_faults(*opened);
  EXPECT_TRUE(opened->file() == docx);
  const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
  if (!filled) return "fill: " + filled.error().error.line();
  std::string unsound;
  for (const docx::OutputFault& fault : docx::check_output(filled->document))
    unsound += fault.code + " " + fault.part + " " + fault.what + "\n";
  return unsound.empty() ? filled->document : "unsound: " + unsound;
}

}  // namespace engross::docx_tests
