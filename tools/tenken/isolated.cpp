#include "tools/tenken/isolated.h"

#include <openssl/provider.h>

#include "schema/error.h"
#include "tools/isolation/isolate.h"

namespace tenken::tools {

namespace {

/// Old PDFs are encrypted with RC4, which OpenSSL keeps in a module of its own; a child that may
/// open nothing must have it beforehand. A system without that module reads all other files.
void prepare_child() {
    OSSL_PROVIDER_load(nullptr, "default");
    OSSL_PROVIDER_load(nullptr, "legacy");
}

}  // namespace

std::string run_reading(const std::function<std::string()>& work, const std::string& path,
                        std::size_t size, const Reading& reading) {
    if (!reading.isolated) {
        return work();
    }
    if (!isolation_available()) {
        throw schema::InputError(path,
                                 {"この環境では PDF の読み取りを隔離できない",
                                  "reading a PDF cannot be isolated on this system"},
                                 {"信頼できるファイルなら --no-sandbox を付けてください",
                                  "If you trust the file, add --no-sandbox"});
    }
    return run_isolated(work, prepare_child, path, limits_for(size));
}

}  // namespace tenken::tools
