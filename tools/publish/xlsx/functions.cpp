#include "tools/publish/xlsx/functions.h"

#include <string>

#include "schema/error.h"
#include "schema/shared_module.h"

namespace tenken::tools {

const XlsxFunctions& xlsx() {
    static const XlsxFunctions* const functions = [] {
        const SharedModule module = open_shared_module("libtenken_xlsx.so");
        using Give = const XlsxFunctions* (*)();
        const auto give = reinterpret_cast<Give>(find_function(module, xlsx_functions_name));
        if (give == nullptr) {
            const std::string why = module.problem.empty() ? "" : " (" + module.problem + ")";
            throw schema::InputError("",
                                     {"Excel ブックを書く部品 libtenken_xlsx.so を使えない" + why,
                                      "the part that writes workbooks, libtenken_xlsx.so, cannot "
                                      "be used" +
                                          why},
                                     {"libxlsxwriter と tenken を入れ直してください",
                                      "Install libxlsxwriter and tenken again"});
        }
        return give();
    }();
    return *functions;
}

}  // namespace tenken::tools
