#include "docx/part_check.h"

#include <map>

#include "docx/names.h"
#include "docx/words.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

class PartCheck {
 public:
  PartCheck(const xml::Document& document, References& references)
      : xml_(document), words_(document), references_(references) {}

  PartFaults check() {
    for (Index i = 0; i < xml_.nodes().size();) {
      // The fallback repeats what the choice before it holds, ids included.
      const bool fallback = xml_.is(i, kCompatibility, "Fallback");
      if (!fallback && xml_[i].kind == xml::Kind::element) visit(i);
      i = fallback ? xml_[i].end : i + 1;
    }
    for (const auto& [id, count] : open_bookmarks_) {
      if (count > 0) add("unclosed-bookmark", "bookmark " + id + " is not closed");
    }
    if (fields_ != 0) add("unbalanced-field", "a field is not closed");
    return std::move(faults_);
  }

 private:
  void add(std::string code, std::string what) {
    faults_.emplace_back(std::move(code), std::move(what));
  }

  void visit(Index node) {
    switch (words_[node]) {
      case Word::cell:
        return check_cell(node);
      case Word::row:
        unique(xml_.value(node, kWord2010, "paraId"), paragraph_ids_, "duplicate-paragraph-id",
               "paragraph id");
        return need_child(node, Word::cell, "row-without-cell", "a table row without cells");
      case Word::table:
        return need_child(node, Word::row, "table-without-row", "a table without rows");
      case Word::control_content:
        if (!has_element(node)) add("empty-control", "a content control without content");
        return;
      case Word::paragraph:
        return check_paragraph(node);
      case Word::control_id:
        if (words_[xml_[node].parent] == Word::control_properties) {
          unique(xml_.value(node, kWord, "val"), control_ids_, "duplicate-control-id",
                 "content control id");
        }
        return;
      case Word::drawing_properties:
        return unique(xml_.value(node, "", "id"), drawing_ids_, "duplicate-drawing-id",
                      "drawing id");
      case Word::range_start:
      case Word::range_end:
        return check_range(node);
      case Word::field_char:
        return check_field(node);
      case Word::text:
        if (inside(node, Word::deleted))
          add("text-in-deletion", "text in a deletion that is not marked as deleted");
        return;
      case Word::text_box:
      case Word::header:
      case Word::footer:
      case Word::footnote:
      case Word::endnote:
      case Word::comment:
        return check_text(node);
      default:
        return check_reference(node);
    }
  }

  bool has_element(Index node) const {
    for (Index i = node + 1; i < xml_[node].end; i = xml_[i].end) {
      if (xml_[i].kind == xml::Kind::element) return true;
    }
    return false;
  }

  // Rows and cells may stand in a content control or custom XML.
  bool has_child(Index node, Word word) const {
    for (Index i = node + 1; i < xml_[node].end; i = xml_[i].end) {
      const Word child = words_[i];
      if (child == word) return true;
      const bool wraps = child == Word::control || child == Word::control_content ||
                         child == Word::custom_xml || child == Word::inserted ||
                         child == Word::moved_to;
      if (wraps && has_child(i, word)) return true;
    }
    return false;
  }

  void need_child(Index node, Word word, std::string code, std::string what) {
    if (!has_child(node, word)) add(std::move(code), std::move(what));
  }

  void check_cell(Index node) {
    Word last = Word::none;
    for (Index i = node + 1; i < xml_[node].end; i = xml_[i].end) {
      const Word word = words_[i];
      if (word != Word::none && word != Word::range_start && word != Word::range_end &&
          word != Word::unseen)
        last = word;
    }
    if (!has_child(node, Word::paragraph)) {
      add("cell-without-paragraph", "a table cell without a paragraph");
    } else if (last == Word::table) {
      add("cell-ends-without-paragraph", "a table cell that ends with a table");
    }
  }

  void check_text(Index node) {
    // Settings name the separators of notes by the same word, without content.
    if (xml_[node].parent != kNone && xml_.name(xml_[node].parent).local.ends_with("Pr")) return;
    if (!has_element(node))
      add("empty-text", "a " + xml_.name(node).local + " without a paragraph");
    note_id(node);
  }

  void note_id(Index node) {
    const std::string id = xml_.value(node, kWord, "id");
    if (words_[node] == Word::footnote) references_.footnotes.insert(id);
    if (words_[node] == Word::endnote) references_.endnotes.insert(id);
    if (words_[node] == Word::comment) references_.comments.insert(id);
  }

  void check_paragraph(Index node) {
    unique(xml_.value(node, kWord2010, "paraId"), paragraph_ids_, "duplicate-paragraph-id",
           "paragraph id");
    for (Index up = xml_[node].parent; up != kNone; up = xml_[up].parent) {
      if (words_[up] == Word::text_box) return;
      if (words_[up] == Word::paragraph)
        return add("paragraph-in-paragraph", "a paragraph inside another one");
    }
  }

  void unique(const std::string& id, std::set<std::string>& seen, std::string code,
              const std::string& thing) {
    if (!id.empty() && !seen.insert(id).second)
      add(std::move(code), thing + " " + id + " stands twice");
  }

  void check_range(Index node) {
    const std::string& name = xml_.name(node).local;
    if (!name.starts_with("bookmark")) return;
    const std::string id = xml_.value(node, kWord, "id");
    if (name == "bookmarkEnd") {
      if (open_bookmarks_[id]-- <= 0)
        add("unopened-bookmark", "bookmark " + id + " is closed and was not opened");
      return;
    }
    ++open_bookmarks_[id];
    unique(id, bookmark_ids_, "duplicate-bookmark-id", "bookmark id");
    unique(xml_.value(node, kWord, "name"), bookmark_names_, "duplicate-bookmark-name", "bookmark");
  }

  void check_field(Index node) {
    const std::string type = xml_.value(node, kWord, "fldCharType");
    if (type == "begin") ++fields_;
    if (type == "end" && fields_-- <= 0) {
      add("unbalanced-field", "a field is closed and was not opened");
      fields_ = 0;
    }
  }

  bool inside(Index node, Word word) const {
    for (Index up = xml_[node].parent; up != kNone; up = xml_[up].parent) {
      if (words_[up] == Word::text_box) return false;
      if (words_[up] == word) return true;
    }
    return false;
  }

  void check_reference(Index node) {
    const xml::Name& name = xml_.name(node);
    if (name.space != kWord) return;
    if (name.local == "num") references_.numberings.insert(xml_.value(node, kWord, "numId"));
    if (name.local == "numId") {
      const std::string id = xml_.value(node, kWord, "val");
      if (id != "0") references_.numberings_used.insert(id);  // 0 takes the numbering away
    }
    if (name.local == "footnoteReference")
      references_.footnotes_used.insert(xml_.value(node, kWord, "id"));
    if (name.local == "endnoteReference")
      references_.endnotes_used.insert(xml_.value(node, kWord, "id"));
    if (words_[node] == Word::comment_reference)
      references_.comments_used.insert(xml_.value(node, kWord, "id"));
  }

  const xml::Document& xml_;
  const Words words_;
  References& references_;
  PartFaults faults_;
  std::set<std::string> paragraph_ids_;
  std::set<std::string> control_ids_;
  std::set<std::string> drawing_ids_;
  std::set<std::string> bookmark_ids_;
  std::set<std::string> bookmark_names_;
  std::map<std::string, int> open_bookmarks_;
  int fields_ = 0;
};

}  // namespace

PartFaults check_part(const xml::Document& document, References& references) {
  return PartCheck(document, references).check();
}

}  // namespace engross::docx
