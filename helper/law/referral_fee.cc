#include <fmt/format.h>

#include <algorithm>

#include "law/law.h"

namespace engross::law {
namespace {

using base::Decimal;
using base::Fault;
using base::Result;

}  // namespace

Result<FeeCapRule> Rules::referral_fee(const base::Date& day) const {
  const FeeCapRule* holding = nullptr;
  for (const FeeCapRule& rule : referral_fees_) {
    if (rule.from <= day) holding = &rule;
  }
  if (holding) return *holding;
  return base::failure(Fault::not_found,
                       fmt::format("no referral-fee rule holds on {}", base::iso(day)),
                       jurisdiction_, "check the date of the referral");
}

Result<base::Money> referral_fee_cap(const base::Money& fees, const FeeCapRule& rule) {
  if (fees.currency != "CAD" || fees.amount.is_negative()) {
    return base::failure(Fault::malformed,
                         fmt::format("no cap on fees of {} {}", fees.amount.text(), fees.currency),
                         "referral fee", "give the legal fees in Canadian dollars, not below zero");
  }
  Decimal cap;
  Decimal lower;
  for (const FeeTier& tier : rule.tiers) {
    const Decimal upper = tier.up_to ? std::min(*tier.up_to, fees.amount) : fees.amount;
    if (upper <= lower) break;
    const auto slice = upper - lower;
    const auto hundredfold = slice ? *slice * tier.percent : slice;
    const auto share = hundredfold ? *hundredfold * Decimal::of(1, 2) : hundredfold;
    const auto sum = share ? cap + *share : share;
    if (!sum) return tl::unexpected(sum.error());
    cap = *sum;
    lower = upper;
  }
  return base::Money{std::min(cap.rounded(2), rule.most.rounded(2)), "CAD"};
}

}  // namespace engross::law
