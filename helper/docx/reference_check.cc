#include "docx/reference_check.h"

#include <algorithm>

#include "docx/names.h"

namespace engross::docx {

void References::take(References& others) {
  numberings.merge(others.numberings);
  numberings_used.merge(others.numberings_used);
  lists.merge(others.lists);
  lists_used.merge(others.lists_used);
  footnotes.merge(others.footnotes);
  footnotes_used.merge(others.footnotes_used);
  endnotes.merge(others.endnotes);
  endnotes_used.merge(others.endnotes_used);
  comments.merge(others.comments);
  comments_used.merge(others.comments_used);
}

// Settings name the separators of notes by the same word, without content.
bool is_note_setting(const xml::Document& document, xml::Index node) {
  const xml::Index around = document[node].parent;
  return around != xml::kNone && document.name(around).local.ends_with("Pr");
}

void ReferenceCheck::there(Ids ids, const std::string& id, const std::string& thing) {
  if (id.empty() || (!(before_.*ids).contains(id) && (found_.*ids).insert(id).second)) return;
  std::string code = "duplicate-" + thing;
  std::ranges::replace(code, ' ', '-');
  report_(std::move(code), thing + " " + id + " stands twice");
}

void ReferenceCheck::start(const xml::Document& document, xml::Index node, Word word) {
  const auto id = [&] { return document.value(node, kWord, "id"); };
  switch (word) {
    case Word::footnote:
      return is_note_setting(document, node) ? void()
                                             : there(&References::footnotes, id(), "footnote id");
    case Word::endnote:
      return is_note_setting(document, node) ? void()
                                             : there(&References::endnotes, id(), "endnote id");
    case Word::comment:
      return is_note_setting(document, node) ? void()
                                             : there(&References::comments, id(), "comment id");
    case Word::comment_reference:
      found_.comments_used.insert(id());
      return;
    case Word::range_start:
    case Word::range_end:
      if (document.name(node).local.starts_with("commentRange")) found_.comments_used.insert(id());
      return;
    case Word::other:
      return other(document, node);
    default:
      return;
  }
}

void ReferenceCheck::other(const xml::Document& document, xml::Index node) {
  const xml::Name& name = document.name(node);
  if (name.space != kWord) return;
  const auto value = [&](std::string_view local) { return document.value(node, kWord, local); };
  if (name.local == "num") {
    there(&References::numberings, value("numId"), "numbering");
  } else if (name.local == "abstractNum") {
    there(&References::lists, value("abstractNumId"), "list");
  } else if (name.local == "abstractNumId") {
    found_.lists_used.insert(value("val"));
  } else if (name.local == "numId") {
    std::string id = value("val");
    if (id != "0") found_.numberings_used.insert(std::move(id));  // 0 takes the numbering away
  } else if (name.local == "footnoteReference") {
    found_.footnotes_used.insert(value("id"));
  } else if (name.local == "endnoteReference") {
    found_.endnotes_used.insert(value("id"));
  }
}

}  // namespace engross::docx
