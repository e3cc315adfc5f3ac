#include "rules/tables/numbers.h"

#include <map>
#include <stdexcept>

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

}  // namespace

Numbers::Numbers(const Matrix& matrix, const Units& units) : matrix_(matrix) {
    std::map<std::string, std::pair<int, int>> families;  // unit -> family, power
    std::map<std::string, int> ids;
    numbers_.reserve(matrix.entries.size());
    for (int line = 0; line < matrix.line_count(); ++line) {
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
                    // Without a unit nobody can say whether the last digit was rounded.
                    number.step =
                        unit.empty() ? value->precision : units.step(value->precision, unit);
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
