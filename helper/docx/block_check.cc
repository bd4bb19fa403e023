#include "docx/block_check.h"

#include "docx/reference_check.h"

namespace engross::docx {
namespace {

bool is_seen_through(Word word) {
  return word == Word::control || word == Word::control_content || word == Word::custom_xml ||
         word == Word::inserted || word == Word::moved_to;
}

bool is_no_block(Word word) {
  return word == Word::range_start || word == Word::range_end || word == Word::unseen ||
         word == Word::control_properties;
}

}  // namespace

void BlockCheck::add(const Open& open, std::string code, std::string what) {
  report_(open.number, std::move(code), std::move(what));
}

void BlockCheck::start(Word word, std::size_t number) {
  if (!open_.empty()) meet(open_.back(), word);
  open_.push_back({.number = number, .word = word});
}

void BlockCheck::meet(Open& around, Word word) {
  // The properties of the last section end the body, and there is one of them.
  if (around.word == Word::body && around.section && !around.told) {
    add(around, "section-not-last", "properties of a section before the end of the body");
    around.told = true;
  }
  around.element = true;
  around.paragraph = around.paragraph || word == Word::paragraph;
  around.row = around.row || word == Word::row;
  around.cell = around.cell || word == Word::cell;
  around.section = around.section || word == Word::section;
}

void BlockCheck::end(const xml::Document& document, xml::Index element) {
  const Open done = open_.back();
  open_.pop_back();
  check(done, document, element);
  if (!open_.empty()) take(open_.back(), done);
}

void BlockCheck::take(Open& around, const Open& inside) {
  if (is_no_block(inside.word)) return;
  around.last = inside.word;
  if (!is_seen_through(inside.word)) return;
  around.last = inside.last;
  around.paragraph = around.paragraph || inside.paragraph;
  around.row = around.row || inside.row;
  around.cell = around.cell || inside.cell;
}

void BlockCheck::check(const Open& done, const xml::Document& document, xml::Index element) {
  switch (done.word) {
    case Word::cell:
      return check_cell(done);
    case Word::row:
      return done.cell ? void() : add(done, "row-without-cell", "a table row without cells");
    case Word::table:
      return done.row ? void() : add(done, "table-without-row", "a table without rows");
    case Word::control_content:
      return done.element ? void()
                          : add(done, "empty-control", "a content control without content");
    case Word::text_box:
    case Word::header:
    case Word::footer:
    case Word::footnote:
    case Word::endnote:
    case Word::comment:
      if (!done.element && !is_note_setting(document, element))
        add(done, "empty-text", "a " + document.name(element).local + " without a paragraph");
      return;
    default:
      return;
  }
}

void BlockCheck::check_cell(const Open& done) {
  if (!done.paragraph) {
    add(done, "cell-without-paragraph", "a table cell without a paragraph");
  } else if (done.last == Word::table) {
    add(done, "cell-ends-without-paragraph", "a table cell that ends with a table");
  }
}

}  // namespace engross::docx
