// What a document brings along that acts by itself or reaches outside: kept, never followed, and
// told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docx/package.h"
#include "docx/part.h"
#include "docx/skin.h"

namespace engross::docx {

// External relations, macros, embedded objects, signatures, mail merge sources.
base::Result<void> note_package(const Package& package, std::vector<std::string>& notices);

// The first part that may start a program when somebody clicks on it: an embedded object or a
// control.
std::optional<std::string> find_object(const Package& package);

// Marks in descriptions, addresses and other attributes, which are not filled.
// `filled` are the elements whose attributes say what is, in order.
void note_unfilled(const Part& part, const Skin& skin, const std::vector<xml::Index>& filled,
                   std::vector<std::string>& notices);

// Field instructions that fetch or run something when Word updates them.
void note_instructions(const Part& part, std::vector<std::string>& notices);

}  // namespace engross::docx
