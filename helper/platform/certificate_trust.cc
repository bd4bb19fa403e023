// Whether this system trusts an authority: asked of the store that OpenSSL was built to use.
#include <openssl/err.h>
#include <openssl/pem.h>

#include "platform/certificate.h"
#include "platform/files.h"
#include "platform/openssl_owners.h"

namespace engross::platform {

bool is_trusted_by_system(const std::string& authority_file) {
  const auto pem = read_file(authority_file, 65536);
  if (!pem) return false;
  const Owned<BIO> bio(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())));
  const Owned<X509> authority(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  const Owned<X509_STORE> store(X509_STORE_new());
  const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
  const bool trusted = authority && store && context &&
                       X509_STORE_set_default_paths(store.get()) == 1 &&
                       X509_STORE_CTX_init(context.get(), store.get(), authority.get(), nullptr) &&
                       X509_verify_cert(context.get()) == 1;
  ERR_clear_error();
  return trusted;
}

}  // namespace engross::platform
