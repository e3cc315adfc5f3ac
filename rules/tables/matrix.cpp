#include "rules/tables/matrix.h"

namespace tenken::rules {

const std::string& Line::label() const {
    static const std::string none;
    return path.empty() ? none : path.back();
}

std::vector<std::string> Line::group() const {
    return path.empty() ? path : std::vector<std::string>(path.begin(), path.end() - 1);
}

int fiscal_year_of(const Line& line, const std::optional<schema::Period>& plan) {
    for (auto label = line.path.rbegin(); label != line.path.rend(); ++label) {
        if (const auto year = schema::parse_year_label(*label, plan)) {
            return year->impossible ? 0 : year->fiscal_year;
        }
    }
    return 0;
}

Matrix Matrix::transposed() const {
    Matrix other;
    other.lines = positions;
    other.positions = lines;
    other.unit = unit;
    other.by_rows = !by_rows;
    other.entries.resize(entries.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
        for (std::size_t position = 0; position < positions.size(); ++position) {
            other.entries[position * lines.size() + line] =
                entries[line * positions.size() + position];
        }
    }
    return other;
}

}  // namespace tenken::rules
