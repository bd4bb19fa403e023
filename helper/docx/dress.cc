#include "docx/dress.h"

#include "docx/run_format.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

Index run_properties(const Part& part, Index run) {
  Index properties = kNone;
  for (Index i = run + 1; i < part.xml[run].end; i = part.xml[i].end) {
    if (part.words[i] == Word::run_properties) properties = i;
  }
  return properties;
}

}  // namespace

DressKey dress_key(const Part& part, const Piece& piece) {
  const xml::Node& run = part.xml[piece.run];
  const Index properties = run_properties(part, piece.run);
  const Index end = properties == kNone ? run.content : part.xml[properties].after;
  return {part.xml.written(piece.leaf),
          std::string_view(part.xml.bytes()).substr(run.begin, end - run.begin)};
}

Dress dress(const Part& part, const Piece& piece) {
  Dress dress;
  const std::string text(part.xml.written(piece.leaf));
  dress.prefix = part.xml.prefix(piece.run);
  dress.end_text = "</" + text + ">";
  dress.begin_text = "<" + text + " xml:space=\"preserve\">";
  // Attributes need a prefix.
  if (dress.prefix.empty()) return dress;
  dress.prefix += ":";
  const Index properties = run_properties(part, piece.run);
  dress.end_run = "</" + std::string(part.xml.written(piece.run)) + ">";
  dress.begin_run = part.xml.start_tag(piece.run);
  dress.format = run_format(part, properties, dress.prefix);
  if (properties != kNone) dress.properties = with_format(dress.format, {}, dress.prefix);
  return dress;
}

Dress dress_of(const std::vector<RunProperty>& properties, const std::string& prefix) {
  Dress dress;
  dress.prefix = prefix;
  dress.begin_text = "<" + prefix + "t xml:space=\"preserve\">";
  dress.end_text = "</" + prefix + "t>";
  dress.begin_run = "<" + prefix + "r>";
  dress.end_run = "</" + prefix + "r>";
  dress.format = run_format(properties, prefix);
  if (!properties.empty()) dress.properties = with_format(dress.format, {}, prefix);
  return dress;
}

}  // namespace engross::docx
