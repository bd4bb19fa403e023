#include "platform/certificate.h"

#include <chrono>

#include "platform/certificate_pem.h"
#include "platform/files.h"

namespace engross::platform {
namespace {

using base::Instant;
using base::Result;

constexpr std::size_t kMostBytes = 65536;

Certificate files_in(const std::string& folder) {
  Certificate certificate;
  certificate.authority_file = folder + "/authority.pem";
  certificate.chain_file = folder + "/chain.pem";
  certificate.key_file = folder + "/key.pem";
  return certificate;
}

// A file that cannot be read counts as empty: the judgement over the three texts says the rest.
std::string text_of(const std::string& path) { return read_file(path, kMostBytes).value_or(""); }

int whole_days(Instant from, Instant until) {
  return static_cast<int>(std::chrono::floor<std::chrono::days>(until - from).count());
}

// Why the certificate cannot go on serving; empty when it can.
std::string reason_to_renew(const Certificate& files, const CertificatePem& pem,
                            const Result<Validity>& validity, Instant now) {
  if (pem.authority.empty() && pem.chain.empty() && pem.key.empty()) return "there was none";
  if (!validity) return "it was damaged: " + validity.error().what;
  if (!is_private(files.key_file)) return "its key could be read by others";
  if (validity->until < now) return "it has expired";
  const int days = whole_days(now, validity->until);
  return days < kRenewalDays ? "it expires in " + std::to_string(days) + " days" : "";
}

// The key goes first: whoever finds new certificates beside an old key sees that they do not fit.
Result<void> write(const Certificate& files, const CertificatePem& pem) {
  if (auto done = write_whole(files.key_file, pem.key, Readers::owner_only); !done) return done;
  if (auto done = write_whole(files.chain_file, pem.chain, Readers::owner_only); !done) return done;
  return write_whole(files.authority_file, pem.authority, Readers::owner_only);
}

}  // namespace

Result<Certificate> local_certificate(const std::string& folder, Instant now) {
  if (auto made = make_folder(folder, Readers::owner_only); !made) {
    return tl::unexpected(made.error());
  }
  Certificate certificate = files_in(folder);
  CertificatePem pem{text_of(certificate.authority_file), text_of(certificate.chain_file),
                     text_of(certificate.key_file)};
  Result<Validity> validity = validity_of(pem);
  certificate.reason = reason_to_renew(certificate, pem, validity, now);
  if (certificate.reason.empty() && now < validity->from) {
    return base::failure(base::Fault::conflict,
                         "the certificate of this computer is valid only from " +
                             base::iso(validity->from) + ", and its clock says " + base::iso(now),
                         folder, "set the clock right; if it is right, delete this folder");
  }
  if (!certificate.reason.empty()) {
    auto made = make_certificate(now);
    if (!made) return tl::unexpected(made.error());
    if (auto done = write(certificate, *made); !done) return tl::unexpected(done.error());
    validity = validity_of(*made);
    if (!validity) return tl::unexpected(validity.error());
    certificate.is_new = true;
  }
  certificate.expires = validity->until;
  certificate.days_left = whole_days(now, validity->until);
  return certificate;
}

Certificate inspect_certificate(const std::string& folder, Instant now) {
  Certificate certificate = files_in(folder);
  const CertificatePem pem{text_of(certificate.authority_file), text_of(certificate.chain_file),
                           text_of(certificate.key_file)};
  const Result<Validity> validity = validity_of(pem);
  certificate.reason = reason_to_renew(certificate, pem, validity, now);
  if (!validity) return certificate;
  certificate.expires = validity->until;
  certificate.days_left = whole_days(now, validity->until);
  if (now < validity->from)
    certificate.reason = "it is valid only from " + base::iso(validity->from) +
                         ": the clock of this computer is wrong";
  return certificate;
}

}  // namespace engross::platform
