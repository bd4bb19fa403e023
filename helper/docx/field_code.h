// The code of a Word field, as people and Word write it between the field's braces, and what it is
// in the language of marks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expression/expression.h"
#include "xml/xml.h"

namespace engross::docx {

struct FieldCode;

// What stands at one place of a code.
struct CodeAtom {
  char byte = 0;                     // of a text; 0 for anything else
  xml::Index run = xml::kNone;       // whose format it has
  const FieldCode* field = nullptr;  // a field within
  xml::Index element = xml::kNone;   // a tab or a break
};

// A field with its code.
struct FieldCode {
  xml::Index begin = xml::kNone;  // its w:fldChar, or the w:fldSimple, which is also the end
  xml::Index end = xml::kNone;
  xml::Index shown = xml::kNone;  // the first run of what it shows at present
  std::size_t paragraph = 0;
  bool in_code = false;  // of another field
  std::vector<CodeAtom> code;

  bool simple() const { return begin == end; }
  std::string name() const;  // "MERGEFIELD", "IF", "=", as Word compares it: in capitals
};

struct CodeToken {
  enum class Kind { word, quoted, sign, option };  // option: \* and its like
  Kind kind = Kind::word;
  std::vector<CodeAtom> atoms;
  std::string text() const;  // of its bytes
  bool only_text() const;
};

// Words, quoted texts, signs of comparison and switches. A mark << >> or {{ }} is within one token.
std::vector<CodeToken> code_tokens(const FieldCode& field);

// The expression of a MERGEFIELD or of a calculation ("="), with what its switches ask for; or why
// there is none.
struct CodeFault {
  std::string code;
  std::string what;
  std::string remedy;
};
tl::expected<std::string, CodeFault> field_expression(const FieldCode& field,
                                                      const expression::OtherNames& names);

// An IF in three pieces; the texts are atoms, which keep their format.
struct FieldCondition {
  std::string condition;
  std::vector<CodeAtom> then;
  std::vector<CodeAtom> otherwise;
};
tl::expected<FieldCondition, CodeFault> field_condition(const FieldCode& field,
                                                        const expression::OtherNames& names);

// Whether the field, or one in its code, is a merge field, or a condition or calculation with a
// mark in its code.
bool has_merge(const FieldCode& field);

}  // namespace engross::docx
