#include "docx/insertion.h"

#include <algorithm>

#include "base/text.h"
#include "docx/lists.h"
#include "docx/names.h"
#include "docx/source.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

bool holds_blocks(Word word) {
  return word == Word::control || word == Word::control_content || word == Word::custom_xml;
}

bool is_block(Word word) { return word == Word::paragraph || word == Word::table; }

// The first or last paragraph or table of an element, seen through controls.
Word block_at(const Part& part, Index node, bool last) {
  Word found = Word::none;
  for (Index i = node + 1; i < part.xml[node].end; i = part.xml[i].end) {
    const Word word = part.words[i];
    const Word block = holds_blocks(word) ? block_at(part, i, last) : word;
    if (!is_block(block)) continue;
    found = block;
    if (!last) return found;
  }
  return found;
}

}  // namespace

std::optional<std::string> Insertion::blocks(std::string_view empty_paragraph) {
  const Part& part = guest_.body;
  const bool strict = part.xml.start_tag(0).find(kStrict[0].from) != std::string_view::npos;
  if (strict != host_.strict()) {
    obstacle(strict ? "is of the Strict kind, and the template is not"
                    : "is not of the Strict kind, as the template is",
             "save both as ordinary .docx");
    return std::nullopt;
  }
  Index body = 0;
  while (body < part.xml.nodes().size() && part.words[body] != Word::body) ++body;
  if (body == part.xml.nodes().size()) return std::string(empty_paragraph);
  name_bookmarks(part);
  for (const HostPart which : {HostPart::footnotes, HostPart::endnotes, HostPart::comments}) {
    if (const Part* notes = related(which)) name_bookmarks(*notes);
  }
  std::string out = rewritten(part, host_.body(), body + 1, part.xml[body].end);
  if (const auto own = guest_.places.find(part.name); own != guest_.places.end())
    places_ = own->second;
  begins_with_table_ = block_at(part, body, false) == Word::table;
  if (block_at(part, body, true) != Word::paragraph) {
    out += empty_paragraph;
    places_.push_back({.part = guest_.title, .heading = {}, .cell = {}});
  }
  if (!obstacles_.empty()) return std::nullopt;
  return out;
}

std::string Insertion::rewritten(const Part& from, GrowingPart& into, Index first, Index past) {
  if (first >= past) return {};
  const Index parent = from.xml[first].parent;
  std::vector<Index> around;
  for (Index up = parent; up != kNone; up = from.xml[up].parent) around.insert(around.begin(), up);
  const std::string names = into.take_names(from.xml, around);
  Stretch stretch{from, into};
  for (Index i = first; i < past;) {
    if (!names.empty() && from.xml[i].parent == parent && from.xml[i].kind == xml::Kind::element) {
      const Index at = from.xml[i].begin + 1 + static_cast<Index>(from.xml.written(i).size());
      stretch.changes.push_back({at, at, names});
    }
    i = visit(stretch, i);
  }
  if (&from == &guest_.body) count_lists_apart(stretch);
  std::ranges::stable_sort(stretch.changes, {}, &Change::begin);
  const std::string& bytes = from.xml.bytes();
  std::string out;
  Index copied = from.xml[first].begin;
  for (const Change& change : stretch.changes) {
    if (change.begin < copied) continue;  // of something that stays behind
    out.append(bytes, copied, change.begin - copied);
    out += change.bytes;
    copied = change.end;
  }
  Index last = first;
  for (Index i = first; i < past; i = from.xml[i].end) last = i;
  return out.append(bytes, copied, std::max(from.xml[last].after, copied) - copied);
}

Index Insertion::visit(Stretch& stretch, Index node) {
  const Part& from = stretch.from;
  const Index next = node + 1;
  if (from.xml[node].kind != xml::Kind::element) return next;
  const Index past = from.xml[node].end;
  switch (from.words[node]) {
    case Word::section:
      return drop(stretch, node);
    case Word::heading_style:
      if (from.xml.is(from.xml[node].parent, kWord, "lvl")) return visit_level_link(stretch, node);
      replace(stretch, node, kWord, "val", style(from.xml.value(node, kWord, "val")));
      return past;
    case Word::control_id:
      if (from.words[from.xml[node].parent] == Word::control_properties)
        fresh(stretch, node, kWord, "val", IdKind::control);
      return past;
    case Word::range_start:
    case Word::range_end:
      visit_range(stretch, node);
      return past;
    case Word::comment_reference:
      replace(stretch, node, kWord, "id",
              note(HostPart::comments, from.xml.value(node, kWord, "id")));
      return past;
    case Word::footnote:
    case Word::endnote:
    case Word::comment: {
      const HostPart which = from.words[node] == Word::footnote  ? HostPart::footnotes
                             : from.words[node] == Word::endnote ? HostPart::endnotes
                                                                 : HostPart::comments;
      replace(stretch, node, kWord, "id", note(which, from.xml.value(node, kWord, "id")));
      return next;
    }
    case Word::inserted:
    case Word::deleted:
    case Word::moved_from:
    case Word::moved_to:
    case Word::change:
      fresh(stretch, node, kWord, "id", IdKind::annotation);
      return next;
    case Word::paragraph:
    case Word::row:
      fresh(stretch, node, kWord2010, "paraId", IdKind::paragraph);
      return next;
    case Word::drawing_properties:
      fresh(stretch, node, "", "id", IdKind::drawing);
      return next;
    case Word::hyperlink:
    case Word::simple_field:
    case Word::field_text:
      visit_instruction(stretch, node);
      visit_relations(stretch, node);
      return next;
    case Word::other:
      return visit_other(stretch, node);
    default:
      visit_relations(stretch, node);
      return next;
  }
}

