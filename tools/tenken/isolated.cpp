#include "tools/tenken/isolated.h"

#include "extractor/pdf/document.h"
#include "schema/error.h"
#include "tools/isolation/isolate.h"
#include "tools/tenken/progress.h"

namespace tenken::tools {

std::string run_reading(const std::function<std::string()>& work, const std::string& path,
                        std::string_view bytes, const Reading& reading) {
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
    // A child that may open nothing must have the modules of old ciphers beforehand.
    const auto prepare = [bytes] { pdf::prepare(bytes); };
    Progress progress(path);
    IsolationLimits limits = limits_for(bytes.size());
    limits.waiting = [&](long milliseconds) { progress.show(milliseconds); };
    return run_isolated(work, prepare, path, limits);
}

}  // namespace tenken::tools
