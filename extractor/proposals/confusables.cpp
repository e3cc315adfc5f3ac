#include "extractor/proposals/confusables.h"

#include <algorithm>

#include "schema/text.h"

namespace tenken::extractor {

namespace {

void add(std::u32string& list, char32_t character) {
    if (list.find(character) == std::u32string::npos) {
        list.push_back(character);
    }
}

}  // namespace

Confusables::Confusables(std::string_view data) {
    while (!data.empty()) {
        const std::size_t end = std::min(data.find('\n'), data.size());
        const std::string_view line = data.substr(0, end);
        data.remove_prefix(std::min(end + 1, data.size()));
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::u32string set;
        for (std::size_t at = 0; at < line.size();) {
            set += schema::next_code_point(line, at);
        }
        for (const char32_t a : set) {
            for (const char32_t b : set) {
                if (a != b) {
                    add(alike_[a], b);
                }
            }
        }
    }
}

std::u32string Confusables::like(char32_t character) const {
    const auto found = alike_.find(character);
    return found == alike_.end() ? std::u32string() : found->second;
}

bool Confusables::are_alike(char32_t a, char32_t b) const {
    return like(a).find(b) != std::u32string::npos;
}

}  // namespace tenken::extractor
