#include <algorithm>
#include <array>
#include <deque>

#include "docx/mark.h"
#include "docx/merge_marks.h"

namespace engross::docx {
namespace {

constexpr std::size_t kNowhere = std::string::npos;

// What a person sees of a mark that runs away: its first words.
std::string excerpt(std::string_view text) {
  constexpr std::size_t kLength = 40;
  if (text.size() <= kLength) return std::string(text);
  std::size_t end = kLength;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

class Finder {
 public:
  Finder(const Part& part, const Skin& skin, const expression::OtherNames& names,
         std::vector<MarkFault>& faults)
      : part_(part), names_(names), faults_(faults) {
    use({skin.brackets.begin(), skin.brackets.end()});
  }

  std::vector<Mark> find() {
    for (paragraph_ = 0; paragraph_ < part_.paragraphs.size(); ++paragraph_) {
      scan(part_.paragraphs[paragraph_].text);
      check_instructions(part_.paragraphs[paragraph_].instructions);
    }
    return std::move(marks_);
  }

 private:
  void use(std::vector<Bracket> brackets) {
    brackets_ = std::move(brackets);
    starts_.fill(false);
    for (const Bracket& bracket : brackets_) {
      for (const char c : {bracket.open.front(), bracket.close.front()})
        starts_[static_cast<unsigned char>(c)] = true;
    }
  }

  void scan(std::string_view text) {
    for (std::size_t at = 0;;) {
      while (at < text.size() && !starts_[static_cast<unsigned char>(text[at])]) ++at;
      if (at == text.size()) return;
      at = scan_at(text, at);
    }
  }

  // Where to go on after looking at one character that could open or close a mark.
  std::size_t scan_at(std::string_view text, std::size_t at) {
    for (const Bracket& bracket : brackets_) {
      if (text.substr(at).starts_with(bracket.open)) return take(text, at, bracket);
    }
    for (const Bracket& bracket : brackets_) {
      if (!bracket.always || !text.substr(at).starts_with(bracket.close)) continue;
      const std::size_t from = at > 20 ? at - 20 : 0;
      add_fault("unopened-mark", at, excerpt(text.substr(from, at + bracket.close.size() - from)),
                "“" + std::string(bracket.close) + "” ends a mark that was never begun",
                "write “" + std::string(bracket.open) + "” where the mark begins");
      return at + bracket.close.size();
    }
    return at + 1;
  }

  std::size_t take(std::string_view text, std::size_t at, const Bracket& bracket) {
    const std::size_t inside = at + bracket.open.size();
    const std::size_t close = find_close(text, inside, bracket);
    if (!bracket.always && !is_merge_mark(text.substr(inside, close - inside), bracket, names_))
      return inside;
    if (close == kNowhere) {
      add_fault("unclosed-mark", at, excerpt(text.substr(at)),
                "a mark that does not end in its paragraph",
                "end it with “" + std::string(bracket.close) + "” in the same paragraph");
      return inside;
    }
    const std::size_t past = close + bracket.close.size();
    add(text, at, past, bracket);  // may put other brackets in place of this one
    return past;
  }

  // The closing bracket that is not inside a quoted text of the mark.
  static std::size_t find_close(std::string_view text, std::size_t inside, const Bracket& bracket) {
    std::size_t first = kNowhere;
    for (std::size_t close = text.find(bracket.close, inside); close != kNowhere;
         close = text.find(bracket.close, close + 1)) {
      // "}}}" ends with its last two: a brace may stand before the bracket.
      const std::string_view body = text.substr(inside, close - inside);
      if (first == kNowhere) {
        if (body.find(bracket.open) != kNowhere && bracket.open.size() > 1 &&
            std::ranges::count(body, '"') % 2 == 0) {
          return kNowhere;  // another mark begins before this one ends
        }
        first = close;
      }
      if (std::ranges::count(body, '"') % 2 == 0) return close;
    }
    return first;
  }

  void add(std::string_view text, std::size_t begin, std::size_t end, const Bracket& bracket) {
    Mark mark;
    mark.paragraph = paragraph_;
    mark.text_begin = begin;
    mark.text_end = end;
    mark.kind = bracket.kind;
    mark.text = text.substr(begin, end - begin);
    mark.inside = mark.text.substr(bracket.open.size(),
                                   mark.text.size() - bracket.open.size() - bracket.close.size());
    const auto& pieces = part_.paragraphs[paragraph_].pieces;
    const auto holding = [&](std::size_t at) {
      const auto found = std::ranges::upper_bound(pieces, at, {}, &Piece::end);
      return static_cast<std::size_t>(found - pieces.begin());
    };
    mark.first_piece = holding(begin);
    mark.last_piece = holding(end - 1);
    mark.begin = part_.byte_of(pieces[mark.first_piece], begin);
    mark.end = part_.byte_of(pieces[mark.last_piece], end);
    check_objects(mark);
    if (mark.kind == MarkKind::either && mark.inside.starts_with('=')) take_brackets(mark);
    marks_.push_back(std::move(mark));
  }

  // {=<% %>=}: other brackets from here to the end of the part, or to the next such mark.
  void take_brackets(Mark& mark) {
    mark.kind = MarkKind::comment;
    std::string_view pair = std::string_view(mark.inside).substr(1);
    if (pair.ends_with('=')) pair.remove_suffix(1);
    const std::size_t space = pair.find(' ');
    const std::string_view open = pair.substr(0, space);
    const std::string_view close = space == kNowhere ? "" : pair.substr(space + 1);
    if (!mark.inside.ends_with('=') || open.empty() || close.empty() ||
        close.find(' ') != kNowhere) {
      return add_fault("syntax", mark.text_begin, excerpt(mark.text),
                       "other brackets are named by two, with a space between them",
                       "write {=[[ ]]=}");
    }
    const std::string& begins = written_.emplace_back(open);
    const std::string& ends = written_.emplace_back(close);
    use({{begins, ends, MarkKind::either}});
  }

  void check_objects(const Mark& mark) {
    for (const xml::Index object : part_.paragraphs[paragraph_].objects) {
      const xml::Index at = part_.xml[object].begin;
      if (at <= mark.begin || at >= mark.end) continue;
      add_fault("object-in-mark", mark.text_begin, excerpt(mark.text),
                "a picture, note, field or page break stands inside the mark",
                "move it outside the mark");
      return;
    }
  }

  // A field's instruction is read by Word, not by us; a mark left there would go out unfilled.
  void check_instructions(std::string_view text) {
    for (const Bracket& bracket : brackets_) {
      const bool sure = bracket.open.size() > 1 && (bracket.always || bracket.open == "<<");
      const std::size_t at = sure ? text.find(bracket.open) : kNowhere;
      if (at == kNowhere) continue;
      add_fault("mark-in-field", 0, excerpt(text.substr(at)),
                "a mark inside the code of a Word field", "write the mark outside the field");
      return;
    }
  }

  void add_fault(std::string code, std::size_t at, std::string mark, std::string what,
                 std::string remedy) {
    const Paragraph& paragraph = part_.paragraphs[paragraph_];
    xml::Index byte = part_.xml[paragraph.node].begin;
    for (const Piece& piece : paragraph.pieces) {
      if (piece.begin <= at && at < piece.end) byte = part_.byte_of(piece, at);
    }
    faults_.push_back(
        {std::move(code), paragraph_, byte, std::move(mark), std::move(what), std::move(remedy)});
  }

  const Part& part_;
  std::vector<Bracket> brackets_;
  std::deque<std::string> written_;  // brackets that the part itself names
  const expression::OtherNames& names_;
  std::vector<MarkFault>& faults_;
  std::array<bool, 256> starts_{};
  std::size_t paragraph_ = 0;
  std::vector<Mark> marks_;
};

}  // namespace

std::vector<Mark> find_marks(const Part& part, const Skin& skin,
                             const expression::OtherNames& names, std::vector<MarkFault>& faults) {
  return Finder(part, skin, names, faults).find();
}

}  // namespace engross::docx
