// Namespaces of Word documents. Documents of the Strict kind (ISO/IEC 29500 Strict) name the same
// things differently; they are read as the usual, transitional ones.
#pragma once

#include <array>
#include <string_view>

#include "xml/xml.h"

namespace engross::docx {

inline constexpr std::string_view kWord =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view kWord2010 =
    "http://schemas.microsoft.com/office/word/2010/wordml";
inline constexpr std::string_view kWord2012 =
    "http://schemas.microsoft.com/office/word/2012/wordml";
inline constexpr std::string_view kWordDrawing =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
inline constexpr std::string_view kRelationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr std::string_view kCompatibility =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";
inline constexpr std::string_view kPackageRelations =
    "http://schemas.openxmlformats.org/package/2006/relationships";
inline constexpr std::string_view kContentTypes =
    "http://schemas.openxmlformats.org/package/2006/content-types";
inline constexpr std::string_view kMath =
    "http://schemas.openxmlformats.org/officeDocument/2006/math";

inline constexpr std::string_view kVml = "urn:schemas-microsoft-com:vml";
inline constexpr std::string_view kOffice = "urn:schemas-microsoft-com:office:office";
inline constexpr std::string_view kDrawing =
    "http://schemas.openxmlformats.org/drawingml/2006/main";
inline constexpr std::string_view kChart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

// Of the comments that the program itself writes.
inline constexpr std::string_view kOwnAuthor = "Engross";

// Whether a part writes them in the Strict way.
inline bool is_strict(const xml::Document& part) {
  return part.start_tag(0).find("http://purl.oclc.org/ooxml/") != std::string_view::npos;
}

inline constexpr std::array<xml::Alias, 6> kStrict = {{
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", kWord},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", kWordDrawing},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", kRelationship},
    {"http://purl.oclc.org/ooxml/officeDocument/math", kMath},
    {"http://purl.oclc.org/ooxml/drawingml/main", kDrawing},
    {"http://purl.oclc.org/ooxml/drawingml/chart", kChart},
}};

}  // namespace engross::docx
