// The municipality by its name's last character, where names stand: a line of its own, a title.
#include <algorithm>
#include <map>

#include "extractor/report/text_tools.h"
#include "extractor/report/title_page.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_name = 8;  // いちき串木野市 has seven characters

/// Names that `text` may begin with: each prefix that ends in 市, 町, 村 or 区.
std::vector<std::string> names_at_start(std::string_view text, const Vocabulary& vocabulary) {
    std::vector<std::string> names;
    const std::size_t before = vocabulary.words("title-prefix").prefix(text);
    text.remove_prefix(before < text.size() ? before : 0);
    const std::size_t prefecture = vocabulary.words("prefecture").prefix(text);
    if (prefecture > 0 && prefecture < text.size()) {
        text.remove_prefix(prefecture);
    }
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < longest_name;) {
        const std::size_t begin = at;
        const char32_t c = schema::next_code_point(text, at);
        if (!is_japanese_letter(c)) {
            break;
        }
        ++count;
        const std::string_view letter = text.substr(begin, at - begin);
        const bool suffix = vocabulary.words("municipality-suffix").matches(letter);
        const bool again = vocabulary.words("municipality-suffix").prefix(text.substr(at)) > 0;
        if (suffix && count >= 2 && !again) {
            const std::string name(text.substr(0, at));
            if (!vocabulary.words("no-municipality").matches(name)) {
                names.push_back(name);
            }
        }
    }
    return names;
}

long occurrences(const layout::Document& document, const std::string& name) {
    long count = 0;
    const auto look = [&](const std::string& text) {
        for (std::size_t at = text.find(name); at != std::string::npos;
             at = text.find(name, at + name.size())) {
            ++count;
        }
    };
    std::size_t read = 0;
    for (const layout::Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<layout::Paragraph>(&block)) {
            look(paragraph->text);
        }
        if (++read > 400) {
            break;
        }
    }
    for (std::size_t i = 0; i < document.running.size() && i < 40; ++i) {
        look(document.running[i].text);
    }
    return count;
}

}  // namespace

std::string find_municipality(const DocumentTexts& texts, std::size_t title_blocks,
                              const Vocabulary& vocabulary) {
    const layout::Document& document = texts.document();
    std::vector<std::string> candidates;
    for (std::size_t i = 0; i < title_blocks && i < document.blocks.size(); ++i) {
        const auto* paragraph = std::get_if<layout::Paragraph>(&document.blocks[i]);
        if (paragraph == nullptr) {
            continue;
        }
        for (const std::string_view line : lines_of(paragraph->text)) {
            const std::string squeezed = schema::squeeze(line);
            const std::vector<std::string> names = names_at_start(squeezed, vocabulary);
            if (!names.empty() && squeezed.ends_with(names.back()) &&
                code_points(squeezed) <= longest_name + 4) {
                return names.back();  // the publisher's own line
            }
            candidates.insert(candidates.end(), names.begin(), names.end());
        }
    }
    for (std::size_t i = 0; i < document.running.size() && i < 4; ++i) {
        const auto names = names_at_start(schema::squeeze(document.running[i].text), vocabulary);
        candidates.insert(candidates.end(), names.begin(), names.end());
    }
    if (candidates.empty()) {
        // Any paragraph of the first pages that begins with a name, the one met most.
        std::size_t looked = 0;
        for (const layout::Block& block : document.blocks) {
            const auto* paragraph = std::get_if<layout::Paragraph>(&block);
            if (paragraph != nullptr && looked++ < 60) {
                const std::string head = paragraph->text.substr(0, 90);
                const auto names = names_at_start(schema::squeeze(head), vocabulary);
                candidates.insert(candidates.end(), names.begin(), names.end());
            }
        }
    }
    std::string best;
    long most = 0;
    for (const std::string& name : candidates) {
        const long count = occurrences(document, name) + 1;
        // Of two readings of one beginning (東村, 東村山市) the longer wins unless it is rare.
        const bool longer = name.size() > best.size() && name.starts_with(best);
        if (count > most || (longer && count * 2 > most)) {
            best = name;
            most = count;
        }
    }
    return best;
}

}  // namespace tenken::report
