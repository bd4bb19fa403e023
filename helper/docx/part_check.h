// The checks of one part of a finished document.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "xml/xml.h"

namespace engross::docx {

// Ids asked for and ids that are there, over all parts.
struct References {
  std::set<std::string> numberings, numberings_used;  // w:num
  std::set<std::string> lists, lists_used;            // w:abstractNum, which numberings stand on
  std::set<std::string> footnotes, footnotes_used;
  std::set<std::string> endnotes, endnotes_used;
  std::set<std::string> comments, comments_used;
};

using PartFaults = std::vector<std::pair<std::string, std::string>>;  // code, what

PartFaults check_part(const xml::Document& document, References& references);

}  // namespace engross::docx
