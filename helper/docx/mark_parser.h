// Reads one mark. Private to the parse_*.cc files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/mark.h"

namespace engross::docx {

bool is_name(std::string_view text);
// A name with spaces, as {First name} of another system: no sign in it that an expression has.
bool is_free_name(std::string_view text);
// The first word of a text, which is removed from it together with the space behind.
std::string_view take_word(std::string_view& text);

class MarkParser {
 public:
  MarkParser(Mark& mark, const Options& options, std::vector<MarkFault>& faults)
      : mark_(mark), options_(options), faults_(faults) {}

  void parse();

 private:
  void fault(std::string code, std::string what, std::string remedy);
  bool parse_expression(std::string_view text, std::string_view empty_remedy);
  // A remedy's mark in the brackets of this one: "for child in children" -> {% for … %}.
  std::string written(std::string_view words) const;

  // docxtpl's letters, glued to the bracket: {%p …, {%tr …, {%tc …, {%r …, {{r ….
  std::string_view take_reach(std::string_view text);
  // "…, by row" at the end of a loop.
  std::string_view take_scope(std::string_view text);
  void parse_value(std::string_view text);
  void parse_merge(std::string_view text);
  // "image Logo, width 3cm" and "link Url, "text"" with their filters; anything else as it is.
  std::string with_filter(std::string_view text) const;
  void parse_brace(std::string_view text);
  void parse_picture(std::string_view name);
  void parse_section(Verb verb, std::string_view name);
  // "-w:tr items", and "items [loopOver: "row"]".
  void parse_dashed(std::string_view text);
  std::string_view take_loop_over(std::string_view text);

  void parse_control(std::string_view text);
  void unknown(const std::string& word);
  void parse_if(Verb verb, std::string_view condition);
  void parse_else(std::string_view rest);
  void parse_two_words(std::string_view rest);
  void parse_end(Verb verb, std::string_view rest);
  void parse_for(std::string_view rest);
  void parse_include(std::string_view rest);

  Mark& mark_;
  const Options& options_;
  std::vector<MarkFault>& faults_;
};

}  // namespace engross::docx
