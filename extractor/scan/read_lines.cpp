#include "extractor/scan/read_lines.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tenken::scan {

namespace {

constexpr std::size_t sample_size = 40;
constexpr std::size_t ordinary_page = 80;  // lines: so few are read one after the other
constexpr double senseless = 0.3;          // of the characters of a line, doubtful ones
constexpr double most_senseless = 0.7;     // of the sample
constexpr double share_of_noise = 1.0 / 6;

/// An engine is sure of noise too, but reads it otherwise the second time.
bool makes_sense(const std::vector<ReadSymbol>& symbols) {
    const auto doubtful = std::count_if(symbols.begin(), symbols.end(),
                                        [](const ReadSymbol& symbol) { return symbol.doubtful; });
    return static_cast<double>(doubtful) < senseless * static_cast<double>(symbols.size());
}

class Run {
  public:
    Run(std::vector<TextLine> lines, double budget, const ReadLineOnce& read)
        : lines_(std::move(lines)), budget_(budget), read_(read), done_(lines_.size()) {}

    ReadLines go() {
        ReadLines out;
        if (lines_.size() > ordinary_page) {
            out.is_noise = read_sample();
        }
        if (out.is_noise) {
            budget_ *= share_of_noise;
        }
        for (const bool beside_sense : {true, false}) {
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                if (!out.is_noise || stands_beside_sense(i) == beside_sense) {
                    read_line(i, !out.is_noise || beside_sense);
                }
            }
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (done_[i]) {
                out.lines.push_back({lines_[i], std::move(*done_[i])});
            } else {
                ++out.unread;
            }
        }
        return out;
    }

  private:
    void read_line(std::size_t i, bool twice) {
        if (!done_[i] && length_ < budget_) {
            done_[i] = read_(lines_[i], twice, length_);
        }
    }

    /// True if it is noise.
    bool read_sample() {
        const std::size_t step = lines_.size() / sample_size;
        std::size_t without_sense = 0;
        for (std::size_t i = step / 2; i < lines_.size(); i += step) {
            read_line(i, true);
            if (done_[i]) {
                sample_.emplace_back(i, makes_sense(*done_[i]));
                without_sense += sample_.back().second ? 0U : 1U;
            }
        }
        return static_cast<double>(without_sense) >
               most_senseless * static_cast<double>(sample_.size());
    }

    /// The line of the sample before or behind it made sense.
    bool stands_beside_sense(std::size_t i) const {
        const auto behind = std::lower_bound(sample_.begin(), sample_.end(), std::pair(i, false));
        return (behind != sample_.end() && behind->second) ||
               (behind != sample_.begin() && (behind - 1)->second);
    }

    std::vector<TextLine> lines_;
    double budget_;
    const ReadLineOnce& read_;
    double length_ = 0;
    std::vector<std::optional<std::vector<ReadSymbol>>> done_;
    std::vector<std::pair<std::size_t, bool>> sample_;  ///< lines, and whether they made sense
};

}  // namespace

ReadLines read_lines(std::vector<TextLine> lines, double budget, const ReadLineOnce& read) {
    return Run(std::move(lines), budget, read).go();
}

}  // namespace tenken::scan
