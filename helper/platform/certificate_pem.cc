#include "platform/certificate_pem.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <chrono>
#include <ctime>
#include <vector>

#include "platform/certificate.h"
#include "platform/openssl_owners.h"
#include "platform/random.h"

namespace engross::platform {
namespace {

using base::failure;
using base::Fault;
using base::Instant;
using base::Result;

struct ExtensionText {
  int nid;
  const char* value;
};

// Order and form as RFC 5280 4.2 has them. The authority may sign for this machine's own names, and
// may sign no further authority (pathlen 0).
constexpr ExtensionText kAuthorityExtensions[] = {
    {NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
    {NID_key_usage, "critical,keyCertSign"},
    {NID_name_constraints,
     "critical,permitted;DNS:localhost,permitted;IP:127.0.0.1/255.255.255.255,"
     "permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"},
    {NID_subject_key_identifier, "hash"},
};
constexpr ExtensionText kServerExtensions[] = {
    {NID_basic_constraints, "critical,CA:FALSE"},
    {NID_key_usage, "critical,digitalSignature"},
    {NID_ext_key_usage, "serverAuth"},
    {NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1"},
    {NID_subject_key_identifier, "hash"},
    {NID_authority_key_identifier, "keyid:always"},
};

tl::unexpected<base::Error> not_made() {
  ERR_clear_error();
  return failure(Fault::internal, "the certificate could not be made", "OpenSSL",
                 "restart the computer, then do it again");
}

tl::unexpected<base::Error> damaged(const char* what) {
  ERR_clear_error();
  return failure(Fault::malformed, what, "", "");
}

bool set_random_serial(X509* certificate) {
  const Owned<BIGNUM> number(BN_new());
  // 127 bits, the first one set: positive and never short.
  return number && BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool set_dates(X509* certificate, Instant now) {
  using namespace std::chrono;
  const std::time_t from = system_clock::to_time_t(now - hours(1));
  // Both ends count (RFC 5280 4.1.2.5): the last second of the last day.
  const std::time_t until = from + std::time_t{kLifetimeDays} * 86400 - 1;
  return ASN1_TIME_set(X509_getm_notBefore(certificate), from) &&
         ASN1_TIME_set(X509_getm_notAfter(certificate), until);
}

bool set_name(X509_NAME* name, const std::string& common) {
  const auto add = [name](const char* field, const std::string& value) {
    return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(value.c_str()), -1, -1,
                                      0) == 1;
  };
  return add("O", "Engross") && add("CN", common);
}

template <std::size_t N>
bool add_extensions(X509* certificate, X509* issuer, const ExtensionText (&texts)[N]) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  for (const ExtensionText& text : texts) {
    const Owned<X509_EXTENSION> extension(
        X509V3_EXT_conf_nid(nullptr, &context, text.nid, text.value));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1) return false;
  }
  return true;
}

// Version 3, its own key, name and dates; issuer, extensions and signature are still to come.
Owned<X509> unsigned_certificate(EVP_PKEY* key, const std::string& name, Instant now) {
  Owned<X509> certificate(X509_new());
  if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1 ||
      !set_random_serial(certificate.get()) || !set_dates(certificate.get(), now) ||
      !set_name(X509_get_subject_name(certificate.get()), name) ||
      X509_set_pubkey(certificate.get(), key) != 1) {
    return nullptr;
  }
  return certificate;
}

template <std::size_t N>
bool finish(X509* certificate, X509* issuer, EVP_PKEY* issuer_key,
            const ExtensionText (&extensions)[N]) {
  return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
         add_extensions(certificate, issuer, extensions) &&
         X509_sign(certificate, issuer_key, EVP_sha256()) > 0;
}

std::string content(BIO* bio) {
  const char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : "";
}

std::string pem_of(X509* certificate) {
  const Owned<BIO> bio(BIO_new(BIO_s_mem()));
  return bio && PEM_write_bio_X509(bio.get(), certificate) == 1 ? content(bio.get()) : "";
}

std::string pem_of(EVP_PKEY* key) {
  const Owned<BIO> bio(BIO_new(BIO_s_secmem()));
  return bio && PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1
             ? content(bio.get())
             : "";
}

Owned<BIO> reader(const std::string& text) {
  return Owned<BIO>(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::vector<Owned<X509>> certificates_in(const std::string& text) {
  std::vector<Owned<X509>> found;
  const Owned<BIO> bio = reader(text);
  while (bio) {
    Owned<X509> next(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!next) break;
    found.push_back(std::move(next));
  }
  ERR_clear_error();  // the end of the text is an error to OpenSSL
  return found;
}

// A key that asks for a passphrase is not ours; without this OpenSSL would ask on the terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

Owned<EVP_PKEY> key_in(const std::string& text) {
  const Owned<BIO> bio = reader(text);
  return Owned<EVP_PKEY>(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr)
                             : nullptr);
}

bool vouches_for_localhost(X509* authority, X509* server) {
  const Owned<X509_STORE> store(X509_STORE_new());
  const Owned<X509_STORE_CTX> check(X509_STORE_CTX_new());
  if (!store || !check || X509_STORE_add_cert(store.get(), authority) != 1 ||
      X509_STORE_CTX_init(check.get(), store.get(), server, nullptr) != 1) {
    return false;
  }
  X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(check.get());
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME | X509_V_FLAG_X509_STRICT);
  return X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_SERVER) == 1 &&
         X509_VERIFY_PARAM_set1_host(rules, "localhost", 0) == 1 &&
         X509_verify_cert(check.get()) == 1;
}

