#include "docx/identify.h"

#include <algorithm>
#include <string>

namespace engross::docx {
namespace {

using base::Fault;

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // [MS-CFB] 2.2

std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out.append({c, '\0'});
  return out;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

base::Error is_a(std::string_view what, std::string_view remedy) {
  return {Fault::malformed, "not a Word document (it is " + std::string(what) + ")", "the file",
          std::string(remedy)};
}

base::Error compound_file(std::string_view file) {
  if (file.find(wide("EncryptedPackage")) != std::string_view::npos) {
    return {Fault::refused, "a password-protected document", "the file",
            "open it in the word processor, take the password off and save it"};
  }
  if (file.find(wide("WordDocument")) != std::string_view::npos) {
    return is_a("an old .doc of Word 97-2003",
                "open it in the word processor and save it as .docx");
  }
  return is_a("an old Office file", "save it as .docx");
}

}  // namespace

std::optional<base::Error> not_a_package(std::string_view file) {
  constexpr std::string_view kAsDocx = "open it in the word processor and save it as .docx";
  if (file.empty()) return is_a("an empty file", "choose another file");
  if (file.starts_with("PK")) return std::nullopt;
  if (file.starts_with(kCompoundFile)) return compound_file(file);
  if (file.starts_with("%PDF-")) return is_a("a PDF", "use the document it was made from");
  if (file.starts_with("{\\rtf")) return is_a("an RTF file", kAsDocx);
  std::string_view text = file.substr(0, 4096);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (starts_with_ignoring_case(text, "<!doctype html") ||
      starts_with_ignoring_case(text, "<html")) {
    return is_a("a web page", kAsDocx);
  }
  if (text.starts_with("<?xml") || text.starts_with("<pkg:")) return is_a("an XML file", kAsDocx);
  return is_a("a file of another kind", "choose a .docx file");
}

}  // namespace engross::docx