Index Insertion::drop(Stretch& stretch, Index node) {
  stretch.changes.push_back({stretch.from.xml[node].begin, stretch.from.xml[node].after, {}});
  return stretch.from.xml[node].end;
}

void Insertion::replace(Stretch& stretch, Index node, std::string_view space, std::string_view name,
                        const std::string& value) {
  const auto attribute = stretch.from.xml.attribute(node, space, name);
  if (!attribute) return;
  std::string written;
  xml::append_escaped_attribute(written, value);
  stretch.changes.push_back({attribute->value_begin,
                             attribute->value_begin + static_cast<Index>(attribute->value.size()),
                             std::move(written)});
}

void Insertion::fresh(Stretch& stretch, Index node, std::string_view space, std::string_view name,
                      IdKind kind) {
  if (stretch.from.xml.attribute(node, space, name))
    replace(stretch, node, space, name, host_.fresh(kind));
}

Index Insertion::visit_other(Stretch& stretch, Index node) {
  const xml::Document& xml = stretch.from.xml;
  const std::string& local = xml.name(node).local;
  const std::string& space = xml.name(node).space;
  if (local == "dataBinding") {
    notice("its controls show data of its own, which stays behind: they keep their text");
    return drop(stretch, node);
  }
  visit_relations(stretch, node);
  if (space == kVml) visit_shape(stretch, node);
  if (space == kOffice && local == "OLEObject")
    obstacle("holds an embedded object",
             "put what it shows into the document as text or as a picture");
  if (space != kWord) return node + 1;
  if (local == "control") obstacle("holds an ActiveX control", "take it out of that document");
  if (local == "rStyle" || local == "tblStyle")
    replace(stretch, node, kWord, "val", style(xml.value(node, kWord, "val")));
  if (local == "numId" && xml.is(xml[node].parent, kWord, "numPr"))
    replace(stretch, node, kWord, "val", number(xml.value(node, kWord, "val")));
  if (local == "footnoteReference") {
    replace(stretch, node, kWord, "id", note(HostPart::footnotes, xml.value(node, kWord, "id")));
  }
  if (local == "endnoteReference") {
    replace(stretch, node, kWord, "id", note(HostPart::endnotes, xml.value(node, kWord, "id")));
  }
  if (xml.is(0, kWord, "styles")) visit_style(stretch, node);
  return xml.is(0, kWord, "numbering") ? visit_numbering(stretch, node) : node + 1;
}

// Paragraphs whose style numbers them, where an earlier document has brought that style: a list of
// their own, or they would count on from there.
void Insertion::count_lists_apart(Stretch& stretch) {
  const Part& body = stretch.from;
  const auto lists = Lists::read(guest_.package);
  if (!lists) return;
  for (const ListUse& use : lists->uses(body)) {
    if (use.begin != use.end) continue;  // has its number itself
    const Index properties =
        body.enclosing(body.xml.first_from(use.begin) - 1, Word::paragraph_properties);
    if (properties == kNone) continue;
    for (Index i = properties + 1; i < body.xml[properties].end; i = body.xml[i].end) {
      if (body.words[i] != Word::heading_style) continue;
      const std::string id = style(body.xml.value(i, kWord, "val"));
      const Host::Style* known = host_.style(id);
      if (known == nullptr || !known->arrived || came_along(id)) continue;
      stretch.changes.push_back({use.begin, use.end, use.before + number(use.number) + use.after});
    }
  }
}

void Insertion::obstacle(std::string what, std::string remedy) {
  if (std::ranges::find(obstacles_, what, &Obstacle::what) == obstacles_.end())
    obstacles_.push_back({std::move(what), std::move(remedy)});
}

void Insertion::notice(std::string notice) {
  notice = "“" + guest_.title + "”: " + notice;
  if (std::ranges::find(notices_, notice) == notices_.end()) notices_.push_back(std::move(notice));
}

}  // namespace engross::docx
