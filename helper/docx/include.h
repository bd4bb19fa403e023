// Documents that a template includes. {% include "signature block" %} alone in its paragraph stands
// for the text of another Word document, which may include others in its turn. They are put in
// once, before marks are compiled: what the passes see is one document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/host.h"
#include "docx/mark.h"

namespace engross::docx {

// Documents within documents within the template.
inline constexpr std::size_t kDeepestInclude = 5;

// A template with the documents it includes in it.
struct Included {
  std::string document;  // the bytes
  // Of the paragraphs of its texts: those of an included document are counted there.
  PlacesByPart places;
  std::map<std::string, std::string, std::less<>> titles;  // of parts that came with one
  // Of marks that include nothing; they stand where they stood.
  std::vector<TemplateFault> faults;
  std::vector<std::string> notices;
};

// Why the mark, which includes a document, cannot stand where it stands; nothing when it can.
std::optional<MarkFault> misplaced(const Part& part, const Mark& mark);

// The name without the extension that may be left off, and with it.
std::string included_title(const std::string& name);
std::string included_file(const std::string& name);

// Whether the block before the paragraph is a table.
bool behind_table(const Part& body, xml::Index paragraph);

// Of the package in `file`. What is wrong with a document that is included, or with its including,
// is a fault among Included::faults. Fails when the template's own parts cannot be read.
base::Result<Included> with_included(const Package& package, std::string_view file,
                                     const Options& options);

}  // namespace engross::docx
