// Characters that simple_forms.h does not know and that need no ICU either.
#pragma once

#include <cstddef>
#include <string_view>

namespace tenken::schema {

/// NFKC of a character that is the same whatever stands beside it, as long as that is such a
/// character too or one with a simple form. Not `known`: ICU has to see it.
struct LoneForm {
    bool known = false;
    char32_t itself = 0;       ///< where nothing changes
    std::u16string_view form;  ///< else; one character or more, all of the basic plane

    template <typename Use>
    void each(Use use) const {
        if (form.empty()) {
            use(itself);
        }
        for (const char16_t c : form) {
            use(char32_t{c});
        }
    }
};

LoneForm lone_form(char32_t c);

/// The same of the character `c` of a text that goes on at `at`: a kana of half width is one letter
/// with the sound mark behind it (ｶﾞ is ガ), which `at` is then moved over.
LoneForm lone_form(char32_t c, std::string_view text, std::size_t& at);

}  // namespace tenken::schema
