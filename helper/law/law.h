// Dated rules of law as data, and what follows from them. Facts, never advice: a lawyer reviews.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace engross::law {

// How a cap grows with the legal fees: so much of every dollar up to a border, and a ceiling on
// all.
struct FeeTier {
  std::optional<base::Decimal> up_to;  // none: everything above the tier before
  base::Decimal percent;
};

struct FeeCapRule {
  base::Date from{};
  std::vector<FeeTier> tiers;
  base::Decimal most;
  std::string source;  // the rule of law, as it is cited
};

class Rules {
 public:
  // mapping/law/*.json. Fails with every fault of the file at once, each with its line and key: no
  // JSON, an unknown key, no jurisdiction or rules, a date or an amount that is none, tiers out of
  // order, a last tier with a border, two rules of one date, a rule without its source.
  static base::Checked<Rules> parse(std::string_view json, std::string_view where);

  // The rule that holds on a day; not_found before the first one.
  base::Result<FeeCapRule> referral_fee(const base::Date& day) const;

 private:
  std::vector<FeeCapRule> referral_fees_;  // by date
  std::string jurisdiction_;
};

// The most a referral fee may be on these legal fees, to the cent (halves up), never above the
// ceiling. Refused for negative fees and for currencies other than the Canadian dollar.
base::Result<base::Money> referral_fee_cap(const base::Money& fees, const FeeCapRule& rule);

}  // namespace engross::law
