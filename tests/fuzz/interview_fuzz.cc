// Any bytes as an interview's file: refused with a reason, or conducted without answers.
#include "interview/interview.h"
#include "target.h"

ENGROSS_FUZZ(interview) {
  using namespace engross;
  const auto form = interview::parse_form({reinterpret_cast<const char*>(data), size}, "form",
                                          {"referral_fee_cap"});
  if (!form) {
    for (const base::Error& error : form.error()) {
      if (error.what.empty() || error.remedy.empty()) std::abort();
    }
    if (form.error().empty()) std::abort();
    return 0;
  }
  static const auto kValues = *expression::parse_values(
      R"({"client":{"name":{"full":"Ada"}},"children":[{"name":{"full":"Bo"}}],"facts":{}})",
      "values");
  (void)interview::conduct(*form, kValues, {}, {}).has_value();
  return 0;
}
