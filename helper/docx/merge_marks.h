// Marks in the brackets of merge fields, <<Matter.Client.Name>> and «Matter.Client.Name», where
// values and control words stand side by side: <<if spouse>> … <<end if>>.
#pragma once

#include <string>
#include <string_view>

#include "docx/skin.h"
#include "expression/expression.h"

namespace engross::docx {

// A mark's text as it is read: without soft hyphens and zero-width characters, which Word puts
// where nobody sees them; breaks and tabs as spaces.
std::string readable(std::string_view inside);

// Whether what stands between such brackets is a mark and no ordinary text. << begins one before
// any word; « » are quotation marks but around a control word or a name that goes on from one in
// `names`.
bool is_merge_mark(std::string_view inside, const Bracket& bracket,
                   const expression::OtherNames& names);

// Whether a mark in such brackets begins with a control word: "if spouse", "end if", "else".
bool begins_with_control(std::string_view readable);

}  // namespace engross::docx
