// What a part becomes once it is compiled: literal byte ranges and operations. A fill runs it from
// front to back and appends bytes; no tree of the document exists any more.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docx/control_kind.h"
#include "docx/docx.h"

namespace engross::docx {

struct Op;
using Ops = std::vector<Op>;

struct Branch {
  std::int32_t condition = -1;  // into Program::slots; -1: always
  bool negated = false;
  bool shows = false;                        // something visible stands in it
  std::vector<std::uint32_t> restarts = {};  // of a loop: lists, into Program::lists
  Ops body;
};

enum class Action : std::uint8_t {
  literal,  // bytes [begin, end)
  once,     // the same, the first time only: a bookmark cannot stand twice in a document
  value,    // slots[index]
  fresh,    // an id: bytes [begin, end) the first time, then new ones; index says of which kind
  list,     // lists[index]: the number of its present round
  choose,   // the first branch whose condition holds
  repeat,   // branches[0] for every item of slots[index]; branches[1], if any, when there is none
  section,  // braces: a loop over a list, with the item's members in reach; once for anything true
  link,   // links[index] around branches[0], as a field; its words alone when it may not be linked
  frame,  // frames[index]: `count` says which FramePart stands here
  control,       // controls[index]: `count` says which ControlPart stands here
  kept,          // of controls[index]: branches[0] stays as it is while the control is not filled
  end_section,   // a paragraph that ends a section: of those it becomes, the last one does
  vanish,        // a paragraph that goes when nothing of its text was shown
  need_element,  // goes when it holds no element named texts[index]
  need_block,    // gets an empty paragraph when it does not end with one
  need_any,      // gets an empty paragraph when it is empty
};

// Which ids must differ within a document. The last is no id but names the shape before it.
enum class IdKind : std::uint8_t { drawing, paragraph, control, annotation, shape, shape_again };

// What a frame says about its picture. Each stays as it is while no picture is given.
enum class FramePart : std::uint8_t {
  picture,   // nothing yet: here the picture is asked for
  relation,  // of the part, to the picture
  width,     // EMU
  height,
  words,         // what a reader hears who cannot see it
  new_words,     // the same where the frame says none: the whole attribute
  of_the_other,  // holds for the template's picture alone
};

// What a content control that is filled by its tag says besides its words. Each stays as it is
// while the control is not filled.
enum class ControlPart : std::uint8_t {
  asked,    // nothing yet: here the value is asked for
  content,  // its words; what stands there is kept apart
  ticked,   // whether a box is ticked
  day,      // the whole attribute that says a date
  chosen,   // the value of the item that was chosen last
};

struct Op {
  Action action = Action::literal;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t index = 0;
  // Of `once` and `fresh` in the program: which one this is; a FramePart or ControlPart; of a loop
  // that a repeating section is: its place in `controls`, from 1.
  std::uint32_t count = 0;
  std::vector<Branch> branches = {};
};

// A run's properties, cut where bold, italic, highlight and underline have their places in the
// fixed order (ISO/IEC 29500-1, 17.3.2.28).
struct RunFormat {
  std::string before;  // their start tag, the style, the fonts
  std::string bold;    // the run's own, as it stands
  std::string italic;
  std::string between;
  std::string highlight;
  std::string underline;
  std::string after;
};

// What ends a run's text and starts it again around a line break, a tab, a highlighted mark and
// what is more than text. Empty for text outside runs.
struct Dress {
  std::string prefix;  // "w:"; without one there are no attributes, and no formats
  std::string end_text;
  std::string begin_text;
  std::string end_run;
  std::string begin_run;   // its start tag
  std::string properties;  // as they stand; empty when there are none
  RunFormat format;
};

// What may stand at a mark besides its words.
struct Allows {
  bool format = false;  // runs with formats of their own
  bool link = false;
  bool picture = false;
  bool chart = false;        // the title of a chart: its data
  std::int32_t split = -1;   // into Program::splits; -1: the paragraph must stay one
  std::uint32_t column = 0;  // EMU: how wide a picture may be; 0: nobody knows
};

// A paragraph that becomes several: what ends one and begins the next, up to its first run.
struct ParagraphSplit {
  std::string between;
  std::int32_t list = -1;  // into Program::lists, when its number begins anew
  std::string behind_list;
  std::string end_properties;
  bool ends_section = false;
};

// Where something stands in a template, in numbers.
struct Spot {
  std::uint32_t text = 0;  // of the template's texts, in their order
  std::uint32_t paragraph = 0;
  bool no_paragraph = false;  // the text as a whole that the paragraph belongs to
};

// An expression at its place.
struct Slot {
  expression::Expression expression;
  std::string mark;
  Spot spot;
  std::string variable = {};  // of a loop
  bool counts = false;        // the loop's body asks for `loop`
  bool optional = false;      // no value is no fault: the line goes
  std::uint32_t dress = 0;    // into Program::dresses
  Allows allows = {};
};

// A link whose address is made of values.
struct FieldLink {
  struct Piece {
    std::string text;
    std::int32_t slot = -1;  // into Program::slots; -1: the text as it stands
  };
  std::vector<Piece> address;
  std::string before;   // a field up to its address
  std::string between;  // from there to what it shows
  std::string after;
  Spot spot;
};

// A picture of the template in whose place another may stand.
struct Frame {
  std::uint32_t slot = 0;
  std::int64_t width = 0;  // EMU
  std::int64_t height = 0;
  bool control = false;  // a picture control takes nothing but a picture
};

// One of the items that a drop-down list offers.
struct Choice {
  std::string value;
  std::string shown;
  bool prompt = false;  // asks to choose, and is no choice
};

// A content control that is filled by its tag.
struct FilledControl {
  std::uint32_t slot = 0;
  ControlKind kind = ControlKind::rich;
  // Names that the expression begins with, where the control is filled only if the values know
  // them.
  std::vector<std::string> if_known = {};
  std::string begin = {};  // around the words, where nothing but a filled control has such a tag
  std::string end = {};
  std::optional<expression::Expression> date = {};  // of the value `day`, as the control writes it
  std::string day = {};                             // "w:fullDate"
  std::vector<Choice> choices = {};
  std::array<std::string, 2> symbols = {};  // runs: of a box that is not ticked, of one that is
  std::string tick_begin = {};              // around the digit that says whether it is ticked
  std::string tick_end = {};
  std::string notice = {};  // told when the control is filled
  bool data = false;        // what a control shows of the document's data: one text, told of there
  std::string stored_as = {};  // of a date in data: w:storeMappedDataAs
};

struct Program {
  std::string bytes;    // of the part, and behind them what the compiler adds
  bool strict = false;  // the part writes as ISO/IEC 29500 Strict
  Ops ops;
  std::vector<FieldLink> links;
  std::vector<Frame> frames;
  std::vector<FilledControl> controls;
  std::vector<std::string> lists;  // numbers of those that begin anew with a loop's rounds
  std::vector<Slot> slots;
  std::vector<Dress> dresses = {{}};  // the first is that of text outside runs
  std::vector<ParagraphSplit> splits;
  std::vector<std::string> texts;
  std::uint32_t counted = 0;  // number of `once` and `fresh` operations
};

}  // namespace engross::docx
