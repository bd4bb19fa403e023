#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/json_faults.h"
#include "law/law.h"

namespace engross::law {
namespace {

using base::Decimal;
using base::pointer_to;
using nlohmann::json;

// Reads on after a fault, so that all of them are told.
class RuleReader {
 public:
  explicit RuleReader(base::JsonFaults& faults) : faults_(faults) {}

  FeeCapRule referral_fee(const json& entry, const std::string& at) {
    faults_.check_keys(entry, at, {"from", "tiers", "most", "source"});
    FeeCapRule rule;
    if (const auto from = base::parse_date(base::text_at(entry, "from"))) {
      rule.from = *from;
    } else {
      faults_.add(pointer_to(at, "from"), "\"from\": " + from.error().what, from.error().remedy);
    }
    rule.most = amount(entry, "most", at);
    rule.source = base::text_at(entry, "source");
    if (base::is_blank(rule.source)) {
      faults_.add(pointer_to(at, "source"), "a rule without its \"source\"",
                  "cite the rule of law it comes from");
    }
    const json& tiers = base::member(entry, "tiers");
    const std::string here = pointer_to(at, "tiers");
    for (std::size_t i = 0; tiers.is_array() && i < tiers.size(); ++i) {
      add_tier(rule, tiers[i], pointer_to(here, i));
    }
    if (rule.tiers.empty()) {
      faults_.add(here, "no \"tiers\"", R"(write "tiers": [{"percent": "5"}])");
    } else if (rule.tiers.back().up_to) {
      faults_.add(pointer_to(here, tiers.size() - 1), "the last tier must be open",
                  "leave out its \"up_to\"");
    }
    return rule;
  }

 private:
  Decimal amount(const json& object, std::string_view key, const std::string& at) {
    const auto value = Decimal::parse(base::text_at(object, key));
    if (value && !value->is_negative()) return *value;
    faults_.add(pointer_to(at, key), fmt::format("\"{}\" is no amount", key),
                "write it in quotation marks, not below zero: \"50000.00\"");
    return Decimal();
  }

  void add_tier(FeeCapRule& rule, const json& entry, const std::string& at) {
    faults_.check_keys(entry, at, {"up_to", "percent"});
    FeeTier tier;
    tier.percent = amount(entry, "percent", at);
    if (entry.contains("up_to")) tier.up_to = amount(entry, "up_to", at);
    const bool ordered =
        rule.tiers.empty() ||
        (rule.tiers.back().up_to && (!tier.up_to || *rule.tiers.back().up_to < *tier.up_to));
    if (!ordered) {
      faults_.add(at, "tiers out of order", "write the lowest tier first, the open one last");
    }
    rule.tiers.push_back(tier);
  }

  base::JsonFaults& faults_;
};

}  // namespace

base::Checked<Rules> Rules::parse(std::string_view text, std::string_view where) {
  const auto document = base::parse_by_hand(text, where);
  if (!document) return tl::unexpected(document.error());
  base::JsonFaults faults(text, where);
  faults.check_keys(*document, "", {"schema", "jurisdiction", "referral_fee"});
  if (document->contains("schema")) faults.check_schema(*document, 1);
  Rules rules;
  rules.jurisdiction_ = base::text_at(*document, "jurisdiction");
  if (base::is_blank(rules.jurisdiction_)) {
    faults.add("/jurisdiction", "no \"jurisdiction\"", "write whose law this is: \"CA-ON\"");
  }
  const json& entries = base::member(*document, "referral_fee");
  if (!entries.is_array() || entries.empty()) {
    faults.add("/referral_fee", "no \"referral_fee\" list", "write the rules in [ ], each in { }");
  }
  RuleReader reader(faults);
  for (std::size_t i = 0; entries.is_array() && i < entries.size(); ++i) {
    const std::string at = pointer_to("/referral_fee", i);
    FeeCapRule rule = reader.referral_fee(entries[i], at);
    const auto same = [&](const FeeCapRule& other) { return other.from == rule.from; };
    if (rule.from.ok() &&
        std::any_of(rules.referral_fees_.begin(), rules.referral_fees_.end(), same)) {
      faults.add(pointer_to(at, "from"), fmt::format("two rules from {}", base::iso(rule.from)),
                 "keep one of them");
    }
    rules.referral_fees_.push_back(std::move(rule));
  }
  if (!faults.empty()) return tl::unexpected(faults.take());
  std::sort(rules.referral_fees_.begin(), rules.referral_fees_.end(),
            [](const FeeCapRule& a, const FeeCapRule& b) { return a.from < b.from; });
  return rules;
}

}  // namespace engross::law
