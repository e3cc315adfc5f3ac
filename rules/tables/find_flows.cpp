#include "rules/tables/find_flows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace tenken::rules {
namespace {

constexpr int farthest = 7;
constexpr std::size_t most_parts = 5;

template <std::size_t N>
bool has_any(const std::string& label, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return label.find(word) != std::string::npos;
    });
}

bool opens(const std::string& label) {
    static constexpr std::array<std::string_view, 9> words = {
        "前年度末",     "年度当初",   "期首",   "年度初",  "前年度繰越",
        "前年度現在高", "前年度残高", "調定額", "予算現額"};
    return has_any(label, words) && label.find("翌年度") == std::string::npos &&
           label.find("次年度") == std::string::npos;
}

bool closes_stock(const std::string& label) {
    static constexpr std::array<std::string_view, 7> words = {
        "翌年度", "次年度", "年度末", "期末", "差引残", "収入未済", "不用額"};
    return has_any(label, words) && label.find("前年度") == std::string::npos;
}

/// 退職, 償還, 取崩し make a stock smaller.
bool makes_smaller(const std::string& label) {
    static constexpr std::array<std::string_view, 14> words = {
        "退職", "償還", "取崩", "取り崩", "減",   "除却", "処分",
        "返済", "廃止", "解約", "収入済", "欠損", "支出", "繰越"};
    return has_any(label, words);
}

bool usable(const Line& line) {
    return line.role != LineRole::part && line.role != LineRole::difference && !line.within_ratio &&
           !line.within_difference;
}

std::optional<SumReading> best_signs(const Numbers& numbers, int closing,
                                     const std::vector<int>& parts) {
    std::optional<SumReading> best;
    int best_fit = 0;
    // The opening stock is always added.
    for (unsigned minus = 0; minus < (1U << (parts.size() - 1)); ++minus) {
        SumReading reading;
        reading.basis = SumReading::Basis::letters;
        reading.total = closing;
        reading.parts = parts;
        reading.signs = {1};
        int fit = 0;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const bool less = ((minus >> (i - 1)) & 1U) != 0;
            reading.signs.push_back(less ? -1 : 1);
            fit += less == makes_smaller(numbers.matrix().line(parts[i]).label()) ? 1 : -1;
        }
        judge(numbers, reading);
        reading.accepted =
            reading.closes >= 2 && (reading.fails <= 1 || reading.fails * 3 <= reading.closes);
        const int gain = reading.closes - reading.fails;
        if (reading.accepted && (!best || gain > best->closes - best->fails ||
                                 (gain == best->closes - best->fails && fit > best_fit))) {
            best = std::move(reading);
            best_fit = fit;
        }
    }
    return best;
}

}  // namespace

std::vector<Flow> find_flows(const Numbers& numbers) {
    const Matrix& matrix = numbers.matrix();
    std::vector<Flow> flows;
    for (int line = 2; line < matrix.line_count(); ++line) {
        if (!usable(matrix.line(line)) || !closes_stock(matrix.line(line).label())) {
            continue;
        }
        std::vector<int> parts;
        for (int i = line - 1; i >= std::max(0, line - farthest); --i) {
            if (!usable(matrix.line(i))) {
                continue;
            }
            parts.push_back(i);
            if (opens(matrix.line(i).label()) || parts.size() > most_parts) {
                break;
            }
        }
        const bool complete = parts.size() >= 2 && parts.size() <= most_parts &&
                              opens(matrix.line(parts.back()).label());
        if (!complete) {
            continue;
        }
        std::reverse(parts.begin(), parts.end());
        if (auto reading = best_signs(numbers, line, parts)) {
            flows.push_back({parts.front(), std::move(*reading)});
        }
    }
    return flows;
}

std::vector<CarriedStock> carried_stocks(const Numbers& numbers, const Flow& flow) {
    const Matrix& matrix = numbers.matrix();
    std::vector<CarriedStock> carried;
    const std::string& opening_label = matrix.line(flow.opening).label();
    if (opening_label.find("調定") != std::string::npos ||
        opening_label.find("予算") != std::string::npos) {
        return carried;
    }
    int right = 0;
    int wrong = 0;
    int before = -1;
    for (int position = 0; position < matrix.position_count(); ++position) {
        const Line& across = matrix.position(position);
        if (across.role != LineRole::detail || across.within_ratio) {
            continue;
        }
        if (before >= 0) {
            const Number& opening = numbers.at(flow.opening, position);
            const Number& closing = numbers.at(flow.reading.total, before);
            if (opening.is_figure() && closing.is_figure() && opening.family == closing.family) {
                (opening.value == closing.value ? right : wrong) += 1;
                carried.push_back({flow.opening, flow.reading.total, position, before});
            }
        }
        before = position;
    }
    if (right < 2 || wrong > 1) {
        carried.clear();
    }
    return carried;
}

}  // namespace tenken::rules
