// What staff say of the review as a whole: a finding overruled, every value confirmed.
#include <fmt/format.h>

#include <algorithm>

#include "family/sheet.h"

namespace engross::family {
namespace {

using base::failure;
using base::Fault;

const Finding* finding_of(const std::vector<Finding>& findings, const std::string& key) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& f) { return f.key == key; });
  return found == findings.end() ? nullptr : &*found;
}

tl::unexpected<base::Error> is_note(const std::string& at) {
  return failure(Fault::refused, "a note stops nothing and needs no overruling", at,
                 "leave it as it is");
}

}  // namespace

base::Result<Sheet> overruled(Sheet sheet, const Overrule& edit, const Making& making) {
  const std::string at = fmt::format("{}, finding {}", where(sheet), edit.finding);
  if (base::is_blank(edit.reason)) {
    return failure(Fault::refused, "a finding is overruled with a written reason only", at,
                   "write why it may stand");
  }
  if (!is_text(edit.reason) || !is_text(edit.finding)) return not_text(where(sheet));
  Ruled ruled{{std::string(base::trim(edit.reason)), making.by, making.at}, ""};
  const auto open = findings_of(sheet);
  if (const Finding* own = finding_of(open, edit.finding)) {
    if (own->severity == Severity::note) return is_note(at);
    if (own->overruled && own->overruled->reason == ruled.overruling.reason) {
      return changes_nothing(at + ", overruled already");
    }
    ruled.text = own->text.text();
  } else if (making.elsewhere) {
    const Finding* other = finding_of(*making.elsewhere, edit.finding);
    if (!other) {
      return failure(Fault::not_found, "there is no such finding", at,
                     "take the key of a finding that the review shows");
    }
    if (other->severity == Severity::note) return is_note(at);
  }
  sheet.overruled.insert_or_assign(edit.finding, std::move(ruled));
  return sheet;
}

base::Result<Sheet> confirmed(Sheet sheet, const Making& making) {
  if (base::is_blank(making.by)) {
    return failure(Fault::refused, "a confirmation needs the name of who looked at the values",
                   where(sheet), "say who you are");
  }
  if (sheet.confirmed && sheet.confirmed->by == making.by) {
    return changes_nothing(fmt::format("{}, confirmed by {}", where(sheet), making.by));
  }
  sheet.confirmed =
      std::make_shared<const Entry>(Entry{making.number, making.at, making.by, Confirm{}});
  return sheet;
}

}  // namespace engross::family
