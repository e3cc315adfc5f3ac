#include <openssl/provider.h>

#include "extractor/pdf/file/foreign_document.h"

namespace {

/// Kept until the process ends: PoDoFo asks for ciphers at any time.
struct Ciphers {
    OSSL_PROVIDER* legacy = OSSL_PROVIDER_load(nullptr, "legacy");
    OSSL_PROVIDER* usual = OSSL_PROVIDER_load(nullptr, "default");

    Ciphers() = default;
    Ciphers(const Ciphers&) = delete;
    Ciphers& operator=(const Ciphers&) = delete;
    ~Ciphers() {
        for (OSSL_PROVIDER* provider : {legacy, usual}) {
            if (provider) {
                OSSL_PROVIDER_unload(provider);
            }
        }
    }
};

}  // namespace

extern "C" void tenken_load_ciphers() {
    static const Ciphers ciphers;
}
