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

void RangeCheck::range(const xml::Document& document, xml::Index node) {
  const std::string& name = document.name(node).local;
  const std::string kind = kind_of(name);
  const std::string id = document.value(node, kWord, "id");
  if (name.ends_with(kEnd)) return close({kind, id});
  ++open_[{kind, id}];
  if (kind != "bookmark") return;
  if (!id.empty() && !bookmark_ids_.insert(id))
    report_("duplicate-bookmark-id", "bookmark id " + id + " stands twice");
  const std::string bookmark = document.value(node, kWord, "name");
  if (!bookmark.empty() && !bookmark_names_.insert(bookmark).second)
    report_("duplicate-bookmark-name", "bookmark " + bookmark + " stands twice");
}

void RangeCheck::close(const Key& key) {
  const auto open = open_.find(key);
  if (open == open_.end()) {
    report_(code_of("unopened-", key.first),
            key.first + " " + key.second + " is closed and was not opened");
  } else if (--open->second == 0) {
    open_.erase(open);
  }
}

void RangeCheck::field(const xml::Document& document, xml::Index node) {
  const std::string type = document.value(node, kWord, "fldCharType");
  if (type == "begin") ++fields_;
  if (type == "separate" && fields_ == 0)
    report_("unbalanced-field", "a field has a result and was not opened");
  if (type == "end" && fields_-- <= 0) {
    report_("unbalanced-field", "a field is closed and was not opened");
    fields_ = 0;
  }
}

void RangeCheck::finish() {
  for (const auto& [key, count] : open_)
    report_(code_of("unclosed-", key.first), key.first + " " + key.second + " is not closed");
  if (fields_ != 0) report_("unbalanced-field", "a field is not closed");
}

}  // namespace engross::docx
