// The values a template sees, made from the matter and the family. Names follow docassemble where
// it has one; types are kept. What Clio does not hold is there and holds nothing.
#pragma once

#include "app/field_map.h"
#include "base/base.h"
#include "expression/expression.h"
#include "family/family.h"
#include "matter/matter.h"

namespace engross::app {

// A record: client, spouse, children, grandchildren, parties, matter, lawyer, firm, today, facts.
// People stand in the order of the family; somebody listed twice stands once. A person's `parent`
// and `children` are those that the review has said; they hold no kin of their own. `facts` has
// every fact of the field map. A person whose name was typed is the one contact of the matter who
// has that name, else a person of whom nothing but the name is known.
expression::Value values_of(const matter::Matter& matter, const family::Family& family,
                            const FieldMap& fields, const base::Date& today);

// An address on one line, its parts in the order of an envelope.
std::string one_line(const matter::Address& address);

}  // namespace engross::app
