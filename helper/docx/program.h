// What a part becomes once it is compiled: literal byte ranges and operations. A fill runs it from
// front to back and appends bytes; no tree of the document exists any more.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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
  link,    // links[index] around branches[0], as a field; its words alone when it may not be linked
  vanish,  // a paragraph that goes when nothing of its text was shown
  need_element,  // goes when it holds no element named texts[index]
  need_block,    // gets an empty paragraph when it does not end with one
  need_any,      // gets an empty paragraph when it is empty
};

// Which ids must differ within a document. The last is no id but names the shape before it.
enum class IdKind : std::uint8_t { drawing, paragraph, control, annotation, shape, shape_again };

struct Op {
  Action action = Action::literal;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t index = 0;
  std::uint32_t count = 0;  // of `once` and `fresh` in the program: which one this is
  std::vector<Branch> branches = {};
};

// What ends a run's text and starts it again around a line break, a tab and a highlighted mark.
// Empty for text outside runs.
struct Dress {
  std::string line_break;
  std::string tab;
  std::string highlight_before;
  std::string highlight_after;
};

// An expression at its place.
struct Slot {
  expression::Expression expression;
  std::string mark;
  Place place;
  std::string variable = {};  // of a loop
  bool counts = false;        // the loop's body asks for `loop`
  bool optional = false;      // no value is no fault: the line goes
  std::uint32_t dress = 0;    // into Program::dresses
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
  Place place;
};

struct Program {
  std::string bytes;  // of the part, and behind them what the compiler adds
  Ops ops;
  std::vector<FieldLink> links;
  std::vector<std::string> lists;  // numbers of those that begin anew with a loop's rounds
  std::vector<Slot> slots;
  std::vector<Dress> dresses = {{}};  // the first is that of text outside runs
  std::vector<std::string> texts;
  std::uint32_t counted = 0;  // number of `once` and `fresh` operations
};

}  // namespace engross::docx
