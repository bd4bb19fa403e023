#include <fmt/format.h>

#include <array>

#include "expression/date_text.h"
#include "expression/filter_input.h"
#include "expression/operations.h"

namespace engross::expression {
namespace {

using base::Decimal;
using base::Fault;
using base::Result;
using Kind = Value::Kind;

constexpr std::array<std::string_view, 6> kSigns = {"+", "-", "*", "/", "//", "%"};

tl::unexpected<base::Error> no_such(Arithmetic operation, const Value& left, const Value& right) {
  std::string remedy = "check both sides";
  if (left.is(Kind::text) || right.is(Kind::text)) {
    remedy = "join texts with ~; put brackets around a sum before a filter, as (a + b) | money";
  }
  return base::failure(Fault::malformed,
                       fmt::format("a minus cannot stand before {}", with_article(value.kind())),
                       "", "use it before a number");
}

}  // namespace engross::expression
