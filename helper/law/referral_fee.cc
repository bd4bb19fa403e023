#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "law/law.h"

namespace engross::law {
namespace {

using base::Decimal;
using base::Fault;
using base::Result;
using nlohmann::json;

Result<Decimal> amount(const json& object, std::string_view key) {
  auto value = Decimal::parse(base::text_at(object, key));
  if (!value || value->is_negative()) {
    return base::failure(Fault::malformed, fmt::format("\"{}\" is no amount", key), "",
                         "write it as \"50000.00\"");
  }
  return *value;
}

Result<FeeCapRule> read_rule(const json& entry) {
  FeeCapRule rule;
  auto from = base::parse_date(base::text_at(entry, "from"));
  if (!from) return tl::unexpected(from.error());
  rule.from = *from;
  rule.source = base::text_at(entry, "source");
  auto most = amount(entry, "most");
  if (!most) return tl::unexpected(most.error());
  rule.most = *most;
  for (const json& tier : base::member(entry, "tiers")) {
    FeeTier read;
    auto percent = amount(tier, "percent");
    if (!percent) return tl::unexpected(percent.error());
    read.percent = *percent;
    if (tier.contains("up_to")) {
      auto border = amount(tier, "up_to");
      if (!border) return tl::unexpected(border.error());
      read.up_to = *border;
    }
    const bool ordered =
        rule.tiers.empty() ||
        (rule.tiers.back().up_to && (!read.up_to || *rule.tiers.back().up_to < *read.up_to));
    if (!ordered) {
      return base::failure(Fault::malformed, "tiers out of order", "",
                           "write the lowest tier first, the open one last");
    }
    rule.tiers.push_back(read);
  }
  if (rule.tiers.empty() || rule.tiers.back().up_to) {
    return base::failure(Fault::malformed, "the last tier must be open", "",
                         "leave out its \"up_to\"");
  }
  return rule;
}

}  // namespace

Result<Rules> Rules::parse(std::string_view text, std::string_view where) {
  auto document = base::parse_json(text, where);
  if (!document) return tl::unexpected(document.error());
  Rules rules;
  rules.jurisdiction_ = base::text_at(*document, "jurisdiction");
  const json& entries = base::member(*document, "referral_fee");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto rule = read_rule(entries[i]);
    if (!rule) {
      base::Error error = rule.error();
      error.where = fmt::format("{}, referral_fee {}", where, i + 1);
      return tl::unexpected(error);
    }
    rules.referral_fees_.push_back(std::move(*rule));
  }
  std::sort(rules.referral_fees_.begin(), rules.referral_fees_.end(),
            [](const FeeCapRule& a, const FeeCapRule& b) { return a.from < b.from; });
  return rules;
}

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
