#include "extractor/report/headings.h"

#include <algorithm>
#include <cmath>

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_heading = 44;
// Captions come back with each item; a plan's own headings in its aims, its body and its summary.
constexpr int caption_repeats = 5;
constexpr double size_tolerance = 0.4;  // points

bool ends_sentence(std::string_view squeezed) {
    static constexpr std::string_view ends[] = {"。", "、", "ます", "です"};
    return std::any_of(std::begin(ends), std::end(ends),
                       [squeezed](std::string_view end) { return squeezed.ends_with(end); });
}

/// ①, Ⅰ: told by the printed character, which NFKC replaces.
int level_of_symbol(std::string_view text, std::size_t& size) {
    std::size_t at = 0;
    const char32_t c = text.empty() ? 0 : schema::next_code_point(text, at);
    if (c >= 0x2460 && c <= 0x2473) {
        size = at;
        return 4;
    }
    if (c >= 0x2160 && c <= 0x216B) {
        size = at;
        return 1;
    }
    return 0;
}

}  // namespace

HeadingParts heading_parts(std::string_view text, const Vocabulary& vocabulary) {
    HeadingParts parts;
    const std::string_view trimmed = schema::trim(text);
    std::size_t symbol = 0;
    parts.level = level_of_symbol(trimmed, symbol);
    if (parts.level > 0) {
        parts.number = schema::squeeze(trimmed.substr(0, symbol));
        parts.words = std::string(schema::trim(trimmed.substr(symbol)));
        return parts;
    }
    const std::string normal = schema::nfkc(trimmed.substr(0, 200));
    static constexpr std::pair<std::string_view, int> styles[] = {{"heading-chapter", 1},
                                                                  {"heading-bracket", 3},
                                                                  {"heading-number", 2},
                                                                  {"heading-detail", 4}};
    for (const auto& [id, level] : styles) {
        // 第 1 is printed with a gap by some.
        if (level == 1) {
            const std::string tight = tighten(normal);
            const std::size_t chapter = vocabulary.words(id).prefix(tight);
            const bool counts = vocabulary.words("not-chapter")
                                    .prefix(tight.substr(std::min(chapter, tight.size()))) > 0;
            if (chapter > 0 && chapter < tight.size() && !counts) {
                parts.level = 1;
                parts.number = schema::squeeze(tight.substr(0, chapter));
                parts.words = tight.substr(chapter);
                return parts;
            }
            continue;
        }
        const std::size_t size = vocabulary.words(id).prefix(normal);
        if (size > 0 && size < normal.size()) {
            parts.level = level;
            parts.number = schema::squeeze(normal.substr(0, size));
            parts.words = std::string(schema::trim(std::string_view(normal).substr(size)));
            return parts;
        }
    }
    parts.words = std::string(trimmed);
    return parts;
}

HeadingReader::HeadingReader(const DocumentTexts& texts, const std::vector<bool>& contents,
                             const Vocabulary& vocabulary)
    : texts_(texts), vocabulary_(vocabulary) {
    std::map<long, long> characters_by_size;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const layout::Paragraph* paragraph = texts.paragraph(i);
        if (paragraph == nullptr || contents[i]) {
            continue;
        }
        characters_by_size[std::lround(paragraph->size * 10)] +=
            static_cast<long>(paragraph->text.size());
        if (!texts.squeezed(i).empty()) {
            ++repeated_[texts.squeezed(i)];
        }
    }
    long most = -1;
    for (const auto& [size, count] : characters_by_size) {
        if (count > most) {
            most = count;
            body_size_ = static_cast<double>(size) / 10;
        }
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const layout::Paragraph* paragraph = texts.paragraph(i);
        if (paragraph == nullptr || contents[i] || paragraph->size <= body_size_ + size_tolerance ||
            !may_head(*paragraph, texts.squeezed(i))) {
            continue;
        }
        const HeadingParts parts = heading_parts(paragraph->text, vocabulary);
        if (parts.level == 0) {
            continue;
        }
        const auto known = std::find_if(styles_.begin(), styles_.end(), [&](const Style& style) {
            return style.level == parts.level &&
                   std::abs(style.size - paragraph->size) < size_tolerance;
        });
        if (known == styles_.end()) {
            styles_.push_back({paragraph->size, parts.level, 1});
        } else {
            ++known->count;
        }
    }
}

