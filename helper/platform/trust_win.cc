#include <windows.h>
// After windows.h, whose types it uses.
#include <wincrypt.h>

#include <memory>

#include "platform/certificate_pem.h"
#include "platform/files.h"
#include "platform/trust.h"

namespace engross::platform {
namespace {

using base::failure;
using base::Fault;
using base::Result;

constexpr std::size_t kLongestAuthority = 64 * 1024;

struct StoreClose {
  void operator()(void* store) const { ::CertCloseStore(store, 0); }
};
struct ContextFree {
  void operator()(const CERT_CONTEXT* context) const { ::CertFreeCertificateContext(context); }
};
using Store = std::unique_ptr<void, StoreClose>;
using Context = std::unique_ptr<const CERT_CONTEXT, ContextFree>;

Store roots() {
  return Store(
      ::CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, L"Root"));
}

tl::unexpected<base::Error> no_store() {
  return failure(Fault::not_found, "Windows does not open its store of certificates", "",
                 "sign in to Windows again, then try again");
}

tl::unexpected<base::Error> not_let() {
  return failure(Fault::refused, "Windows did not change its store of certificates", "",
                 "try again, and answer Yes when Windows asks");
}

std::string name_of(const CERT_CONTEXT* context) {
  char name[256] = {};
  ::CertGetNameStringA(context, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, nullptr, name, sizeof name);
  return name;
}

// All of Engross's but the one of that name.
Result<int> forget_but(void* store, const std::string& kept) {
  int gone = 0;
  for (const CERT_CONTEXT* at = nullptr;
       (at = ::CertEnumCertificatesInStore(store, at)) != nullptr;) {
    const std::string name = name_of(at);
    if (!name.starts_with(kAuthorityName) || name == kept) continue;
    // The list goes on from `at`, so a copy of it is what goes.
    if (!::CertDeleteCertificateFromStore(::CertDuplicateCertificateContext(at))) {
      ::CertFreeCertificateContext(at);
      return not_let();
    }
    ++gone;
  }
  return gone;
}

}  // namespace

Result<void> trust_authority(const std::string& authority_file) {
  const auto pem = read_file(authority_file, kLongestAuthority);
  if (!pem) return tl::unexpected(pem.error());
  const std::string name = authority_name(*pem);
  if (!name.starts_with(kAuthorityName)) {
    return failure(Fault::malformed, "that is no certificate of Engross", authority_file,
                   "start engross serve, which makes one");
  }
  DWORD size = 0;
  const DWORD length = static_cast<DWORD>(pem->size());
  std::string bytes;
  if (::CryptStringToBinaryA(pem->data(), length, CRYPT_STRING_BASE64HEADER, nullptr, &size,
                             nullptr, nullptr)) {
    bytes.resize(size);
    ::CryptStringToBinaryA(pem->data(), length, CRYPT_STRING_BASE64HEADER,
                           reinterpret_cast<BYTE*>(bytes.data()), &size, nullptr, nullptr);
  }
  const Context authority(::CertCreateCertificateContext(
      X509_ASN_ENCODING, reinterpret_cast<const BYTE*>(bytes.data()), size));
  const Store store = roots();
  if (!authority || !store) return no_store();
  if (!::CertAddCertificateContextToStore(store.get(), authority.get(),
                                          CERT_STORE_ADD_REPLACE_EXISTING, nullptr)) {
    return not_let();
  }
  if (const auto gone = forget_but(store.get(), name); !gone) return tl::unexpected(gone.error());
  return {};
}

Result<int> forget_authorities() {
  const Store store = roots();
  if (!store) return no_store();
  return forget_but(store.get(), "");
}

}  // namespace engross::platform
