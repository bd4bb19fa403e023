#include "docx/comments.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "docx/names.h"
#include "docx/new_parts.h"
#include "xml/xml.h"

namespace engross::docx {
namespace {

using xml::Index;

constexpr std::string_view kStrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";
constexpr std::string_view kCommentsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

base::Result<std::optional<std::string>> comments_part(const Package& package) {
  const auto& relations = package.relations(package.main_part());
  if (!relations) return tl::unexpected(relations.error());
  for (const Relation& relation : *relations) {
    if (relation.type != "comments" || relation.external) continue;
    if (const auto entry = package.find(relation.target))
      return package.layout().entries[*entry].name;
  }
  return std::nullopt;
}

base::Result<xml::Document> read_xml(const Package& package, std::string_view name) {
  base::Result<std::string> bytes = package.read(*package.find(name));
  if (!bytes) return tl::unexpected(bytes.error());
  return xml::Document::parse(std::move(*bytes), name, kStrict);
}

std::string comments_xml(const std::vector<std::string>& texts, int first, bool strict) {
  std::string out;
  for (const std::string& text : texts) {
    out += "<w:comment xmlns:w=\"" + std::string(strict ? kStrictWord : kWord) + "\" w:id=\"" +
           std::to_string(first++) + "\" w:author=\"" + std::string(kOwnAuthor) +
           "\" w:initials=\"E\"><w:p><w:r><w:t xml:space=\"preserve\">";
    xml::append_escaped_text(out, text);
    out += "</w:t></w:r></w:p></w:comment>";
  }
  return out;
}

// A name of this kind that the package has not: "word/comments.xml", "word/comments2.xml".
std::string free_name(const Package& package) {
  const std::string& main = package.main_part();
  const std::size_t slash = main.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
  std::string name = folder + "comments.xml";
  for (int number = 2; package.find(name); ++number)
    name = folder + "comments" + std::to_string(number) + ".xml";
  return name;
}

base::Result<void> add_part(const Package& package, std::string comments, bool strict,
                            ChangedEntries& changed) {
  const std::string part = free_name(package);
  if (const auto typed = declare_types(package, {{part, kCommentsType}}, changed); !typed)
    return typed;
  changed.emplace_back(part, std::string(kDeclaration) + "<w:comments xmlns:w=\"" +
                                 std::string(strict ? kStrictWord : kWord) + "\">" +
                                 std::move(comments) + "</w:comments>");
  return relate_main(package, "rIdComments", "comments", part, strict, changed);
}

}  // namespace

base::Result<int> first_free_comment(const Package& package) {
  const auto name = comments_part(package);
  if (!name) return tl::unexpected(name.error());
  if (!*name) return 0;
  const auto document = read_xml(package, **name);
  if (!document) return tl::unexpected(document.error());
  int first = 0;
  for (Index i = 0; i < document->nodes().size(); ++i) {
    if (!document->is(i, kWord, "comment")) continue;
    const std::string id = document->value(i, kWord, "id");
    int number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    if (number > 2'000'000'000) {
      return base::failure(base::Fault::refused, "a comment with the number " + id, **name,
                           "take that comment out of the template");
    }
    first = std::max(first, number + 1);
  }
  return first;
}

base::Result<ChangedEntries> with_comments(const Package& package,
                                           const std::vector<std::string>& texts, int first,
                                           bool strict) {
  ChangedEntries changed;
  const auto name = comments_part(package);
  if (!name) return tl::unexpected(name.error());
  std::string comments = comments_xml(texts, first, strict);
  if (*name) {
    const auto document = read_xml(package, **name);
    if (!document) return tl::unexpected(document.error());
    changed.emplace_back(**name, with_children(*document, comments));
  } else if (const auto added = add_part(package, std::move(comments), strict, changed); !added) {
    return tl::unexpected(added.error());
  }
  return changed;
}

}  // namespace engross::docx