bool HeadingReader::may_head(const layout::Paragraph& paragraph,
                             const std::string& squeezed) const {
    if (squeezed.empty() || code_points(squeezed) > longest_heading || ends_sentence(squeezed) ||
        paragraph.text.find('\n') != std::string::npos) {
        return false;
    }
    if (vocabulary_.words("note-mark").prefix(squeezed) > 0) {
        return false;
    }
    const auto repeats = repeated_.find(squeezed);
    return repeats == repeated_.end() || repeats->second < caption_repeats;
}

/// "1 市民協働" is a chapter where it is set like 第1 and other headings with such numbers are
/// smaller.
int HeadingReader::numbered_level(int level, double size) const {
    const bool two_sizes = std::any_of(styles_.begin(), styles_.end(), [&](const Style& style) {
        return style.level == level && style.size < size - size_tolerance;
    });
    int best = level;
    for (const Style& style : styles_) {
        const bool alike = std::abs(style.size - size) < size_tolerance;
        best = two_sizes && alike ? std::min(best, style.level) : best;
    }
    return best;
}

int HeadingReader::level(std::size_t block) const {
    const layout::Paragraph& paragraph = *texts_.paragraph(block);
    const std::string& squeezed = texts_.squeezed(block);
    if (!may_head(paragraph, squeezed)) {
        return 0;
    }
    const HeadingParts parts = heading_parts(paragraph.text, vocabulary_);
    if (parts.level > 0) {
        return code_points(schema::squeeze(parts.words)) < 2
                   ? 0
                   : numbered_level(parts.level, paragraph.size);
    }
    const bool sizes_known = body_size_ > 0;
    const bool bracketed = squeezed.starts_with('(') || squeezed.starts_with("【") ||
                           squeezed.starts_with("<") || squeezed.starts_with("○") ||
                           squeezed.starts_with("・");
    if (bracketed) {
        return 0;
    }
    if (!sizes_known) {
        // A transcript: a short line of its own, without the marks of a sentence.
        const bool plain = squeezed.find("。") == std::string::npos &&
                           squeezed.find("、") == std::string::npos && code_points(squeezed) <= 30;
        return plain ? 2 : 0;
    }
    const bool large = paragraph.size > body_size_ + size_tolerance;
    if (!large && !paragraph.bold) {
        return 0;
    }
    // Of the numbered headings of its size it ranks with the highest: 追加実施項目 follows 3, not
    // (2).
    int best = 0;
    for (const Style& style : styles_) {
        const bool alike = std::abs(style.size - paragraph.size) < size_tolerance;
        best = alike && (best == 0 || style.level < best) ? style.level : best;
    }
    if (best > 0) {
        return best;
    }
    if (!large) {
        return 2;
    }
    // Below the numbered headings that are larger, if there are such.
    int above = 0;
    for (const Style& style : styles_) {
        above = style.size > paragraph.size + size_tolerance ? std::max(above, style.level) : above;
    }
    return above + 1;
}

void HeadingPath::enter(int level, std::string text, bool heads_item) {
    if (heads_item && !entries_.empty()) {
        const Entry& above = entries_.back();
        level = std::max(level, above.heads_item ? above.level : above.level + 1);
    }
    const auto same = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.level == level && entry.text == text;
    });
    if (same != entries_.end()) {
        return;  // printed again at the head of a page
    }
    while (!entries_.empty() && entries_.back().level >= level) {
        entries_.pop_back();
    }
    entries_.push_back({level, std::move(text), heads_item});
}

std::vector<std::string> HeadingPath::texts() const {
    std::vector<std::string> result;
    for (const Entry& entry : entries_) {
        result.push_back(entry.text);
    }
    return result;
}

}  // namespace tenken::report
