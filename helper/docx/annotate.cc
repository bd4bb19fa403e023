#include "docx/annotate.h"

#include <algorithm>
#include <map>

#include "docx/comments.h"
#include "docx/names.h"
#include "docx/output_check.h"
#include "docx/package.h"
#include "docx/source.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// Bytes between which a comment stands, in the body's part.
struct CommentSpan {
  Index begin = 0;
  Index end = 0;
};

class Annotator {
 public:
  Annotator(const Part& part, int first) : part_(part), next_(first) {}

  void add(const TemplateFault& fault) {
    const bool here = fault.place.part == part_.title && fault.place.paragraph > 0;
    const std::size_t index = here ? static_cast<std::size_t>(fault.place.paragraph) - 1 : 0;
    std::string text = here ? "" : fault.place.text() + ": ";
    text += fault.what + (fault.mark.empty() ? "" : " (" + fault.mark + ")") + ": " + fault.remedy;
    texts_.push_back(std::move(text));
    if (index >= part_.paragraphs.size()) return comment_before_all();
    const Index outer = outermost(part_.paragraphs[index].node);
    const bool in_box = outer != part_.paragraphs[index].node;
    comment(here && !in_box ? span_of(index, fault.mark) : inside(outer), outer);
  }

  const std::vector<std::string>& texts() const { return texts_; }

  std::string xml() {
    std::ranges::stable_sort(insertions_, {}, &Insertion::at);
    std::string out;
    Index copied = 0;
    const std::string& bytes = part_.xml.bytes();
    for (const Insertion& one : insertions_) {
      out.append(bytes, copied, one.at - copied);
      out += one.xml;
      copied = one.at + one.instead_of;
    }
    return out.append(bytes, copied);
  }

 private:
  struct Insertion {
    Index at = 0;
    std::string xml;
    Index instead_of = 0;  // as many bytes
  };

  // The paragraph that holds the text box, and so on: comments do not stand in boxes.
  Index outermost(Index paragraph) const {
    Index found = paragraph;
    for (Index up = part_.xml[paragraph].parent; up != kNone; up = part_.xml[up].parent) {
      if (part_.words[up] == Word::paragraph) found = up;
    }
    return found;
  }

  CommentSpan inside(Index paragraph) const {
    const xml::Node& node = part_.xml[paragraph];
    const Index properties = paragraph + 1;
    const bool has = properties < node.end && part_.words[properties] == Word::paragraph_properties;
    return {has ? part_.xml[properties].after : node.content, node.close};
  }

  static bool holds_runs(Word word) {
    return word == Word::paragraph || word == Word::inserted || word == Word::moved_to ||
           word == Word::hyperlink || word == Word::control_content || word == Word::smart_tag ||
           word == Word::custom_xml || word == Word::simple_field;
  }

  // The runs of the mark where they are siblings, else the whole paragraph. A mark that stands in
  // it several times is taken in turn.
  CommentSpan span_of(std::size_t index, const std::string& mark) {
    const Paragraph& paragraph = part_.paragraphs[index];
    std::size_t& from = seen_[{index, mark}];
    const std::size_t at = mark.empty() ? std::string::npos : paragraph.text.find(mark, from);
    if (at == std::string::npos) return inside(paragraph.node);
    from = at + mark.size();
    Index first = kNone;
    Index last = kNone;
    for (const Piece& piece : paragraph.pieces) {
      if (piece.end <= at || piece.begin >= from) continue;
      if (first == kNone) first = piece.run;
      last = piece.run;
    }
    if (first == kNone || last == kNone) return inside(paragraph.node);
    const Index parent = part_.xml[first].parent;
    if (part_.xml[last].parent != parent || !holds_runs(part_.words[parent]))
      return inside(paragraph.node);
    return {part_.xml[first].begin, part_.xml[last].after};
  }

