// Making and judging the certificate of the local door, as PEM text; no files.
#pragma once

#include <string>

#include "base/date.h"
#include "base/error.h"

namespace engross::platform {

struct CertificatePem {
  std::string authority;
  std::string chain;
  std::string key;
};

struct Validity {
  base::Instant from;
  base::Instant until;
};

// A new authority and the server certificate it signs, valid from an hour before `now` (the clocks
// of two programs may differ) for kLifetimeDays. The authority's key is gone when this returns.
base::Result<CertificatePem> make_certificate(base::Instant now);

// What an authority of Engross is called; a mark of its own follows.
inline constexpr const char* kAuthorityName = "Engross on this computer";

// The common name of the certificate in the text; "" when there is none.
std::string authority_name(const std::string& pem);

// When the certificate is valid; malformed, saying what is wrong, unless the three texts belong
// together and the authority vouches for localhost. Dates are for the caller to judge.
base::Result<Validity> validity_of(const CertificatePem& pem);

}  // namespace engross::platform
