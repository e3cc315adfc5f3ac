#include "extractor/pdf/file/decryption.h"

#include "schema/error.h"
#include "schema/shared_module.h"

// There where the module is linked in, as into tests; null in the program.
extern "C" {
[[gnu::weak]] tenken::pdf::ForeignDocument* tenken_make_foreign_document(std::string_view bytes);
[[gnu::weak]] void tenken_load_ciphers();
}

namespace tenken::pdf {

namespace {

constexpr char module_file[] = "libtenken_podofo.so";

struct Decryption {
    MakeForeignDocument make = tenken_make_foreign_document;
    LoadCiphers load_ciphers = tenken_load_ciphers;
    std::string problem;

    Decryption() {
        if (make == nullptr) {
            const SharedModule module = open_shared_module(module_file);
            problem = module.problem;
            make = reinterpret_cast<MakeForeignDocument>(
                find_function(module, make_foreign_document_name));
            load_ciphers = reinterpret_cast<LoadCiphers>(find_function(module, load_ciphers_name));
        }
        if (load_ciphers != nullptr) {
            load_ciphers();
        }
    }
};

const Decryption& decryption() {
    static const Decryption loaded;
    return loaded;
}

}  // namespace

void load_decryption() {
    decryption();
}

std::unique_ptr<ForeignDocument> make_foreign_document(std::string_view bytes,
                                                       const std::string& name) {
    const Decryption& loaded = decryption();
    if (loaded.make == nullptr) {
        const std::string why = loaded.problem.empty() ? "" : " (" + loaded.problem + ")";
        throw schema::InputError(
            name,
            {std::string("暗号化を解く部品 ") + module_file + " を使えない" + why,
             std::string("the part that decrypts, ") + module_file + ", cannot be used" + why},
            {"tenken を入れ直してください", "Install tenken again"});
    }
    return std::unique_ptr<ForeignDocument>(loaded.make(bytes));
}

}  // namespace tenken::pdf
