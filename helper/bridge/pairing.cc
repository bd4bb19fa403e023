#include "bridge/pairing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "bridge/secrets.h"

namespace engross::bridge {
namespace {

using base::failure;
using base::Fault;
using base::Result;
using nlohmann::ordered_json;
using namespace std::chrono_literals;

constexpr auto kAskedFor = 2min;
constexpr auto kPairedFor = std::chrono::days(90);
constexpr int kMostTries = 5;
constexpr std::size_t kLongestShown = 60;  // characters

// Six digits, every one as likely as another: 24 random bits, and none of the last incomplete run.
Result<std::string> six_digits(const Pairings::Random& random) {
  constexpr unsigned kRuns = (1U << 24U) / 1'000'000U * 1'000'000U;
  for (;;) {
    const auto bytes = random(3);
    if (!bytes) return tl::unexpected(bytes.error());
    const unsigned long number = std::stoul(*bytes, nullptr, 16);
    if (number < kRuns) return fmt::format("{:06}", number % 1'000'000U);
  }
}

}  // namespace

std::string shown_name(std::string_view name) {
  std::string shown;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < name.size() && characters < kLongestShown;) {
    const auto lead = static_cast<unsigned char>(name[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view one = name.substr(at, length);
    at += length;
    if (base::find_ill_formed(one)) {
      at -= length - 1;  // the bytes after it may be characters
      continue;
    }
    const bool control = lead < 0x20 || lead == 0x7F || one.starts_with("\xC2\x80") ||
                         (lead == 0xC2 && static_cast<unsigned char>(one[1]) < 0xA0);
    // U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F, U+FEFF: not seen, or turning the line.
    const auto third = one.size() == 3 ? static_cast<unsigned char>(one[2]) : 0U;
    const bool hidden = (one.starts_with("\xE2\x80") &&
                         ((third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE))) ||
                        (one.starts_with("\xE2\x81") && third >= 0xA0 && third <= 0xAF) ||
                        one == "\xEF\xBB\xBF" || one == "\xD8\x9C";
    if (hidden) continue;
    shown += control ? " " : std::string(one);
    ++characters;
  }
  return std::string(base::trim(shown));
}

Pairings::Pairings(Shelf shelf, Random random, Show show)
    : shelf_(std::move(shelf)), random_(std::move(random)), show_(std::move(show)) {
  // What cannot be read opens nothing: everybody pairs again.
  const auto saved = base::parse_json(shelf_.load(), "pairings");
  if (!saved || !base::member(*saved, "pairings").is_array()) return;
  for (const auto& one : base::member(*saved, "pairings")) {
    const auto paired = base::parse_instant(base::text_at(one, "paired_at"));
    const auto expires = base::parse_instant(base::text_at(one, "expires_at"));
    Known known{{base::text_at(one, "id"),
                 base::text_at(one, "program"),
                 base::text_at(one, "document"),
                 {},
                 {}},
                base::text_at(one, "token_hash"),
                base::text_at(one, "proof_key")};
    if (!paired || !expires || !is_hex(known.paired.id, 16) || !is_hex(known.token_hash, 64) ||
        !is_hex(known.proof_key, 64))
      continue;
    known.paired.paired_at = *paired;
    known.paired.expires_at = *expires;
    known_.push_back(std::move(known));
  }
}

bool Pairings::waits(base::Instant now) const { return waiting_ && now < waiting_->expires_at; }

Result<Pairings::Asked> Pairings::ask(std::string_view program, std::string_view document,
                                      base::Instant now) {
  Waiting made;
  {
    const std::lock_guard lock(mutex_);
    if (waits(now)) {
      return failure(Fault::conflict, "another program is being let in at this moment", "pairing",
                     "wait two minutes, then ask again");
    }
    auto secret = random_(16);
    if (!secret) return tl::unexpected(secret.error());
    auto code = six_digits(random_);
    if (!code) return tl::unexpected(code.error());
    made = {std::move(*secret),   std::move(*code), shown_name(program),
            shown_name(document), now + kAskedFor,  kMostTries};
    waiting_ = made;
  }
  if (show_) show_(made.program, made.document, made.code);
  return Asked{made.pairing, made.code, made.expires_at};
}

// Whether these are the digits of the request that waits.
Result<void> Pairings::shows(std::string_view code, base::Instant now) {
  if (!waits(now) || waiting_->allowed) {
    return failure(Fault::not_found, "no program asks to be let in", "pairing",
                   "begin in the word processor; its digits are good for two minutes");
  }
  if (!same_secret(code, waiting_->code)) {
    if (--waiting_->tries_left == 0) waiting_.reset();
    return failure(Fault::refused, "these are not the digits that are shown", "pairing",
                   waiting_ ? "look at the digits in the word processor and try again"
                            : "begin again in the word processor");
  }
  return {};
}

Result<std::string> Pairings::allow(std::string_view code, base::Instant now) {
  const std::lock_guard lock(mutex_);
  if (const auto shown = shows(code, now); !shown) return tl::unexpected(shown.error());
  waiting_->allowed = true;
  return waiting_->program;
}

Result<std::string> Pairings::refuse(std::string_view code, base::Instant now) {
  const std::lock_guard lock(mutex_);
  if (const auto shown = shows(code, now); !shown) return tl::unexpected(shown.error());
  std::string program = std::move(waiting_->program);
  waiting_.reset();
  return program;
}

Result<std::optional<Pairings::Token>> Pairings::claim(std::string_view pairing,
                                                       base::Instant now) {
  const std::lock_guard lock(mutex_);
  if (!waits(now) || !same_secret(pairing, waiting_->pairing)) {
    return failure(Fault::not_found, "this request is over", "pairing",
                   "ask again in the word processor");
  }
  if (!waiting_->allowed) return std::nullopt;
  const auto id = random_(8);
  const auto token = random_(32);
  const auto key = random_(32);
  if (!id || !token || !key) return tl::unexpected((!id ? id : !token ? token : key).error());
  Known made{
      {*id, waiting_->program, waiting_->document, now, now + kPairedFor}, sha256(*token), *key};
  std::vector<Known> known = known_;
  std::erase_if(known, [&](const Known& one) { return one.paired.expires_at <= now; });
  known.push_back(made);
  if (auto saved = save(std::move(known)); !saved) return tl::unexpected(saved.error());
  waiting_.reset();
  return Token{*id, *token, *key, made.paired.expires_at};
}

std::optional<std::string> Pairings::holder(std::string_view token, base::Instant now) const {
  const std::string hash = sha256(token);
  const std::lock_guard lock(mutex_);
  std::optional<std::string> found;
  for (const Known& known : known_) {  // to the end, so that the place tells nothing
    if (same_secret(hash, known.token_hash) && now < known.paired.expires_at)
      found = known.paired.id;
  }
  return found;
}

std::optional<std::string> Pairings::proof(std::string_view id, std::string_view challenge) const {
  const std::lock_guard lock(mutex_);
  for (const Known& known : known_) {
    if (known.paired.id == id) return hmac_sha256(known.proof_key, challenge);
  }
  return std::nullopt;
}

std::vector<Paired> Pairings::list(base::Instant now) const {
  const std::lock_guard lock(mutex_);
  std::vector<Paired> all;
  for (const Known& known : known_) {
    if (now < known.paired.expires_at) all.push_back(known.paired);
  }
  return all;
}

Result<void> Pairings::revoke(std::string_view id) {
  const std::lock_guard lock(mutex_);
  std::vector<Known> known = known_;
  if (std::erase_if(known, [&](const Known& one) { return one.paired.id == id; }) == 0)
    return failure(Fault::not_found, "no such pairing", "pairings", "look at the list again");
  return save(std::move(known));
}

Result<void> Pairings::save(std::vector<Known> known) {
  ordered_json list = ordered_json::array();
  for (const Known& one : known) {
    list.push_back({{"id", one.paired.id},
                    {"program", one.paired.program},
                    {"document", one.paired.document},
                    {"paired_at", base::iso(one.paired.paired_at)},
                    {"expires_at", base::iso(one.paired.expires_at)},
                    {"token_hash", one.token_hash},
                    {"proof_key", one.proof_key}});
  }
  if (auto saved = shelf_.save(ordered_json({{"pairings", list}}).dump(2) + "\n"); !saved)
    return saved;
  known_ = std::move(known);
  return {};
}

}  // namespace engross::bridge
