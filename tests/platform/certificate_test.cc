#include "platform/certificate.h"

#include <openssl/pem.h>

#include "platform/certificate_pem.h"
#include "platform/openssl_owners.h"
#include "platform/scratch.h"
#include "rows/rows.h"

namespace engross::platform {
namespace {

namespace fs = std::filesystem;
using base::Fault;
using base::Instant;
using std::chrono::days;
using std::chrono::hours;

Instant instant(const char* iso) { return base::parse_instant(iso).value(); }
const Instant kNow = instant("2026-11-23T06:50:34Z");

Owned<X509> read_certificate(const std::string& pem) {
  const Owned<BIO> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return Owned<X509>(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

// What OpenSSL says of `leaf` for `host` at `when`, with nothing but `authority` trusted.
std::string verdict(X509* authority, X509* leaf, const std::string& host, Instant when) {
  const Owned<X509_STORE> store(X509_STORE_new());
  X509_STORE_add_cert(store.get(), authority);
  const Owned<X509_STORE_CTX> check(X509_STORE_CTX_new());
  X509_STORE_CTX_init(check.get(), store.get(), leaf, nullptr);
  X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(check.get());
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_X509_STRICT);
  X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_SERVER);
  X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(when));
  if (X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) != 1) {
    X509_VERIFY_PARAM_set1_host(rules, host.c_str(), 0);
  }
  X509_verify_cert(check.get());
  return X509_verify_cert_error_string(X509_STORE_CTX_get_error(check.get()));
}

struct CertificateRow {
  const char* name;
  const char* host;
  Instant when;
  const char* verdict;
};

class Verified : public rows::Row<CertificateRow> {};

ROW_TEST(Verified, ByOpenSSL) {
  const Scratch scratch;
  const auto made = local_certificate(scratch.file("tls"), kNow);
  ASSERT_TRUE(made.has_value()) << made.error().line();
  const auto authority = read_certificate(scratch.get("tls/authority.pem"));
  const auto leaf = read_certificate(scratch.get("tls/chain.pem"));
  ASSERT_TRUE(authority && leaf);
  EXPECT_EQ(verdict(authority.get(), leaf.get(), row().host, row().when), row().verdict);
}

ROWS(Names, Verified, CertificateRow{"localhost", "localhost", kNow, "ok"},
     CertificateRow{"ipv4", "127.0.0.1", kNow, "ok"}, CertificateRow{"ipv6", "::1", kNow, "ok"},
     CertificateRow{"first_second", "localhost", kNow - hours(1), "ok"},
     CertificateRow{"last_second_but_one", "localhost",
                    kNow - hours(1) + days(397) - std::chrono::seconds(2), "ok"},
     CertificateRow{"other_name", "other.test", kNow, "hostname mismatch"},
     CertificateRow{"B41_name_below", "evil.localhost", kNow, "hostname mismatch"},
     CertificateRow{"longer_name", "localhost.evil.test", kNow, "hostname mismatch"},
     CertificateRow{"other_loopback", "127.0.0.2", kNow, "IP address mismatch"},
     CertificateRow{"lan_address", "192.168.0.1", kNow, "IP address mismatch"},
     CertificateRow{"other_ipv6", "::2", kNow, "IP address mismatch"},
     CertificateRow{"too_early", "localhost", kNow - hours(2), "certificate is not yet valid"},
     CertificateRow{"B41_after_397_days", "localhost", kNow - hours(1) + days(397),
                    "certificate has expired"});

// The authority's name constraint, tried with a twin: the same extensions under a key that the test
// holds, since the real key is gone.
struct Forged {
  const char* name;
  const char* names;
  const char* host;
  const char* verdict;
};

class Constrained : public rows::Row<Forged> {};

ROW_TEST(Constrained, ToThisMachine) {
  const auto pem = make_certificate(kNow);
  ASSERT_TRUE(pem.has_value());
  const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
  const Owned<X509> twin = read_certificate(pem->authority);
  X509_set_pubkey(twin.get(), key.get());
  X509_sign(twin.get(), key.get(), EVP_sha256());
  const Owned<X509> leaf = read_certificate(pem->chain);
  for (int at = X509_get_ext_by_NID(leaf.get(), NID_subject_alt_name, -1); at >= 0;
       at = X509_get_ext_by_NID(leaf.get(), NID_subject_alt_name, -1)) {
    const Owned<X509_EXTENSION> removed(X509_delete_ext(leaf.get(), at));
  }
  const Owned<X509_EXTENSION> names(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, row().names));
  X509_add_ext(leaf.get(), names.get(), -1);
  X509_sign(leaf.get(), key.get(), EVP_sha256());
  EXPECT_EQ(verdict(twin.get(), leaf.get(), row().host, kNow), row().verdict);
}