Instant instant(const ASN1_TIME* time) {
  const Owned<ASN1_TIME> epoch(ASN1_TIME_set(nullptr, 0));
  int days = 0, seconds = 0;
  if (!epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) return {};
  return Instant(std::chrono::days(days) + std::chrono::seconds(seconds));
}

}  // namespace

Result<CertificatePem> make_certificate(Instant now) {
  // A name of its own: two authorities of one name in a trust store hide each other.
  const auto mark = random_token(6);
  if (!mark) return tl::unexpected(mark.error());
  const Owned<EVP_PKEY> authority_key(EVP_EC_gen("P-256"));
  const Owned<EVP_PKEY> server_key(EVP_EC_gen("P-256"));
  if (!authority_key || !server_key) return not_made();
  const Owned<X509> authority =
      unsigned_certificate(authority_key.get(), std::string(kAuthorityName) + " " + *mark, now);
  const Owned<X509> server = unsigned_certificate(server_key.get(), "localhost", now);
  if (!authority || !server ||
      !finish(authority.get(), authority.get(), authority_key.get(), kAuthorityExtensions) ||
      !finish(server.get(), authority.get(), authority_key.get(), kServerExtensions)) {
    return not_made();
  }
  CertificatePem made{pem_of(authority.get()), pem_of(server.get()), pem_of(server_key.get())};
  if (made.authority.empty() || made.chain.empty() || made.key.empty()) return not_made();
  made.chain += made.authority;
  return made;
}

std::string authority_name(const std::string& pem) {
  const auto certificates = certificates_in(pem);
  if (certificates.size() != 1) return "";
  char name[128] = {};
  const X509_NAME* subject = X509_get_subject_name(certificates[0].get());
  const int length =
      X509_NAME_get_text_by_NID(subject, NID_commonName, name, static_cast<int>(sizeof name));
  return length < 0 ? "" : name;
}

Result<Validity> validity_of(const CertificatePem& pem) {
  const auto authorities = certificates_in(pem.authority);
  const auto chain = certificates_in(pem.chain);
  if (authorities.size() != 1 || chain.size() != 2) return damaged("a certificate is missing");
  X509* const server = chain[0].get();
  const Owned<EVP_PKEY> key = key_in(pem.key);
  if (!key || X509_check_private_key(server, key.get()) != 1) {
    return damaged("the key does not fit");
  }
  if (X509_cmp(authorities[0].get(), chain[1].get()) != 0 ||
      !vouches_for_localhost(authorities[0].get(), server)) {
    return damaged("the authority does not vouch for localhost");
  }
  return Validity{instant(X509_get0_notBefore(server)), instant(X509_get0_notAfter(server))};
}

}  // namespace engross::platform
