#include "extractor/pdf/annotate/signature.h"

#include <vector>

namespace tenken::pdf {

namespace {

/// Form fields that are looked at; forms of ministries have some 3,000.
constexpr std::size_t most_fields = 50'000;

bool has_signed_field(const Value& fields) {
    std::vector<Value> open{fields};
    std::size_t seen = 0;
    while (!open.empty() && seen < most_fields) {
        const Value kids = open.back();
        open.pop_back();
        for (std::size_t i = 0; i < kids.size() && ++seen < most_fields; ++i) {
            const Value field = kids.at(i);
            if (field.get("FT").name() == "Sig" && field.get("V").is_dictionary()) {
                return true;
            }
            if (field.get("Kids").size() > 0) {
                open.push_back(field.get("Kids"));
            }
        }
    }
    return false;
}

}  // namespace

Signature find_signature(const Value& catalog) {
    if (catalog.get("Perms").get("DocMDP").is_dictionary()) {
        return Signature::certification;
    }
    return has_signed_field(catalog.get("AcroForm").get("Fields")) ? Signature::approval
                                                                   : Signature::none;
}

}  // namespace tenken::pdf
