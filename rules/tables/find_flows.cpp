#include "rules/tables/find_flows.h"

#include <algorithm>
#include <optional>

namespace tenken::rules {
namespace {

constexpr int farthest = 7;
constexpr std::size_t most_parts = 5;

bool usable(const Line& line) {
    return line.role != LineRole::part && line.role != LineRole::difference && !line.within_ratio &&
           !line.within_difference;
}

std::optional<SumReading> best_signs(const Numbers& numbers, const TableWords& words, int closing,
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
            fit += less == words.is_outflow(numbers.matrix().line(parts[i]).label()) ? 1 : -1;
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

std::vector<Flow> find_flows(const Numbers& numbers, const TableWords& words) {
    const Matrix& matrix = numbers.matrix();
    std::vector<Flow> flows;
    for (int line = 2; line < matrix.line_count(); ++line) {
        if (!usable(matrix.line(line)) || !words.closes_stock(matrix.line(line).label())) {
            continue;
        }
        std::vector<int> parts;
        for (int i = line - 1; i >= std::max(0, line - farthest); --i) {
            if (!usable(matrix.line(i))) {
                continue;
            }
            parts.push_back(i);
            if (words.opens_stock(matrix.line(i).label()) || parts.size() > most_parts) {
                break;
            }
        }
        const bool complete = parts.size() >= 2 && parts.size() <= most_parts &&
                              words.opens_stock(matrix.line(parts.back()).label());
        if (!complete) {
            continue;
        }
        std::reverse(parts.begin(), parts.end());
        if (auto reading = best_signs(numbers, words, line, parts)) {
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
