#include "docx/notices.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

struct Active {
  std::string_view relation;
  std::string_view says;
};

// Relations that matter wherever they point, and those that matter when they point outside.
constexpr std::array<Active, 6> kAlways = {
    {{"aFChunk", "holds a piece of another format that Word will import"},
     {"oleObject", "holds an embedded object"},
     {"package", "holds an embedded file"},
     {"control", "holds an ActiveX control"},
     {"vbaProject", "holds macros, which are kept as they are"},
     {"keyMapCustomizations", "holds keyboard commands"}}};
constexpr std::array<Active, 6> kExternal = {
    {{"attachedTemplate", "is attached to a template elsewhere, which Word opens with it"},
     {"image", "shows a picture that Word fetches from elsewhere"},
     {"subDocument", "includes a document from elsewhere"},
     {"frame", "shows a frame from elsewhere"},
     {"mailMergeSource", "reads from a mail merge source"},
     {"mailMergeHeaderSource", "reads from a mail merge source"}}};
constexpr std::array<std::string_view, 4> kSafeSchemes = {"http", "https", "mailto", "tel"};
constexpr std::array<std::string_view, 9> kActiveFields = {
    "DDE",  "DDEAUTO",  "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT",
    "LINK", "DATABASE", "MACROBUTTON", "AUTOTEXT"};

void add(std::vector<std::string>& notices, std::string notice) {
  if (std::ranges::find(notices, notice) == notices.end()) notices.push_back(std::move(notice));
}

std::string_view meaning(std::span<const Active> table, std::string_view relation) {
  const auto found = std::ranges::find(table, relation, &Active::relation);
  return found == table.end() ? std::string_view() : found->says;
}

bool safe_link(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || target.find('/') < colon) return true;
  return std::ranges::find(kSafeSchemes, base::lower(target.substr(0, colon))) !=
         kSafeSchemes.end();
}

void note_relation(const Relation& relation, std::string_view part,
                   std::vector<std::string>& notices) {
  constexpr std::size_t kShown = 120;
  const std::string target = relation.target.substr(0, kShown);
  const std::string where = std::string(part);
  if (const auto says = meaning(kAlways, relation.type); !says.empty()) {
    add(notices, "the document " + std::string(says) + " (" + target + ")");
  }
  if (!relation.external) return;
  if (const auto says = meaning(kExternal, relation.type); !says.empty()) {
    add(notices, "the document " + std::string(says) + " (" + target + ")");
  } else if (relation.type == "hyperlink" && !safe_link(relation.target)) {
    add(notices, "a link in the document opens something else than a web page (" + target + ")");
  }
}

// A switch that stands there is on, unless it says otherwise (ISO/IEC 29500-1, 22.9.2.7).
bool is_on(std::string_view value) { return value != "false" && value != "0" && value != "off"; }

void note_settings(const xml::Document& settings, std::vector<std::string>& notices) {
  for (xml::Index i = 0; i < settings.nodes().size(); ++i) {
    if (settings.is(i, kWord, "mailMerge"))
      add(notices, "the document is set up as a mail merge with a source of its own");
    if (settings.is(i, kWord, "updateFields") && is_on(settings.value(i, kWord, "val")))
      add(notices, "the document asks Word to update its fields when it is opened");
  }
}

bool is_relations(std::string_view name) {
  return name.ends_with(".rels") && name.find("_rels/") != std::string_view::npos;
}

bool is_signature(const Package& package, const Relation& relation) {
  return relation.type == "origin" &&
         (package.content_type(relation.target).find("digital-signature") != std::string::npos ||
          relation.target.ends_with(".sigs"));
}

}  // namespace

std::optional<std::string> find_object(const Package& package) {
  for (const ZipEntry& entry : package.layout().entries) {
    if (!is_relations(entry.name)) continue;
    const auto& relations = package.relations(relations_owner(entry.name));
    if (!relations) continue;  // note_package says so
    for (const Relation& relation : *relations) {
      if (!relation.external && (relation.type == "oleObject" || relation.type == "control"))
        return relation.target;
    }
  }
  return std::nullopt;
}

base::Result<void> note_package(const Package& package, std::vector<std::string>& notices) {
  for (const ZipEntry& entry : package.layout().entries) {
    if (!is_relations(entry.name)) continue;
    const std::string owner = relations_owner(entry.name);
    const auto& relations = package.relations(owner);
    if (!relations) return tl::unexpected(relations.error());
    for (const Relation& relation : *relations) note_relation(relation, owner, notices);
    const bool is_signed = std::ranges::any_of(
        *relations, [&](const Relation& relation) { return is_signature(package, relation); });
    if (is_signed) {
      add(notices,
          "the document is digitally signed; the signature will not be valid in the filled one");
    }
  }
  const auto& relations = package.relations(package.main_part());
  if (!relations) return tl::unexpected(relations.error());
  for (const Relation& relation : *relations) {
    const auto entry = relation.type == "settings" ? package.find(relation.target) : std::nullopt;
    if (!entry) continue;
    base::Result<std::string> bytes = package.read(*entry);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto settings = xml::Document::parse(std::move(*bytes), relation.target, kStrict);
    if (!settings) return tl::unexpected(settings.error());
    note_settings(*settings, notices);
  }
  return {};
}

void note_unfilled(const Part& part, const Skin& skin, const std::vector<xml::Index>& filled,
                   std::vector<std::string>& notices) {
  const std::string_view bytes = part.xml.bytes();
  for (const Bracket& bracket : skin.brackets) {
    if (bracket.open.size() < 2) continue;
    for (std::size_t at = bytes.find(bracket.open); at != std::string_view::npos;
         at = bytes.find(bracket.open, at + 1)) {
      const xml::Index node = part.xml.first_from(static_cast<xml::Index>(at) + 1);
      if (node == 0 || part.xml[node - 1].kind != xml::Kind::element ||
          at >= part.xml[node - 1].content || std::ranges::binary_search(filled, node - 1))
        continue;
      const std::string_view rest = bytes.substr(at, bytes.find('"', at) - at);
      add(notices, part.title +
                       " has a mark in a description or an address, where it is not filled (" +
                       xml::unescaped(rest.substr(0, 60)) + ")");
    }
  }
}

void note_instructions(const Part& part, std::vector<std::string>& notices) {
  for (const Paragraph& paragraph : part.paragraphs) {
    for (const std::string& word : base::split(paragraph.instructions, ' ')) {
      if (std::ranges::find(kActiveFields, base::upper(word)) == kActiveFields.end()) continue;
      add(notices, part.title +
                       " holds a field that fetches or runs something when Word updates it (" +
                       base::upper(word) + ")");
    }
  }
}

}  // namespace engross::docx
