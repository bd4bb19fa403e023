// Exact decimal numbers: what a person typed is what a document shows. No binary fractions
// anywhere.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::base {

__extension__ using Wide = __int128;

// A whole number of 10^-scale. At most 34 significant digits and 18 places; beyond that operations
// fail with Fault::malformed rather than round silently.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(long long whole) : units_(whole) {}

  // Digits with an optional sign and point: "-12.50". No exponent, no grouping.
  static Result<Decimal> parse(std::string_view text);
  static constexpr Decimal of(long long units, int scale) { return Decimal(units, scale); }

  std::string text() const;  // as exact as it is: "12.50" stays "12.50", "-0" is "0"
  int scale() const { return scale_; }
  bool is_whole() const;
  bool is_negative() const { return units_ < 0; }
  bool is_zero() const { return units_ == 0; }
  // The whole part, towards zero. Fails outside long long.
  Result<long long> whole() const;
  // To `places` after the point (0 to 18), halves away from zero, as money is rounded. A number
  // whose digits leave no room for more places keeps the ones it has.
  Decimal rounded(int places) const;
  Decimal negated() const { return Decimal(-units_, scale_); }

  friend Result<Decimal> operator+(const Decimal& a, const Decimal& b);
  friend Result<Decimal> operator-(const Decimal& a, const Decimal& b);
  friend Result<Decimal> operator*(const Decimal& a, const Decimal& b);
  // To 12 places, rounded; trailing zeros dropped. Fails on division by zero.
  friend Result<Decimal> operator/(const Decimal& a, const Decimal& b);

  std::strong_ordering operator<=>(const Decimal& other) const;  // by value: 1.0 equals 1.00
  bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }

 private:
  constexpr Decimal(Wide units, int scale) : units_(units), scale_(scale) {}
  static Result<Decimal> checked(Wide units, int scale, bool overflow);
  Wide units_ = 0;
  int scale_ = 0;
};

// An amount in one currency, always shown with two places.
struct Money {
  Decimal amount;
  std::string currency = "CAD";  // ISO 4217
  bool operator==(const Money&) const = default;
};

}  // namespace engross::base
