#include "docx/range_check.h"

#include "docx/names.h"

namespace engross::docx {
namespace {

constexpr std::string_view kStart = "Start";
constexpr std::string_view kEnd = "End";
constexpr std::string_view kRange = "Range";

// "bookmarkStart" and "bookmarkEnd" are "bookmark", "commentRangeEnd" is "comment".
std::string kind_of(std::string name) {
  for (const std::string_view end : {kStart, kEnd, kRange}) {
    if (name.ends_with(end)) name.resize(name.size() - end.size());
  }
  return name;
}

// Bookmarks have codes of their own, which came before those of the other kinds.
std::string code_of(std::string_view what, const std::string& kind) {
  const bool own = kind == "bookmark" || kind == "comment";
  return std::string(what) + (own ? kind + (kind == "comment" ? "-range" : "") : "range");
}

}  // namespace

void RangeCheck::range(xml::Index node) {
  const std::string& name = xml_.name(node).local;
  const std::string kind = kind_of(name);
  const std::string id = xml_.value(node, kWord, "id");
  if (name.ends_with(kEnd)) {
    if (open_[{kind, id}]-- <= 0) {
      report_(code_of("unopened-", kind), kind + " " + id + " is closed and was not opened");
      open_[{kind, id}] = 0;
    }
    return;
  }
  ++open_[{kind, id}];
  if (kind != "bookmark") return;
  unique(id, bookmark_ids_, "duplicate-bookmark-id", "bookmark id");
  unique(xml_.value(node, kWord, "name"), bookmark_names_, "duplicate-bookmark-name", "bookmark");
}

void RangeCheck::field(xml::Index node) {
  const std::string type = xml_.value(node, kWord, "fldCharType");
  if (type == "begin") ++fields_;
  if (type == "separate" && fields_ == 0)
    report_("unbalanced-field", "a field has a result and was not opened");
  if (type == "end" && fields_-- <= 0) {
    report_("unbalanced-field", "a field is closed and was not opened");
    fields_ = 0;
  }
}

void RangeCheck::finish() {
  for (const auto& [key, count] : open_) {
    if (count > 0)
      report_(code_of("unclosed-", key.first), key.first + " " + key.second + " is not closed");
  }
  if (fields_ != 0) report_("unbalanced-field", "a field is not closed");
}

void RangeCheck::unique(const std::string& id, std::set<std::string>& seen, std::string code,
                        const std::string& thing) {
  if (!id.empty() && !seen.insert(id).second)
    report_(std::move(code), thing + " " + id + " stands twice");
}

}  // namespace engross::docx
