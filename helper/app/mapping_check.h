// A file of mapping/ checked as the program reads it, whichever of them it is: for who mends one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/field_map.h"
#include "base/base.h"
#include "interview/form.h"

namespace engross::app {

// The facts of the field map as interviews and tables of names ask for them.
interview::MappedFacts mapped_facts(const FieldMap& fields);

// What a table of HotDocs names is compared with.
struct NamesContext {
  interview::MappedFacts mapped;
  // The form of this id; nothing when there is none or it is broken itself.
  std::function<std::optional<interview::Form>(const std::string& id)> form;
};

// Every fault of the file, each with its line; empty when there is none. What it is follows from
// its keys: "tables" (relationship words), "conventions" (custom fields to facts), "jurisdiction"
// (rules of law), "merge_fields" (Clio's merge fields), "variables" (HotDocs names). A file that
// has none of them, or two, is one fault. Without a context the paths of HotDocs names are compared
// with what every matter has.
base::Errors check_mapping(std::string_view json, std::string_view where,
                           const NamesContext* context = nullptr);

}  // namespace engross::app
