#include "extractor/scan/correct_marks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

namespace {

constexpr float of_plain_shape = 90;  // confidence

bool is_one_of(const std::string& text, std::string_view list) {
    return !text.empty() && list.find(text) != std::string_view::npos;
}

/// What engines make of each shape.
bool looks_like(const std::string& text, const std::string& shape) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> alike{{
        {"～", "<>くて一ー~へつっごべペ-～〜"},
        {"→", "<>て一ー-つ→う"},
        {"／", "ノ/ンソイグメ"},
        {"〈", "<くぐ《〈"},
        {"〉", ">》〉"},
        {"「", "「『｢["},
        {"」", "」』｣]"},
        {"：", ":：・;"},
    }};
    return std::any_of(alike.begin(), alike.end(), [&](const auto& entry) {
        return entry.first == shape && is_one_of(text, entry.second);
    });
}

class MarkCorrection {
  public:
    MarkCorrection(const LineInk& line, double em, const LookAtInk& look,
                   std::vector<ReadSymbol>& symbols)
        : line_(line), symbols_(symbols), ink_(align_ink(line.parts(), symbols, em, look)) {}

    void run() {
        if (!ink_.says_something()) {
            return;
        }
        for (std::size_t i = 0; i < symbols_.size(); ++i) {
            const std::string shape = has_ink(i) ? line_.shape_of(ink_.boxes[i]) : std::string();
            shapes_.push_back(looks_like(symbols_[i].text, shape) ? shape : "");
            if (!shapes_.back().empty()) {
                symbols_[i].text = shape;
                symbols_[i].doubtful = false;
                symbols_[i].confidence = std::max(symbols_[i].confidence, of_plain_shape);
            }
        }
        add_unread();
        drop_doubles();
    }

  private:
    bool has_ink(std::size_t i) const { return ink_.boxes[i].width() > 0; }

    /// Before their places move: from the last to the first.
    void add_unread() {
        for (auto unread = ink_.unread.rbegin(); unread != ink_.unread.rend(); ++unread) {
            const std::string shape = line_.shape_of(unread->box);
            if (shape.empty()) {
                continue;
            }
            const auto at = static_cast<long>(unread->before);
            ReadSymbol symbol{shape, unread->box, of_plain_shape, false,
                              true,  {},          "shape",        Presence::sure};
            symbols_.insert(symbols_.begin() + at, std::move(symbol));
            ink_.boxes.insert(ink_.boxes.begin() + at, unread->box);
            shapes_.insert(shapes_.begin() + at, shape);
        }
    }

    /// "<く" where one bracket stands.
    bool doubles_mark(std::size_t i) const {
        const auto alike = [&](std::size_t other) {
            return !shapes_[other].empty() && looks_like(symbols_[i].text, shapes_[other]);
        };
        return (i > 0 && alike(i - 1)) || (i + 1 < symbols_.size() && alike(i + 1));
    }

    void drop_doubles() {
        for (std::size_t i = symbols_.size(); i-- > 0;) {
            if (has_ink(i) || symbols_.size() < 2) {
                continue;
            }
            if (doubles_mark(i)) {
                symbols_.erase(symbols_.begin() + static_cast<long>(i));
                ink_.boxes.erase(ink_.boxes.begin() + static_cast<long>(i));
                shapes_.erase(shapes_.begin() + static_cast<long>(i));
            }
        }
    }

    const LineInk& line_;
    std::vector<ReadSymbol>& symbols_;
    InkAlignment ink_;
    std::vector<std::string> shapes_;
};

}  // namespace

void correct_marks(const LineInk& line, double em, const LookAtInk& look,
                   std::vector<ReadSymbol>& symbols) {
    MarkCorrection(line, em, look, symbols).run();
}

}  // namespace tenken::scan
