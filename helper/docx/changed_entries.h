// A package with some of its entries changed and others added.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/package.h"
#include "xml/xml.h"

namespace engross::docx {

inline constexpr std::string_view kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// Entries by name: those of the package with other content, and new ones.
using ChangedEntries = std::vector<std::pair<std::string, std::string>>;

// The whole file; entries that are not named leave as their bytes stand.
std::string assembled(const Package& package, const ChangedEntries& changed);

// The document with more at the end of its root.
std::string with_children(const xml::Document& document, const std::string& children);

// A prefix and a colon, for elements of the root's namespace.
std::string prefix_of(const xml::Document& document);

}  // namespace engross::docx
