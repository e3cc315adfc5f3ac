#include "extractor/report/direction.h"

namespace tenken::report {

Direction direction_of(std::string_view text, const Vocabulary& vocabulary) {
    Direction result;
    std::size_t best_end = 0;
    std::size_t best_size = 0;
    const auto look = [&](std::string_view id, Direction::Way way) {
        const WordSet& words = vocabulary.words(id);
        for (auto hit = words.find(text); hit && hit->end > hit->begin;
             hit = words.find(text, hit->end)) {
            const std::size_t size = hit->end - hit->begin;
            if (hit->end > best_end || (hit->end == best_end && size > best_size)) {
                best_end = hit->end;
                best_size = size;
                result = {way, std::string(text.substr(hit->begin, size))};
            }
        }
    };
    look("lower-is-better", Direction::Way::lower);
    look("higher-is-better", Direction::Way::higher);
    return result;
}

}  // namespace tenken::report
