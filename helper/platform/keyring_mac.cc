#include <CoreFoundation/CoreFoundation.h>
#include <Security/Security.h>

#include <memory>
#include <type_traits>

#include "platform/keyring.h"

namespace engross::platform {
namespace {

struct Release {
  void operator()(CFTypeRef object) const { ::CFRelease(object); }
};
template <typename Ref>
using Owned = std::unique_ptr<std::remove_pointer_t<Ref>, Release>;

Owned<CFStringRef> text_of(const std::string& text) {
  return Owned<CFStringRef>(
      ::CFStringCreateWithBytes(nullptr, reinterpret_cast<const UInt8*>(text.data()),
                                static_cast<CFIndex>(text.size()), kCFStringEncodingUTF8, false));
}

Owned<CFDataRef> data_of(const std::string& bytes) {
  return Owned<CFDataRef>(::CFDataCreate(nullptr, reinterpret_cast<const UInt8*>(bytes.data()),
                                         static_cast<CFIndex>(bytes.size())));
}

// What names the secret: a person sees it in Keychain Access as "Engross: …".
Owned<CFMutableDictionaryRef> item(const std::string& home, const std::string& name) {
  Owned<CFMutableDictionaryRef> query(::CFDictionaryCreateMutable(
      nullptr, 0, &kCFTypeDictionaryKeyCallBacks, &kCFTypeDictionaryValueCallBacks));
  const auto service = text_of("Engross: " + name);
  const auto account = text_of(home);
  ::CFDictionarySetValue(query.get(), kSecClass, kSecClassGenericPassword);
  ::CFDictionarySetValue(query.get(), kSecAttrService, service.get());
  ::CFDictionarySetValue(query.get(), kSecAttrAccount, account.get());
  return query;
}

tl::unexpected<base::Error> no_keyring() {
  return base::failure(base::Fault::refused, "the system's keyring does not answer", "",
                       "unlock the login keychain, or sign in to the Mac again");
}

class Keychain : public Keyring {
 public:
  base::Result<std::optional<std::string>> find(const std::string& home,
                                                const std::string& name) override {
    const auto query = item(home, name);
    ::CFDictionarySetValue(query.get(), kSecReturnData, kCFBooleanTrue);
    CFTypeRef raw = nullptr;
    const OSStatus status = ::SecItemCopyMatching(query.get(), &raw);
    if (status == errSecItemNotFound) return std::nullopt;
    if (status != errSecSuccess || raw == nullptr) return no_keyring();
    const Owned<CFDataRef> found(static_cast<CFDataRef>(raw));
    return std::string(reinterpret_cast<const char*>(::CFDataGetBytePtr(found.get())),
                       static_cast<std::size_t>(::CFDataGetLength(found.get())));
  }

  base::Result<void> put(const std::string& home, const std::string& name,
                         const std::string& secret) override {
    const auto query = item(home, name);
    const auto bytes = data_of(secret);
    const auto change = Owned<CFMutableDictionaryRef>(::CFDictionaryCreateMutable(
        nullptr, 0, &kCFTypeDictionaryKeyCallBacks, &kCFTypeDictionaryValueCallBacks));
    ::CFDictionarySetValue(change.get(), kSecValueData, bytes.get());
    OSStatus status = ::SecItemUpdate(query.get(), change.get());
    if (status == errSecItemNotFound) {
      ::CFDictionarySetValue(query.get(), kSecValueData, bytes.get());
      // Never copied to another machine.
      ::CFDictionarySetValue(query.get(), kSecAttrAccessible,
                             kSecAttrAccessibleWhenUnlockedThisDeviceOnly);
      status = ::SecItemAdd(query.get(), nullptr);
    }
    if (status != errSecSuccess) return no_keyring();
    return {};
  }

  base::Result<void> erase(const std::string& home, const std::string& name) override {
    const OSStatus status = ::SecItemDelete(item(home, name).get());
    if (status != errSecSuccess && status != errSecItemNotFound) return no_keyring();
    return {};
  }
};

}  // namespace

std::unique_ptr<Keyring> system_keyring() { return std::make_unique<Keychain>(); }

}  // namespace engross::platform
