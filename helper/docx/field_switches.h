// The switches of a Word field, which say how its value is shown.
#pragma once

#include <string>
#include <vector>

#include "docx/field_code.h"

namespace engross::docx {

// An expression, or why a field has none.
using Written = tl::expected<std::string, CodeFault>;

tl::unexpected<CodeFault> not_so(std::string what, std::string remedy);

// What switches make of a value.
struct Switches {
  std::string filters;  // pictures first, capitals last, as Word takes them
  std::string capitals;
  std::string before;
  std::string after;
};

// Of a field's tokens, those behind its name. Fails at a switch that is not known here.
tl::expected<Switches, CodeFault> read_switches(const std::vector<CodeToken>& tokens,
                                                std::size_t from);

// The expression of a value as the switches show it.
std::string with_switches(const std::string& value, const Switches& switches);

}  // namespace engross::docx
