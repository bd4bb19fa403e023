#include <windows.h>
// After windows.h, whose types it uses.
#include <wincred.h>

#include <memory>

#include "platform/keyring.h"

namespace engross::platform {
namespace {

struct CredentialFree {
  void operator()(CREDENTIALW* credential) const {
    ::SecureZeroMemory(credential->CredentialBlob, credential->CredentialBlobSize);
    ::CredFree(credential);
  }
};

std::wstring wide(const std::string& text) {
  const int size =
      ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
  std::wstring out(static_cast<std::size_t>(size), L'\0');
  ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), out.data(), size);
  return out;
}

// As a person sees it in the Credential Manager.
std::wstring target_of(const std::string& home, const std::string& name) {
  return wide("Engross: " + name + " (" + home + ")");
}

tl::unexpected<base::Error> no_keyring() {
  return base::failure(base::Fault::refused, "the system's keyring does not answer", "",
                       "sign in to Windows again");
}

// The Credential Manager: Windows seals what it holds with the person's sign-in (DPAPI).
class CredentialManager : public Keyring {
 public:
  base::Result<std::optional<std::string>> find(const std::string& home,
                                                const std::string& name) override {
    CREDENTIALW* raw = nullptr;
    if (!::CredReadW(target_of(home, name).c_str(), CRED_TYPE_GENERIC, 0, &raw)) {
      if (::GetLastError() == ERROR_NOT_FOUND) return std::nullopt;
      return no_keyring();
    }
    const std::unique_ptr<CREDENTIALW, CredentialFree> found(raw);
    return std::string(reinterpret_cast<const char*>(found->CredentialBlob),
                       found->CredentialBlobSize);
  }

  base::Result<void> put(const std::string& home, const std::string& name,
                         const std::string& secret) override {
    // More would be refused by Windows.
    if (secret.size() > CRED_MAX_CREDENTIAL_BLOB_SIZE) return no_keyring();
    std::wstring target = target_of(home, name);
    std::string blob = secret;
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.CredentialBlob = reinterpret_cast<BYTE*>(blob.data());
    credential.CredentialBlobSize = static_cast<DWORD>(blob.size());
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;  // of this person, on this computer alone
    const BOOL done = ::CredWriteW(&credential, 0);
    ::SecureZeroMemory(blob.data(), blob.size());
    if (!done) return no_keyring();
    return {};
  }

  base::Result<void> erase(const std::string& home, const std::string& name) override {
    if (::CredDeleteW(target_of(home, name).c_str(), CRED_TYPE_GENERIC, 0)) return {};
    if (::GetLastError() == ERROR_NOT_FOUND) return {};
    return no_keyring();
  }
};

}  // namespace

std::unique_ptr<Keyring> system_keyring() { return std::make_unique<CredentialManager>(); }

}  // namespace engross::platform
