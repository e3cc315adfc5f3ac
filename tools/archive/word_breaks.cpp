#include "tools/archive/word_breaks.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace {

/// One for the whole run: to make one takes longer than to use it.
icu::BreakIterator* word_breaks() {
    static const std::unique_ptr<icu::BreakIterator> breaks = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale::getJapan(), status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    return breaks.get();
}

}  // namespace

extern "C" void tenken_find_breaks(const std::string& text, std::set<std::size_t>& breaks) {
    icu::BreakIterator* iterator = word_breaks();
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> given(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status),
        utext_close);
    if (iterator == nullptr || U_FAILURE(status)) {
        return;
    }
    iterator->setText(given.get(), status);
    for (std::int32_t i = iterator->first(); i != icu::BreakIterator::DONE; i = iterator->next()) {
        breaks.insert(static_cast<std::size_t>(i));
    }
}