  // How to write names of Word's namespace at a place: the prefix, and what declares it there.
  std::pair<std::string, std::string> names_at(Index node) const {
    const std::string prefix(part_.xml.prefix(node));
    if (!prefix.empty()) return {prefix + ":", ""};
    const auto own = part_.xml.start_tag(0).find("purl.oclc.org/ooxml/wordprocessingml");
    const std::string_view space = own == std::string_view::npos ? kWord : kStrict[0].from;
    return {"w:", " xmlns:w=\"" + std::string(space) + "\""};
  }

  void comment(const CommentSpan& span, Index paragraph) {
    const auto [w, declared] = names_at(paragraph);
    const std::string id = declared + " " + w + "id=\"" + std::to_string(next_++) + "\"/>";
    const std::string start = "<" + w + "commentRangeStart" + id;
    const std::string end = "<" + w + "commentRangeEnd" + id + "<" + w + "r" + declared + "><" + w +
                            "commentReference" + id + "</" + w + "r>";
    const xml::Node& node = part_.xml[paragraph];
    if (node.content != node.after) {
      insertions_.push_back({span.begin, start, 0});
      insertions_.push_back({span.end, end, 0});
      return;
    }
    // An empty element is opened once, for all that stands in it.
    const auto known = std::ranges::find(insertions_, node.after - 2, &Insertion::at);
    const std::string close = "</" + std::string(part_.xml.written(paragraph)) + ">";
    if (known == insertions_.end()) {
      insertions_.push_back({node.after - 2, ">" + start + end + close, 2});
    } else {
      known->xml.insert(known->xml.size() - close.size(), start + end);
    }
  }

  // A body without paragraphs gets one for each comment.
  void comment_before_all() {
    Index body = 0;
    while (body < part_.xml.nodes().size() && part_.words[body] != Word::body) ++body;
    if (body == part_.xml.nodes().size()) body = 0;
    const auto [w, declared] = names_at(body);
    const std::string id = declared + " " + w + "id=\"" + std::to_string(next_++) + "\"/>";
    const std::string paragraph = "<" + w + "p" + declared + "><" + w + "r" + declared + "><" + w +
                                  "commentReference" + id + "</" + w + "r></" + w + "p>";
    const xml::Node& node = part_.xml[body];
    if (node.content != node.after) {
      insertions_.push_back({node.content, paragraph, 0});
      return;
    }
    const std::string close = "</" + std::string(part_.xml.written(body)) + ">";
    if (insertions_.empty()) {
      insertions_.push_back({node.after - 2, ">" + paragraph + close, 2});
    } else {
      insertions_[0].xml.insert(insertions_[0].xml.size() - close.size(), paragraph);
    }
  }

  const Part& part_;
  int next_;
  std::vector<std::string> texts_;
  std::vector<Insertion> insertions_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> seen_;  // where to look on
};

}  // namespace

base::Result<std::string> annotated(const Template& faulty) {
  const auto package = Package::open(faulty.file());
  if (!package) return tl::unexpected(package.error());
  const auto sources = text_parts(*package);
  if (!sources) return tl::unexpected(sources.error());
  const auto body = read_part(*package, sources->front());
  if (!body) return tl::unexpected(body.error());
  const auto first = first_free_comment(*package);
  if (!first) return tl::unexpected(first.error());
  Annotator annotator(**body, *first);
  for (const TemplateFault& fault : faulty.faults()) annotator.add(fault);
  const bool strict = (*body)->xml.start_tag(0).find(
                          "http://purl.oclc.org/ooxml/wordprocessingml") != std::string_view::npos;
  auto changed = with_comments(*package, annotator.texts(), *first, strict);
  if (!changed) return tl::unexpected(changed.error());
  changed->emplace_back((*body)->name, annotator.xml());
  std::string copy = assembled(*package, *changed);
  const std::vector<OutputFault> faults = new_faults(copy, faulty.file());
  if (faults.empty()) return copy;
  return base::failure(base::Fault::internal,
                       "the annotated copy would be faulty: " + faults.front().what,
                       faults.front().part, "read the faults in the terminal instead");
}

}  // namespace engross::docx
