// The values a template sees, made from the matter and the family. Names follow docassemble where
// it has one; types are kept. What Clio does not hold is there and holds nothing.
#pragma once

#include "app/field_map.h"
#include "base/base.h"
#include "expression/expression.h"
#include "family/family.h"
#include "matter/matter.h"

namespace engross::app {

// A record: client, spouse, children, grandchildren, parties, matter, lawyer, firm, today.
// People stand in the order of the family; somebody listed twice stands once.
expression::Value values_of(const matter::Matter& matter, const family::Family& family,
                            const FieldMap& fields, const base::Date& today);

}  // namespace engross::app
