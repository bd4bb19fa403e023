// mapping/clio-merge-fields.json: what the names of Clio's merge fields stand for among the values
// of a template, so that a firm's Clio templates are filled as they are.
#pragma once

#include <string_view>

#include "base/base.h"
#include "expression/expression.h"

namespace engross::app {

// A table without entries knows no merge field.
class MergeFields {
 public:
  // Fails with every fault of the file, each with its line: a name that is no dotted name or stands
  // twice when case and accents are folded away, an expression that cannot be read.
  static base::Checked<MergeFields> parse(std::string_view json, std::string_view where);

  const expression::OtherNames& names() const { return names_; }

 private:
  expression::OtherNames names_;
};

}  // namespace engross::app
