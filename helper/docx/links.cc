#include "docx/links.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// A text with its percent-encoding taken off, and where each character stood. Word encodes the
// braces and blanks of a mark that somebody types as an address.
struct Decoded {
  std::string text;
  std::vector<std::size_t> from;  // one more than there are characters
};

Decoded decoded(std::string_view address) {
  Decoded out;
  for (std::size_t i = 0; i < address.size();) {
    unsigned byte = 0;
    const char* begin = address.data() + i + 1;
    const bool escape = address[i] == '%' && i + 2 < address.size() &&
                        std::from_chars(begin, begin + 2, byte, 16).ptr == begin + 2;
    out.from.push_back(i);
    out.text += escape ? static_cast<char>(byte) : address[i];
    i += escape ? 3 : 1;
  }
  out.from.push_back(address.size());
  return out;
}

class AddressReader {
 public:
  AddressReader(const Skin& skin, const Options& options, std::vector<MarkFault>& faults)
      : skin_(skin), options_(options), faults_(faults) {}

  // Empty when no mark stands in the address.
  std::vector<AddressPiece> read(std::string_view address, std::size_t paragraph, Index byte) {
    const Decoded plain = decoded(address);
    std::vector<AddressPiece> pieces;
    std::size_t done = 0;
    for (std::size_t at = 0; at < plain.text.size();) {
      const std::string_view rest = std::string_view(plain.text).substr(at);
      const auto bracket = std::ranges::find_if(skin_.brackets, [&](const Bracket& one) {
        return one.open.size() > 1 && rest.starts_with(one.open);
      });
      const std::size_t close =
          bracket == skin_.brackets.end() ? std::string::npos : rest.find(bracket->close);
      if (close == std::string::npos) {
        ++at;
        continue;
      }
      const std::size_t end = at + close + bracket->close.size();
      add_text(pieces, address.substr(plain.from[done], plain.from[at] - plain.from[done]));
      add_mark(pieces, plain.text.substr(at, end - at), *bracket, paragraph, byte);
      done = at = end;
    }
    if (!pieces.empty()) add_text(pieces, address.substr(plain.from[done]));
    return pieces;
  }

 private:
  static void add_text(std::vector<AddressPiece>& pieces, std::string_view text) {
    if (!text.empty()) pieces.push_back({std::string(text), std::nullopt});
  }

  void add_mark(std::vector<AddressPiece>& pieces, const std::string& mark, const Bracket& bracket,
                std::size_t paragraph, Index byte) {
    if (bracket.kind != MarkKind::value) {
      faults_.push_back({"block-in-address", paragraph, byte, mark,
                         "a condition, loop or comment in the address of a link",
                         "write a value, as in {{ client.website }}"});
      return pieces.push_back({mark, std::nullopt});
    }
    const std::size_t brackets = bracket.open.size() + bracket.close.size();
    auto parsed = expression::Expression::parse(
        base::trim(mark.substr(bracket.open.size(), mark.size() - brackets)),
        options_.known_filters);
    if (parsed) return pieces.push_back({mark, std::move(*parsed)});
    const bool filter = parsed.error().what.find("filter") != std::string::npos;
    faults_.push_back({filter ? "unknown-filter" : "syntax", paragraph, byte, mark,
                       parsed.error().what + ", in the address of a link", parsed.error().remedy});
    pieces.push_back({mark, std::nullopt});
  }

  const Skin& skin_;
  const Options& options_;
  std::vector<MarkFault>& faults_;
};

// A switch of the field with a word; none when it would end the word early.
std::string field_switch(std::string_view letter, std::string_view word) {
  if (word.empty() || word.find_first_of("\"\\\r\n") != std::string_view::npos) return {};
  std::string out = " \\" + std::string(letter) + " \"";
  xml::append_escaped_text(out, word);
  return out + "\"";
}

std::size_t paragraph_of(const Part& part, Index node) {
  const auto after = std::ranges::upper_bound(part.paragraphs, node, {}, &Paragraph::node);
  return after == part.paragraphs.begin()
             ? 0
             : static_cast<std::size_t>(after - part.paragraphs.begin()) - 1;
}

}  // namespace

