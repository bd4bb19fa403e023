#include <libsecret/secret.h>

#include "platform/keyring.h"

namespace engross::platform {
namespace {

struct ErrorFree {
  void operator()(GError* error) const { g_error_free(error); }
};
using OwnedError = std::unique_ptr<GError, ErrorFree>;

struct PasswordFree {
  void operator()(char* password) const { secret_password_free(password); }  // wipes it
};

// In the secret service's login keyring; a person sees them there as "Engross: …".
const SecretSchema* schema() {
  static const SecretSchema kSchema = {"org.engross.SignIn",
                                       SECRET_SCHEMA_NONE,
                                       {{"home", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                        {"name", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                        {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING}},
                                       0,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr};
  return &kSchema;
}

tl::unexpected<base::Error> no_keyring() {
  return base::failure(base::Fault::refused, "the system's keyring does not answer", "",
                       "unlock it, or sign in to the desktop again");
}

class SecretService : public Keyring {
 public:
  base::Result<std::optional<std::string>> find(const std::string& home,
                                                const std::string& name) override {
    GError* raw = nullptr;
    const std::unique_ptr<char, PasswordFree> secret(secret_password_lookup_sync(
        schema(), nullptr, &raw, "home", home.c_str(), "name", name.c_str(), nullptr));
    const OwnedError error(raw);
    if (error) return no_keyring();
    return secret ? std::optional<std::string>(secret.get()) : std::nullopt;
  }

  base::Result<void> put(const std::string& home, const std::string& name,
                         const std::string& secret) override {
    GError* raw = nullptr;
    const std::string label = "Engross: " + name;
    const gboolean done = secret_password_store_sync(
        schema(), SECRET_COLLECTION_DEFAULT, label.c_str(), secret.c_str(), nullptr, &raw, "home",
        home.c_str(), "name", name.c_str(), nullptr);
    const OwnedError error(raw);
    if (error || !done) return no_keyring();
    return {};
  }

  base::Result<void> erase(const std::string& home, const std::string& name) override {
    GError* raw = nullptr;
    // False without an error: there was none.
    secret_password_clear_sync(schema(), nullptr, &raw, "home", home.c_str(), "name", name.c_str(),
                               nullptr);
    const OwnedError error(raw);
    if (error) return no_keyring();
    return {};
  }
};

}  // namespace

std::unique_ptr<Keyring> system_keyring() { return std::make_unique<SecretService>(); }

}  // namespace engross::platform
