#include "docx/binding.h"

#include <charconv>

#include "base/text.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

constexpr std::string_view kStoreProperties =
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
// The ids by which Word names the document's properties (ECMA-376-1, 15.2.12 in Word's practice).
constexpr std::string_view kCoreStore = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
constexpr std::string_view kExtendedStore = "{6668398D-A668-4E3E-865B-00EB385B2E5F}";

// A namespace by its prefix in "xmlns:ns0='urn:a' xmlns:ns1='urn:b'".
std::optional<std::string> declared(std::string_view prefixes, std::string_view prefix) {
  const std::string wanted = "xmlns:" + std::string(prefix) + "=";
  const std::size_t at = prefixes.find(wanted);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t open = at + wanted.size();
  if (open >= prefixes.size()) return std::nullopt;
  const std::size_t close = prefixes.find(prefixes[open], open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  return std::string(prefixes.substr(open + 1, close - open - 1));
}

struct Step {
  std::string space;
  std::string name;
  std::size_t number = 1;
};

// "ns0:city[1]"; nothing when it is more than that.
std::optional<Step> read_step(std::string_view text, std::string_view prefixes) {
  Step step;
  if (const std::size_t open = text.find('['); open != std::string_view::npos) {
    if (!text.ends_with(']')) return std::nullopt;
    const std::string_view number = text.substr(open + 1, text.size() - open - 2);
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), step.number);
    if (error != std::errc() || end != number.data() + number.size() || step.number == 0)
      return std::nullopt;
    text = text.substr(0, open);
  }
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    const auto space = declared(prefixes, text.substr(0, colon));
    if (!space) return std::nullopt;
    step.space = *space;
    text = text.substr(colon + 1);
  }
  if (text.empty() || text.find_first_of("@*()./'\"=|: ") != std::string_view::npos)
    return std::nullopt;
  step.name = text;
  return step;
}

std::optional<Index> child(const xml::Document& store, Index parent, const Step& step) {
  std::size_t seen = 0;
  for (Index i = parent + 1; i < store[parent].end; i = store[i].end) {
    if (store.is(i, step.space, step.name) && ++seen == step.number) return i;
  }
  return std::nullopt;
}

// The data's id stands in a part of its own beside it.
base::Result<std::string> id_of(const Package& package, std::string_view part) {
  const auto& relations = package.relations(part);
  if (!relations) return tl::unexpected(relations.error());
  for (const Relation& relation : *relations) {
    const auto entry =
        relation.type == "customXmlProps" ? package.find(relation.target) : std::nullopt;
    if (!entry) continue;
    base::Result<std::string> bytes = package.read(*entry);
    if (!bytes) return bytes;
    const auto properties = xml::Document::parse(std::move(*bytes), relation.target);
    if (!properties) return tl::unexpected(properties.error());
    const auto id = properties->attribute(0, kStoreProperties, "itemID");
    if (id) return xml::unescaped(id->value);
  }
  return std::string();
}

std::optional<std::size_t> property_part(const Package& package, std::string_view type) {
  const auto& relations = package.relations("");
  if (!relations) return std::nullopt;
  for (const Relation& relation : *relations) {
    if (relation.type == type && !relation.external) return package.find(relation.target);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Binding> bindings(const Part& part) {
  std::vector<Binding> found;
  if (!part.words.holds(Word::control_properties)) return found;
  for (Index i = 0; i < part.xml.nodes().size(); ++i) {
    const Index properties = part.xml[i].parent;
    if (properties == kNone || part.words[properties] != Word::control_properties) continue;
    if (!part.xml.is(i, kWord, "dataBinding") && !part.xml.is(i, kWord2012, "dataBinding"))
      continue;
    const Index control = part.xml[properties].parent;
    for (Index k = control + 1; k < part.xml[control].end; k = part.xml[k].end) {
      if (part.words[k] != Word::control_content) continue;
      found.push_back({.node = i,
                       .begin = part.xml[k].content,
                       .end = part.xml[k].close,
                       .path = part.xml.value(i, kWord, "xpath"),
                       .prefixes = part.xml.value(i, kWord, "prefixMappings"),
                       .store = part.xml.value(i, kWord, "storeItemID")});
    }
  }
  return found;
}

std::string text_between(const Part& part, Index begin, Index end) {
  std::string text;
  for (const Paragraph& paragraph : part.paragraphs) {
    if (part.xml[paragraph.node].after <= begin || part.xml[paragraph.node].begin >= end) continue;
    if (part.xml[paragraph.node].begin > begin && !text.empty()) text += "\n";
    for (const Piece& piece : paragraph.pieces) {
      const Index at = part.xml[piece.node].begin;
      if (at >= begin && at < end)
        text += std::string_view(paragraph.text).substr(piece.begin, piece.end - piece.begin);
    }
  }
  return text;
}

base::Result<std::optional<std::size_t>> find_store(const Package& package, std::string_view id) {
  const std::string wanted = base::upper(id);
  if (wanted == kCoreStore) return property_part(package, "core-properties");
  if (wanted == kExtendedStore) return property_part(package, "extended-properties");
  const auto& relations = package.relations(package.main_part());
  if (!relations) return tl::unexpected(relations.error());
  for (const Relation& relation : *relations) {
    if (relation.type != "customXml" || relation.external) continue;
    const auto entry = package.find(relation.target);
    if (!entry) continue;
    const auto own = id_of(package, relation.target);
    if (!own) return tl::unexpected(own.error());
    if (!own->empty() && base::upper(*own) == wanted) return std::optional(*entry);
  }
  return std::optional<std::size_t>();
}

std::optional<Index> follow(const xml::Document& store, std::string_view path,
                            std::string_view prefixes) {
  constexpr std::size_t kLongest = 4096;  // Word's own are a tenth of that
  if (!path.starts_with('/') || path.size() > kLongest) return std::nullopt;
  std::optional<Index> at;
  for (const std::string& text : base::split(path.substr(1), '/')) {
    const auto step = read_step(text, prefixes);
    if (!step) return std::nullopt;
    if (at) {
      at = child(store, *at, *step);
    } else if (store.is(0, step->space, step->name) && step->number == 1) {
      at = 0;
    }
    if (!at) return std::nullopt;
  }
  return at;
}

}  // namespace engross::docx
