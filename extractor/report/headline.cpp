// The amounts printed in headings: 1 収入額 約15億7千万円 (A) (千円).
#include <algorithm>

#include "extractor/report/rollup.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_headline = 48;

struct Parts {
    std::string name;
    std::string mark;
    schema::Quantity amount;
    std::optional<schema::Quantity> exact;  ///< 約21億円（2,119,562千円）
};

/// The name before the amount, the mark behind it (or at the end of the name: 収入額(A) 15億円).
std::optional<Parts> split(std::string_view text, const Vocabulary& vocabulary) {
    const std::string normal = schema::fold_radicals(schema::nfkc(schema::trim(text)));
    const std::vector<schema::Quantity> found = schema::find_quantities(normal);
    const schema::Quantity* amount = nullptr;
    const schema::Quantity* exact = nullptr;
    for (const schema::Quantity& quantity : found) {
        if (!vocabulary.words("money-unit").matches(quantity.unit)) {
            continue;
        }
        if (amount == nullptr) {
            amount = &quantity;
            continue;
        }
        const std::string between =
            schema::squeeze(normal.substr(amount->end, quantity.begin - amount->end));
        if (exact != nullptr || between != "(") {
            return std::nullopt;
        }
        exact = &quantity;
    }
    if (amount == nullptr) {
        return std::nullopt;
    }
    Parts parts;
    parts.amount = *amount;
    if (exact != nullptr) {
        parts.exact = *exact;
    }
    std::string before(schema::trim(std::string_view(normal).substr(0, amount->begin)));
    if (const auto tail = vocabulary.words("headline-tail").find(before)) {
        before.resize(tail->begin);
    }
    const WordSet& marks = vocabulary.words("headline-mark");
    const std::string tight_before = schema::squeeze(before);
    if (const auto mark = marks.find(tight_before);
        mark && mark->end == tight_before.size() && mark->begin > 0) {
        parts.mark = tight_before.substr(mark->begin);
        std::size_t keep = before.size();
        while (keep > 0 && schema::squeeze(before.substr(0, keep)).size() > mark->begin) {
            --keep;
        }
        before = std::string(schema::trim(std::string_view(before).substr(0, keep)));
    }
    parts.name = before;
    const std::string behind = schema::squeeze(normal.substr(amount->end));
    const std::size_t mark = marks.prefix(behind);
    if (mark > 0) {
        parts.mark = behind.substr(0, mark);
    }
    return parts;
}

}  // namespace

std::vector<schema::Total> read_headline(const layout::Paragraph& paragraph,
                                         const Vocabulary& vocabulary) {
    const std::string squeezed = schema::squeeze(paragraph.text.substr(0, 400));
    if (code_points(squeezed) > longest_headline ||
        vocabulary.words("note-mark").prefix(squeezed) > 0) {
        return {};
    }
    const auto parts = split(paragraph.text, vocabulary);
    if (!parts || parts->name.empty()) {
        return {};
    }
    // A sentence counts only if its subject is what is summed up: 効果額の総額は約7億円です。
    const std::string name = schema::squeeze(parts->name);
    const WordSet& words = vocabulary.words("headline");
    bool named = words.contains(name);
    if (squeezed.ends_with("。")) {
        std::size_t end = 0;
        for (auto hit = words.find(name); hit; hit = words.find(name, hit->end)) {
            end = hit->end;
        }
        named = end > 0 && end == name.size();
    }
    if (!named && parts->mark.empty()) {
        return {};
    }
    schema::Total total;
    total.scope = parts->name;
    total.mark = parts->mark;
    total.name = parts->name;
    total.place = paragraph.place;
    std::vector<schema::Total> totals;
    for (const auto& amount : {std::optional(parts->amount), parts->exact}) {
        if (amount) {
            total.value = amount->value;
            total.precision = amount->precision;
            total.unit = amount->unit;
            total.approximate = amount->approximate;
            total.printed = amount->printed;
            totals.push_back(total);
        }
    }
    return totals;
}

std::string scope_of(std::string_view heading, const Vocabulary& vocabulary) {
    if (const auto parts = split(heading, vocabulary); parts && !parts->name.empty()) {
        return parts->name;
    }
    std::string text = one_line(heading);
    // A unit in brackets at the end is not part of the name.
    const std::string squeezed = schema::squeeze(text);
    const Bracketed parts = take_brackets(squeezed);
    if (!parts.groups.empty()) {
        const std::string& last = parts.groups.back();
        const std::size_t prefix = vocabulary.words("unit-prefix").prefix(last);
        if (vocabulary.words("unit").matches(last.substr(prefix)) || prefix > 0) {
            const std::string_view open[] = {"(", "（", "[", "［", "〔"};
            std::size_t cut = std::string::npos;
            for (const std::string_view bracket : open) {
                const std::size_t at = text.rfind(bracket);
                cut = at == std::string::npos ? cut
                                              : (cut == std::string::npos ? at : std::max(cut, at));
            }
            if (cut != std::string::npos && cut > 0) {
                text = std::string(schema::trim(std::string_view(text).substr(0, cut)));
            }
        }
    }
    return text;
}

}  // namespace tenken::report
