// The certificate of the local HTTPS door: a certificate authority of this machine alone, and the
// one server certificate it ever signs.
//
// The authority may speak for localhost, 127.0.0.1 and ::1 only (a critical name constraint, RFC
// 5280 4.2.1.10), and its key is destroyed in memory after one signature, so trusting it lets
// nobody else in. Renewing therefore means a new authority, which has to be trusted again.
#pragma once

#include <string>

#include "base/date.h"
#include "base/error.h"

namespace engross::platform {

struct Certificate {
  std::string authority_file;  // PEM: what word processor and browser have to trust
  std::string chain_file;      // PEM: server certificate, then authority
  std::string key_file;        // PEM, readable by its owner alone
  base::Instant expires;
  int days_left = 0;    // whole days
  bool is_new = false;  // made just now: trust it before use
  std::string reason;   // why it was made: "there was none", "it expires in 12 days", …
};

inline constexpr int kLifetimeDays = 397;  // the longest that browsers take from public authorities
inline constexpr int kRenewalDays = 30;

// The certificate in `folder` (made owner-only when absent). Makes a new one when there is none,
// when it is damaged, incomplete or readable by others, or when under kRenewalDays are left.
// conflict when the certificate is not valid yet: then the clock is wrong, and nothing is changed.
base::Result<Certificate> local_certificate(const std::string& folder, base::Instant now);

// The certificate in `folder` as it is; nothing is made or changed. `reason` says why
// local_certificate would make a new one, or that the clock is wrong; empty when all is well.
// `days_left` and `expires` stand when it can be read.
Certificate inspect_certificate(const std::string& folder, base::Instant now);

// Whether this system's own store of authorities holds the one in the file, so that programs which
// ask the system trust it. Browsers with stores of their own are not asked.
bool is_trusted_by_system(const std::string& authority_file);

}  // namespace engross::platform
