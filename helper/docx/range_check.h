// What begins and ends in a part of a finished document: bookmarks, comment ranges, permissions,
// moves and fields.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "docx/words.h"
#include "xml/xml.h"

namespace engross::docx {

class RangeCheck {
 public:
  // Called with each fault: its code, and what it is.
  using Report = std::function<void(std::string, std::string)>;

  RangeCheck(const xml::Document& document, Report report)
      : xml_(document), report_(std::move(report)) {}

  // Elements in the document's order.
  void range(xml::Index node);
  void field(xml::Index node);
  // Behind the last one: what is still open.
  void finish();

 private:
  using Key = std::pair<std::string, std::string>;  // "bookmark", "comment", …; and the id

  void unique(const std::string& id, std::set<std::string>& seen, std::string code,
              const std::string& thing);

  const xml::Document& xml_;
  Report report_;
  std::map<Key, int> open_;
  std::set<std::string> bookmark_ids_;
  std::set<std::string> bookmark_names_;
  int fields_ = 0;
};

}  // namespace engross::docx
