#include <gtest/gtest.h>

#include "fakes/files.h"
#include "law/law.h"
#include "rows/rows.h"

namespace engross::law {
namespace {

using base::Decimal;
using base::Money;

Rules shipped() {
  return *Rules::parse(fakes::project_file("mapping/law/ontario.json"), "ontario.json");
}

struct ReferralFeeRow {
  const char* name;
  const char* fees;
  const char* cap;
};

class Cap : public rows::Row<ReferralFeeRow> {};

ROW_TEST(Cap, IsExactToTheCent) {
  const auto rule = shipped().referral_fee(*base::parse_date("2026-09-14"));
  ASSERT_TRUE(rule.has_value());
  const auto cap = referral_fee_cap(Money{*Decimal::parse(row().fees), "CAD"}, *rule);
  ASSERT_TRUE(cap.has_value()) << cap.error().line();
  EXPECT_EQ(cap->amount.text(), row().cap);
}

// 15% of the first $50,000, 5% of the rest, at most $25,000.
ROWS(Ontario, Cap, ReferralFeeRow{"nothing", "0", "0.00"},
     ReferralFeeRow{"one_cent", "0.01", "0.00"}, ReferralFeeRow{"four_cents", "0.04", "0.01"},
     ReferralFeeRow{"ten_thousand", "10000", "1500.00"},
     ReferralFeeRow{"border", "50000", "7500.00"},
     ReferralFeeRow{"above_border", "50000.10", "7500.01"},
     ReferralFeeRow{"just_above", "50000.01", "7500.00"},
     ReferralFeeRow{"sample_matter", "86500.00", "9325.00"},
     ReferralFeeRow{"hundred_thousand", "100000", "10000.00"},
     ReferralFeeRow{"below_ceiling", "399999.80", "24999.99"},
     ReferralFeeRow{"ceiling", "400000", "25000.00"},
     ReferralFeeRow{"above_ceiling", "500000", "25000.00"},
     ReferralFeeRow{"far_above", "99999999999.99", "25000.00"});

TEST(CapRefuses, NegativeFeesAndOtherCurrencies) {
  const auto rule = shipped().referral_fee(*base::parse_date("2026-09-14"));
  EXPECT_FALSE(referral_fee_cap(Money{Decimal(-1), "CAD"}, *rule).has_value());
  EXPECT_FALSE(referral_fee_cap(Money{Decimal(100), "USD"}, *rule).has_value());
}

TEST(Rule, HoldsFromItsDate) {
  EXPECT_TRUE(shipped().referral_fee(*base::parse_date("2017-04-28")).has_value());
  const auto before = shipped().referral_fee(*base::parse_date("2017-04-27"));
  ASSERT_FALSE(before.has_value());
  EXPECT_EQ(before.error().line(),
            "no referral-fee rule holds on 2017-04-27, CA-ON, check the date of the referral");
}

}  // namespace
}  // namespace engross::law