ROWS(Names, Constrained, Forged{"B41_own_name", "DNS:localhost", "localhost", "ok"},
     Forged{"B41_other_name", "DNS:example.com", "example.com", "permitted subtree violation"},
     Forged{"B41_bank", "DNS:localhost,DNS:www.bank.example", "www.bank.example",
            "permitted subtree violation"},
     Forged{"B41_wildcard", "DNS:*.example.com", "a.example.com", "permitted subtree violation"},
     Forged{"B41_lan", "IP:192.168.0.1", "192.168.0.1", "permitted subtree violation"},
     Forged{"B41_next_loopback", "IP:127.0.0.2", "127.0.0.2", "permitted subtree violation"},
     Forged{"B41_any_ipv6", "IP:2001:db8::1", "2001:db8::1", "permitted subtree violation"});

TEST(LocalCertificate, HasTheExtensionsItShould) {
  const auto pem = make_certificate(kNow);
  ASSERT_TRUE(pem.has_value());
  const auto authority = read_certificate(pem->authority);
  const auto leaf = read_certificate(pem->chain);
  for (const int nid : {NID_basic_constraints, NID_key_usage, NID_name_constraints}) {
    const int at = X509_get_ext_by_NID(authority.get(), nid, -1);
    ASSERT_GE(at, 0) << OBJ_nid2sn(nid);
    EXPECT_EQ(X509_EXTENSION_get_critical(X509_get_ext(authority.get(), at)), 1) << OBJ_nid2sn(nid);
  }
  EXPECT_EQ(X509_get_pathlen(authority.get()), 0);
  EXPECT_EQ(X509_check_ca(authority.get()), 1);
  EXPECT_EQ(X509_check_ca(leaf.get()), 0);
  EXPECT_EQ(X509_get_extended_key_usage(leaf.get()), static_cast<unsigned>(XKU_SSL_SERVER));
  EXPECT_EQ(EVP_PKEY_get_bits(X509_get0_pubkey(leaf.get())), 256);
  EXPECT_NE(X509_cmp(read_certificate(make_certificate(kNow)->authority).get(), authority.get()),
            0);
}

TEST(LocalCertificate, KeepsNoKeyOfItsAuthority) {
  const Scratch scratch;
  const auto made = local_certificate(scratch.file("tls"), kNow);
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(scratch.mode("tls"), 0700);
  std::size_t files = 0, keys = 0;
  for (const auto& entry : fs::directory_iterator(scratch.file("tls"))) {
    ++files;
    const std::string text = scratch.get("tls/" + entry.path().filename().string());
    if (text.find("PRIVATE KEY") != std::string::npos) ++keys;
    EXPECT_EQ(static_cast<int>(entry.status().permissions()), 0600) << entry.path();
  }
  EXPECT_EQ(files, 3U);
  EXPECT_EQ(keys, 1U);
  const std::string key = scratch.get("tls/key.pem");
  const Owned<BIO> bio(BIO_new_mem_buf(key.data(), static_cast<int>(key.size())));
  const Owned<EVP_PKEY> server_key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  const auto authority = read_certificate(scratch.get("tls/authority.pem"));
  EXPECT_NE(EVP_PKEY_eq(server_key.get(), X509_get0_pubkey(authority.get())), 1);
}

TEST(LocalCertificate, IsKeptUntilThirtyDaysAreLeft) {
  const Scratch scratch;
  const std::string folder = scratch.file("tls");
  const auto first = local_certificate(folder, kNow);
  ASSERT_TRUE(first.has_value());
  EXPECT_TRUE(first->is_new);
  EXPECT_EQ(first->reason, "there was none");
  EXPECT_EQ(first->days_left, 396);
  EXPECT_EQ(base::iso(first->expires), "2027-12-25T05:50:33Z");
  const std::string chain = scratch.get("tls/chain.pem");

  const auto kept = local_certificate(folder, first->expires - days(30));
  ASSERT_TRUE(kept.has_value());
  EXPECT_FALSE(kept->is_new);
  EXPECT_EQ(kept->reason, "");
  EXPECT_EQ(kept->days_left, 30);
  EXPECT_EQ(kept->expires, first->expires);
  EXPECT_EQ(scratch.get("tls/chain.pem"), chain);

  const auto renewed =
      local_certificate(folder, first->expires - days(30) + std::chrono::seconds(1));
  ASSERT_TRUE(renewed.has_value());
  EXPECT_TRUE(renewed->is_new);
  EXPECT_EQ(renewed->reason, "it expires in 29 days");
  EXPECT_NE(scratch.get("tls/chain.pem"), chain);

  const auto later = local_certificate(folder, renewed->expires + days(3650));
  ASSERT_TRUE(later.has_value());
  EXPECT_EQ(later->reason, "it has expired");
}

