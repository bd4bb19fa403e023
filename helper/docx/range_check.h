// What begins and ends in a part of a finished document: bookmarks, comment ranges, permissions,
// moves and fields.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "docx/id_set.h"
#include "xml/xml.h"

namespace engross::docx {

class RangeCheck {
 public:
  // Called with each fault: its code, and what it is.
  using Report = std::function<void(std::string, std::string)>;

  explicit RangeCheck(Report report) : report_(std::move(report)) {}

  // Elements in the document's order.
  void range(const xml::Document& document, xml::Index node);
  void field(const xml::Document& document, xml::Index node);
  // Behind the last one: what is still open.
  void finish();

 private:
  using Key = std::pair<std::string, std::string>;  // "bookmark", "comment", …; and the id

  void close(const Key& key);

  Report report_;
  std::map<Key, int> open_;  // more than 0
  IdSet bookmark_ids_;
  std::set<std::string> bookmark_names_;
  int fields_ = 0;
};

}  // namespace engross::docx
