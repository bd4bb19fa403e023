#include "docx/part_check.h"

#include "docx/names.h"
#include "docx/range_check.h"
#include "docx/words.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

class PartCheck {
 public:
  PartCheck(const xml::Document& document, References& references)
      : xml_(document),
        words_(document),
        references_(references),
        ranges_(document,
                [this](std::string code, std::string what) { add(std::move(code), what); }) {}

  PartFaults check() {
    for (Index i = 0; i < xml_.nodes().size();) {
      // The fallback repeats what the choice before it holds, ids included.
      const bool fallback = xml_.is(i, kCompatibility, "Fallback");
      if (!fallback && xml_[i].kind == xml::Kind::element) visit(i);
      i = fallback ? xml_[i].end : i + 1;
    }
    ranges_.finish();
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
        if (inside(node, Word::paragraph)) add("table-in-paragraph", "a table inside a paragraph");
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
        if (xml_.name(node).local.starts_with("commentRange"))
          references_.comments_used.insert(xml_.value(node, kWord, "id"));
        return ranges_.range(node);
      case Word::field_char:
        return ranges_.field(node);
      case Word::run:
        if (words_[xml_[node].parent] == Word::run) add("run-in-run", "a run inside another one");
        return;
      case Word::body:
        return check_body(node);
      case Word::text:
        if (!in_run(node)) add("text-outside-run", "text that stands in no run");
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
      if (wraps(child) && has_child(i, word)) return true;
    }
    return false;
  }

  void need_child(Index node, Word word, std::string code, std::string what) {
    if (!has_child(node, word)) add(std::move(code), std::move(what));
  }

  void check_cell(Index node) {
    if (!has_child(node, Word::paragraph)) {
      add("cell-without-paragraph", "a table cell without a paragraph");
    } else if (last_block(node) == Word::table) {
      add("cell-ends-without-paragraph", "a table cell that ends with a table");
    }
  }

  static bool wraps(Word word) {
    return word == Word::control || word == Word::control_content || word == Word::custom_xml ||
           word == Word::inserted || word == Word::moved_to;
  }

  // Of an element's content, seen through what wraps it.
  Word last_block(Index node) const {
    Word last = Word::none;
    for (Index i = node + 1; i < xml_[node].end; i = xml_[i].end) {
      const Word word = words_[i];
      if (word == Word::none || word == Word::range_start || word == Word::range_end ||
          word == Word::unseen || word == Word::control_properties)
        continue;
      last = wraps(word) ? last_block(i) : word;
    }
    return last;
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
    const auto is_there = [&](Word word, std::set<std::string>& all, const std::string& thing) {
      if (words_[node] == word) unique(id, all, "duplicate-" + thing + "-id", thing + " id");
    };
    is_there(Word::footnote, references_.footnotes, "footnote");
    is_there(Word::endnote, references_.endnotes, "endnote");
    is_there(Word::comment, references_.comments, "comment");
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

  // The properties of the last section end the body, and there is one of them.
  void check_body(Index node) {
    for (Index i = node + 1; i < xml_[node].end; i = xml_[i].end) {
      if (words_[i] != Word::section) continue;
      for (Index k = xml_[i].end; k < xml_[node].end; k = xml_[k].end) {
        if (xml_[k].kind == xml::Kind::element)
          return add("section-not-last", "properties of a section before the end of the body");
      }
    }
  }

  // A run of a chart or of a formula is another element, and holds text of its own kind.
  bool in_run(Index node) const {
    for (Index up = xml_[node].parent; up != kNone; up = xml_[up].parent) {
      if (words_[up] != Word::other) return words_[up] == Word::run;
    }
    return true;
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
    if (name.local == "num") {
      unique(xml_.value(node, kWord, "numId"), references_.numberings, "duplicate-numbering",
             "numbering");
    }
    if (name.local == "abstractNum") {
      unique(xml_.value(node, kWord, "abstractNumId"), references_.lists, "duplicate-list", "list");
    }
    if (name.local == "abstractNumId")
      references_.lists_used.insert(xml_.value(node, kWord, "val"));
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
  RangeCheck ranges_;
};

}  // namespace

PartFaults check_part(const xml::Document& document, References& references) {
  return PartCheck(document, references).check();
}

}  // namespace engross::docx
