#include "clio/pacing.h"

#include <Poco/Base64Decoder.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <iomanip>
#include <iterator>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/json.h"

namespace engross::clio {
namespace {

constexpr seconds kLongestReset{120};  // a window is 60 s; more is a clock gone wrong
constexpr seconds kOddWait{60};

std::optional<std::int64_t> whole_number(std::string_view text) {
  text = base::trim(text);
  std::int64_t number = 0;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || code != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

// "Mon, 23 Nov 2026 06:50:45 GMT" and no other form: Poco's parser takes any word for a date.
std::optional<base::Instant> http_date(std::string_view text) {
  std::istringstream in{std::string(base::trim(text))};
  in.imbue(std::locale::classic());
  std::tm at{};
  in >> std::get_time(&at, "%a, %d %b %Y %H:%M:%S GMT");
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year{at.tm_year + 1900},
                                        std::chrono::month{static_cast<unsigned>(at.tm_mon + 1)},
                                        std::chrono::day{static_cast<unsigned>(at.tm_mday)}};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days{day} + std::chrono::hours(at.tm_hour) +
         std::chrono::minutes(at.tm_min) + seconds(at.tm_sec);
}

std::optional<seconds> until_reset(const Response& response, base::Instant now) {
  const auto reset = whole_number(response.header("X-RateLimit-Reset"));
  if (!reset || *reset <= 0) return std::nullopt;
  const base::Instant server_now = http_date(response.header("Date")).value_or(now);
  const std::int64_t wait = *reset - server_now.time_since_epoch().count();
  return seconds(std::clamp<std::int64_t>(wait, 0, kLongestReset.count()));
}

std::optional<seconds> retry_after(const Response& response, base::Instant now) {
  const std::string_view text = response.header("Retry-After");
  if (const auto number = whole_number(text)) {
    if (*number < 0) return std::nullopt;
    return seconds(*number);
  }
  const auto date = http_date(text);
  if (!date) return std::nullopt;
  const base::Instant server_now = http_date(response.header("Date")).value_or(now);
  return std::max(*date - server_now, seconds(0));
}

bool says_rate_limited(const std::string& base64) {
  std::istringstream in(base64);
  Poco::Base64Decoder decoder(in);
  decoder.exceptions(std::ios::goodbit);
  const std::string text{std::istreambuf_iterator<char>(decoder), {}};
  return text.find("RateLimited") != std::string::npos;
}

bool is_odd_rate_limit(const Response& response) {
  // Looked for in the text first: no need to read every good answer twice.
  if (response.body.find("encodingDecoded") == std::string::npos) return false;
  const auto body = base::parse_json(response.body, "");
  if (!body) return false;
  const auto& metadata = base::member(*body, "metadata");
  if (base::text_at(metadata, "encodingDecoded") != "text/plain") return false;
  try {
    return says_rate_limited(base::text_at(*body, "data"));
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

bool is_rate_limited(const Response& response) {
  return response.status == 429 || is_odd_rate_limit(response);
}

std::optional<seconds> asked_wait(const Response& response, base::Instant now) {
  if (const auto asked = retry_after(response, now)) return asked;
  if (const auto reset = until_reset(response, now)) return reset;
  if (response.status != 429 && is_odd_rate_limit(response)) return kOddWait;
  return std::nullopt;
}

std::optional<base::Instant> date_of(const Response& response) {
  return http_date(response.header("Date"));
}

void Pace::note(const Response& response, base::Instant now) {
  const auto remaining = whole_number(response.header("X-RateLimit-Remaining"));
  if (!remaining) return;
  ready_at_ =
      *remaining > 0 ? base::Instant{} : now + until_reset(response, now).value_or(seconds(0));
}

seconds Pace::rest(base::Instant now) const {
  return std::clamp(ready_at_ - now, seconds(0), kLongestReset);
}

}  // namespace engross::clio