TEST(LocalCertificate, B42_AClockSetBackChangesNothing) {
  const Scratch scratch;
  const std::string folder = scratch.file("tls");
  ASSERT_TRUE(local_certificate(folder, kNow).has_value());
  const std::string chain = scratch.get("tls/chain.pem");
  const auto early = local_certificate(folder, kNow - days(3650));
  ASSERT_FALSE(early.has_value());
  EXPECT_EQ(early.error().fault, Fault::conflict);
  EXPECT_EQ(early.error().what,
            "the certificate of this computer is valid only from 2026-11-23T05:50:34Z, and its "
            "clock says 2016-11-25T06:50:34Z");
  EXPECT_EQ(scratch.get("tls/chain.pem"), chain);
}

TEST(InspectedCertificate, IsAsItWasMade) {
  const Scratch scratch;
  ASSERT_TRUE(local_certificate(scratch.file("tls"), kNow).has_value());
  const auto seen = inspect_certificate(scratch.file("tls"), kNow);
  EXPECT_EQ(seen.reason, "");
  EXPECT_EQ(seen.days_left, kLifetimeDays - 1);
  EXPECT_EQ(inspect_certificate(scratch.file("tls"), kNow - days(7)).reason,
            "it is valid only from 2026-11-23T05:50:34Z: the clock of this computer is wrong");
  EXPECT_FALSE(is_trusted_by_system(seen.authority_file));
}

TEST(InspectedCertificate, IsNotMade) {
  const Scratch scratch;
  EXPECT_EQ(inspect_certificate(scratch.file("tls"), kNow).reason, "there was none");
  EXPECT_FALSE(fs::exists(scratch.file("tls")));
  EXPECT_FALSE(is_trusted_by_system(scratch.file("tls/authority.pem")));
}

struct Damage {
  const char* name;
  void (*damage)(const Scratch&);
  const char* reason;
};

class Damaged : public rows::Row<Damage> {};

ROW_TEST(Damaged, IsMadeAnew) {
  const Scratch scratch;
  ASSERT_TRUE(local_certificate(scratch.file("tls"), kNow).has_value());
  row().damage(scratch);
  EXPECT_EQ(inspect_certificate(scratch.file("tls"), kNow).reason, row().reason);
  const auto again = local_certificate(scratch.file("tls"), kNow);
  ASSERT_TRUE(again.has_value()) << again.error().line();
  EXPECT_TRUE(again->is_new);
  EXPECT_EQ(again->reason, row().reason);
  const auto then = local_certificate(scratch.file("tls"), kNow);
  ASSERT_TRUE(then.has_value());
  EXPECT_FALSE(then->is_new);
}

// Certificates of another time in place of these.
void exchange(const Scratch& scratch, const char* name, std::string CertificatePem::*text) {
  scratch.put(name, (*make_certificate(kNow)).*text);
}

ROWS(B42, Damaged,
     Damage{"no_key", [](const Scratch& s) { fs::remove(s.file("tls/key.pem")); },
            "it was damaged: the key does not fit"},
     Damage{"no_chain", [](const Scratch& s) { fs::remove(s.file("tls/chain.pem")); },
            "it was damaged: a certificate is missing"},
     Damage{"no_authority", [](const Scratch& s) { fs::remove(s.file("tls/authority.pem")); },
            "it was damaged: a certificate is missing"},
     Damage{"empty_chain", [](const Scratch& s) { s.put("tls/chain.pem", ""); },
            "it was damaged: a certificate is missing"},
     Damage{"half_chain",
            [](const Scratch& s) {
              const std::string text = s.get("tls/chain.pem");
              s.put("tls/chain.pem", text.substr(0, text.size() / 2));
            },
            "it was damaged: a certificate is missing"},
     Damage{"text_for_key", [](const Scratch& s) { s.put("tls/key.pem", "no key"); },
            "it was damaged: the key does not fit"},
     Damage{"other_key", [](const Scratch& s) { exchange(s, "tls/key.pem", &CertificatePem::key); },
            "it was damaged: the key does not fit"},
     Damage{"other_authority",
            [](const Scratch& s) { exchange(s, "tls/authority.pem", &CertificatePem::authority); },
            "it was damaged: the authority does not vouch for localhost"},
     Damage{"other_chain",
            [](const Scratch& s) { exchange(s, "tls/chain.pem", &CertificatePem::chain); },
            "it was damaged: the key does not fit"},
     Damage{"B37_readable_key",
            [](const Scratch& s) { fs::permissions(s.file("tls/key.pem"), fs::perms(0644)); },
            "its key could be read by others"});

TEST(LocalCertificate, RefusesAFolderThatIsNone) {
  const Scratch scratch;
  scratch.put("file", "x");
  fs::create_directory_symlink(scratch.path(), scratch.file("link"));
  EXPECT_EQ(local_certificate(scratch.file("file"), kNow).error().fault, Fault::usage);
  EXPECT_EQ(local_certificate(scratch.file("file/tls"), kNow).error().fault, Fault::usage);
  EXPECT_EQ(local_certificate(scratch.file("link"), kNow).error().fault, Fault::refused);
  EXPECT_EQ(local_certificate("", kNow).error().fault, Fault::usage);
}

}  // namespace
}  // namespace engross::platform
