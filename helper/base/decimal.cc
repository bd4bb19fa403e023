#include "base/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace engross::base {
namespace {

constexpr int kMostDigits = 34;
constexpr int kMostPlaces = 18;

constexpr Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}
constexpr Wide kMostUnits = power_of_ten(kMostDigits) - 1;

tl::unexpected<Error> too_long(std::string_view what) {
  return failure(Fault::malformed, fmt::format("{} has more than {} digits", what, kMostDigits), "",
                 "use a smaller number");
}

// Both numbers in units of the finer scale; false when that no longer fits.
bool align(Wide& a, int a_scale, Wide& b, int b_scale) {
  const int scale = std::max(a_scale, b_scale);
  return !__builtin_mul_overflow(a, power_of_ten(scale - a_scale), &a) &&
         !__builtin_mul_overflow(b, power_of_ten(scale - b_scale), &b);
}

Wide divide_half_away(Wide value, Wide divisor) {
  const bool negative = (value < 0) != (divisor < 0);
  const Wide numerator = value < 0 ? -value : value;
  const Wide denominator = divisor < 0 ? -divisor : divisor;
  Wide quotient = numerator / denominator;
  const Wide rest = numerator % denominator;
  if (rest >= denominator - rest) ++quotient;
  return negative ? -quotient : quotient;
}

}  // namespace

Result<Decimal> Decimal::checked(Wide units, int scale, bool overflow) {
  while (!overflow && scale > kMostPlaces && units % 10 == 0) {
    units /= 10;
    --scale;
  }
  if (overflow || scale > kMostPlaces || units > kMostUnits || units < -kMostUnits) {
    return too_long("the result");
  }
  return Decimal(units, scale);
}

Result<Decimal> Decimal::parse(std::string_view text) {
  const auto refuse = [&] {
    return failure(Fault::malformed, fmt::format("\"{}\" is not a number", excerpt(text)), "",
                   "write digits with a point, as 1234.50");
  };
  std::string_view digits = text;
  bool negative = false;
  if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) {
    negative = digits[0] == '-';
    digits.remove_prefix(1);
  }
  Wide units = 0;
  int scale = 0;
  int count = 0;
  bool point = false;
  bool any = false;
  for (char c : digits) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return refuse();
    any = true;
    if (count > 0 || c != '0') ++count;
    if (point) ++scale;
    if (count > kMostDigits || scale > kMostPlaces) return too_long("the number");
    units = units * 10 + (c - '0');
  }
  if (!any || (point && digits.back() == '.')) return refuse();
  return Decimal(negative ? -units : units, scale);
}

std::string Decimal::text() const {
  Wide rest = units_ < 0 ? -units_ : units_;
  std::string digits;
  for (int i = 0; rest > 0 || i <= scale_; ++i) {
    if (i == scale_ && scale_ > 0) digits += '.';
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  if (units_ < 0) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

bool Decimal::is_whole() const { return units_ % power_of_ten(scale_) == 0; }

Result<long long> Decimal::whole() const {
  const Wide value = units_ / power_of_ten(scale_);
  if (value > std::numeric_limits<long long>::max() ||
      value < std::numeric_limits<long long>::min()) {
    return too_long("the number");
  }
  return static_cast<long long>(value);
}

Decimal Decimal::rounded(int wanted) const {
  const int places = std::clamp(wanted, 0, kMostPlaces);
  if (places < scale_) {
    return Decimal(divide_half_away(units_, power_of_ten(scale_ - places)), places);
  }
  Wide units = units_;
  if (__builtin_mul_overflow(units, power_of_ten(places - scale_), &units) || units > kMostUnits ||
      units < -kMostUnits) {
    return *this;
  }
  return Decimal(units, places);
}

Result<Decimal> operator+(const Decimal& a, const Decimal& b) {
  Wide left = a.units_;
  Wide right = b.units_;
  if (!align(left, a.scale_, right, b.scale_)) return Decimal::checked(0, 0, true);
  Wide sum = 0;
  const bool overflow = __builtin_add_overflow(left, right, &sum);
  return Decimal::checked(sum, std::max(a.scale_, b.scale_), overflow);
}

Result<Decimal> operator-(const Decimal& a, const Decimal& b) { return a + b.negated(); }

Result<Decimal> operator*(const Decimal& a, const Decimal& b) {
  Wide product = 0;
  const bool overflow = __builtin_mul_overflow(a.units_, b.units_, &product);
  return Decimal::checked(product, a.scale_ + b.scale_, overflow);
}

Result<Decimal> operator/(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) {
    return failure(Fault::malformed, "division by zero", "", "check the number divided by");
  }
  constexpr int kPlaces = 12;
  Wide numerator = a.units_;
  Wide denominator = b.units_;
  const bool overflow =
      __builtin_mul_overflow(numerator, power_of_ten(kPlaces + b.scale_), &numerator) ||
      __builtin_mul_overflow(denominator, power_of_ten(a.scale_), &denominator);
  if (overflow) return Decimal::checked(0, 0, true);
  Wide quotient = divide_half_away(numerator, denominator);
  int scale = kPlaces;
  while (scale > 0 && quotient % 10 == 0) {
    quotient /= 10;
    --scale;
  }
  return Decimal::checked(quotient, scale, false);
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  // Whole parts first: aligning both could overflow for the longest numbers.
  const Wide left = units_ / power_of_ten(scale_);
  const Wide right = other.units_ / power_of_ten(other.scale_);
  if (left != right)
    return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
  Wide a = units_ % power_of_ten(scale_);
  Wide b = other.units_ % power_of_ten(other.scale_);
  align(a, scale_, b, other.scale_);
  if (a == b) return std::strong_ordering::equal;
  return a < b ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace engross::base
