// What + - * / // %, comparisons and `contains` mean for two values. Kinds are kept apart: what
// cannot be compared or computed is an error that names both kinds, never a guess.
#pragma once

#include <compare>

#include "expression/node.h"

namespace engross::expression {

// number and number; money with money of its currency, or with a number; text + text; list + list;
// date - date = days; date + days, date - days. Fault::missing when a side holds nothing.
base::Result<Value> calculate(Arithmetic operation, const Value& left, const Value& right);
base::Result<Value> negative(const Value& value);

// Same meaning: numbers and money by amount, a text against a number or a date when it is written
// as one. Nothing and a blank text are equal to nothing else. Fails for kinds that cannot be
// compared.
base::Result<bool> equal(const Value& left, const Value& right);

// Numbers, money, dates, and texts (numbers when both are plain numbers, else alphabetically, case
// and accents last). Fault::missing when a side holds nothing or a blank text.
base::Result<std::strong_ordering> order(const Value& left, const Value& right);

// Any relation of the grammar; order of the sides as written.
base::Result<bool> related(Relation relation, const Value& left, const Value& right);

std::string with_article(Value::Kind kind);  // "a date", "an amount of money", "nothing"

}  // namespace engross::expression
