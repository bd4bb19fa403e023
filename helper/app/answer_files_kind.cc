// What kind of file somebody gave for answers, told by its bytes.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/answer_files.h"
#include "base/json_faults.h"

namespace engross::app {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kGive =
    "give answers as .json (of Engross or docassemble) or .anx (of HotDocs)";
constexpr std::string_view kSaveAs =
    "open it in HotDocs and save it as \"HotDocs XML answer file\" (.anx)";

// Any byte that no text has.
bool is_binary(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
}

}  // namespace

AnswerFormat format_of(std::string_view bytes) {
  if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
  const std::string_view text = base::trim(bytes);
  // UTF-16 begins with its mark or with a zero beside the bracket; only HotDocs writes it.
  if (text.starts_with('<') || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return AnswerFormat::hotdocs;
  const auto json = base::parse_by_hand(text, "answers");
  if (!json || !json->is_object()) return AnswerFormat::engross;
  for (const auto& [name, value] : json->items()) {
    if (value.is_object() && value.contains("_class")) return AnswerFormat::docassemble;
  }
  const bool session = json->contains("_internal") || json->contains("nav");
  return session ? AnswerFormat::docassemble : AnswerFormat::engross;
}

std::optional<base::Error> no_answer_file(std::string_view bytes, const std::string& where) {
  const auto is = [&where](std::string_view what, std::string_view remedy = kGive) {
    return base::Error{base::Fault::unsupported, std::string(what), where, std::string(remedy)};
  };
  if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
  const std::string_view text = base::trim(bytes);
  if (text.empty()) return is("the file is empty");
  if (text.starts_with('<') || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return std::nullopt;
  if (bytes.starts_with("PK\x03\x04")) {
    return is(bytes.find("word/") != bytes.npos ? "this is a Word document, not an answer file"
                                                : "this is a zipped file, not an answer file");
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return is("this is an Office document, not answers");
  if (bytes.starts_with("%PDF")) return is("this is a PDF, not an answer file");
  if (base::fold(where).ends_with(".ans"))
    return is("this is an older HotDocs answer file, which only HotDocs can read", kSaveAs);
  if (is_binary(bytes))
    return is("this is no answer file, or an older one that only HotDocs can read", kSaveAs);
  if (text.starts_with('{') || text.starts_with('[')) return std::nullopt;
  return is("this is no answer file: it is neither JSON nor XML");
}

}  // namespace engross::app