std::vector<Link> find_links(const Part& part, const std::vector<Relation>& relations,
                             const Skin& skin, const Options& options,
                             std::vector<MarkFault>& faults) {
  std::vector<Link> links;
  if (!part.words.holds(Word::hyperlink)) return links;
  AddressReader reader(skin, options, faults);
  for (Index i = 0; i < part.xml.nodes().size() && !part.paragraphs.empty(); ++i) {
    if (part.words[i] != Word::hyperlink || part.xml[i].content == part.xml[i].after) continue;
    // A field's attributes need the prefix that this part does without.
    if (part.xml.prefix(i).empty()) continue;
    const std::string id = part.xml.value(i, kRelationship, "id");
    const auto relation = std::ranges::find(relations, id, &Relation::id);
    if (id.empty() || relation == relations.end() || !relation->external) continue;
    const std::size_t paragraph = paragraph_of(part, i);
    std::vector<AddressPiece> address = reader.read(relation->target, paragraph, part.xml[i].begin);
    if (!address.empty()) links.push_back({i, part.xml[i].begin, paragraph, std::move(address)});
  }
  return links;
}

FieldLink hyperlink_field(std::string_view prefix, std::string_view anchor,
                          std::string_view tooltip) {
  const std::string w(prefix);
  const std::string run = "<" + w + "r>";
  const std::string end_run = "</" + w + "r>";
  const auto character = [&](std::string_view type) {
    return run + "<" + w + "fldChar " + w + "fldCharType=\"" + std::string(type) + "\"/>" + end_run;
  };
  FieldLink field;
  field.before =
      character("begin") + run + "<" + w + "instrText xml:space=\"preserve\"> HYPERLINK \"";
  field.between = "\"" + field_switch("l", anchor) + field_switch("o", tooltip) + " </" + w +
                  "instrText>" + end_run + character("separate");
  field.after = character("end");
  return field;
}

FieldLink as_field(const Part& part, const Link& link) {
  return hyperlink_field(std::string(part.xml.prefix(link.node)) + ":",
                         part.xml.value(link.node, kWord, "anchor"),
                         part.xml.value(link.node, kWord, "tooltip"));
}

void wrap_link(const Part& part, const Link& link, std::size_t index, Edits& edits) {
  const xml::Node& node = part.xml[link.node];
  edits.push_back({.begin = node.begin,
                   .end = node.content,
                   .turn = Turn::guard_element_begin,
                   .kind = EditKind::guard_begin,
                   .action = Action::link,
                   .link = index});
  edits.push_back({.begin = node.close,
                   .end = node.after,
                   .turn = Turn::guard_element_end,
                   .kind = EditKind::guard_end});
}

std::set<std::string> relations_of_links(const Part& part, const std::vector<Link>& links) {
  std::set<std::string> ids;
  for (const Link& link : links) ids.insert(part.xml.value(link.node, kRelationship, "id"));
  for (Index i = 0; i < part.xml.nodes().size() && !ids.empty(); ++i) {
    if (part.xml[i].kind != xml::Kind::element) continue;
    if (std::ranges::find(links, i, &Link::node) != links.end()) continue;
    for (const xml::Attribute& attribute : part.xml.attributes(i)) {
      if (!attribute.prefix.empty()) ids.erase(std::string(attribute.value));
    }
  }
  return ids;
}

base::Result<std::string> without_relations(std::string relations, std::string_view name,
                                            const std::set<std::string>& ids) {
  const auto document = xml::Document::parse(std::move(relations), name);
  if (!document) return tl::unexpected(document.error());
  std::string out;
  Index copied = 0;
  for (Index i = 0; i < document->nodes().size(); ++i) {
    if (!document->is(i, kPackageRelations, "Relationship")) continue;
    if (!ids.contains(document->value(i, "", "Id"))) continue;
    out.append(document->bytes(), copied, (*document)[i].begin - copied);
    copied = (*document)[i].after;
  }
  return out.append(document->bytes(), copied);
}

}  // namespace engross::docx
