#include "rules/tables/numbers.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string_view>

#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

Number::State state_of(const CellValue* value) {
    if (value == nullptr) {
        return Number::State::unknown;
    }
    switch (value->kind) {
        case CellValue::Kind::number:
            return Number::State::figure;
        case CellValue::Kind::blank:
            return Number::State::blank;
        case CellValue::Kind::dash:
            return Number::State::dash;
        default:
            return Number::State::unknown;
    }
}

/// 職員数, 件数, 項目数: what stands below such a label was counted one by one.
bool says_counts(const Line& line) {
    static constexpr std::array<std::string_view, 20> counted = {
        "件数", "人数", "者数", "員数",   "項目数", "事業数", "施設数", "団体数", "回数", "台数",
        "校数", "園数", "戸数", "世帯数", "箇所数", "か所数", "組織数", "会議数", "部数", "冊数"};
    return std::any_of(line.path.begin(), line.path.end(), [](const std::string& label) {
        return std::any_of(counted.begin(), counted.end(), [&](std::string_view word) {
            return label.size() >= word.size() &&
                   label.compare(label.size() - word.size(), word.size(), word) == 0;
        });
    });
}

/// A, 順調, 未着手: what stands beside grades counts items.
bool is_grade(const std::string& label) {
    static constexpr std::array<std::string_view, 30> grades = {"S",
                                                                "A",
                                                                "B",
                                                                "C",
                                                                "D",
                                                                "E",
                                                                "◎",
                                                                "○",
                                                                "△",
                                                                "×",
                                                                "達成",
                                                                "一部達成",
                                                                "未達成",
                                                                "完了",
                                                                "取組中",
                                                                "未着手",
                                                                "実施",
                                                                "実施済",
                                                                "一部実施",
                                                                "検討中",
                                                                "順調",
                                                                "概ね順調",
                                                                "おおむね順調",
                                                                "遅れ",
                                                                "やや遅れ",
                                                                "計画以上",
                                                                "計画どおり",
                                                                "計画通り",
                                                                "計画未満",
                                                                "未実施"};
    return std::find(grades.begin(), grades.end(), label) != grades.end();
}

bool counts_grades(const std::vector<Line>& lines) {
    return std::count_if(lines.begin(), lines.end(),
                         [](const Line& line) { return is_grade(line.label()); }) >= 2;
}

}  // namespace

Numbers::Numbers(const Matrix& matrix, const Units& units) : matrix_(matrix) {
    std::map<std::string, std::pair<int, int>> families;  // unit -> family, power
    std::map<std::string, int> ids;
    numbers_.reserve(matrix.entries.size());
    const bool grades = counts_grades(matrix.lines) || counts_grades(matrix.positions);
    std::vector<bool> counts;
    for (const Line& position : matrix.positions) {
        counts.push_back(says_counts(position));
    }
    for (int line = 0; line < matrix.line_count(); ++line) {
        const bool line_counts = grades || says_counts(matrix.line(line));
        for (int position = 0; position < matrix.position_count(); ++position) {
            const CellValue* value = matrix.at(line, position).value;
            Number number;
            number.state = state_of(value);
            if (number.is_figure()) {
                const std::string& unit = this->unit(line, position);
                const auto found = families.find(unit);
                if (found == families.end()) {
                    const int id =
                        ids.emplace(units.family(unit), static_cast<int>(ids.size())).first->second;
                    families[unit] = {id, schema::unit_scale(unit).power};
                }
                number.family = families[unit].first;
                const int power = families[unit].second;
                try {
                    number.value = value->value.shifted(power);
                    // Without a unit nobody can say whether the last digit was rounded, unless
                    // the label says that it was counted.
                    const bool counted =
                        unit.empty() && value->precision == schema::Decimal(1) &&
                        (line_counts || counts[static_cast<std::size_t>(position)]);
                    number.step = counted        ? schema::Decimal()
                                  : unit.empty() ? value->precision
                                                 : units.step(value->precision, unit);
                } catch (const std::overflow_error&) {
                    number.state = Number::State::unknown;
                }
            }
            numbers_.push_back(number);
        }
    }
}

const std::string& Numbers::unit(int line, int position) const {
    const CellValue* value = matrix_.at(line, position).value;
    if (value != nullptr && !value->unit.empty()) {
        return value->unit;
    }
    const std::string& across = matrix_.position(position).unit;
    const std::string& along = matrix_.line(line).unit;
    return !across.empty() ? across : !along.empty() ? along : matrix_.unit;
}

Figure Numbers::figure(int line, int position, bool exact) const {
    const Matrix::Entry& entry = matrix_.at(line, position);
    const Number& number = at(line, position);
    Figure figure;
    figure.value = number.value;
    figure.step = exact ? schema::Decimal() : number.step;
    figure.unit = unit(line, position);
    if (entry.cell != nullptr) {
        figure.place = entry.cell->place;
        figure.printed = entry.value->printed;
        figure.key = key_of(entry.cell->place, std::to_string(entry.cell->row) + "/" +
                                                   std::to_string(entry.cell->column));
    }
    figure.name = {matrix_.line(line).shown, matrix_.line(line).shown};
    return figure;
}

}  // namespace tenken::rules
